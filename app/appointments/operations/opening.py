"""The appointment begins, at a meeting of the council."""

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.appointments import queries
from app.appointments.events import AppointmentOpened
from app.appointments.models import Appointment
from app.calls.models import Call
from app.committees.models import TaskCommittee
from app.errors import Refused
from app.events import record
from app.extensions import db
from app.meetings.models import Meeting


def open(committee: TaskCommittee, *, meeting: Meeting, no_call_reason: str = "", by: User) -> Appointment:
    """Begin the appointment of an established committee's members at a meeting of the council.

    The members are appointed from the committee's latest call, which must have closed; without a call the
    reason is recorded. The places are those of the terms of reference in force.
    """
    terms = committee.terms
    if not committee.is_established or not terms:
        raise Refused(_("Members are appointed after the council has established the committee, and once."))
    if not terms.seats:
        raise Refused(_("The terms of reference have no places to fill."))
    if queries.current_appointment(committee):
        raise Refused(_("The appointment of this committee's members has been opened already."))
    if not meeting.body.is_council or not meeting.takes_records:
        raise Refused(_("Choose a meeting of the council that has begun and whose minutes are not approved yet."))
    if committee.establishing_decision and meeting.starts_at < committee.establishing_decision.meeting.starts_at:
        raise Refused(_("That meeting was before the one at which the council established the committee."))
    call = queries.call_of(committee)
    _refuse_unready(call, no_call_reason)
    appointment = Appointment(
        committee=committee,
        meeting=meeting,
        call=call,
        no_call_reason="" if call else no_call_reason,
        councillors=terms.seats_councillors,
        citizens=terms.seats_citizens,
        opened_by_id=by.id,
        opened_at=clock.now(),
    )
    db.session.add(appointment)
    db.session.flush()
    record(AppointmentOpened(appointment.id, committee.id, meeting.id, call.id if call else None), by=by)
    return appointment


def _refuse_unready(call: Call | None, no_call_reason: str) -> None:
    if call is None and not no_call_reason:
        raise Refused(_("There has been no call for this committee. Write why the members are appointed without one."))
    if call and call.is_open:
        raise Refused(_("The call is still open. The members can be appointed when its deadline has passed."))
