"""What was recorded wrongly is struck out with a reason, the last entry first."""

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.appointments.awaited import last_entry, must_be_open
from app.appointments.events import EntryStruckOut
from app.appointments.models import Appointment, Draw, TurnAnswer
from app.appointments.operations.clearing import clear_offices
from app.errors import Refused, Stale
from app.events import record


def strike_out(appointment: Appointment, *, number: int, reason: str, by: User) -> Draw | TurnAnswer:
    """Strike out the last draw or answer that stands; ``number`` is the entry as the person at the keyboard saw it.

    It stays in the record. What came before it stands, since each later entry rests on the earlier ones.
    """
    must_be_open(appointment)
    if appointment.is_agreed:
        raise Refused(_("An agreed list is changed by saving it again."))
    if not reason:
        raise Refused(_("Write what was wrong."))
    last = last_entry(appointment)
    if last.number != number:
        raise Stale(_("Only the last entry can be struck out, and it is another one by now."))
    last.struck_out_at = clock.now()
    last.struck_out_reason = reason
    clear_offices(appointment)
    record(EntryStruckOut(appointment.id, appointment.committee_id, number), by=by)
    return last
