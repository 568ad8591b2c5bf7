"""The appointment of a committee's members under ét: who was present, in which groups, and what each answered.

The rows are a record: entries are numbered in the order they were made, and one that was wrong is struck out
with a reason instead of being deleted. What the record means is asked of ``app.law`` (see election.py).
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ColumnElement, ForeignKey, Index, UniqueConstraint, and_, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.accounts.names import recorded_name
from app.applications.models import Application
from app.bodies.models import ElectoralGroup, Office, SeatKind
from app.calls.models import Call
from app.committees.models import Profile, TaskCommittee
from app.extensions import Model
from app.meetings.models import Decision, Meeting
from app.versions import Versioned


class AppointmentStatus(StrEnum):
    OPEN = "open"
    COMPLETED = "completed"
    #: Stopped before anybody was appointed; kept with the reason.
    ABANDONED = "abandoned"


class Method(StrEnum):
    """The two ways to appoint: nobody objects to a list, or a proportional election."""

    AGREED = "agreed"
    STRICT = "strict"


class Appointment(Versioned, Model):
    __tablename__ = "appointments"
    __table_args__ = (
        Index(
            "ix_one_appointment_per_committee",
            "committee_id",
            unique=True,
            sqlite_where=text("status <> 'abandoned'"),
            postgresql_where=text("status <> 'abandoned'"),
        ),
        CheckConstraint("(status = 'completed') = (decision_id IS NOT NULL)", name="completed_by_a_decision"),
        CheckConstraint("(status = 'open') = (closed_at IS NULL)", name="closed_has_a_date"),
        CheckConstraint("(method IS NULL) = (method_chosen_at IS NULL)", name="a_chosen_method_has_a_date"),
        CheckConstraint("call_id IS NOT NULL OR no_call_reason <> ''", name="without_call_for_a_reason"),
        CheckConstraint("councillors >= 0 AND citizens >= 0", name="no_negative_places"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("task_committees.id"), index=True)
    committee: Mapped[TaskCommittee] = relationship()
    #: The council's meeting at which the members are appointed.
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    meeting: Mapped[Meeting] = relationship()
    call_id: Mapped[int | None] = mapped_column(ForeignKey("calls.id"))
    call: Mapped[Call | None] = relationship()
    no_call_reason: Mapped[str] = mapped_column(default="")
    #: The places, as the terms of reference in force said when the appointment was opened.
    councillors: Mapped[int]
    citizens: Mapped[int]
    status: Mapped[AppointmentStatus] = mapped_column(default=AppointmentStatus.OPEN)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    opened_by: Mapped[User] = relationship()
    opened_at: Mapped[datetime]
    #: When presence and groups were last recorded.
    presence_recorded_at: Mapped[datetime | None]
    #: How the members are appointed, and the answer to "does anybody object to an agreed list?".
    method: Mapped[Method | None]
    method_chosen_at: Mapped[datetime | None]
    objections: Mapped[str] = mapped_column(default="")
    dissent: Mapped[str] = mapped_column(default="")
    abandoned_reason: Mapped[str] = mapped_column(default="")
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))
    decision: Mapped[Decision | None] = relationship()
    closed_at: Mapped[datetime | None]
    #: How many places fill a profile whose answers have been deleted since, by the id of the profile;
    #: None while none have.
    filled: Mapped[dict[str, int] | None] = mapped_column(JSON)
    #: How many entries (draws and answers) have been made, those struck out included.
    entries: Mapped[int] = mapped_column(default=0)

    groups: Mapped[list["AnnouncedGroup"]] = relationship(
        back_populates="appointment", order_by="AnnouncedGroup.id", cascade="all, delete-orphan"
    )
    electors: Mapped[list["Elector"]] = relationship(
        back_populates="appointment", order_by="Elector.id", cascade="all, delete-orphan"
    )
    draws: Mapped[list["Draw"]] = relationship(back_populates="appointment", order_by="Draw.number")
    answers: Mapped[list["TurnAnswer"]] = relationship(
        back_populates="appointment", order_by="TurnAnswer.number", cascade="all, delete-orphan"
    )
    offices: Mapped[list["OfficeElection"]] = relationship(
        back_populates="appointment", order_by="OfficeElection.id", cascade="all, delete-orphan"
    )

    @hybrid_property
    def is_open(self) -> bool:
        return self.status == AppointmentStatus.OPEN

    @hybrid_property
    def is_completed(self) -> bool:
        return self.status == AppointmentStatus.COMPLETED

    @hybrid_property
    def is_abandoned(self) -> bool:
        return self.status == AppointmentStatus.ABANDONED

    @hybrid_property
    def is_agreed(self) -> bool:
        """Whether nobody objected to a list. False also while nobody has been asked."""
        return self.method == Method.AGREED

    @is_agreed.inplace.expression
    @classmethod
    def _is_agreed(cls) -> ColumnElement[bool]:
        return and_(cls.method.is_not(None), cls.method == Method.AGREED)

    @hybrid_property
    def is_proportional(self) -> bool:
        """Whether somebody objected, so that the groups choose in turn."""
        return self.method == Method.STRICT

    @is_proportional.inplace.expression
    @classmethod
    def _is_proportional(cls) -> ColumnElement[bool]:
        return and_(cls.method.is_not(None), cls.method == Method.STRICT)

    @hybrid_property
    def is_public(self) -> bool:
        """Whether everybody may read whom it names: the council has decided."""
        return self.is_completed

    @property
    def places(self) -> int:
        """For councillors and citizens together: one count is held over all of them."""
        return self.councillors + self.citizens

    @property
    def standing_draws(self) -> list["Draw"]:
        return [draw for draw in self.draws if draw.stands]

    @property
    def standing_answers(self) -> list["TurnAnswer"]:
        return [answer for answer in self.answers if answer.stands]

    @property
    def has_started(self) -> bool:
        """Whether the proportional election has begun: from then on groups and method are fixed."""
        return self.is_proportional and bool(self.standing_draws or self.standing_answers)

    @property
    def last_entry(self) -> "Draw | TurnAnswer | None":
        """The last draw or answer that stands."""
        standing: list[Draw | TurnAnswer] = [*self.standing_draws, *self.standing_answers]
        return max(standing, key=lambda entry: entry.number, default=None)

    @property
    def named(self) -> list["TurnAnswer"]:
        """The answers that name somebody, in their order."""
        return [answer for answer in self.standing_answers if answer.kind]

    @property
    def members_present(self) -> int:
        return sum(elector.is_present for elector in self.electors)


class AnnouncedGroup(Model):
    """Councillors who announced that they vote together at this election (ksl. § 24 stk. 3).

    ``name`` is the letter of a group of the council, the letters of several that pool ("C+V"), or the name of
    somebody who votes alone. The seats it wins are filed under ``group``.
    """

    __tablename__ = "announced_groups"
    __table_args__ = (UniqueConstraint("appointment_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id", ondelete="CASCADE"))
    appointment: Mapped[Appointment] = relationship(back_populates="groups")
    name: Mapped[str]
    group_id: Mapped[int] = mapped_column(ForeignKey("electoral_groups.id"))
    group: Mapped[ElectoralGroup] = relationship()


class Elector(Model):
    """A member of the council at this election: present or not, and with whom they vote."""

    __tablename__ = "electors"
    __table_args__ = (
        UniqueConstraint("appointment_id", "user_id"),
        CheckConstraint("is_present = (announced_id IS NOT NULL)", name="who_is_present_has_a_group"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id", ondelete="CASCADE"))
    appointment: Mapped[Appointment] = relationship(back_populates="electors")
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User] = relationship()
    name: Mapped[str] = recorded_name("user")
    is_present: Mapped[bool]
    announced_id: Mapped[int | None] = mapped_column(ForeignKey("announced_groups.id", ondelete="CASCADE"))
    announced: Mapped[AnnouncedGroup | None] = relationship()


class DrawnHow(StrEnum):
    #: Folded names from a bag, or the like, in the open meeting.
    BY_HAND = "by_hand"
    #: The portal's random numbers, at the request of the chair of the meeting.
    BY_PORTAL = "by_portal"


class Draw(Model):
    """Lots between groups with equal quotients. ``order`` lists the ids of the announced groups, first to choose first."""

    __tablename__ = "draws"
    __table_args__ = (
        UniqueConstraint("appointment_id", "number"),
        CheckConstraint("(struck_out_at IS NULL) = (struck_out_reason = '')", name="struck_out_for_a_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"))
    appointment: Mapped[Appointment] = relationship(back_populates="draws")
    number: Mapped[int]
    #: An exact fraction: "2", "10/3".
    quotient: Mapped[str]
    order: Mapped[list[int]] = mapped_column(JSON)
    how: Mapped[DrawnHow]
    #: Who drew, in words ("the mayor").
    drawn_by: Mapped[str]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    recorded_by: Mapped[User] = relationship()
    drawn_at: Mapped[datetime]
    struck_out_at: Mapped[datetime | None]
    struck_out_reason: Mapped[str] = mapped_column(default="")

    @property
    def stands(self) -> bool:
        return self.struck_out_at is None

    @property
    def is_by_portal(self) -> bool:
        return self.how is DrawnHow.BY_PORTAL


class TurnAnswer(Model):
    """What a group answered in its turn: whom it names, or that it gives the place up. Or one line of an agreed list.

    A councillor is known by ``user``; a citizen by ``application``, or by name and e-mail alone when the group found
    somebody who had not applied.
    """

    __tablename__ = "turn_answers"
    __table_args__ = (
        UniqueConstraint("appointment_id", "number"),
        CheckConstraint("(struck_out_at IS NULL) = (struck_out_reason = '')", name="struck_out_for_a_reason"),
        CheckConstraint("(kind = 'councillor') = (user_id IS NOT NULL) OR kind IS NULL", name="councillors_are_users"),
        CheckConstraint("kind IS NOT NULL OR (application_id IS NULL AND name = '')", name="a_waiver_names_nobody"),
        CheckConstraint(
            "kind IS NULL OR kind = 'councillor' OR application_id IS NOT NULL OR (name <> '' AND reason <> '')",
            name="who_has_not_applied_is_named_for_a_reason",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"))
    appointment: Mapped[Appointment] = relationship(back_populates="answers")
    number: Mapped[int]
    announced_id: Mapped[int] = mapped_column(ForeignKey("announced_groups.id"))
    announced: Mapped[AnnouncedGroup] = relationship()
    #: None: the group gave the place up.
    kind: Mapped[SeatKind | None]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User | None] = relationship(foreign_keys=[user_id])
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), index=True)
    application: Mapped[Application | None] = relationship()
    #: As recorded. Of somebody who applied it stands in the application, where it can be erased, until the council
    #: has appointed them.
    name: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    profile_id: Mapped[int | None] = mapped_column(ForeignKey("profiles.id"))
    profile: Mapped[Profile | None] = relationship()
    #: Why somebody who had not applied, or does not live in the municipality.
    reason: Mapped[str] = mapped_column(default="")
    #: The name of the group that is willing to take the place, when this one gave it up.
    willing_group: Mapped[str | None]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    recorded_by: Mapped[User] = relationship(foreign_keys=[recorded_by_id])
    answered_at: Mapped[datetime]
    struck_out_at: Mapped[datetime | None]
    struck_out_reason: Mapped[str] = mapped_column(default="")

    @property
    def stands(self) -> bool:
        return self.struck_out_at is None

    @property
    def names_a_citizen(self) -> bool:
        return self.kind is SeatKind.CITIZEN

    @property
    def person(self) -> str:
        """The name of whom the group names, or "" when it gave the place up."""
        if self.name or not self.application:
            return self.name
        return self.application.name or self.application.number  # which stays when the name has been erased

    @property
    def address(self) -> str:
        return self.application.email if self.application else self.email


class OfficeElection(Model):
    """How the council appointed the committee's chair or vice-chair: without objection, or in ballots (ksl. § 24 stk. 1).

    ``ballots`` holds for each ballot the votes by user id, ``finalists`` and ``drawn_id`` what lots decided.
    """

    __tablename__ = "office_elections"
    __table_args__ = (
        UniqueConstraint("appointment_id", "office"),
        CheckConstraint("office IN ('chair', 'vice_chair')", name="of_chair_or_vice_chair"),
        CheckConstraint("NOT is_agreed OR elected_id IS NOT NULL", name="who_is_agreed_on_is_elected"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"))
    appointment: Mapped[Appointment] = relationship(back_populates="offices")
    office: Mapped[Office]
    is_agreed: Mapped[bool]
    ballots: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    finalists: Mapped[list[str]] = mapped_column(JSON, default=list)
    drawn_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    elected_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    elected: Mapped[User | None] = relationship(foreign_keys=[elected_id])
    elected_name: Mapped[str] = recorded_name("elected")
