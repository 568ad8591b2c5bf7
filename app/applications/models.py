"""Applications: what a citizen tells us, and what the secretariat notes about it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Table,
    UniqueConstraint,
    and_,
    case,
    or_,
    select,
    text,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models import User
from app.alphabet import alphabetically
from app.calls.models import Call, CallDate
from app.committees.models import Profile, TermsVersion
from app.errors import Refused
from app.extensions import Model
from app.fulltext import Searchable
from app.versions import Versioned


class ApplicationStatus(StrEnum):
    RECEIVED = "received"
    WITHDRAWN = "withdrawn"
    #: Set when the council has decided; the applicant is told in the same transaction.
    APPOINTED = "appointed"
    NOT_APPOINTED = "not_appointed"
    #: Sent with an address that had applied already. It does not count: the first one stands until
    #: whoever reads that address's mail says otherwise, for anybody can type anybody's address.
    REPEATED = "repeated"


STEPS: dict[ApplicationStatus, set[ApplicationStatus]] = {
    ApplicationStatus.RECEIVED: {
        ApplicationStatus.WITHDRAWN,
        ApplicationStatus.APPOINTED,
        ApplicationStatus.NOT_APPOINTED,
    },
    ApplicationStatus.WITHDRAWN: set(),
    ApplicationStatus.APPOINTED: set(),
    ApplicationStatus.NOT_APPOINTED: set(),
    ApplicationStatus.REPEATED: set(),
}


class AgeBand(StrEnum):
    UNDER_18 = "under_18"
    FROM_18_TO_29 = "18_29"
    FROM_30_TO_44 = "30_44"
    FROM_45_TO_59 = "45_59"
    FROM_60_TO_74 = "60_74"
    FROM_75 = "75_and_over"


application_dates = Table(
    "application_dates",
    Model.metadata,
    Column("application_id", ForeignKey("applications.id", ondelete="CASCADE"), primary_key=True),
    Column("call_date_id", ForeignKey("call_dates.id", ondelete="CASCADE"), primary_key=True),
)


COUNTS = text("status <> 'repeated' AND email <> ''")


class Application(Versioned, Searchable, Model):
    """One citizen's application for one call. Never asked: party, religion, health, ethnicity."""

    __tablename__ = "applications"
    __searched__ = ("name", "neighbourhood", "number")
    __table_args__ = (
        # One application counts per person and call; what has been forgotten has no address.
        Index("ix_applications_one_counts", "call_id", "email", unique=True,
              sqlite_where=COUNTS, postgresql_where=COUNTS),
        CheckConstraint("(status = 'withdrawn') = (withdrawn_at IS NOT NULL)", name="withdrawn_has_a_date"),
        CheckConstraint("(status IN ('appointed', 'not_appointed')) = (settled_at IS NOT NULL)",
                        name="settled_has_a_date"),
        CheckConstraint("(status = 'repeated') = (repeats_id IS NOT NULL)", name="repeated_names_the_first"),
        CheckConstraint("(forgotten_at IS NULL) = (age_band IS NOT NULL)", name="forgotten_means_forgotten"),
        CheckConstraint("forgotten_at IS NULL OR (name = '' AND email = '' AND phone = '' AND neighbourhood = ''"
                        " AND motivation = '' AND contribution = '')", name="nothing_personal_is_left"),
        CheckConstraint("status <> 'withdrawn' OR forgotten_at IS NOT NULL", name="withdrawn_is_forgotten"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[int] = mapped_column(ForeignKey("calls.id"), index=True)
    call: Mapped[Call] = relationship()
    #: The receipt's number, easy to say on the telephone: "K7Q4-2M9X".
    number: Mapped[str] = mapped_column(unique=True)
    #: From the form as it was first shown: the same form sent twice makes one application.
    form_token: Mapped[str] = mapped_column(unique=True)
    #: Part of the private link; a new one makes the old links void.
    link_stamp: Mapped[str]
    #: When somebody showed that they read the address's mail. Until then anybody may have typed it, and the name too.
    proved_at: Mapped[datetime | None]
    #: When the first letter about it is sent: not at once where one client has sent many.
    receipt_at: Mapped[datetime | None]
    status: Mapped[ApplicationStatus] = mapped_column(default=ApplicationStatus.RECEIVED, index=True)
    #: For a repeated one: the application that stands.
    repeats_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), index=True)
    #: The account, when the applicant was signed in to the one with this address.
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User | None] = relationship()
    language: Mapped[str] = mapped_column(default="da")

    name: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    #: Whether the person says they live in the municipality (ksl. § 17 stk. 6), and where.
    is_resident: Mapped[bool]
    neighbourhood: Mapped[str] = mapped_column(default="")
    #: None only when the application has been forgotten.
    age_band: Mapped[AgeBand | None]
    motivation: Mapped[str]
    contribution: Mapped[str] = mapped_column(default="")
    #: May be asked again for another committee or a working group (the resource bank).
    may_be_asked_again: Mapped[bool] = mapped_column(default=False)

    submitted_at: Mapped[datetime]
    changed_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None] = mapped_column(index=True)
    #: When everything personal was blanked. Number, status and dates stay, so that the count of
    #: applications still holds.
    forgotten_at: Mapped[datetime | None]

    dates: Mapped[list[CallDate]] = relationship(secondary=application_dates, order_by=CallDate.starts_at)
    #: In the order of the terms.
    matches: Mapped[list["ProfileMatch"]] = relationship(
        back_populates="application", order_by="ProfileMatch.profile_id", cascade="all, delete-orphan"
    )

    @property
    def claims(self) -> list[str]:
        """The profiles that fit, says the applicant."""
        return [match.profile.name for match in self.matches if match.is_claimed]

    @property
    def sensitive_matches(self) -> list["ProfileMatch"]:
        """The answers to sensitive profiles, each with its consent."""
        return [match for match in self.matches if match.consented_at]

    @hybrid_property
    def is_received(self) -> bool:
        """Whether it stands and waits for the council: who wrote it can be appointed."""
        return self.status == ApplicationStatus.RECEIVED and not self.is_forgotten

    @is_received.inplace.expression
    @classmethod
    def _is_received(cls) -> ColumnElement[bool]:
        return and_(cls.status == ApplicationStatus.RECEIVED, ~cls.is_forgotten)

    @hybrid_property
    def is_proved(self) -> bool:
        """Whether whoever wrote it reads the mail of its address: letters may greet them by the name they wrote."""
        return self.proved_at is not None

    @is_proved.inplace.expression
    @classmethod
    def _is_proved(cls) -> ColumnElement[bool]:
        return cls.proved_at.is_not(None)

    @property
    def receipt_waits(self) -> bool:
        """Whether the first letter about it is still held back."""
        return self.receipt_at is not None and self.receipt_at > clock.now()

    @hybrid_property
    def is_repeated(self) -> bool:
        return self.status == ApplicationStatus.REPEATED

    @hybrid_property
    def is_appointed(self) -> bool:
        return self.status == ApplicationStatus.APPOINTED

    @hybrid_property
    def is_not_chosen(self) -> bool:
        """Whether the council has appointed others."""
        return self.status == ApplicationStatus.NOT_APPOINTED

    @hybrid_property
    def is_withdrawn(self) -> bool:
        return self.status == ApplicationStatus.WITHDRAWN

    @hybrid_property
    def is_forgotten(self) -> bool:
        """Whether everything personal has been blanked."""
        return self.forgotten_at is not None

    @is_forgotten.inplace.expression
    @classmethod
    def _is_forgotten(cls) -> ColumnElement[bool]:
        return cls.forgotten_at.is_not(None)

    @hybrid_property
    def is_listed(self) -> bool:
        """Whether it stands in the list of candidates, also once it has been answered."""
        return not self.is_forgotten and not self.is_repeated

    @is_listed.inplace.expression
    @classmethod
    def _is_listed(cls) -> ColumnElement[bool]:
        return and_(~cls.is_forgotten, ~cls.is_repeated)

    @hybrid_property
    def can_change(self) -> bool:
        """Until the deadline the applicant may write it anew."""
        return self.is_received and self.call.is_open

    @can_change.inplace.expression
    @classmethod
    def _can_change(cls) -> ColumnElement[bool]:
        return and_(cls.is_received, cls.call.has(Call.is_open))

    @property
    def can_withdraw(self) -> bool:
        """Until the council has decided."""
        return self.may_become(ApplicationStatus.WITHDRAWN) and not self.is_forgotten

    def may_become(self, status: ApplicationStatus) -> bool:
        return status in STEPS[self.status]

    def become(self, status: ApplicationStatus, otherwise: str) -> None:
        """Take the step, or refuse it with the sentence ``otherwise``."""
        if not self.may_become(status):
            raise Refused(otherwise)
        self.status = status


#: The list of candidates is read from these, a page at a time, however many have applied.
Index("ix_applications_by_name", Application.call_id, alphabetically(Application.name), Application.id)
Index(
    "ix_applications_by_neighbourhood", Application.call_id, alphabetically(Application.neighbourhood), Application.id
)


class ProfileMatch(Model):
    """That a profile of the terms fits: the applicant says so, the secretariat agrees or not."""

    __tablename__ = "profile_matches"
    __table_args__ = (
        UniqueConstraint("application_id", "profile_id"),
        CheckConstraint("(consented_at IS NULL) = (consent_wording IS NULL)", name="a_consent_has_its_wording"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    application: Mapped[Application] = relationship(back_populates="matches")
    profile_id: Mapped[int] = mapped_column(ForeignKey("profiles.id"), index=True)
    profile: Mapped[Profile] = relationship()
    is_claimed: Mapped[bool] = mapped_column(default=False)
    #: None: the secretariat has not looked yet.
    is_confirmed: Mapped[bool | None]
    #: Of a sensitive profile: when the applicant consented, and to which words. It goes with the answer.
    consented_at: Mapped[datetime | None]
    consent_wording: Mapped[str | None]

    @hybrid_property
    def is_unchecked(self) -> bool:
        """Whether the secretariat has not looked yet."""
        return self.is_confirmed is None

    @is_unchecked.inplace.expression
    @classmethod
    def _is_unchecked(cls) -> ColumnElement[bool]:
        return cls.is_confirmed.is_(None)

    @hybrid_property
    def is_only_claimed(self) -> bool:
        """Whether the applicant says so, and nobody has looked yet."""
        return self.is_claimed and self.is_unchecked

    @is_only_claimed.inplace.expression
    @classmethod
    def _is_only_claimed(cls) -> ColumnElement[bool]:
        return and_(cls.is_claimed, cls.is_unchecked)

    @hybrid_property
    def is_open_to_councillors(self) -> bool:
        """Whether councillors see it: while they choose among those who have applied. The council may have set
        another last day for what is sensitive."""
        if not self.application.call.is_closed:
            return False
        until = self.application.call.terms.sensitive_until if self.profile.is_sensitive else None
        return self.application.is_received if until is None else clock.today() <= until

    @is_open_to_councillors.inplace.expression
    @classmethod
    def _is_open_to_councillors(cls) -> ColumnElement[bool]:
        until = (
            select(TermsVersion.sensitive_until)
            .join(Profile, Profile.terms_id == TermsVersion.id)
            .where(Profile.id == cls.profile_id, Profile.is_sensitive)
            .scalar_subquery()
        )
        chosen_among = cls.application.has(Application.is_received)
        return and_(
            cls.application.has(Application.call.has(Call.is_closed)),
            case((until.is_(None), chosen_among), else_=until >= clock.TODAY),
        )

    @hybrid_property
    def fits(self) -> bool:
        """Whether the profile counts as covered, were it only by the applicant's own word."""
        return bool(self.is_confirmed) or self.is_only_claimed

    @fits.inplace.expression
    @classmethod
    def _fits(cls) -> ColumnElement[bool]:
        return or_(cls.is_confirmed.is_(True), cls.is_only_claimed)
