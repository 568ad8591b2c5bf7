"""Who may do what in an appointment: the secretariat records it at the meeting, councillors follow it.

Names are public when the council has decided, and not before. Which group named which citizen, the council and the
secretariat know; in public it would be read as that person's own party (databeskyttelsesforordningen art. 9).
"""

from app.access import Rule
from app.bodies.policy import councillor, secretariat

published = Rule(lambda user, appointment: appointment.is_public)

POLICY = {
    "appointment.open": secretariat,
    #: Reads what is not public afterwards either: which group named whom, reasons, and what was struck out.
    "appointment.follow": secretariat | councillor,
    "appointment.view": published | secretariat | councillor,
    "appointment.run": secretariat,
}
