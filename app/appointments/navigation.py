"""Where appointments lie."""

from app.appointments.models import Appointment
from app.navigation import Navigation

NAVIGATION = Navigation(under="committees", pages={Appointment: "appointments.show"})
