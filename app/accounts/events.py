"""What can have happened to an account. Only ids: names and addresses stay in the account itself."""

from dataclasses import dataclass

from app.events import Event


@dataclass(frozen=True)
class AccountCreated(Event):
    user_id: int


@dataclass(frozen=True)
class UserInvited(Event):
    """Somebody who has not signed in yet is to choose a password."""

    user_id: int
