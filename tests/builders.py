"""Plain functions that make the things tests talk about. Name only what the test is about.

Each is stored and committed, so that a browser sees it. Dates lie around the tests' NOW,
2 March 2026: what must have happened before has.
"""

import itertools
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from app import clock
from app.accounts.models import User
from app.applications.models import AgeBand, Application, ApplicationStatus
from app.bodies.models import Body, BodyKind, ElectoralGroup, GroupLeadership, MemberKind, Membership, Office
from app.calls.models import Call, CallDate, CallStatus
from app.committees.models import (
    Adoption,
    Area,
    Deliverable,
    Drafter,
    ParticipationForm,
    Profile,
    Question,
    Stage,
    TaskCommittee,
    TermsVersion,
)
from app.extensions import db
from app.meetings.models import Decision, Meeting, MeetingStatus

T = TypeVar("T")
P = ParamSpec("P")
_number = itertools.count(1)

TERM = (date(2026, 1, 1), date(2029, 12, 31))
BASIS = "Kommunalvalget 18. november 2025"
#: The groups of a council like Gentofte's, 2026-29.
GROUPS = {"C": 10, "V": 3, "B": 2, "F": 1, "A": 1, "Ø": 1, "I": 1}


_together: ContextVar[bool] = ContextVar("together", default=False)


def saved(thing: T) -> T:
    """The thing, committed; or at the end of the builder it is part of."""
    db.session.add(thing)
    if _together.get():
        db.session.flush()
    else:
        db.session.commit()
    return thing


def together(build: Callable[P, T]) -> Callable[P, T]:
    """For a builder that makes several things: one commit for all of them, which is much faster than one each."""

    @wraps(build)
    def built(*args: P.args, **kwargs: P.kwargs) -> T:
        if _together.get():
            return build(*args, **kwargs)
        token = _together.set(True)
        try:
            thing = build(*args, **kwargs)
        finally:
            _together.reset(token)
        db.session.commit()
        return thing

    return built


def a_user(name: str = "Ada Lund", **facts: Any) -> User:
    facts.setdefault("email", f"person{next(_number)}@strandby.example")
    return saved(User(name=name, **facts))


def an_administrator(name: str = "Asta Admin") -> User:
    return a_user(name, is_administrator=True)


def a_body(kind: BodyKind = BodyKind.STANDING_COMMITTEE, name: str = "Skoleudvalget", **facts: Any) -> Body:
    return saved(Body(kind=kind, name=name, **facts))


def the_council() -> Body:
    """The council of the term, made once per test."""
    found = db.session.query(Body).filter_by(kind=BodyKind.COUNCIL).one_or_none()
    return found or a_body(BodyKind.COUNCIL, "Kommunalbestyrelsen", term_from=TERM[0], term_to=TERM[1])


def the_joint_meeting() -> Body:
    found = db.session.query(Body).filter_by(kind=BodyKind.JOINT_MEETING).one_or_none()
    return found or a_body(BodyKind.JOINT_MEETING, "Fællesmødet", term_from=TERM[0], term_to=TERM[1])


def a_group(letter: str = "C", name: str = "") -> ElectoralGroup:
    council = the_council()
    found = db.session.query(ElectoralGroup).filter_by(council_id=council.id, letter=letter).one_or_none()
    return found or saved(ElectoralGroup(council_id=council.id, letter=letter, name=name or f"Liste {letter}"))


@together
def a_member(
    body: Body,
    user: User | None = None,
    *,
    kind: MemberKind = MemberKind.COUNCILLOR,
    office: Office = Office.MEMBER,
    **facts: Any,
) -> User:
    """The user, now a member of the body. A councillor's place in it rests on one in the council."""
    user = user or a_user()
    facts.setdefault("starts_on", TERM[0])
    facts.setdefault("basis", BASIS)
    council = the_council()
    if kind is MemberKind.COUNCILLOR and body is not council and not _belongs_to(council, user):
        saved(Membership(body_id=council.id, user_id=user.id, kind=kind, starts_on=TERM[0], basis=BASIS))
    saved(Membership(body_id=body.id, user_id=user.id, kind=kind, office=office, **facts))
    return user


def _belongs_to(body: Body, user: User) -> bool:
    return db.session.query(Membership).filter_by(body_id=body.id, user_id=user.id).first() is not None


@together
def a_councillor(name: str = "Carl Council", group: str = "C", *, leads: bool = False, **facts: Any) -> User:
    the_group = a_group(group)
    user = a_member(the_council(), a_user(name), group_id=the_group.id, **facts)
    if leads:
        saved(GroupLeadership(group_id=the_group.id, user_id=user.id, starts_on=TERM[0], basis=BASIS))
    return user


@together
def a_full_council() -> list[User]:
    """Nineteen councillors in the groups C10 V3 B2 F1 A1 Ø1 I1; the first of each group leads it."""
    return [
        a_councillor(f"{letter}{number} Councillor", letter, leads=number == 1)
        for letter, size in GROUPS.items()
        for number in range(1, size + 1)
    ]


@together
def a_secretary(name: str = "Sofie Secretary") -> User:
    """Somebody of the council secretariat."""
    found = db.session.query(Body).filter_by(kind=BodyKind.SECRETARIAT).one_or_none()
    body = found or a_body(BodyKind.SECRETARIAT, "Rådssekretariatet")
    return a_member(body, a_user(name), kind=MemberKind.STAFF)


def the_secretary() -> User:
    """Who does what a test does not say who did; made once per test."""
    return db.session.query(User).filter_by(name="Solvej Secretary").first() or a_secretary("Solvej Secretary")


@together
def a_facilitator(committee: TaskCommittee, name: str = "Frida Facilitator") -> User:
    assert committee.body
    return a_member(committee.body, a_user(name), kind=MemberKind.STAFF, office=Office.FACILITATOR)


@together
def a_citizen_member(committee: TaskCommittee, name: str = "Clara Citizen") -> User:
    assert committee.body
    return a_member(committee.body, a_user(name), kind=MemberKind.CITIZEN)


@together
def a_councillor_member(committee: TaskCommittee, name: str = "Karl Member", office: Office = Office.MEMBER) -> User:
    assert committee.body
    return a_member(committee.body, a_councillor(name), office=office)


def a_meeting(body: Body | None = None, starts_at: datetime | None = None, **facts: Any) -> Meeting:
    """A meeting that began yesterday; ``starts_at`` (UTC) says otherwise."""
    starts_at = starts_at or clock.now() - timedelta(days=1)
    facts.setdefault("ends_at", starts_at + timedelta(hours=2))
    facts.setdefault("place", "Rådhuset, mødesal 1")
    facts.setdefault("status", MeetingStatus.PLANNED)
    return saved(Meeting(body_id=(body or the_council()).id, starts_at=starts_at, **facts))


def a_coming_meeting(body: Body | None = None, *, days: int = 14, **facts: Any) -> Meeting:
    return a_meeting(body, clock.now() + timedelta(days=days), **facts)


@together
def a_decision(meeting: Meeting | None = None, title: str = "Decided", by: User | None = None) -> Decision:
    meeting = meeting or a_meeting()
    return saved(
        Decision(
            meeting_id=meeting.id,
            number=str(next(_number)),
            decided_on=clock.to_danish(meeting.starts_at).date(),
            title=title,
            recorded_by_id=(by or the_secretary()).id,
            recorded_at=clock.now(),
        )
    )


@together
def an_area(body: Body | None = None, title: str = "Trafik: sikker i byen", **facts: Any) -> Area:
    facts.setdefault("description", "Flere børn skal kunne cykle trygt til skole.")
    facts.setdefault("recorded_at", clock.now() - timedelta(days=60))
    if "recorded_by_id" not in facts:
        facts["recorded_by_id"] = the_secretary().id
    return saved(Area(body_id=(body or a_body()).id, title=title, **facts))


@together
def a_task_committee(
    stage: Stage = Stage.PROPOSED,
    title: str = "Trafik: sikker i byen",
    *,
    drafters: list[User] | None = None,
    seats: tuple[int, int] = (5, 10),
    profiles: dict[str, int] | None = None,
) -> TaskCommittee:
    """A task committee that has come as far as ``stage``, with the facts that stage needs.

    ``seats`` are places for councillors and for citizens; ``profiles`` says how many of each are wanted.
    """
    area = an_area(title=title, form=ParticipationForm.TASK_COMMITTEE, chosen_at=clock.now() - timedelta(days=55))
    committee = TaskCommittee(
        area_id=area.id,
        title=title,
        standing_committee_id=area.body_id,
        proposed_at=clock.now() - timedelta(days=55),
        stage=stage if stage in (Stage.PROPOSED, Stage.DROPPED) else Stage.DRAFTING,
    )
    if stage is Stage.DROPPED:
        committee.dropped_at, committee.drop_reason = clock.now(), "Nobody had time for it."
    if committee.stage is not Stage.DRAFTING:
        return saved(committee)
    committee.naming_decision = a_decision(title="Two drafters are named")
    both = [a_councillor("Dorte Drafter"), a_councillor("Didrik Drafter")] if drafters is None else drafters
    committee.drafters = [Drafter(user_id=user.id) for user in both]
    saved(committee)
    if stage is Stage.DRAFTING:
        return committee
    version = a_terms_version(committee, seats=seats, profiles=profiles)
    committee.joint_meeting = a_meeting(the_joint_meeting(), clock.now() - timedelta(days=20))
    committee.presented_at = clock.now() - timedelta(days=30)
    if stage is not Stage.PRESENTED:
        body = a_body(BodyKind.TASK_COMMITTEE, title)
        decision = a_decision(title="The committee is established")
        committee.body_id, committee.establishing_decision_id, committee.terms_number = (
            body.id,
            decision.id,
            version.number,
        )
        db.session.add(Adoption(terms_id=version.id, decision_id=decision.id))
    committee.stage = stage
    return saved(committee)


@together
def a_terms_version(
    committee: TaskCommittee,
    *,
    number: int = 1,
    seats: tuple[int, int] = (5, 10),
    profiles: dict[str, int] | None = None,
    **texts: Any,
) -> TermsVersion:
    texts.setdefault("title", committee.title)
    texts.setdefault("purpose", "Færre skal komme til skade i trafikken.")
    wanted = {"Forælder til skolebørn": 4, "Ung under 30": 3} if profiles is None else profiles
    return saved(
        TermsVersion(
            committee_id=committee.id,
            number=number,
            saved_by_id=the_secretary().id,
            saved_at=clock.now() - timedelta(days=40),
            seats_councillors=seats[0],
            seats_citizens=seats[1],
            questions=[Question(position=1, text="Hvordan bliver skolevejen tryg?")],
            deliverables=[Deliverable(position=1, title="En trafikpolitik", due_on=date(2026, 12, 1))],
            profiles=[
                Profile(position=n, name=name, wanted=count) for n, (name, count) in enumerate(wanted.items(), 1)
            ],
            **texts,
        )
    )


@together
def a_call(
    status: CallStatus = CallStatus.PUBLISHED,
    committee: TaskCommittee | None = None,
    *,
    closes_at: datetime | None = None,
    **texts: Any,
) -> Call:
    """A call published a week ago that closes in three weeks."""
    committee = committee or a_task_committee(Stage.ESTABLISHED)
    terms = committee.terms or committee.versions[-1]
    texts.setdefault("title", f"Vær med: {committee.title}")
    texts.setdefault("summary", "Vi søger ti borgere, der vil gøre vejen til skole tryg.")
    return saved(
        Call(
            committee_id=committee.id,
            terms_id=terms.id,
            status=status,
            withdrawn_at=clock.now() if status is CallStatus.WITHDRAWN else None,
            published_at=None if status is CallStatus.DRAFT else clock.now() - timedelta(days=7),
            closes_at=closes_at or clock.now() + timedelta(days=21),
            dates=[
                CallDate(
                    starts_at=clock.now() + timedelta(days=50 + 30 * n),
                    ends_at=clock.now() + timedelta(days=50 + 30 * n, hours=2),
                    place="Biblioteket",
                )
                for n in range(3)
            ],
            **texts,
        )
    )


def a_closed_call(committee: TaskCommittee | None = None) -> Call:
    return a_call(committee=committee, closes_at=clock.now() - timedelta(hours=1))


@together
def an_application(
    call: Call | None = None,
    name: str = "Bente Borger",
    status: ApplicationStatus = ApplicationStatus.RECEIVED,
    **facts: Any,
) -> Application:
    is_forgotten = status is ApplicationStatus.WITHDRAWN
    facts.setdefault("email", "" if is_forgotten else f"borger{next(_number)}@mail.example")
    facts.setdefault("is_resident", True)
    facts.setdefault("age_band", None if is_forgotten else AgeBand.FROM_30_TO_44)
    facts.setdefault("motivation", "" if is_forgotten else "Mine børn cykler til skole hver dag.")
    facts.setdefault("forgotten_at", clock.now() if is_forgotten else None)
    if status in (ApplicationStatus.APPOINTED, ApplicationStatus.NOT_APPOINTED):
        facts.setdefault("settled_at", clock.now())
    return saved(
        Application(
            call_id=(call or a_call()).id,
            name="" if is_forgotten else name,
            status=status,
            number=f"T{next(_number) % 1000:03}-{secrets.token_hex(2).upper()}",
            form_token=secrets.token_hex(16),
            link_stamp=secrets.token_hex(8),
            submitted_at=clock.now() - timedelta(days=2),
            withdrawn_at=clock.now() if status is ApplicationStatus.WITHDRAWN else None,
            **facts,
        )
    )
