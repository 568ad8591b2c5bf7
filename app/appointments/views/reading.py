"""The one page that always shows where the appointment is, and afterwards how the members were chosen."""

from flask import render_template
from flask_babel import gettext as _

from app.access import allows
from app.appointments import election, queries
from app.appointments.models import Appointment
from app.appointments.picture import picture, votes, waiting
from app.appointments.views import bp
from app.committees.navigation import crumbs_of
from app.navigation import address_of


@bp.get("/appointments/<int:appointment_id>")
@allows("appointment.view", appointment=Appointment)
def show(appointment):
    appointment = queries.whole(appointment)
    return render_template(
        "appointments/show.html",
        appointment=appointment,
        picture=picture(appointment),
        votes=votes(appointment),
        waiting=waiting(appointment),
        holders=election.office_of(appointment),
        coverage=queries.coverage(appointment),
        seated=queries.seated_members(appointment.committee),
        last_holders=queries.last_holders(appointment.committee),
        places_short=queries.places_short(appointment),
        crumbs=crumbs(appointment),
    )


def crumbs(appointment, here=None):
    """Where a page about an appointment lies; ``here`` is the page itself when it is not the appointment's own."""
    return crumbs_of(
        appointment.committee,
        (_("Appointment"), address_of(appointment) if here else None),
        *([(here, None)] if here else []),
    )
