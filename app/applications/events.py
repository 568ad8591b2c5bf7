"""What can have happened to an application. Only ids: a person's own words stay where they can be forgotten."""

from dataclasses import dataclass
from typing import Any, Self

from app.applications.models import Application
from app.events import Event


@dataclass(frozen=True)
class AboutApplication(Event):
    application_id: int
    call_id: int
    committee_id: int

    @classmethod
    def of(cls, application: Application, **more: Any) -> Self:
        return cls(
            application_id=application.id,
            call_id=application.call_id,
            committee_id=application.call.committee_id,
            **more,
        )


@dataclass(frozen=True)
class ApplicationReceived(AboutApplication):
    pass


@dataclass(frozen=True)
class ApplicationRepeated(AboutApplication):
    """Somebody applied with an address that had applied already; ``first_id`` is the one that stands."""

    first_id: int


@dataclass(frozen=True)
class ApplicationReplaced(AboutApplication):
    """The applicant chose to let the repeated one stand instead."""

    repeated_id: int


@dataclass(frozen=True)
class ApplicationChanged(AboutApplication):
    pass


@dataclass(frozen=True)
class ApplicationWithdrawn(AboutApplication):
    pass


@dataclass(frozen=True)
class LinkRequested(AboutApplication):
    """The applicant asked to have the private link again."""


@dataclass(frozen=True)
class LinkRenewed(AboutApplication):
    """The applicant has a new private link; the old ones are void."""


@dataclass(frozen=True)
class CandidateOpened(AboutApplication):
    """Somebody read a candidate's application."""


@dataclass(frozen=True)
class CandidatesListed(Event):
    """Somebody opened a list of so many candidates, by name."""

    call_id: int
    committee_id: int
    shown: int


@dataclass(frozen=True)
class ConsentWithdrawn(Event):
    """An applicant took back the consent to a sensitive answer, and it was deleted. Whose it was would say that there
    had been one."""

    call_id: int
    committee_id: int


@dataclass(frozen=True)
class SensitiveAnswersDeleted(Event):
    """The answers to sensitive profiles were deleted because their time was up."""

    call_id: int
    committee_id: int


@dataclass(frozen=True)
class ProfilesConfirmed(AboutApplication):
    pass


@dataclass(frozen=True)
class ApplicantAppointed(AboutApplication):
    pass


@dataclass(frozen=True)
class ApplicantNotAppointed(AboutApplication):
    pass


@dataclass(frozen=True)
class ApplicantForgotten(AboutApplication):
    """Everything personal was blanked because its time was up."""
