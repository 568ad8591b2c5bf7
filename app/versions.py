"""Whoever changes something says which version of it they were looking at, so that nobody overwrites what they never saw.

The thing counts its changes, the form carries the number, and the page that carries out the change compares the two:

    class Call(Versioned, Model): ...

    class ExtendForm(Form):
        version = VersionField()

    return form_page("calls/extend.html", form, of=call, carry_out=…, leads_to=…)
"""

from contextlib import suppress
from typing import Any

from flask_babel import gettext, lazy_gettext
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from app.errors import Stale
from app.fields import Component, IntegerField

#: For a form with a text of its own that can be held against what another saved.
SAVED_MEANWHILE = lazy_gettext(
    "Somebody saved this while you were writing. Yours is still here: compare, and save again."
)


class Versioned:
    """A row that counts its changes. Of two who change it at the same time, the database lets only the first.

    Where the table is older than its count, the class names the column itself, with what its rows begin at.
    """

    version: Mapped[int] = mapped_column()

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}

    def touch(self) -> None:
        """Count a change of what belongs to the row (its parts, its list) and not of the row itself."""
        self.version += 1


class VersionField(IntegerField):
    """The number of what the person was looking at, carried by the page. ``overtaken`` is said when it is another by now."""

    widget = Component("hidden")
    input_type = "hidden"

    def __init__(self, overtaken: Any = "", **options: Any) -> None:
        super().__init__("", **options)
        self.overtaken = overtaken

    def process_formdata(self, valuelist: list[str]) -> None:
        """Nobody types it: what is no number says nothing of what was looked at, and is not sent back to the page."""
        with suppress(ValueError):
            super().process_formdata(valuelist)

    def _value(self) -> str:
        return str(self.shown(self.data))

    def show(self, number: int) -> None:
        """Carry this number from now on, whatever was sent."""
        self.data = number

    def must_be(self, number: int) -> None:
        """Refuse what was sent unless it was about this version."""
        if self.data is None:
            raise Stale(
                gettext(
                    "The page you sent did not say what you had been looking at. Look at it as it is now, and send it again."
                )
            )
        if self.data != number:
            raise Stale(str(self.overtaken))
