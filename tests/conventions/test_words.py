"""What is stored as a value is said in words, and in one place."""

import re
from pathlib import Path

import sqlalchemy

from app.extensions import db
from app.words import has_words

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

#: {"draft": _("Draft"), "published": …}: values and their words. Components name their own parts.
WORDS_OF_VALUES = re.compile(r"""["']\w+["']\s*:\s*_\(["'][^"']*["']\)\s*,\s*["']\w+["']\s*:\s*_\(""")


def test_every_value_that_a_column_stores_has_words(app):
    stored = {
        column.type.enum_class
        for table in db.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, sqlalchemy.Enum) and column.type.enum_class
    }
    assert len(stored) > 10
    assert {kind.__name__ for kind in stored if not has_words(kind)} == set()


def test_no_template_has_words_of_its_own_for_values():
    wordy = [
        path.relative_to(ROOT).as_posix()
        for path in TEMPLATES
        if path.parent.name != "components" and WORDS_OF_VALUES.search(path.read_text())
    ]
    assert wordy == []
