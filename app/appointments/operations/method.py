"""Whether anybody objects to an agreed list, and so how the members are chosen."""

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.appointments.awaited import must_not_have_started
from app.appointments.events import MethodChosen
from app.appointments.models import Appointment, Method
from app.appointments.operations.clearing import clear_list
from app.errors import Refused
from app.events import record
from app.law.meetings import is_quorate
from app.law.proportional_election import may_be_agreed


def choose_method(appointment: Appointment, *, method: Method, objections: str = "", by: User) -> Appointment:
    """Record the answer to "does anybody object to an agreed list?" and so how the members are chosen.

    One objection is enough for a proportional election (Resumé 01.1.6). ``objections`` says who and why.
    """
    must_not_have_started(appointment)
    if not appointment.presence_recorded_at:
        raise Refused(_("Record who is present first."))
    if not is_quorate(appointment.members_present, len(appointment.electors)):
        raise Refused(
            _(
                "Fewer than half of the members are present, so the council cannot decide (Local Government Act, section 11)."
            )
        )
    if method is Method.AGREED and not may_be_agreed(int(bool(objections))):
        raise Refused(_("Somebody objects, so the members are chosen by proportional election (section 25)."))
    clear_list(appointment)
    appointment.method = method
    appointment.method_chosen_at = clock.now()
    appointment.objections = objections
    record(MethodChosen(appointment.id, appointment.committee_id, method, bool(objections)), by=by)
    return appointment
