"""What is shown of a row that names a person is the name in the row, not what the person is called today."""

import re
from pathlib import Path

import app
from app.accounts.models import NameWish, PersonName, SignInLink, User
from app.extensions import Model

ROOT = Path(app.__file__).parents[1]
#: About the present, and evidence of nothing.
OF_TODAY = (SignInLink, PersonName, NameWish)


def ways_to_a_person() -> set[str]:
    return {
        relationship.key
        for mapper in Model.registry.mappers
        if mapper.class_ not in OF_TODAY
        for relationship in mapper.relationships
        if relationship.mapper.class_ is User
    }


def test_no_page_and_no_code_shows_a_name_through_whom_it_belongs_to():
    through = re.compile(rf"\w+\.({'|'.join(sorted(ways_to_a_person()))})\.name\b|attribute=\"\w+\.name\"")
    sources = [*(ROOT / "templates").rglob("*.*"), *(ROOT / "app").rglob("*.py")]
    found = {
        f"{path.relative_to(ROOT)}: {shown[0]}"
        for path in sources
        if path.suffix in (".html", ".txt", ".py")
        for shown in through.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == {"templates/accounts/show_link.html: link.user.name", "app/accounts/todos.py: wish.user.name"}
