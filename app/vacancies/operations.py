"""A seat whose holder leaves: the group that owns it names the next (ksl. § 28)."""

from datetime import date, timedelta

from flask_babel import gettext as _

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import User
from app.bodies import operations as bodies
from app.bodies.models import MemberKind, Membership, Seat, SeatKind
from app.bodies.queries import councillors
from app.errors import Refused, Stale
from app.events import record
from app.i18n import speaking
from app.law.vacancies import Departure, group_that_names_successor
from app.vacancies import queries
from app.vacancies.events import SeatFilled


def fill(
    seat: Seat,
    *,
    holder_id: int | None,
    departure: Departure,
    last_day: date,
    councillor: User | None = None,
    name: str = "",
    email: str = "",
    by: User,
) -> Membership:
    """Let the holder of the seat leave and the one whom the owning group names take over the day after.

    ``holder_id`` is the membership that whoever records it saw in the seat. Who has left the council has left the
    seat too: then ``last_day`` is known. There is no new count (§ 28 stk. 1). A seat for a councillor goes to a
    member of the council, one for a citizen to somebody else, by ``name`` and ``email``. An office of the holder
    is not inherited.
    """
    if group_that_names_successor(queries.owner_of(seat), departure) is None:
        raise Refused(_("Somebody who leaves the party keeps the seat, so there is nothing to fill."))
    holder = queries.holder_of(seat)
    if holder is None or holder.id != holder_id:
        raise Stale()
    if last_day > clock.today() and last_day != holder.ends_on:
        raise Refused(_("Record it when the last day has come."))
    successor = _successor(seat, councillor, name, email, by)
    if last_day != holder.ends_on:
        bodies.leave(holder, ends_on=last_day, by=by)
    with speaking("da"):
        # Which group that is stands with the seat: what a membership rests on is shown to everybody beside the name.
        basis = _("Named by the group that owns the seat (section 28)")
    membership = bodies.join(
        seat.body,
        successor,
        kind=MemberKind(seat.kind.value),
        starts_on=last_day + timedelta(days=1),
        basis=basis,
        seat=seat,
        by=by,
    )
    committee = queries.committee_of(seat)
    record(SeatFilled(seat.id, committee.id, successor.id), by=by)
    return membership


def _successor(seat: Seat, councillor: User | None, name: str, email: str, by: User) -> User:
    council = {user.id for user in councillors()}
    if seat.kind is SeatKind.COUNCILLOR:
        if councillor is None or councillor.id not in council:
            raise Refused(_("This seat is for a councillor. Choose a member of the council."))
        return councillor
    if not (name and email):
        raise Refused(_("Write the name and the e-mail address of the one who takes over."))
    user = accounts.create_account(name=name, email=email, by=by)
    if user.id in council:
        raise Refused(_("%(name)s is a member of the council and can only have a councillor's place.", name=user.name))
    if user.password_hash is None:
        accounts.invite(user, by=by)
    return user
