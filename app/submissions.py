"""From what somebody sent to what came of it: a view says what is carried out and where it leads, and nothing more.

A form page:

    return form_page(
        "meetings/cancel.html",
        form,
        carry_out=lambda: operations.cancel(meeting, because=form.because.data, by=current_user),
        leads_to=url_for(".show", meeting_id=meeting.id),
        says=_("The meeting is cancelled."),
        meeting=meeting,
    )

A button that is a form of its own:

    return carried_out(
        lambda: operations.send_again(letter, by=current_user),
        leads_to=url_for(".show_letter", letter_id=letter.id),
        says=_("The letter is on its way again."),
    )
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FunctionType
from typing import Any, TypeVar

from flask import flash, g, redirect, render_template
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response
from wtforms.validators import ValidationError

from app.errors import Refused, Stale
from app.fields import Component
from app.forms import Form, IntegerField
from app.transactions import transaction

Done = TypeVar("Done")


class VersionField(IntegerField):
    """The version of the thing that the person was looking at, carried by the page."""

    widget = Component("hidden")
    input_type = "hidden"


def form_page(
    template: str,
    form: Form,
    *,
    carry_out: Callable[[], Done],
    leads_to: str | Callable[[Done], str | Response],
    says: str | Callable[[Done], str] = "",
    of: Any = None,
    apart_from: type[Refused] | tuple[type[Refused], ...] = (),
    **page: Any,
) -> ResponseReturnValue:
    """Show the form; when it is sent and holds, carry out what it is for and go where that leads.

    ``carry_out`` is called in a transaction. ``leads_to`` (an address, or a whole answer) and ``says`` (a notice on
    the next page) may be functions of what it returned. A refusal becomes an error of the form, answered with 409,
    and nothing typed is lost; one ``apart_from`` these has a page of its own. ``ValidationError`` from either says
    that what was typed is not right after all, as a field's own check does.

    When somebody else saved ``of`` meanwhile, the form shows it as ``form.overtaken_by`` and takes its version,
    so that the person can compare and then save on top.

    What the page shows beside the form stands in ``page``. A function there is asked when the page is drawn: not at
    all when the form led on, and after a refusal for how things are by then.
    """
    refused = False
    if form.validate_on_submit():
        try:
            return carried_out(carry_out, leads_to=leads_to, says=says)
        except apart_from:
            raise
        except (Refused, ValidationError) as error:
            form.form_errors.append(str(error))
            g.form_has_errors, refused = True, isinstance(error, Refused)
            if isinstance(error, Stale) and of is not None:
                form.overtaken_by = of
                form.version.raw_data, form.version.data = None, of.version
    shown = {name: value() if isinstance(value, FunctionType) else value for name, value in page.items()}
    return render_template(template, form=form, **shown), 409 if refused or form.comes_too_late else 200


def carried_out(
    carry_out: Callable[[], Done],
    *,
    leads_to: str | Callable[[Done], str | Response],
    says: str | Callable[[Done], str] = "",
) -> ResponseReturnValue:
    """Carry something out in a transaction and go where it leads. A refusal becomes a page of its own (app/errors.py)."""
    with transaction():
        done = carry_out()
    where = leads_to(done) if callable(leads_to) else leads_to
    if notice := says(done) if callable(says) else says:
        flash(notice, "success")
    return redirect(where) if isinstance(where, str) else where


# Until every view says form_page.
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
