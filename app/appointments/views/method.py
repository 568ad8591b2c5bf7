"""How the members are chosen."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import operations
from app.appointments.forms.method import MethodForm
from app.appointments.models import Appointment, Method
from app.appointments.views.blueprint import bp
from app.appointments.views.record import step_page


@bp.route("/appointments/<int:appointment_id>/method", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def choose_method(appointment: Appointment) -> ResponseReturnValue:
    form = MethodForm(obj=appointment)
    return step_page(
        "method",
        _("Agreed list or election"),
        form,
        appointment=appointment,
        carry_out=lambda: operations.choose_method(
            appointment, method=Method(str(form.method.data)), objections=form.objections.data, by=current_user
        ),
        says=_("It is recorded how the members are appointed."),
        of=appointment,
    )
