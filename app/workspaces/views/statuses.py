"""What committees tell the joint meetings."""

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.committees.models import TaskCommittee
from app.paging import asked
from app.submissions import form_page
from app.workspaces import operations, queries
from app.workspaces.forms import ReviseStatusForm, StatusForm
from app.workspaces.models import StatusReport
from app.workspaces.policy import reads_ahead
from app.workspaces.views.blueprint import bp, crumbs


@bp.get("/statuses")
@allows("status.list")
def statuses() -> ResponseReturnValue:
    found = queries.statuses(asked(), ahead=reads_ahead(current_user))
    return render_template("workspaces/statuses.html", found=found)


@bp.get("/statuses/<int:report_id>")
@allows("status.view", report=StatusReport)
def show_status(report: StatusReport) -> ResponseReturnValue:
    return render_template("workspaces/show_status.html", report=report)


@bp.route("/committees/<int:committee_id>/statuses/new", methods=["GET", "POST"])
@allows("workspace.report", committee=TaskCommittee)
def report(committee: TaskCommittee) -> ResponseReturnValue:
    form = StatusForm()
    meetings = queries.unreported_meetings(committee)
    form.offer(meetings)
    return form_page(
        "workspaces/report.html",
        form,
        carry_out=lambda: operations.report_status(
            committee, meeting=form.chosen_meeting, **_told(form), by=current_user
        ),
        leads_to=lambda written: url_for(".show_status", report_id=written.id),
        says=_("The status is ready for the joint meeting. Every councillor can read it now."),
        committee=committee,
        meetings=meetings,
        crumbs=crumbs(committee, (_("Write a status"), None)),
    )


@bp.route("/statuses/<int:report_id>/edit", methods=["GET", "POST"])
@allows("status.revise", report=StatusReport)
def revise_status(report: StatusReport) -> ResponseReturnValue:
    form = ReviseStatusForm(obj=report)
    here = url_for(".show_status", report_id=report.id)
    return form_page(
        "workspaces/revise_status.html",
        form,
        carry_out=lambda: operations.revise_status(report, **_told(form), by=current_user),
        leads_to=here,
        says=_("The status is saved."),
        of=report,
        report=report,
        crumbs=crumbs(report.committee, (_("Status"), here), (_("Change the status"), None)),
    )


def _told(form: StatusForm | ReviseStatusForm) -> dict[str, Any]:
    return {name: form[name].data for name in ("done", "next", "asks")}
