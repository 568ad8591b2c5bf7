"""Letters from workspaces: only the status, so that nobody drowns in mail. The rest waits on Min side."""

from app.accounts.queries import people_by_id
from app.bodies.queries import current_memberships
from app.events import on
from app.extensions import db
from app.links import absolute_url
from app.outbox import Letter, draft, drafts, write_to_many
from app.workspaces.events import StatusReported
from app.workspaces.models import StatusReport


@on(StatusReported)
def tell_the_standing_committee(event: StatusReported) -> None:
    """Its members will be the first to recommend something. All other councillors see it on the portal."""
    report = db.session.get_one(StatusReport, event.report_id)
    readers = [membership.user_id for membership in current_memberships(report.committee.standing_committee)]
    write_to_many("workspaces/status", readers, report_id=report.id)


@drafts("workspaces/status")
def draft_about_the_status(kind: str, ids: list[int], report_id: int) -> list[Letter]:
    report = db.session.get_one(StatusReport, report_id)
    url = absolute_url("workspaces.show_status", report_id=report_id)
    return [
        draft(kind, to=person, committee_id=report.committee_id, report=report, url=url) for person in people_by_id(ids)
    ]
