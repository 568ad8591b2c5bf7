"""Bodies (council, committees, joint meeting), the seats in them and who holds them from when to when."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models import User
from app.extensions import Model


class BodyKind(StrEnum):
    COUNCIL = "council"
    FINANCE_COMMITTEE = "finance_committee"
    STANDING_COMMITTEE = "standing_committee"
    #: All standing committees, with the whole council invited. It discusses and cannot decide.
    JOINT_MEETING = "joint_meeting"
    TASK_COMMITTEE = "task_committee"
    #: The council secretariat: its members are staff, and it holds no political meetings.
    SECRETARIAT = "secretariat"


class Body(Model):
    __tablename__ = "bodies"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[BodyKind] = mapped_column(index=True)
    name: Mapped[str]
    #: What it is responsible for (ressort), in plain words.
    purpose: Mapped[str] = mapped_column(default="")
    #: The council's term; committees follow their council's unless they say otherwise.
    term_from: Mapped[date | None]
    term_to: Mapped[date | None]

    memberships: Mapped[list["Membership"]] = relationship(back_populates="body")


class ElectoralGroup(Model):
    """A group of the council (valggruppe), known by its letter."""

    __tablename__ = "electoral_groups"
    __table_args__ = (UniqueConstraint("council_id", "letter"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    council_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"))
    council: Mapped[Body] = relationship()
    letter: Mapped[str]
    name: Mapped[str]


class GroupLeadership(Model):
    """Who speaks for a group, from when to when."""

    __tablename__ = "group_leaderships"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("electoral_groups.id"), index=True)
    group: Mapped[ElectoralGroup] = relationship()
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User] = relationship()
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    basis: Mapped[str]


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


class Membership(Model):
    """That a person belongs to a body, in which office, from when to when, and what decided it.

    ``ends_on`` is the last day. A change of office ends one membership and begins another.
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
    office: Mapped[Office] = mapped_column(default=Office.MEMBER)
    kind: Mapped[MemberKind]
    #: In the council: the group the councillor belongs to.
    group_id: Mapped[int | None] = mapped_column(ForeignKey("electoral_groups.id"), index=True)
    group: Mapped[ElectoralGroup | None] = relationship()
    #: In a task committee: the place that is held.
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seats.id"), index=True)
    seat: Mapped[Seat | None] = relationship()
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    #: What it rests on, in words ("Kommunalvalget 18. november 2025").
    basis: Mapped[str]
    #: And the decision, where it was made in the portal.
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"), index=True)

    def is_current(self, on: date | None = None) -> bool:
        day = on or clock.today()
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
