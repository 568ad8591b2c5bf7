"""Chair and vice-chair: without objection, or in ballots."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import operations
from app.appointments.awaited import awaited_ballot, awaited_office, awaited_office_draw
from app.appointments.forms.offices import ElectForm, OfficeDrawForm, ballot_form
from app.appointments.models import Appointment
from app.appointments.views.blueprint import bp
from app.appointments.views.record import step_page


@bp.route("/appointments/<int:appointment_id>/chairs", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def elect(appointment: Appointment) -> ResponseReturnValue:
    awaited = awaited_office(appointment)
    form = ElectForm(office=awaited.office.value)
    form.offer(awaited)
    return step_page(
        "offices_choice",
        _("Chair and vice-chair"),
        form,
        appointment=appointment,
        carry_out=lambda: operations.elect(appointment, office=awaited.office, user=form.person(), by=current_user),
        says=_("It is recorded who was chosen."),
        awaited=awaited,
    )


@bp.route("/appointments/<int:appointment_id>/ballots", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def cast_ballot(appointment: Appointment) -> ResponseReturnValue:
    awaited = awaited_ballot(appointment)
    form = ballot_form(awaited)
    return step_page(
        "offices_ballot",
        _("Chair and vice-chair"),
        form,
        appointment=appointment,
        carry_out=lambda: operations.cast_ballot(
            appointment, office=awaited.office, number=form.number.data, votes=form.votes(), by=current_user
        ),
        says=_("The ballot is recorded."),
        awaited=awaited,
    )


@bp.route("/appointments/<int:appointment_id>/chair-draws", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def draw_candidates(appointment: Appointment) -> ResponseReturnValue:
    awaited, tie = awaited_office_draw(appointment)
    form = OfficeDrawForm(office=awaited.office.value, number=awaited.next_ballot)
    form.offer(awaited, tie)
    return step_page(
        "offices_draw",
        _("Chair and vice-chair"),
        form,
        appointment=appointment,
        carry_out=lambda: operations.draw_candidates(
            appointment, office=awaited.office, chosen=form.chosen(), by=current_user
        ),
        says=_("The draw is recorded."),
        awaited=awaited,
        tie=tie,
    )
