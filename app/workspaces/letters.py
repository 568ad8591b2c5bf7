"""Letters from workspaces: only the status, so that nobody drowns in mail. The rest waits on Min side."""

from app.bodies.queries import current_memberships
from app.events import on
from app.extensions import db
from app.links import absolute_url
from app.outbox import write_letters
from app.workspaces.events import StatusReported
from app.workspaces.models import StatusReport


@on(StatusReported)
def tell_the_standing_committee(event: StatusReported) -> None:
    """Its members will be the first to recommend something. All other councillors see it on the portal."""
    report = db.session.get_one(StatusReport, event.report_id)
    write_letters(
        "workspaces/status",
        to=[membership.user for membership in current_memberships(report.committee.standing_committee)],
        committee_id=event.committee_id,
        report=report,
        url=absolute_url("workspaces.show_status", report_id=report.id),
    )
