"""The council's decision."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import operations, queries
from app.appointments.forms.completion import CompleteForm
from app.appointments.models import Appointment
from app.appointments.picture import named_rows
from app.appointments.views.blueprint import bp
from app.appointments.views.record import step_page


@bp.route("/appointments/<int:appointment_id>/completion", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def complete(appointment: Appointment) -> ResponseReturnValue:
    form = CompleteForm()
    return step_page(
        "completion",
        _("The council's decision"),
        form,
        appointment=queries.with_all_parts(appointment),
        carry_out=lambda: operations.complete(
            appointment, number=form.number.data, dissent=form.dissent.data, by=current_user
        ),
        says=_("The members are appointed. They and everybody else who applied are being told."),
        of=appointment if appointment.is_open else None,  # else the operation says that it is done
        named=lambda: named_rows(appointment),
        coverage=lambda: queries.coverage(appointment),
        not_appointed=lambda: queries.number_not_named(appointment),
    )
