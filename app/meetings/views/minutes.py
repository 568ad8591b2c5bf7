"""What is written down of a meeting: who came, what was said, what was decided."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.meetings import operations, queries
from app.meetings.forms import AttendanceForm, ConfirmForm, DecisionForm, MinutesForm
from app.meetings.models import AgendaItem, Meeting
from app.meetings.views.blueprint import bp
from app.meetings.views.reading import crumbs
from app.submissions import form_page


@bp.route("/meetings/<int:meeting_id>/attendance", methods=["GET", "POST"])
@allows("meeting.minute", meeting=Meeting)
def record_attendance(meeting: Meeting) -> ResponseReturnValue:
    form = AttendanceForm(present=queries.present_ids(meeting))
    members = queries.members(meeting)
    form.offer(members)
    return form_page(
        "meetings/record_attendance.html",
        form,
        carry_out=lambda: operations.record_attendance(meeting, present=form.present.data, by=current_user),
        leads_to=url_for(".show", meeting_id=meeting.id, _anchor="attendance"),
        says=_("It is recorded who came."),
        of=meeting,
        meeting=meeting,
        members=members,
        present=lambda: queries.present_ids(meeting),
        needed=lambda: queries.needed_for_quorum(members),
        crumbs=crumbs(meeting, _("Who came")),
    )


@bp.route("/agenda-items/<int:item_id>/minutes", methods=["GET", "POST"])
@allows("item.minute", item=AgendaItem)
def write_minutes(item: AgendaItem) -> ResponseReturnValue:
    form = MinutesForm(text=item.minutes)
    return form_page(
        "meetings/write_minutes.html",
        form,
        carry_out=lambda: operations.write_minutes(item, text=form.text.data, by=current_user),
        leads_to=lambda _done: url_for(".show", meeting_id=item.meeting_id, _anchor=f"item-{item.number}"),
        says=lambda _done: _("The minutes of item %(number)s are saved.", number=item.number),
        of=item,
        item=item,
        crumbs=crumbs(item.meeting, _("Minutes")),
    )


@bp.route("/meetings/<int:meeting_id>/minutes-approval", methods=["GET", "POST"])
@allows("meeting.minute", meeting=Meeting)
def approve_minutes(meeting: Meeting) -> ResponseReturnValue:
    return form_page(
        "meetings/approve_minutes.html",
        ConfirmForm(),
        carry_out=lambda: operations.approve_minutes(meeting, by=current_user),
        leads_to=url_for(".show", meeting_id=meeting.id),
        says=_("The minutes are approved, and their open parts are public."),
        of=meeting,
        meeting=meeting,
        attendance=lambda: queries.attendance(meeting),
        crumbs=crumbs(meeting, _("Approve the minutes")),
    )


@bp.route("/meetings/<int:meeting_id>/decisions/new", methods=["GET", "POST"])
@allows("meeting.decide", meeting=Meeting)
def record_decision(meeting: Meeting) -> ResponseReturnValue:
    form = DecisionForm(**queries.proposed_decision(meeting, request.args.get("item", type=int)))
    return form_page(
        "meetings/record_decision.html",
        form,
        carry_out=lambda: operations.record_decision(
            meeting,
            number=form.number.data,
            title=form.title.data,
            text=form.text.data,
            is_closed=form.is_closed.data,
            by=current_user,
        ),
        leads_to=url_for(".show", meeting_id=meeting.id, _anchor="decisions"),
        says=lambda decision: _("Decision %(number)s is recorded.", number=decision.number),
        meeting=meeting,
        crumbs=crumbs(meeting, _("Record a decision")),
    )
