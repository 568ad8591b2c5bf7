"""Who is present, and which groups they announce."""

from collections import defaultdict
from collections.abc import Mapping

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.appointments import queries
from app.appointments.awaited import must_not_have_started
from app.appointments.events import PresenceRecorded
from app.appointments.models import AnnouncedGroup, Appointment, Elector
from app.appointments.operations.clearing import clear_list
from app.bodies.models import ElectoralGroup, Membership
from app.errors import Refused
from app.events import record
from app.extensions import db


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
    appointment.touch()
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
                name=membership.name,
            )
        )
    name = membership.name
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
