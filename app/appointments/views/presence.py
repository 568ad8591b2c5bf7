"""Who is present, and with whom each votes."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import operations
from app.appointments.forms.presence import presence_form
from app.appointments.models import Appointment
from app.appointments.views.blueprint import bp
from app.appointments.views.record import step_page


@bp.route("/appointments/<int:appointment_id>/presence", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def record_presence(appointment: Appointment) -> ResponseReturnValue:
    form = presence_form(appointment)
    return step_page(
        "presence",
        _("Who is present"),
        form,
        appointment=appointment,
        carry_out=lambda: operations.record_presence(appointment, groups=form.groups(), by=current_user),
        says=_("Presence and groups are recorded."),
        of=appointment,
    )
