"""Chair and vice-chair: without objection, or in ballots."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import choices, operations
from app.appointments.forms import ElectForm, OfficeDrawForm, ballot_form
from app.appointments.models import Appointment
from app.appointments.views import bp
from app.appointments.views.reading import crumbs
from app.submissions import status, submission


@bp.route("/appointments/<int:appointment_id>/chairs", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def elect(appointment):
    held = choices.awaited_office(appointment)
    form = ElectForm(office=held.office.value)
    form.offer(held.people)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.elect(appointment, office=held.office, user=form.person(), by=current_user)
        if sent:
            flash(_("It is recorded who was chosen."), "success")
            return redirect(url_for(".show", appointment_id=appointment.id))
    return _page("elect", appointment, form, held)


@bp.route("/appointments/<int:appointment_id>/ballots", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def cast_ballot(appointment):
    held = choices.awaited_ballot(appointment)
    form = ballot_form(held.office, held.ballot, held.people)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.cast_ballot(
                appointment,
                office=held.office,
                number=form.number.data,
                votes=form.votes(),
                by=current_user,
            )
        if sent:
            flash(_("The ballot is recorded."), "success")
            return redirect(url_for(".show", appointment_id=appointment.id))
    return _page("cast_ballot", appointment, form, held)


@bp.route("/appointments/<int:appointment_id>/chair-draws", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def draw_candidates(appointment):
    held = choices.awaited_office_draw(appointment)
    form = OfficeDrawForm(office=held.office.value, number=held.ballot)
    form.offer(held.people, held.places)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.draw_candidates(appointment, office=held.office, drawn=form.people(), by=current_user)
        if sent:
            flash(_("The draw is recorded."), "success")
            return redirect(url_for(".show", appointment_id=appointment.id))
    return _page("draw_candidates", appointment, form, held)


def _page(name, appointment, form, held):
    return (
        render_template(
            f"appointments/{name}.html",
            form=form,
            appointment=appointment,
            held=held,
            crumbs=crumbs(appointment, _("Chair and vice-chair")),
        ),
        status(form),
    )
