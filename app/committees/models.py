"""From an area for development to an established task committee and its terms of reference."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, UniqueConstraint, and_, false, or_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.accounts.names import recorded_name
from app.bodies.models import Body, Membership, councillor_ids, is_in_council
from app.errors import Refused
from app.extensions import Model, stored_by_value
from app.meetings.models import Decision, Meeting
from app.versions import Versioned


class ParticipationForm(StrEnum):
    """How an area can be taken up: in which form citizens take part, or that they do not."""

    TASK_COMMITTEE = "task_committee"
    ADVISORY_BOARD = "advisory_board"
    THINK_TANK = "think_tank"
    PARTICIPATORY_BUDGETING = "participatory_budgeting"
    AMBASSADOR_CORPS = "ambassador_corps"
    #: The standing committee takes it up itself, with or without a consultation.
    STANDING_COMMITTEE = "standing_committee"


class Area(Model):
    """An area for development that a standing committee has recorded at one of its meetings."""

    __tablename__ = "areas"
    __table_args__ = (CheckConstraint("(form IS NULL) = (chosen_at IS NULL)", name="a_chosen_form_has_a_date"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"), index=True)
    body: Mapped[Body] = relationship()
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"))
    meeting: Mapped[Meeting | None] = relationship()
    title: Mapped[str]
    description: Mapped[str]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    recorded_by: Mapped[User] = relationship()
    recorded_at: Mapped[datetime]
    #: None until the standing committee has chosen; ``form_reason`` says why this one.
    form: Mapped[ParticipationForm | None] = mapped_column(stored_by_value(ParticipationForm, name="form"))
    form_reason: Mapped[str] = mapped_column(default="")
    chosen_at: Mapped[datetime | None]

    #: The task committee that was proposed for it, where that form was chosen.
    committee: Mapped["TaskCommittee | None"] = relationship(back_populates="area")

    @hybrid_property
    def is_waiting(self) -> bool:
        """Whether nobody has chosen yet how it is taken up."""
        return self.form is None

    @is_waiting.inplace.expression
    @classmethod
    def _is_waiting(cls) -> ColumnElement[bool]:
        return cls.form.is_(None)

    @hybrid_property
    def is_public(self) -> bool:
        """Until a form is chosen it is a thought in a standing committee; then it is public as its committee is."""
        return self.form is not None and (self.committee is None or self.committee.is_public)

    @is_public.inplace.expression
    @classmethod
    def _is_public(cls) -> ColumnElement[bool]:
        return and_(cls.form.is_not(None), ~cls.committee.has(~TaskCommittee.is_public))


class Stage(StrEnum):
    """How far a task committee has come by decisions. What time alone brings is derived."""

    PROPOSED = "proposed"
    DRAFTING = "drafting"
    PRESENTED = "presented"
    ESTABLISHED = "established"
    WORKING = "working"
    DELIVERED = "delivered"
    ANSWERED = "answered"
    #: The council decided not to go on, at any time before the members were appointed.
    DROPPED = "dropped"


STEPS: dict[Stage, set[Stage]] = {
    Stage.PROPOSED: {Stage.DRAFTING, Stage.DROPPED},
    Stage.DRAFTING: {Stage.PRESENTED, Stage.DROPPED},
    #: Put before one more joint meeting, or before another when the first was cancelled.
    Stage.PRESENTED: {Stage.PRESENTED, Stage.ESTABLISHED, Stage.DROPPED},
    Stage.ESTABLISHED: {Stage.WORKING, Stage.DROPPED},
    Stage.WORKING: {Stage.DELIVERED},
    Stage.DELIVERED: {Stage.ANSWERED},
    Stage.ANSWERED: set(),
    Stage.DROPPED: set(),
}

IN_DRAFT = (Stage.DRAFTING, Stage.PRESENTED)
UNDER_WAY = (Stage.ESTABLISHED, Stage.WORKING)
WITH_MEMBERS = (Stage.WORKING, Stage.DELIVERED, Stage.ANSWERED)
#: The stages from which there is no step.
FINISHED = tuple(stage for stage, steps in STEPS.items() if not steps)


class TaskCommittee(Versioned, Model):
    """A task committee (opgaveudvalg), from the day it is proposed.

    Its members meet as ``body``, which comes to be when the council establishes it.
    """

    __tablename__ = "task_committees"
    __table_args__ = (
        CheckConstraint(
            "stage NOT IN ('established', 'working', 'delivered', 'answered')"
            " OR (body_id IS NOT NULL AND established_id IS NOT NULL AND terms_number IS NOT NULL)",
            name="established_by_a_decision",
        ),
        CheckConstraint("stage = 'proposed' OR stage = 'dropped' OR drafters_named_id IS NOT NULL",
                        name="drafters_named_by_a_decision"),
        CheckConstraint("(stage = 'dropped') = (dropped_at IS NOT NULL)", name="dropped_has_a_date"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("areas.id"), unique=True)
    area: Mapped[Area] = relationship(back_populates="committee")
    title: Mapped[str]
    #: The standing committee under which it stands on the board.
    standing_committee_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"), index=True)
    standing_committee: Mapped[Body] = relationship(foreign_keys=[standing_committee_id])
    stage: Mapped[Stage] = mapped_column(default=Stage.PROPOSED, index=True)
    proposed_at: Mapped[datetime]
    naming_decision_id: Mapped[int | None] = mapped_column("drafters_named_id", ForeignKey("decisions.id"))
    naming_decision: Mapped[Decision | None] = relationship(foreign_keys=[naming_decision_id])
    #: The joint meeting that discusses the draft, and the version it was shown.
    joint_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"))
    joint_meeting: Mapped[Meeting | None] = relationship()
    presented_at: Mapped[datetime | None]
    presented_number: Mapped[int | None]
    establishing_decision_id: Mapped[int | None] = mapped_column("established_id", ForeignKey("decisions.id"))
    establishing_decision: Mapped[Decision | None] = relationship(foreign_keys=[establishing_decision_id])
    #: The number of the terms in force; ``terms`` is that version (read again after a flush).
    terms_number: Mapped[int | None]
    terms: Mapped["TermsVersion | None"] = relationship(
        primaryjoin="and_(foreign(TermsVersion.committee_id) == TaskCommittee.id,"
        " foreign(TermsVersion.number) == TaskCommittee.terms_number)",
        viewonly=True,
        uselist=False,
    )
    body_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"), unique=True)
    body: Mapped[Body | None] = relationship(foreign_keys=[body_id])
    #: Dropped by the council's decision, or while only proposed by the standing committee, which says why.
    dropped_at: Mapped[datetime | None]
    dropping_decision_id: Mapped[int | None] = mapped_column("dropped_id", ForeignKey("decisions.id"))
    dropping_decision: Mapped[Decision | None] = relationship(foreign_keys=[dropping_decision_id])
    drop_reason: Mapped[str] = mapped_column(default="")

    #: In the order in which the council named them.
    drafters: Mapped[list["Drafter"]] = relationship(
        back_populates="committee", order_by="Drafter.id", cascade="all, delete-orphan"
    )
    versions: Mapped[list["TermsVersion"]] = relationship(back_populates="committee", order_by="TermsVersion.number")

    def may_become(self, stage: Stage) -> bool:
        return stage in STEPS[self.stage]

    def check_step(self, stage: Stage, otherwise: str) -> None:
        """Refuse with the sentence ``otherwise`` unless the committee may take the step now."""
        if not self.may_become(stage):
            raise Refused(otherwise)

    def become(self, stage: Stage, otherwise: str) -> None:
        """Take the step, or refuse it with the sentence ``otherwise``."""
        self.check_step(stage, otherwise)
        self.stage = stage

    @hybrid_property
    def is_public(self) -> bool:
        """Before the council has named drafters it is only a proposal in a standing committee.

        What the council drops later stays public: people have read of it and may ask what became of it.
        """
        return self.naming_decision_id is not None

    @is_public.inplace.expression
    @classmethod
    def _is_public(cls) -> ColumnElement[bool]:
        return cls.naming_decision_id.is_not(None)

    @hybrid_property
    def is_proposed(self) -> bool:
        """Whether the standing committee's proposal waits for the council."""
        return self.stage == Stage.PROPOSED

    @hybrid_property
    def is_in_draft(self) -> bool:
        """Whether its terms are still a draft: from when the drafters are named until the council establishes it."""
        return self.stage in IN_DRAFT

    @is_in_draft.inplace.expression
    @classmethod
    def _is_in_draft(cls) -> ColumnElement[bool]:
        return cls.stage.in_(IN_DRAFT)

    @hybrid_property
    def lacks_a_drafter(self) -> bool:
        """Whether one of those who write the draft has left the council, so that it can name others."""
        return self.is_in_draft and not all(drafter.is_current for drafter in self.drafters)

    @lacks_a_drafter.inplace.expression
    @classmethod
    def _lacks_a_drafter(cls) -> ColumnElement[bool]:
        return and_(cls.is_in_draft, cls.drafters.any(~Drafter.is_current))

    @hybrid_property
    def is_presented(self) -> bool:
        """Whether its draft has been put before a joint meeting and the council has not decided yet."""
        return self.stage == Stage.PRESENTED

    @hybrid_property
    def awaits_discussion(self) -> bool:
        """Whether the joint meeting that discusses its draft is still to come."""
        return self.is_presented and self.joint_meeting is not None and self.joint_meeting.is_coming

    @awaits_discussion.inplace.expression
    @classmethod
    def _awaits_discussion(cls) -> ColumnElement[bool]:
        return and_(cls.is_presented, cls.joint_meeting.has(Meeting.is_coming))

    @hybrid_property
    def is_discussed(self) -> bool:
        """Whether a joint meeting has discussed its draft, at this or an earlier stage."""
        return self.joint_meeting is not None and self.joint_meeting.has_convened

    @is_discussed.inplace.expression
    @classmethod
    def _is_discussed(cls) -> ColumnElement[bool]:
        return cls.joint_meeting.has(Meeting.has_convened)

    @hybrid_property
    def is_established(self) -> bool:
        """Whether the council has established it and not appointed its members yet."""
        return self.stage == Stage.ESTABLISHED

    @hybrid_property
    def is_at_work(self) -> bool:
        """Whether its members work: from their appointment until they hand over their result."""
        return self.stage == Stage.WORKING

    @hybrid_property
    def is_delivered(self) -> bool:
        """Whether it has handed over its result and the council's answer is still to come."""
        return self.stage == Stage.DELIVERED

    @hybrid_property
    def is_under_way(self) -> bool:
        """Whether its terms are in force and its result is still to come. Until then places can be filled."""
        return self.stage in UNDER_WAY

    @is_under_way.inplace.expression
    @classmethod
    def _is_under_way(cls) -> ColumnElement[bool]:
        return cls.stage.in_(UNDER_WAY)

    @hybrid_property
    def may_be_drafted(self) -> bool:
        """Whether new versions of the terms can be saved: as the draft, or later as a proposal to change them."""
        return self.is_in_draft or self.is_under_way

    @may_be_drafted.inplace.expression
    @classmethod
    def _may_be_drafted(cls) -> ColumnElement[bool]:
        return or_(cls.is_in_draft, cls.is_under_way)

    @hybrid_property
    def has_had_members(self) -> bool:
        """Whether members have been appointed, so that it has a workspace, also after it has finished."""
        return self.stage in WITH_MEMBERS

    @has_had_members.inplace.expression
    @classmethod
    def _has_had_members(cls) -> ColumnElement[bool]:
        return cls.stage.in_(WITH_MEMBERS)

    @hybrid_property
    def is_dropped(self) -> bool:
        return self.stage == Stage.DROPPED

    @hybrid_property
    def is_finished(self) -> bool:
        """Whether nothing more comes of it: the council has answered, or it was dropped."""
        return self.stage in FINISHED

    @is_finished.inplace.expression
    @classmethod
    def _is_finished(cls) -> ColumnElement[bool]:
        return cls.stage.in_(FINISHED)

    @hybrid_property
    def may_be_dropped(self) -> bool:
        """Whether it can still be given up: before its members are appointed."""
        return Stage.DROPPED in STEPS[self.stage]

    @may_be_dropped.inplace.expression
    @classmethod
    def _may_be_dropped(cls) -> ColumnElement[bool]:
        return cls.stage.in_([stage for stage, after in STEPS.items() if Stage.DROPPED in after])


class Drafter(Model):
    """One of the two councillors whom the council named to draft the terms of reference.

    The task rests on their place in the council: who has left it is still named here, and drafts no more.
    """

    __tablename__ = "drafters"
    __table_args__ = (UniqueConstraint("committee_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("task_committees.id"))
    committee: Mapped[TaskCommittee] = relationship(back_populates="drafters")
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User] = relationship()
    name: Mapped[str] = recorded_name("user")
    in_council: Mapped[list[Membership]] = relationship(
        primaryjoin=lambda: is_in_council(Drafter.user_id), viewonly=True
    )

    @hybrid_property
    def is_current(self) -> bool:
        """Whether the drafter is a member of the council today."""
        return any(membership.includes() for membership in self.in_council)

    @is_current.inplace.expression
    @classmethod
    def _is_current(cls) -> ColumnElement[bool]:
        return cls.user_id.in_(councillor_ids())


class ChairRule(StrEnum):
    """Who appoints chair and vice-chair, as the terms of reference say."""

    COUNCIL = "council"
    COMMITTEE = "committee"


class TermsVersion(Model):
    """One saved version of the terms of reference (kommissorium). Kept for good, never changed.

    Texts are Markdown. The order of the columns is the order of the document.
    """

    __tablename__ = "terms_versions"
    __table_args__ = (
        UniqueConstraint("committee_id", "number"),
        CheckConstraint("seats_councillors >= 0 AND seats_citizens >= 0", name="no_negative_seats"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("task_committees.id"))
    committee: Mapped[TaskCommittee] = relationship(back_populates="versions")
    #: 1, 2, 3 … within the committee.
    number: Mapped[int]
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    saved_by: Mapped[User] = relationship()
    saved_by_name: Mapped[str] = recorded_name("saved_by")
    saved_at: Mapped[datetime]
    #: What changed, in the words of whoever saved it.
    note: Mapped[str] = mapped_column(default="")

    title: Mapped[str]
    background: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    limits: Mapped[str] = mapped_column(default="")
    seats_councillors: Mapped[int] = mapped_column(default=5)
    seats_citizens: Mapped[int] = mapped_column(default=10)
    chair_rule: Mapped[ChairRule] = mapped_column(default=ChairRule.COUNCIL)
    working_form: Mapped[str] = mapped_column(default="")
    involvement: Mapped[str] = mapped_column(default="")
    time_plan: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    status_reports: Mapped[str] = mapped_column(default="")
    resources: Mapped[str] = mapped_column(default="")
    allowance: Mapped[str] = mapped_column(default="")
    openness: Mapped[str] = mapped_column(default="")
    handover: Mapped[str] = mapped_column(default="")
    legal_basis: Mapped[str] = mapped_column(default="")
    #: The last day on which councillors see the answers to sensitive profiles; None: until the members are appointed.
    sensitive_until: Mapped[date | None]

    questions: Mapped[list["Question"]] = relationship(order_by="Question.position", cascade="all, delete-orphan")
    deliverables: Mapped[list["Deliverable"]] = relationship(
        order_by="Deliverable.position", cascade="all, delete-orphan"
    )
    profiles: Mapped[list["Profile"]] = relationship(order_by="Profile.position", cascade="all, delete-orphan")
    #: None while it is a draft that the council has not adopted.
    adoption: Mapped["Adoption | None"] = relationship(back_populates="terms")

    @hybrid_property
    def is_public(self) -> bool:
        """Whether everybody may read it: it is in force, or was."""
        return self.adoption is not None

    @is_public.inplace.expression
    @classmethod
    def _is_public(cls) -> ColumnElement[bool]:
        return cls.adoption.has()

    @property
    def seats(self) -> int:
        return self.seats_councillors + self.seats_citizens


class Question(Model):
    """One of the guiding questions the committee is asked."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    terms_id: Mapped[int] = mapped_column(ForeignKey("terms_versions.id"), index=True)
    position: Mapped[int]
    text: Mapped[str]


class Deliverable(Model):
    """Something the committee must hand over, and by when."""

    __tablename__ = "deliverables"

    id: Mapped[int] = mapped_column(primary_key=True)
    terms_id: Mapped[int] = mapped_column(ForeignKey("terms_versions.id"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    due_on: Mapped[date | None]


class Profile(Model):
    """A kind of citizen the committee needs, and how many (the adopted qualifications)."""

    __tablename__ = "profiles"
    __table_args__ = (CheckConstraint("wanted > 0", name="at_least_one_is_wanted"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    terms_id: Mapped[int] = mapped_column(ForeignKey("terms_versions.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    wanted: Mapped[int] = mapped_column(default=1)
    #: Whether it says something of health, origin, opinions or the like (databeskyttelsesforordningen art. 9): then it
    #: is answered with a consent of its own, and seen by those who choose only.
    is_sensitive: Mapped[bool] = mapped_column(default=False, server_default=false())


class Adoption(Model):
    """That the council put a version of the terms in force: when it was established, and at each change."""

    __tablename__ = "adoptions"

    id: Mapped[int] = mapped_column(primary_key=True)
    terms_id: Mapped[int] = mapped_column(ForeignKey("terms_versions.id"), unique=True)
    terms: Mapped[TermsVersion] = relationship(back_populates="adoption")
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"))
    decision: Mapped[Decision] = relationship()


class TermsComment(Model):
    """What a councillor says about a section of the draft, and what the drafters answer."""

    __tablename__ = "terms_comments"
    __table_args__ = (CheckConstraint("(reply IS NULL) = (replied_at IS NULL)", name="a_reply_has_a_date"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    terms_id: Mapped[int] = mapped_column(ForeignKey("terms_versions.id"), index=True)
    terms: Mapped[TermsVersion] = relationship()
    #: The name of the section, as in committees/sections.py.
    section: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    author: Mapped[User] = relationship(foreign_keys=[author_id])
    author_name: Mapped[str] = recorded_name("author")
    text: Mapped[str]
    written_at: Mapped[datetime]
    reply: Mapped[str | None]
    replied_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    replied_by: Mapped[User | None] = relationship(foreign_keys=[replied_by_id])
    replied_by_name: Mapped[str] = recorded_name("replied_by")
    replied_at: Mapped[datetime | None]

    @hybrid_property
    def is_answered(self) -> bool:
        return self.reply is not None

    @is_answered.inplace.expression
    @classmethod
    def _is_answered(cls) -> ColumnElement[bool]:
        return cls.reply.is_not(None)
