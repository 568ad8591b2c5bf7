"""The transaction of a form that somebody typed in: a refusal is shown in the form, and nothing typed is lost.

if form.validate_on_submit():
    with submission(form) as sent:
        operations.cancel(meeting, because=form.because.data, by=current_user)
    if sent:
        return redirect(...)
return render_template("meetings/cancel.html", form=form), status(form)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import g

from app.errors import Refused, Stale
from app.fields import Component
from app.forms import Form, IntegerField
from app.transactions import transaction


class VersionField(IntegerField):
    """The version of the thing that the person was looking at, carried by the page."""

    widget = Component("hidden")
    input_type = "hidden"


class Submission:
    """True once what was sent has been carried out. Anything it made is ``result``."""

    def __init__(self) -> None:
        self.is_done = False
        self.result: Any = None

    def __bool__(self) -> bool:
        return self.is_done


@contextmanager
def submission(form: Form, of: Any = None) -> Iterator[Submission]:
    """A transaction whose refusal becomes an error of the form.

    When somebody else saved ``of`` meanwhile, the form shows it as ``form.overtaken_by`` and takes its version,
    so that the person can compare and then save on top.
    """
    sent = Submission()
    try:
        with transaction():
            yield sent
        sent.is_done = True
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        g.form_has_errors = True
        if isinstance(refusal, Stale) and of is not None:
            form.overtaken_by = of
            form.version.raw_data, form.version.data = None, of.version


def status(form: Form) -> int:
    """409 for a form that was refused, 200 for one that is being filled in."""
    return 409 if form.form_errors else 200
