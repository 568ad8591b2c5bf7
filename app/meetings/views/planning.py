"""Planning a meeting, moving it, calling it off, summoning to it."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.bodies.models import Body
from app.meetings import operations, queries
from app.meetings.forms import CancelForm, PlanForm, RescheduleForm, SummonForm
from app.meetings.models import Meeting
from app.meetings.views.blueprint import bp
from app.meetings.views.reading import crumbs
from app.submissions import form_page


@bp.route("/bodies/<int:body_id>/meetings/new", methods=["GET", "POST"])
@allows("meeting.plan", body=Body)
def plan(body: Body) -> ResponseReturnValue:
    form = PlanForm()
    return form_page(
        "meetings/plan.html",
        form,
        carry_out=lambda: operations.plan(
            body,
            starts_at=form.starts_at.data,
            ends_at=form.ends_at.data,
            place=form.place.data,
            is_open=form.is_open.data,
            by=current_user,
        ),
        leads_to=lambda meeting: url_for(".show", meeting_id=meeting.id),
        says=_("The meeting is planned. Now write its agenda."),
        body=body,
        crumbs=[
            (_("Meetings"), url_for(".index")),
            (body.name, url_for(".of_body", body_id=body.id)),
            (_("Plan a meeting"), None),
        ],
    )


@bp.route("/meetings/<int:meeting_id>/edit", methods=["GET", "POST"])
@allows("meeting.edit", meeting=Meeting)
def reschedule(meeting: Meeting) -> ResponseReturnValue:
    form = RescheduleForm(obj=meeting)
    return form_page(
        "meetings/reschedule.html",
        form,
        carry_out=lambda: operations.reschedule(
            meeting,
            starts_at=form.starts_at.data,
            ends_at=form.ends_at.data,
            place=form.place.data,
            is_open=form.is_open.data,
            late_because=form.late_because.data,
            by=current_user,
        ),
        leads_to=url_for(".show", meeting_id=meeting.id),
        says=_("Saved. Whoever had been summoned gets a letter about a new time or place."),
        of=meeting,
        meeting=meeting,
        crumbs=crumbs(meeting, _("Time and place")),
    )


@bp.route("/meetings/<int:meeting_id>/cancellation", methods=["GET", "POST"])
@allows("meeting.edit", meeting=Meeting)
def cancel(meeting: Meeting) -> ResponseReturnValue:
    form = CancelForm()
    return form_page(
        "meetings/cancel.html",
        form,
        carry_out=lambda: operations.cancel(meeting, because=form.because.data, by=current_user),
        leads_to=url_for(".show", meeting_id=meeting.id),
        says=_("The meeting is cancelled. Whoever had been summoned gets a letter."),
        of=meeting,
        meeting=meeting,
        crumbs=crumbs(meeting, _("Cancel the meeting")),
    )


@bp.route("/meetings/<int:meeting_id>/summons", methods=["GET", "POST"])
@allows("meeting.summon", meeting=Meeting)
def summon(meeting: Meeting) -> ResponseReturnValue:
    form = SummonForm()
    is_late = queries.is_late(meeting.body, meeting.starts_at)
    form.ask_for_the_reason(is_late)
    return form_page(
        "meetings/summon.html",
        form,
        carry_out=lambda: operations.summon(meeting, late_because=form.reason, by=current_user),
        leads_to=url_for(".show", meeting_id=meeting.id),
        says=_("The summons is on its way, and the agenda's open items are public."),
        of=meeting,
        meeting=meeting,
        invited=lambda: queries.invited(meeting),
        is_late=is_late,
        latest_summons=lambda: queries.latest_summons(meeting),
        crumbs=crumbs(meeting, _("Summon")),
    )
