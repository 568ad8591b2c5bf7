"""Lots between groups with equal quotients."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import operations
from app.appointments.awaited import awaited_draw
from app.appointments.forms.draws import draw_form
from app.appointments.models import Appointment
from app.appointments.views.blueprint import bp
from app.appointments.views.record import step_page
from app.navigation import address_of
from app.submissions import carried_out


@bp.route("/appointments/<int:appointment_id>/draws", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def draw(appointment: Appointment) -> ResponseReturnValue:
    tie = awaited_draw(appointment)
    form = draw_form(appointment, tie)
    return step_page(
        "draws",
        _("Draw lots"),
        form,
        appointment=appointment,
        carry_out=lambda: operations.draw(
            appointment,
            quotient=form.quotient.data,
            order=form.order(),
            drawn_by=form.drawn_by.data,
            by=current_user,
        ),
        says=_("The draw is recorded."),
        tie=tie,
    )


@bp.post("/appointments/<int:appointment_id>/portal-draws")
@allows("appointment.run", appointment=Appointment)
def draw_by_portal(appointment: Appointment) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.draw_by_portal(appointment, quotient=request.form.get("quotient", ""), by=current_user),
        leads_to=address_of(appointment),
        says=_("The portal has drawn, and the outcome is recorded."),
    )
