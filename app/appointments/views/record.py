"""The one page that always shows where the appointment is, and afterwards how the members were chosen."""

from collections.abc import Callable
from typing import Any

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows, may
from app.applications import operations as applications
from app.appointments import queries
from app.appointments.boxes import AFTERWARDS
from app.appointments.models import Appointment
from app.appointments.picture import picture, protocol, votes, waiting
from app.appointments.views.blueprint import bp
from app.boxes import box_on
from app.committees.navigation import crumbs_of
from app.forms import Form
from app.navigation import Crumb, address_of
from app.submissions import carried_out, form_page


@bp.get("/appointments/<int:appointment_id>")
@allows("appointment.view", appointment=Appointment)
def show(appointment: Appointment) -> ResponseReturnValue:
    appointment = queries.with_all_parts(appointment)
    is_run_on = appointment.is_completed and may(current_user, "appointment.run", appointment)
    return render_template(
        "appointments/record.html",
        appointment=appointment,
        picture=picture(appointment),
        protocol=protocol(appointment) if may(current_user, "appointment.follow", appointment) else None,
        votes=votes(appointment),
        waiting=waiting(appointment),
        coverage=queries.coverage(appointment),
        possible_chairs=queries.possible_chairs(appointment.committee) if is_run_on else [],
        afterwards=box_on(AFTERWARDS, appointment) if is_run_on else "",
        places_short=queries.places_short(appointment),
        crumbs=crumbs(appointment),
    )


def step_page(
    template: str,
    title: str,
    form: Form,
    *,
    appointment: Appointment,
    carry_out: Callable[[], Any],
    says: str,
    **page: Any,
) -> ResponseReturnValue:
    """The page of one step, which leads back to the appointment's own."""
    return form_page(
        f"appointments/{template}.html",
        form,
        carry_out=carry_out,
        leads_to=address_of(appointment),
        says=says,
        appointment=appointment,
        crumbs=lambda: crumbs(appointment, title),
        **page,
    )


def opening_the_list(
    appointment: Appointment, shown: int, page: Callable[[], ResponseReturnValue]
) -> ResponseReturnValue:
    """A form that suggests the candidates by name opens their list; it is written down when the page is fetched."""
    call = appointment.call
    if call is None or request.method != "GET":
        return page()
    return carried_out(
        lambda: applications.open_list(call, shown=shown, by=current_user),
        leads_to=lambda _opened: make_response(page()),
    )


def crumbs(appointment: Appointment, here: str | None = None) -> list[Crumb]:
    """Where a page about an appointment lies; ``here`` is the page itself when it is not the appointment's own."""
    return crumbs_of(
        appointment.committee,
        (_("Appointment"), address_of(appointment) if here else None),
        *([(here, None)] if here else []),
    )
