"""From opening the appointment until it is settled how the members are chosen."""

from collections import defaultdict
from collections.abc import Mapping

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.appointments import queries
from app.appointments.events import AppointmentAbandoned, AppointmentOpened, MethodChosen, PresenceRecorded
from app.appointments.models import (
    AnnouncedGroup,
    Appointment,
    AppointmentStatus,
    Elector,
    Method,
)
from app.appointments.operations.guards import clear_list, must_be_open, must_not_have_started
from app.bodies.models import ElectoralGroup, Membership
from app.calls.models import Call
from app.committees.events import CommitteeDropped
from app.committees.models import TaskCommittee
from app.errors import Refused
from app.events import on, record
from app.extensions import db
from app.law.meetings import is_quorate
from app.law.proportional_election import may_be_agreed
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
    if committee.established and meeting.starts_at < committee.established.meeting.starts_at:
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


def record_presence(appointment: Appointment, *, groups: Mapping[User, ElectoralGroup | None], by: User) -> Appointment:
    """Record which councillors take part, each with the group they announced; None for who votes alone.

    Only members who take part in the meeting count, substitutes included (Resumé 79.1.3). Groups may change
    until the election starts (Resumé 81.1.5), and then no more.
    """
    must_not_have_started(appointment)
    council = {membership.user_id: membership for membership in queries.members_of_council(appointment)}
    if strangers := [user.name for user in groups if user.id not in council]:
        raise Refused(_("%(names)s did not sit in the council that day.", names=", ".join(strangers)))
    if not groups:
        raise Refused(_("Mark who is present."))
    clear_list(appointment)
    announced = _announced(appointment, {council[user.id]: group for user, group in groups.items()})
    electors = {elector.user_id: elector for elector in appointment.electors}
    for user_id in council:
        elector = electors.get(user_id) or Elector(user_id=user_id)
        elector.announced = announced.get(user_id)
        elector.is_present = user_id in announced
        if user_id not in electors:
            appointment.electors.append(elector)
    for user_id in electors.keys() - council.keys():
        appointment.electors.remove(electors[user_id])
    appointment.presence_recorded_at = clock.now()
    appointment.method, appointment.method_chosen_at, appointment.objections = None, None, ""
    db.session.flush()
    record(PresenceRecorded(appointment.id, appointment.committee_id, len(groups), len(set(announced.values()))), by=by)
    return appointment


def _announced(
    appointment: Appointment, choices: Mapping[Membership, ElectoralGroup | None]
) -> dict[int, AnnouncedGroup]:
    """Each elector's user id → the group announced, named after the groups of the council that are in it."""
    together: dict[ElectoralGroup, list[Membership]] = defaultdict(list)
    for membership, group in choices.items():
        if group:
            together[group].append(membership)
    announced = {}
    for group, memberships in together.items():
        guests = {each.group.letter for each in memberships if each.group and each.group_id != group.id}
        named = _group_named(appointment, "+".join([group.letter, *sorted(guests)]), group)
        announced.update({membership.user_id: named for membership in memberships})
    for membership, group in choices.items():
        if not group:
            announced[membership.user_id] = _group_of_one(appointment, membership)
    return announced


def _group_of_one(appointment: Appointment, membership: Membership) -> AnnouncedGroup:
    if not membership.group:
        raise Refused(
            _(
                "%(name)s belongs to no group in the council, so a seat cannot be filed. Record the group first.",
                name=membership.user.name,
            )
        )
    name = membership.user.name
    if any(group.name == name and group.group_id != membership.group_id for group in appointment.groups):
        name = f"{name} ({membership.group.letter})"
    return _group_named(appointment, name, membership.group)


def _group_named(appointment: Appointment, name: str, group: ElectoralGroup) -> AnnouncedGroup:
    """Groups are never deleted, since an answer that was struck out still names its group; an empty one counts 0."""
    for known in appointment.groups:
        if known.name == name:
            return known
    new = AnnouncedGroup(name=name, group=group)
    appointment.groups.append(new)
    return new


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


def abandon(appointment: Appointment, *, reason: str, by: User | None) -> None:
    """Stop before anybody is appointed. The record is kept, and another appointment can be opened."""
    must_be_open(appointment)
    if not reason:
        raise Refused(_("Write why the appointment is stopped."))
    appointment.status = AppointmentStatus.ABANDONED
    appointment.abandoned_reason = reason
    appointment.closed_at = clock.now()
    record(AppointmentAbandoned(appointment.id, appointment.committee_id), by=by)


@on(CommitteeDropped)
def abandon_for_a_dropped_committee(event: CommitteeDropped) -> None:
    """Nobody is appointed to a committee that will not be."""
    committee = db.session.get_one(TaskCommittee, event.committee_id)
    appointment = queries.current_appointment(committee)
    if appointment and appointment.is_open:
        dropped_by = committee.dropped.recorded_by if committee.dropped else None
        abandon(appointment, reason=committee.drop_reason, by=dropped_by)
