"""Planning a meeting, moving it, calling it off, summoning to it."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.bodies.models import Body
from app.meetings import operations, queries
from app.meetings.forms import CancelForm, PlanForm, RescheduleForm, SummonForm
from app.meetings.models import Meeting
from app.meetings.views import bp
from app.meetings.views.reading import crumbs
from app.submissions import status, submission


@bp.route("/bodies/<int:body_id>/meetings/new", methods=["GET", "POST"])
@allows("meeting.plan", body=Body)
def plan(body):
    form = PlanForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            sent.result = operations.plan(
                body,
                starts_at=form.starts_at.data,
                ends_at=form.ends_at.data,
                place=form.place.data,
                is_open=form.is_open.data,
                by=current_user,
            )
        if sent:
            flash(_("The meeting is planned. Now write its agenda."), "success")
            return redirect(url_for(".show", meeting_id=sent.result.id))
    here = [
        (_("Meetings"), url_for(".index")),
        (body.name, url_for(".of_body", body_id=body.id)),
        (_("Plan a meeting"), None),
    ]
    return render_template("meetings/plan.html", form=form, body=body, crumbs=here), status(form)


@bp.route("/meetings/<int:meeting_id>/edit", methods=["GET", "POST"])
@allows("meeting.edit", meeting=Meeting)
def reschedule(meeting):
    form = RescheduleForm(obj=meeting)
    if form.validate_on_submit():
        with submission(form, meeting) as sent:
            operations.reschedule(
                meeting,
                starts_at=form.starts_at.data,
                ends_at=form.ends_at.data,
                place=form.place.data,
                is_open=form.is_open.data,
                late_because=form.late_because.data,
                version=form.version.data,
                by=current_user,
            )
        if sent:
            flash(_("Saved. Whoever had been summoned gets a letter about a new time or place."), "success")
            return redirect(url_for(".show", meeting_id=meeting.id))
    return (
        render_template(
            "meetings/reschedule.html", form=form, meeting=meeting, crumbs=crumbs(meeting, _("Time and place"))
        ),
        status(form),
    )


@bp.route("/meetings/<int:meeting_id>/cancellation", methods=["GET", "POST"])
@allows("meeting.edit", meeting=Meeting)
def cancel(meeting):
    form = CancelForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.cancel(meeting, because=form.because.data, by=current_user)
        if sent:
            flash(_("The meeting is cancelled. Whoever had been summoned gets a letter."), "success")
            return redirect(url_for(".show", meeting_id=meeting.id))
    return (
        render_template(
            "meetings/cancel.html", form=form, meeting=meeting, crumbs=crumbs(meeting, _("Cancel the meeting"))
        ),
        status(form),
    )


@bp.route("/meetings/<int:meeting_id>/summons", methods=["GET", "POST"])
@allows("meeting.summon", meeting=Meeting)
def summon(meeting):
    form = SummonForm()
    is_late = queries.is_late(meeting.body, meeting.starts_at)
    form.ask_for_the_reason(is_late)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.summon(meeting, late_because=form.reason, by=current_user)
        if sent:
            flash(_("The summons is on its way, and the agenda's open items are public."), "success")
            return redirect(url_for(".show", meeting_id=meeting.id))
    return (
        render_template(
            "meetings/summon.html",
            form=form,
            meeting=meeting,
            invited=queries.invited(meeting),
            is_late=is_late,
            latest_summons=queries.latest_summons(meeting),
            crumbs=crumbs(meeting, _("Summon")),
        ),
        status(form),
    )
