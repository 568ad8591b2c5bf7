"""Bodies (council, committees, joint meeting), the seats in them and who holds them from when to when."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Select, UniqueConstraint, and_, false, or_, select
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import InstrumentedAttribute, Mapped, aliased, foreign, mapped_column, relationship, remote

from app import clock
from app.accounts.models import User
from app.accounts.names import recorded_name
from app.extensions import Model
from app.versions import Versioned


class BodyKind(StrEnum):
    COUNCIL = "council"
    FINANCE_COMMITTEE = "finance_committee"
    STANDING_COMMITTEE = "standing_committee"
    #: All standing committees, with the whole council invited. It discusses and cannot decide.
    JOINT_MEETING = "joint_meeting"
    TASK_COMMITTEE = "task_committee"
    #: The council secretariat: its members are staff, and it holds no political meetings.
    SECRETARIAT = "secretariat"


#: The bodies that have areas of responsibility, and so can see one that needs developing or be asked to see to something.
STANDING = (BodyKind.STANDING_COMMITTEE, BodyKind.FINANCE_COMMITTEE)


class Body(Versioned, Model):
    __tablename__ = "bodies"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[BodyKind] = mapped_column(index=True)
    name: Mapped[str]
    #: What it is responsible for (ressort), in plain words.
    purpose: Mapped[str] = mapped_column(default="")
    #: The council's term; committees follow their council's unless they say otherwise.
    term_from: Mapped[date | None]
    term_to: Mapped[date | None]
    #: Counted from 1 in rows that are older than the count.
    version: Mapped[int] = mapped_column(server_default="1")

    memberships: Mapped[list["Membership"]] = relationship(back_populates="body")

    @hybrid_property
    def is_council(self) -> bool:
        return self.kind == BodyKind.COUNCIL

    @hybrid_property
    def is_joint_meeting(self) -> bool:
        return self.kind == BodyKind.JOINT_MEETING

    @hybrid_property
    def is_task_committee(self) -> bool:
        return self.kind == BodyKind.TASK_COMMITTEE

    @hybrid_property
    def holds_meetings(self) -> bool:
        return self.kind != BodyKind.SECRETARIAT

    @hybrid_property
    def is_standing(self) -> bool:
        """Whether it has an area of responsibility: the finance committee and the standing committees."""
        return self.kind in STANDING

    @is_standing.inplace.expression
    @classmethod
    def _is_standing(cls) -> ColumnElement[bool]:
        return cls.kind.in_(STANDING)


#: The ids of every council there has been; one for each term.
COUNCILS = select(Body.id).where(Body.is_council)


class ElectoralGroup(Versioned, Model):
    """A group of the council (valggruppe), known by its letter."""

    __tablename__ = "electoral_groups"
    __table_args__ = (UniqueConstraint("council_id", "letter"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"))
    council: Mapped[Body] = relationship()
    letter: Mapped[str]
    name: Mapped[str]
    #: Counted from 1 in rows that are older than the count.
    version: Mapped[int] = mapped_column(server_default="1")


class Dated:
    """Something that holds from ``starts_on`` to ``ends_on``, its last day, or until further notice."""

    starts_on: Mapped[date]
    ends_on: Mapped[date | None]

    @hybrid_method
    def includes(self, on: date | None = None) -> bool:
        """Whether the day lies between the dates; without one, today in Denmark."""
        day = on or clock.today()
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    @includes.expression
    @classmethod
    def _includes(cls, on: date | None = None) -> ColumnElement[bool]:
        day = on or clock.TODAY
        return and_(cls.starts_on <= day, or_(cls.ends_on.is_(None), cls.ends_on >= day))

    @hybrid_property
    def is_past(self) -> bool:
        """Whether its last day has been."""
        return self.ends_on is not None and self.ends_on < clock.today()

    @is_past.inplace.expression
    @classmethod
    def _is_past(cls) -> ColumnElement[bool]:
        return and_(cls.ends_on.is_not(None), cls.ends_on < clock.TODAY)


class GroupLeadership(Dated, Model):
    """Who speaks for a group, from when to when."""

    __tablename__ = "group_leaderships"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("electoral_groups.id"), index=True)
    group: Mapped[ElectoralGroup] = relationship()
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User] = relationship()
    basis: Mapped[str]

    #: The leader's own time in the group, which speaking for it rests on.
    memberships: Mapped[list["Membership"]] = relationship(
        primaryjoin="and_(foreign(Membership.user_id) == GroupLeadership.user_id,"
        " Membership.group_id == GroupLeadership.group_id)",
        viewonly=True,
    )

    @hybrid_method
    def is_current(self, on: date | None = None) -> bool:
        """Whether the person speaks for the group on the day: who has left it does not."""
        return self.includes(on) and any(membership.includes(on) for membership in self.memberships)

    @is_current.expression
    @classmethod
    def _is_current(cls, on: date | None = None) -> ColumnElement[bool]:
        return and_(cls.includes(on), cls.memberships.any(Membership.includes(on)))


class SeatKind(StrEnum):
    """The two kinds of places of ksl. § 26: council members and non-members."""

    COUNCILLOR = "councillor"
    CITIZEN = "citizen"


class Seat(Model):
    """A place in a task committee. It belongs to the group that named its first holder (ksl. § 28)."""

    __tablename__ = "seats"
    __table_args__ = (UniqueConstraint("body_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"))
    body: Mapped[Body] = relationship()
    number: Mapped[int]
    kind: Mapped[SeatKind]
    group_id: Mapped[int] = mapped_column(ForeignKey("electoral_groups.id"))
    group: Mapped[ElectoralGroup] = relationship()


class Office(StrEnum):
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"
    #: Serves the body without being a member of it: the facilitator of a task committee.
    FACILITATOR = "facilitator"


class MemberKind(StrEnum):
    COUNCILLOR = "councillor"
    CITIZEN = "citizen"
    STAFF = "staff"


class Membership(Dated, Versioned, Model):
    """That a person belongs to a body, in which office, from when to when, and what decided it.

    A change of office ends one membership and begins another.
    """

    __tablename__ = "memberships"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
        CheckConstraint("office <> 'facilitator' OR kind = 'staff'", name="facilitators_are_staff"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"), index=True)
    body: Mapped[Body] = relationship(back_populates="memberships")
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User] = relationship()
    name: Mapped[str] = recorded_name("user", follows_until="ends_on")
    office: Mapped[Office] = mapped_column(default=Office.MEMBER)
    kind: Mapped[MemberKind]
    #: In the council: the group the councillor belongs to.
    group_id: Mapped[int | None] = mapped_column(ForeignKey("electoral_groups.id"), index=True)
    group: Mapped[ElectoralGroup | None] = relationship()
    #: In a task committee: the place that is held.
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seats.id"), index=True)
    seat: Mapped[Seat | None] = relationship()
    #: What it rests on, in words ("Kommunalvalget 18. november 2025").
    basis: Mapped[str]
    #: Whether the others of the body see a citizen's e-mail address: the person chooses, and until then they do not.
    shows_email: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: And the decision, where it was made in the portal.
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"), index=True)
    #: Counted from 1 in rows that are older than the count.
    version: Mapped[int] = mapped_column(server_default="1")

    #: The same person's time in the council, which whatever they are as a councillor rests on.
    in_council: Mapped[list["Membership"]] = relationship(
        primaryjoin=lambda: is_in_council(Membership.user_id), viewonly=True
    )

    @hybrid_method
    def is_current(self, on: date | None = None) -> bool:
        """Whether the person belongs to the body on the day. Nobody does as councillor who has left the council."""
        if self.is_councillor and not any(membership.includes(on) for membership in self.in_council):
            return False
        return self.includes(on)

    @is_current.expression
    @classmethod
    def _is_current(cls, on: date | None = None) -> ColumnElement[bool]:
        sits_in_council = cls.user_id.in_(_COUNCILLORS_TODAY if on is None else councillor_ids(on))
        return and_(cls.includes(on), or_(~cls.is_councillor, sits_in_council))

    @hybrid_property
    def is_councillor(self) -> bool:
        """Whether they are of the body as a member of the council."""
        return self.kind == MemberKind.COUNCILLOR

    @hybrid_property
    def is_citizen(self) -> bool:
        """Whether they are of the body as neither a councillor nor staff."""
        return self.kind == MemberKind.CITIZEN

    @hybrid_property
    def is_member(self) -> bool:
        """Whether the person is of the body: everybody but who only serves it."""
        return self.office != Office.FACILITATOR

    @hybrid_property
    def has_office(self) -> bool:
        """Whether the person is something else in the body than one of its members."""
        return self.office != Office.MEMBER


def is_in_council(user_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """How the person's own memberships of the council are found, for an office that only a councillor has."""
    return and_(user_id == foreign(remote(Membership.user_id)), remote(Membership.body_id).in_(COUNCILS))


def councillor_ids(on: date | None = None) -> Select[int]:
    """Who sits in the council on the day, to ask inside another query: whatever only a councillor is rests on it."""
    seat = aliased(Membership)
    return select(seat.user_id).join(seat.body).where(Body.is_council, seat.includes(on)).correlate(None)


#: Built once, since it is asked of everybody who is signed in.
_COUNCILLORS_TODAY = councillor_ids()
