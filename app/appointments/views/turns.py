"""Each group's answer in its turn."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import operations, queries
from app.appointments.awaited import awaited_turn
from app.appointments.forms.turns import PickForm, WaiverForm
from app.appointments.models import Appointment
from app.appointments.views.blueprint import bp
from app.appointments.views.record import opening_the_list, step_page


@bp.route("/appointments/<int:appointment_id>/picks", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def pick(appointment: Appointment) -> ResponseReturnValue:
    turn = awaited_turn(appointment)
    form = PickForm(turn=turn.number)
    form.offer(appointment, turn)
    return opening_the_list(
        appointment,
        form.applied if form.asks_for_citizen else 0,
        lambda: step_page(
            "turns_pick",
            _("Turn %(number)s", number=turn.number),
            form,
            appointment=appointment,
            carry_out=lambda: operations.pick(
                appointment, turn=form.turn.data, nominee=form.nominee(), by=current_user
            ),
            says=_("Turn %(number)s is recorded.", number=turn.number),
            turn=turn,
            coverage=lambda: queries.coverage(appointment),
        ),
    )


@bp.route("/appointments/<int:appointment_id>/waivers", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def waive(appointment: Appointment) -> ResponseReturnValue:
    turn = awaited_turn(appointment)
    form = WaiverForm(turn=turn.number)
    form.offer(appointment, turn)
    return step_page(
        "turns_waiver",
        _("Give up the place"),
        form,
        appointment=appointment,
        carry_out=lambda: operations.waive(
            appointment, turn=form.turn.data, willing=str(form.willing.data), by=current_user
        ),
        says=_("It is recorded that the place was given up."),
        turn=turn,
    )
