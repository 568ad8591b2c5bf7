"""Where others show something on the page of an appointment."""

from app.appointments.models import Appointment
from app.boxes import Slot

#: Beside a completed appointment, for those who run it: what can happen to its seats afterwards.
AFTERWARDS: Slot[Appointment] = Slot()
