"""What can have happened to an account. Only ids: names and addresses stay in the account itself."""

from dataclasses import dataclass

from app.accounts.models import LinkPurpose
from app.events import Event


@dataclass(frozen=True)
class AccountCreated(Event):
    user_id: int


@dataclass(frozen=True)
class AccountChanged(Event):
    """E-mail address or language."""

    user_id: int


@dataclass(frozen=True)
class NameChanged(Event):
    """The names stand beside the trail, where they can be erased."""

    user_id: int
    former_name_id: int
    new_name_id: int


@dataclass(frozen=True)
class NameAsked(Event):
    """Somebody whose name stands on record asks to be called something else."""

    user_id: int


@dataclass(frozen=True)
class NameKept(Event):
    """An administrator answered that the name stays as it is."""

    user_id: int


@dataclass(frozen=True)
class AddressChanged(Event):
    """The account has another e-mail address. Recorded while it still has the old one, so that this is written to."""

    user_id: int


@dataclass(frozen=True)
class UserInvited(Event):
    """Somebody is to choose a password."""

    user_id: int


@dataclass(frozen=True)
class LinkAsked(Event):
    """Somebody who says they are this person asked for a link in the mail."""

    user_id: int
    purpose: LinkPurpose


@dataclass(frozen=True)
class PasswordChosen(Event):
    user_id: int
    is_first: bool


@dataclass(frozen=True)
class SessionsEnded(Event):
    """Everybody who was signed in as this person is not any more."""

    user_id: int


@dataclass(frozen=True)
class AdministratorNamed(Event):
    user_id: int


@dataclass(frozen=True)
class AdministratorDismissed(Event):
    user_id: int
