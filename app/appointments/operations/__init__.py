"""What can be done in an appointment. None of it commits; see app/transactions.py.

In the order of the council's meeting: ``preparation`` (who is present, in which groups, how it is done), then
``strict`` (lots and turns) or ``agreed`` (a list), ``offices`` (chair and vice-chair) and ``completion``.
"""

from app.appointments.operations.agreed import Line, agree_list
from app.appointments.operations.completion import complete
from app.appointments.operations.correction import strike_out
from app.appointments.operations.nominees import Nominee
from app.appointments.operations.offices import cast_ballot, draw_candidates, elect
from app.appointments.operations.preparation import abandon, choose_method, open, record_presence
from app.appointments.operations.strict import draw, draw_by_portal, pick, waive

__all__ = [
    "Line",
    "Nominee",
    "abandon",
    "agree_list",
    "cast_ballot",
    "choose_method",
    "complete",
    "draw",
    "draw_by_portal",
    "draw_candidates",
    "elect",
    "open",
    "pick",
    "record_presence",
    "strike_out",
    "waive",
]
