"""What vacancies show on the pages of others: beside a completed appointment, the seats that somebody may leave."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.appointments.boxes import AFTERWARDS
from app.appointments.models import Appointment
from app.appointments.queries import last_holders
from app.bodies.models import Membership
from app.boxes import Box


@dataclass(frozen=True)
class Seats:
    #: Who holds each seat, or held it last.
    holders: Sequence[Membership]


def _seats(appointments: Sequence[Appointment]) -> dict[int, Seats]:
    return {each.id: Seats(last_holders(each.committee)) for each in appointments}


BOXES = [Box(AFTERWARDS, "vacancies/_seats.html", _seats)]
