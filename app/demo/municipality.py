"""Strandby Kommune: its council, its staff, and the calendar of its meetings."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import User
from app.bodies import operations as bodies
from app.bodies import queries
from app.bodies.models import Body, BodyKind, MemberKind
from app.demo import people, roles
from app.demo.timetable import MEETINGS, Timetable, on
from app.meetings import operations as meetings
from app.meetings import queries as meeting_queries
from app.meetings.models import Meeting

#: The municipality exists so long before its first council meeting.
LEAD = timedelta(days=22)
COUNCIL = Path(__file__).with_name("council.csv")
TERM = (date(2026, 1, 1), date(2029, 12, 31))
#: The sign-ins of the demo all have this password. It is printed at each start.
PASSWORD = "vi skaber sammen"


@dataclass
class Municipality:
    """What the stories need to know of the municipality they happen in."""

    administrator: User
    secretary: User
    facilitators: list[User]
    council: Body
    joint_meeting: Body
    standing: dict[str, Body]
    council_meetings: list[Meeting]
    joint_meetings: list[Meeting]
    #: By the committee's name and the moment it begins.
    standing_meetings: dict[tuple[str, datetime], Meeting] = field(default_factory=dict)

    def councillors(self, letter: str) -> list[User]:
        """Those of one group, by name."""
        members = queries.current_memberships(self.council)
        return sorted(
            (each.user for each in members if each.group and each.group.letter == letter), key=lambda user: user.name
        )


def found(timetable: Timetable) -> Municipality:
    """Import the council, employ the staff, and plan the year's meetings. Inside a transaction."""
    administrator = accounts.create_administrator(
        name=people.ADMINISTRATOR, email=people.email_of(people.ADMINISTRATOR), password=PASSWORD
    )
    bodies.import_council(
        COUNCIL.read_text(encoding="utf-8"),
        term_from=TERM[0],
        term_to=TERM[1],
        basis="Kommunalvalget 18. november 2025",
        by=administrator,
    )
    council = queries.council()
    secretary, *_others = _employ(people.SECRETARIES, administrator)
    facilitators = [_account(name, administrator) for name in people.FACILITATORS]
    joint_meeting = queries.joint_meeting()
    return Municipality(
        administrator=administrator,
        secretary=secretary,
        facilitators=facilitators,
        council=council,
        joint_meeting=joint_meeting,
        standing={body.name: body for body in queries.standing_committees()}
        | {queries.finance_committee().name: queries.finance_committee()},
        council_meetings=[
            _planned(council, timetable.council_day(number), 19, 21, secretary, is_open=True)
            for number in range(MEETINGS)
        ],
        joint_meetings=[
            _planned(joint_meeting, timetable.council_day(number), 21, 22, secretary) for number in range(MEETINGS)
        ],
    )


def _planned(body: Body, day: date, begins: int, ends: int, by: User, *, is_open: bool = False) -> Meeting:
    return meetings.plan(
        body,
        starts_at=on(day, begins),
        ends_at=on(day, ends, 30),
        place="Rådhuset, byrådssalen",
        is_open=is_open,
        by=by,
    )


def _account(name: str, by: User) -> User:
    return accounts.create_account(name=name, email=people.email_of(name), by=by)


def _employ(names: list[str], by: User) -> list[User]:
    known = queries.find_body(BodyKind.SECRETARIAT)
    office = known or bodies.create_body(
        kind=BodyKind.SECRETARIAT,
        name="Rådssekretariatet",
        purpose="Forbereder møder, opslag og udpegninger.",
        by=by,
    )
    staff = [_account(name, by) for name in names]
    for each in staff:
        bodies.join(office, each, kind=MemberKind.STAFF, starts_on=TERM[0], basis="Ansat i kommunen", by=by)
    return staff


def keep_minutes(place: Municipality, timetable: Timetable) -> None:
    """Have each council meeting summoned, attended and minuted, and each joint meeting summoned."""
    for meeting in [*place.council_meetings, *place.joint_meetings]:
        summon_and_minute(place, timetable, meeting)


def summon_and_minute(place: Municipality, timetable: Timetable, meeting: Meeting) -> None:
    """Summons eight days before, who came on the day, and minutes approved two weeks later."""
    begins = meeting.starts_at

    def attend() -> None:
        members = [membership.user_id for membership in meeting_queries.members(meeting)]
        meetings.record_attendance(meeting, present=members, by=place.secretary)

    if begins - timedelta(days=8) > clock.now():
        timetable.at(begins - timedelta(days=8), lambda: meetings.summon(meeting, by=place.secretary))
    timetable.at(begins + timedelta(minutes=5), attend)
    timetable.at(begins + timedelta(days=16), lambda: meetings.approve_minutes(meeting, by=place.secretary))


def let_people_in(place: Municipality) -> None:
    """Give one person in each role the demo's password: those that sign_ins.py lists."""
    for user in roles.one_per_role().values():
        if user.password_hash is None:
            accounts.choose_password(user, PASSWORD, by=place.administrator)
