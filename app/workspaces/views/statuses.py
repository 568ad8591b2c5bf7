"""What committees tell the joint meetings."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.committees.models import TaskCommittee
from app.extensions import db
from app.meetings.models import Meeting
from app.submissions import status, submission
from app.workspaces import operations, queries
from app.workspaces.forms import ReviseStatusForm, StatusForm
from app.workspaces.models import StatusReport
from app.workspaces.views import bp, crumbs


@bp.get("/statuses")
@allows("status.list")
def statuses():
    found = queries.statuses(current_user, request.args.get("page", 1, type=int))
    return render_template("workspaces/statuses.html", found=found)


@bp.get("/statuses/<int:report_id>")
@allows("status.view", report=StatusReport)
def show_status(report):
    return render_template("workspaces/show_status.html", report=report)


@bp.route("/committees/<int:committee_id>/statuses/new", methods=["GET", "POST"])
@allows("workspace.report", committee=TaskCommittee)
def report(committee):
    form = StatusForm()
    meetings = queries.unreported_meetings(committee)
    form.offer(meetings)
    if form.validate_on_submit():
        with submission(form) as sent:
            sent.result = operations.report_status(
                committee, meeting=db.session.get_one(Meeting, form.meeting.data), **_told(form), by=current_user
            )
        if sent:
            flash(_("The status is ready for the joint meeting. Every councillor can read it now."), "success")
            return redirect(url_for(".show_status", report_id=sent.result.id))
    here = crumbs(committee, (_("Write a status"), None))
    return (
        render_template("workspaces/report.html", form=form, committee=committee, meetings=meetings, crumbs=here),
        status(form),
    )


@bp.route("/statuses/<int:report_id>/edit", methods=["GET", "POST"])
@allows("status.revise", report=StatusReport)
def revise_status(report):
    form = ReviseStatusForm(obj=report)
    if form.validate_on_submit():
        with submission(form, report) as sent:
            operations.revise_status(report, **_told(form), version=form.version.data, by=current_user)
        if sent:
            flash(_("The status is saved."), "success")
            return redirect(url_for(".show_status", report_id=report.id))
    here = crumbs(
        report.committee,
        (_("Status"), url_for(".show_status", report_id=report.id)),
        (_("Change the status"), None),
    )
    return render_template("workspaces/revise_status.html", form=form, report=report, crumbs=here), status(form)


def _told(form):
    return {name: form[name].data for name in ("done", "next", "asks")}
