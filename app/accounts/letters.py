"""Letters about accounts. Each link is made as its letter is written, so that nothing else ever holds it."""

from app import clock
from app.accounts.events import AddressChanged, LinkAsked, NameChanged, NameKept, PasswordChosen, UserInvited
from app.accounts.models import LinkPurpose, User
from app.accounts.operations import WRITE_LINK, issue_link
from app.events import on, record
from app.extensions import db
from app.jobs import handles_in_parts
from app.outbox import write_letter

LETTER = {
    LinkPurpose.SIGN_IN: "accounts/sign_in_link",
    LinkPurpose.NEW_PASSWORD: "accounts/new_password",
    LinkPurpose.INVITATION: "accounts/invitation",
}


@handles_in_parts(WRITE_LINK)
def write_link(_come: int, *, user_id: int | None, purpose: str, leads_to: str | None) -> None:
    """Somebody asked for it. Nobody has the address, or has it any more: then there is nothing to write."""
    if user_id and db.session.get(User, user_id):
        asked_for = LinkPurpose(purpose)
        record(LinkAsked(user_id=user_id, purpose=asked_for), by=None)
        _send(user_id, asked_for, leads_to)


@on(UserInvited)
def send_invitation(event: UserInvited) -> None:
    _send(event.user_id, LinkPurpose.INVITATION)


@on(PasswordChosen)
def tell_of_new_password(event: PasswordChosen) -> None:
    """So that somebody whose mailbox or session was used by another gets to know."""
    if not event.is_first:
        write_letter("accounts/password_changed", to=db.session.get_one(User, event.user_id), changed_at=clock.now())


@on(NameChanged)
def tell_of_the_new_name(event: NameChanged) -> None:
    write_letter("accounts/name_changed", to=db.session.get_one(User, event.user_id))


@on(NameKept)
def tell_that_the_name_stays(event: NameKept) -> None:
    write_letter("accounts/name_kept", to=db.session.get_one(User, event.user_id))


@on(AddressChanged)
def tell_the_old_address(event: AddressChanged) -> None:
    """So that somebody whose account another has laid hands on gets to know."""
    write_letter("accounts/address_changed", to=db.session.get_one(User, event.user_id), changed_at=clock.now())


def _send(user_id: int, purpose: LinkPurpose, leads_to: str | None = None) -> None:
    user = db.session.get_one(User, user_id)
    write_letter(LETTER[purpose], to=user, is_secret=True, token=issue_link(user, purpose, leads_to=leads_to))
