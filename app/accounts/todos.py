"""What waits for administrators about accounts."""

from flask_babel import gettext as _

from app.accounts import queries
from app.accounts.models import User
from app.todo import Todo


def todos(user: User) -> list[Todo]:
    """Names that people ask for."""
    if not user.is_administrator:
        return []
    return [
        Todo(
            _("Answer %(name)s, who asks to be called something else", name=wish.user.name),
            "accounts.show_person",
            {"person_id": wish.user_id},
        )
        for wish in queries.name_wishes()
    ]
