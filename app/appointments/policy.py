"""Who may do what in an appointment: the secretariat records it at the meeting, councillors follow it.

Names are public when the council has decided, and not before.
"""

from app.access import Rule
from app.bodies.policy import councillor, secretariat

completed = Rule(lambda user, appointment: appointment.is_completed)

POLICY = {
    "appointment.open": secretariat,
    "appointment.view": completed | secretariat | councillor,
    "appointment.run": secretariat,
}
