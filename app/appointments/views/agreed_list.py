"""The agreed list."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import operations
from app.appointments.forms.agreed_list import agreed_list_form
from app.appointments.models import Appointment
from app.appointments.picture import named_rows
from app.appointments.views.blueprint import bp
from app.appointments.views.record import opening_the_list, step_page


@bp.route("/appointments/<int:appointment_id>/list", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def agree_list(appointment: Appointment) -> ResponseReturnValue:
    form = agreed_list_form(appointment)
    return opening_the_list(
        appointment,
        form.applied,
        lambda: step_page(
            "agreed_list",
            _("The agreed list"),
            form,
            appointment=appointment,
            carry_out=lambda: operations.agree_list(appointment, lines=form.lines(), by=current_user),
            says=_("The list is recorded."),
            of=appointment,
            named=lambda: named_rows(appointment),
        ),
    )
