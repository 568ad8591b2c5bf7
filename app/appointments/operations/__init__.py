"""What can be done in an appointment, a module for each step. None of it commits; see app/transactions.py.

In the order of the council's meeting: ``opening``, ``presence`` and ``method``; then ``agreed_list``, or ``draws`` and
``turns`` with ``correction``; then ``offices`` and ``completion``. ``abandonment`` can end it before.
"""

from app.appointments.operations import forgetting
from app.appointments.operations.abandonment import abandon, abandon_of
from app.appointments.operations.agreed_list import Line, agree_list
from app.appointments.operations.completion import complete
from app.appointments.operations.correction import strike_out
from app.appointments.operations.draws import draw, draw_by_portal
from app.appointments.operations.method import choose_method
from app.appointments.operations.nominees import Nominee
from app.appointments.operations.offices import cast_ballot, draw_candidates, elect
from app.appointments.operations.opening import open
from app.appointments.operations.presence import record_presence
from app.appointments.operations.turns import pick, waive

__all__ = [
    "Line",
    "Nominee",
    "abandon",
    "abandon_of",
    "agree_list",
    "cast_ballot",
    "choose_method",
    "complete",
    "draw",
    "draw_by_portal",
    "draw_candidates",
    "elect",
    "forgetting",
    "open",
    "pick",
    "record_presence",
    "strike_out",
    "waive",
]
