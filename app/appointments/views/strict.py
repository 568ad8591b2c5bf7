"""The proportional election: lots and turns."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import choices, operations, queries
from app.appointments.forms import PickForm, StrikeOutForm, WaiverForm, draw_form
from app.appointments.models import Appointment
from app.appointments.views import bp
from app.appointments.views.reading import crumbs
from app.submissions import status, submission
from app.transactions import transaction


@bp.route("/appointments/<int:appointment_id>/draws", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def draw(appointment):
    tie = choices.awaited_draw(appointment)
    form = draw_form(tie, choices.tied_groups(appointment, tie))
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.draw(
                appointment,
                quotient=form.quotient.data,
                order=form.order(),
                drawn_by=form.drawn_by.data,
                by=current_user,
            )
        if sent:
            flash(_("The draw is recorded."), "success")
            return redirect(url_for(".show", appointment_id=appointment.id))
    return (
        render_template(
            "appointments/draw.html",
            form=form,
            appointment=appointment,
            tie=tie,
            crumbs=crumbs(appointment, _("Draw lots")),
        ),
        status(form),
    )


@bp.post("/appointments/<int:appointment_id>/portal-draws")
@allows("appointment.run", appointment=Appointment)
def draw_by_portal(appointment):
    with transaction():
        operations.draw_by_portal(appointment, quotient=request.form.get("quotient", ""), by=current_user)
    flash(_("The portal has drawn, and the outcome is recorded."), "success")
    return redirect(url_for(".show", appointment_id=appointment.id))


@bp.route("/appointments/<int:appointment_id>/picks", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def pick(appointment):
    turn = choices.awaited_turn(appointment)
    form = PickForm(turn=turn.number)
    form.offer(kinds=[kind.value for kind in turn.kinds], **choices.pick_choices(appointment, turn))
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.pick(appointment, turn=form.turn.data, nominee=form.nominee(), by=current_user)
        if sent:
            flash(_("Turn %(number)s is recorded.", number=turn.number), "success")
            return redirect(url_for(".show", appointment_id=appointment.id))
    return (
        render_template(
            "appointments/pick.html",
            form=form,
            appointment=appointment,
            turn=turn,
            coverage=queries.coverage(appointment),
            crumbs=crumbs(appointment, _("Turn %(number)s", number=turn.number)),
        ),
        status(form),
    )


@bp.route("/appointments/<int:appointment_id>/waivers", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def waive(appointment):
    turn = choices.awaited_turn(appointment)
    form = WaiverForm(turn=turn.number)
    form.offer(choices.other_groups(appointment, turn))
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.waive(appointment, turn=form.turn.data, willing=str(form.willing.data), by=current_user)
        if sent:
            flash(_("It is recorded that the place was given up."), "success")
            return redirect(url_for(".show", appointment_id=appointment.id))
    return (
        render_template(
            "appointments/waive.html",
            form=form,
            appointment=appointment,
            turn=turn,
            crumbs=crumbs(appointment, _("Give up the place")),
        ),
        status(form),
    )


@bp.route("/appointments/<int:appointment_id>/corrections", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def strike_out(appointment):
    entry = choices.last_entry(appointment)
    form = StrikeOutForm(number=entry.number)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.strike_out(appointment, number=form.number.data, reason=form.reason.data, by=current_user)
        if sent:
            flash(_("The entry is struck out. It stays in the record."), "success")
            return redirect(url_for(".show", appointment_id=appointment.id))
    return (
        render_template(
            "appointments/strike_out.html",
            form=form,
            appointment=appointment,
            entry=entry,
            crumbs=crumbs(appointment, _("Strike out the last entry")),
        ),
        status(form),
    )
