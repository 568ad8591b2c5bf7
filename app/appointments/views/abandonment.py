"""The appointment is stopped."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import operations
from app.appointments.forms.abandonment import AbandonForm
from app.appointments.models import Appointment
from app.appointments.views.blueprint import bp
from app.appointments.views.record import crumbs
from app.navigation import address_of
from app.submissions import form_page


@bp.route("/appointments/<int:appointment_id>/abandonment", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def abandon(appointment: Appointment) -> ResponseReturnValue:
    form = AbandonForm()
    return form_page(
        "appointments/abandonment.html",
        form,
        carry_out=lambda: operations.abandon(appointment, reason=form.reason.data, by=current_user),
        leads_to=address_of(appointment.committee),
        says=_("The appointment is stopped. Nobody has been appointed."),
        appointment=appointment,
        crumbs=lambda: crumbs(appointment, _("Stop the appointment")),
    )
