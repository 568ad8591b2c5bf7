"""What is written down of a meeting: who came, what was said, what was decided."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.meetings import operations, queries
from app.meetings.forms import AttendanceForm, ConfirmForm, DecisionForm, MinutesForm
from app.meetings.models import AgendaItem, Meeting
from app.meetings.views import bp
from app.meetings.views.reading import crumbs
from app.submissions import status, submission


@bp.route("/meetings/<int:meeting_id>/attendance", methods=["GET", "POST"])
@allows("meeting.minute", meeting=Meeting)
def record_attendance(meeting):
    form = AttendanceForm(present=queries.present_ids(meeting))
    members = queries.members(meeting)
    form.offer(members)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.record_attendance(meeting, present=form.present.data, by=current_user)
        if sent:
            flash(_("It is recorded who came."), "success")
            return redirect(url_for(".show", meeting_id=meeting.id, _anchor="attendance"))
    return (
        render_template(
            "meetings/record_attendance.html",
            form=form,
            meeting=meeting,
            members=members,
            needed=queries.needed_for_quorum(members),
            crumbs=crumbs(meeting, _("Who came")),
        ),
        status(form),
    )


@bp.route("/agenda-items/<int:item_id>/minutes", methods=["GET", "POST"])
@allows("item.minute", item=AgendaItem)
def write_minutes(item):
    form = MinutesForm(text=item.minutes, version=item.version)
    if form.validate_on_submit():
        with submission(form, item) as sent:
            operations.write_minutes(item, text=form.text.data, version=form.version.data, by=current_user)
        if sent:
            flash(_("The minutes of item %(number)s are saved.", number=item.number), "success")
            return redirect(url_for(".show", meeting_id=item.meeting_id, _anchor=f"item-{item.number}"))
    return (
        render_template("meetings/write_minutes.html", form=form, item=item, crumbs=crumbs(item.meeting, _("Minutes"))),
        status(form),
    )


@bp.route("/meetings/<int:meeting_id>/minutes-approval", methods=["GET", "POST"])
@allows("meeting.minute", meeting=Meeting)
def approve_minutes(meeting):
    form = ConfirmForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.approve_minutes(meeting, by=current_user)
        if sent:
            flash(_("The minutes are approved, and their open parts are public."), "success")
            return redirect(url_for(".show", meeting_id=meeting.id))
    return (
        render_template(
            "meetings/approve_minutes.html",
            form=form,
            meeting=meeting,
            attendance=queries.attendance(meeting),
            crumbs=crumbs(meeting, _("Approve the minutes")),
        ),
        status(form),
    )


@bp.route("/meetings/<int:meeting_id>/decisions/new", methods=["GET", "POST"])
@allows("meeting.decide", meeting=Meeting)
def record_decision(meeting):
    form = DecisionForm(**queries.proposed_decision(meeting, request.args.get("item", type=int)))
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.record_decision(
                meeting,
                number=form.number.data,
                title=form.title.data,
                text=form.text.data,
                is_closed=form.is_closed.data,
                by=current_user,
            )
        if sent:
            flash(_("Decision %(number)s is recorded.", number=form.number.data), "success")
            return redirect(url_for(".show", meeting_id=meeting.id, _anchor="decisions"))
    return (
        render_template(
            "meetings/record_decision.html", form=form, meeting=meeting, crumbs=crumbs(meeting, _("Record a decision"))
        ),
        status(form),
    )
