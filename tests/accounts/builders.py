"""People with passwords, and the links they get."""

from app.accounts import operations
from app.accounts.hashing import hash_password
from app.accounts.models import LinkPurpose, User
from app.transactions import transaction
from tests.builders import a_user

PASSWORD = "fire ord på række"


def a_user_with_password(name: str = "Ada Lund", password: str = PASSWORD, **facts: object) -> User:
    return a_user(name, password_hash=hash_password(password), **facts)


def a_link(user: User, purpose: LinkPurpose = LinkPurpose.SIGN_IN) -> str:
    """The token of a link that was just made."""
    with transaction():
        return operations.issue_link(user, purpose)
