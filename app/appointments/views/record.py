"""The one page that always shows where the appointment is, and afterwards how the members were chosen."""

from collections.abc import Callable
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import allows
from app.appointments import election, queries
from app.appointments.models import Appointment
from app.appointments.picture import picture, votes, waiting
from app.appointments.views.blueprint import bp
from app.committees.navigation import crumbs_of
from app.forms import Form
from app.navigation import Crumb, address_of
from app.submissions import form_page


@bp.get("/appointments/<int:appointment_id>")
@allows("appointment.view", appointment=Appointment)
def show(appointment: Appointment) -> ResponseReturnValue:
    appointment = queries.with_all_parts(appointment)
    return render_template(
        "appointments/record.html",
        appointment=appointment,
        picture=picture(appointment),
        votes=votes(appointment),
        waiting=waiting(appointment),
        offices=election.office_by_councillor(appointment),
        coverage=queries.coverage(appointment),
        seated=queries.seated_members(appointment.committee),
        last_holders=queries.last_holders(appointment.committee),
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


def crumbs(appointment: Appointment, here: str | None = None) -> list[Crumb]:
    """Where a page about an appointment lies; ``here`` is the page itself when it is not the appointment's own."""
    return crumbs_of(
        appointment.committee,
        (_("Appointment"), address_of(appointment) if here else None),
        *([(here, None)] if here else []),
    )
