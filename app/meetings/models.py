"""Meetings of bodies: their agenda, who came, what was said and what was decided."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, UniqueConstraint, and_, or_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models import User
from app.accounts.names import recorded_name
from app.bodies.models import Body
from app.errors import Refused
from app.extensions import Model
from app.versions import Versioned


class MeetingStatus(StrEnum):
    PLANNED = "planned"
    #: The agenda has been sent to the members and, where open, published.
    SUMMONED = "summoned"
    #: The minutes have been approved: nothing in them changes any more.
    MINUTED = "minuted"
    CANCELLED = "cancelled"


STEPS: dict[MeetingStatus, set[MeetingStatus]] = {
    # Minutes can be approved of a meeting that was summoned on paper, before the portal.
    MeetingStatus.PLANNED: {MeetingStatus.SUMMONED, MeetingStatus.MINUTED, MeetingStatus.CANCELLED},
    MeetingStatus.SUMMONED: {MeetingStatus.MINUTED, MeetingStatus.CANCELLED},
    MeetingStatus.MINUTED: set(),
    MeetingStatus.CANCELLED: set(),
}


UNFINISHED = (MeetingStatus.PLANNED, MeetingStatus.SUMMONED)


class Meeting(Versioned, Model):
    """When and where a body meets is for everybody to know, from the day it is planned."""

    __tablename__ = "meetings"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_after_it_starts"),
        CheckConstraint("(status = 'minuted') = (minutes_approved_at IS NOT NULL)", name="minuted_has_approval"),
        CheckConstraint("status <> 'summoned' OR summoned_at IS NOT NULL", name="summoned_has_a_date"),
        CheckConstraint("(status = 'cancelled') = (cancelled_at IS NOT NULL)", name="cancelled_has_a_date"),
        CheckConstraint("(cancelled_at IS NULL) = (cancelled_because = '')", name="cancelled_for_a_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"), index=True)
    body: Mapped[Body] = relationship()
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    place: Mapped[str]
    #: Whether the public may attend. The agenda's open items are published in any case.
    is_open: Mapped[bool] = mapped_column(default=False)
    status: Mapped[MeetingStatus] = mapped_column(default=MeetingStatus.PLANNED)
    summoned_at: Mapped[datetime | None]
    #: Why the council was summoned later than four weekdays before (ksl. § 8 stk. 5); "" when it was in time.
    late_because: Mapped[str] = mapped_column(default="")
    cancelled_at: Mapped[datetime | None]
    cancelled_because: Mapped[str] = mapped_column(default="")
    minutes_approved_at: Mapped[datetime | None]
    #: Goes up when time or place changes, for calendars that follow the meeting.
    sequence: Mapped[int] = mapped_column(default=0)

    items: Mapped[list["AgendaItem"]] = relationship(
        back_populates="meeting", order_by="AgendaItem.number", cascade="all, delete-orphan"
    )
    decisions: Mapped[list["Decision"]] = relationship(back_populates="meeting", order_by="Decision.id")

    @hybrid_property
    def has_begun(self) -> bool:
        """Whether its time has come, also of one that was cancelled: see ``has_convened``."""
        return self.starts_at <= clock.now()

    @has_begun.inplace.expression
    @classmethod
    def _has_begun(cls) -> ColumnElement[bool]:
        return cls.starts_at <= clock.NOW

    @hybrid_property
    def has_ended(self) -> bool:
        return self.ends_at <= clock.now()

    @has_ended.inplace.expression
    @classmethod
    def _has_ended(cls) -> ColumnElement[bool]:
        return cls.ends_at <= clock.NOW

    @hybrid_property
    def is_summoned(self) -> bool:
        return self.status == MeetingStatus.SUMMONED

    @hybrid_property
    def is_cancelled(self) -> bool:
        return self.status == MeetingStatus.CANCELLED

    @hybrid_property
    def is_minuted(self) -> bool:
        return self.status == MeetingStatus.MINUTED

    @hybrid_property
    def is_unfinished(self) -> bool:
        """Whether its minutes are still to be approved."""
        return self.status in UNFINISHED

    @is_unfinished.inplace.expression
    @classmethod
    def _is_unfinished(cls) -> ColumnElement[bool]:
        return cls.status.in_(UNFINISHED)

    @hybrid_property
    def is_coming(self) -> bool:
        """Whether it is still to be held."""
        return not self.has_begun and not self.is_cancelled

    @is_coming.inplace.expression
    @classmethod
    def _is_coming(cls) -> ColumnElement[bool]:
        return and_(~cls.has_begun, ~cls.is_cancelled)

    @hybrid_property
    def has_convened(self) -> bool:
        """Whether those who were to meet have begun to, so that what lay before them has been heard."""
        return self.has_begun and not self.is_cancelled

    @has_convened.inplace.expression
    @classmethod
    def _has_convened(cls) -> ColumnElement[bool]:
        return and_(cls.has_begun, ~cls.is_cancelled)

    @hybrid_property
    def takes_records(self) -> bool:
        """Whether what happened at it can be written down: it has convened, and its minutes are not approved."""
        return self.has_begun and self.is_unfinished

    @takes_records.inplace.expression
    @classmethod
    def _takes_records(cls) -> ColumnElement[bool]:
        return and_(cls.has_begun, cls.is_unfinished)

    @hybrid_property
    def has_public_agenda(self) -> bool:
        """Is the agenda out, so that its open items are for everybody to read?"""
        return self.summoned_at is not None or self.is_minuted

    @has_public_agenda.inplace.expression
    @classmethod
    def _has_public_agenda(cls) -> ColumnElement[bool]:
        return or_(cls.summoned_at.is_not(None), cls.is_minuted)

    @hybrid_property
    def numbers_stand(self) -> bool:
        """Whether the numbers of its agenda go on meaning the same, since members and public have read them."""
        return self.has_public_agenda or self.has_begun

    @numbers_stand.inplace.expression
    @classmethod
    def _numbers_stand(cls) -> ColumnElement[bool]:
        return or_(cls.has_public_agenda, cls.has_begun)

    def may_become(self, status: MeetingStatus) -> bool:
        return status in STEPS[self.status]

    def become(self, status: MeetingStatus, otherwise: str) -> None:
        """Take the step, or refuse it with the sentence ``otherwise``."""
        if not self.may_become(status):
            raise Refused(otherwise)
        self.status = status


class AgendaItem(Versioned, Model):
    """A point on the agenda. A closed one shows the public its number and that it is closed, no more."""

    __tablename__ = "agenda_items"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    meeting: Mapped[Meeting] = relationship(back_populates="items")
    number: Mapped[int]
    title: Mapped[str]
    is_closed: Mapped[bool] = mapped_column(default=False)
    #: Background and presentation of the case (baggrund, sagsfremstilling), Markdown.
    presentation: Mapped[str] = mapped_column(default="")
    #: What the body is proposed to decide (indstilling), Markdown.
    proposed_decision: Mapped[str] = mapped_column(default="")
    #: What was said and agreed, Markdown; part of the minutes.
    minutes: Mapped[str] = mapped_column(default="")
    #: When the case itself (not its minutes) last changed: after the summons, the page says so.
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)

    @hybrid_property
    def is_public(self) -> bool:
        """Whether everybody may read the case."""
        return not self.is_closed and self.meeting.has_public_agenda

    @is_public.inplace.expression
    @classmethod
    def _is_public(cls) -> ColumnElement[bool]:
        return and_(~cls.is_closed, cls.meeting.has(Meeting.has_public_agenda))

    @hybrid_property
    def has_public_minutes(self) -> bool:
        """Whether everybody may read what was said and agreed about it."""
        return not self.is_closed and self.meeting.is_minuted

    @has_public_minutes.inplace.expression
    @classmethod
    def _has_public_minutes(cls) -> ColumnElement[bool]:
        return and_(~cls.is_closed, cls.meeting.has(Meeting.is_minuted))


class Decision(Model):
    """What a body decided at a meeting, with the number and date it is found by in the minute book.

    Recorded once and never changed; another decision may replace it.
    """

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    meeting: Mapped[Meeting] = relationship(back_populates="decisions")
    #: As in the minute book: "7", "12 a".
    number: Mapped[str]
    decided_on: Mapped[date]
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    is_closed: Mapped[bool] = mapped_column(default=False)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    recorded_by: Mapped[User] = relationship()
    recorded_at: Mapped[datetime]

    @hybrid_property
    def is_public(self) -> bool:
        """Whether everybody may read it: an open one at once."""
        return not self.is_closed

    @is_public.inplace.expression
    @classmethod
    def _is_public(cls) -> ColumnElement[bool]:
        return ~cls.is_closed


class Attendance(Model):
    """Whether a member came to a meeting. No row: nobody has said."""

    __tablename__ = "attendances"
    __table_args__ = (UniqueConstraint("meeting_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    meeting: Mapped[Meeting] = relationship()
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User] = relationship()
    name: Mapped[str] = recorded_name("user")
    was_present: Mapped[bool]
