"""The last entry is struck out."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import operations
from app.appointments.awaited import last_entry
from app.appointments.forms.correction import StrikeOutForm
from app.appointments.models import Appointment
from app.appointments.views.blueprint import bp
from app.appointments.views.record import step_page


@bp.route("/appointments/<int:appointment_id>/corrections", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def strike_out(appointment: Appointment) -> ResponseReturnValue:
    entry = last_entry(appointment)
    form = StrikeOutForm(number=entry.number)
    return step_page(
        "correction",
        _("Strike out the last entry"),
        form,
        appointment=appointment,
        carry_out=lambda: operations.strike_out(
            appointment, number=form.number.data, reason=form.reason.data, by=current_user
        ),
        says=_("The entry is struck out. It stays in the record."),
        entry=entry,
    )
