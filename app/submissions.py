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

from collections.abc import Callable
from types import FunctionType
from typing import Any, TypeVar

from flask import flash, g, redirect, render_template
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response
from wtforms.validators import ValidationError

from app.errors import Refused, Stale
from app.forms import Form
from app.transactions import transaction

Done = TypeVar("Done")


def form_page(
    template: str,
    form: Form,
    *,
    carry_out: Callable[[], Done],
    leads_to: str | Callable[[Done], str | Response],
    says: str | Callable[[Done], str] = "",
    of: Any = None,
    version: Callable[[], int] | None = None,
    apart_from: type[Refused] | tuple[type[Refused], ...] = (),
    **page: Any,
) -> ResponseReturnValue:
    """Show the form; when it is sent and holds, carry out what it is for and go where that leads.

    ``carry_out`` is called in a transaction. ``leads_to`` (an address, or a whole answer) and ``says`` (a notice on
    the next page) may be functions of what it returned. A refusal becomes an error of the form, answered with 409,
    and nothing typed is lost; one ``apart_from`` these has a page of its own. ``ValidationError`` from either says
    that what was typed is not right after all, as a field's own check does.

    ``of`` is what the form changes (or a function that finds it), and ``version`` says which version of it stands
    now: its own, unless something else is counted. The page carries the number; when it is another by the time the
    form is sent, nothing of it is kept, and unless the operation has its own reason to refuse, that is said.
    ``form.overtaken_by`` is then the thing as it is, for the page to show beside what was typed, and the form
    carries the new number, so that the person can compare and save on top.

    What the page shows beside the form stands in ``page``. A function there is asked when the page is drawn: not at
    all when the form led on, and after a refusal for how things are by then.
    """
    seen = form.seen if of is not None else None
    refused = False
    if seen and not form.is_submitted():
        seen.show(_version_of(of, version))
    if form.validate_on_submit():

        def carry_out_what_was_seen() -> Done:
            if seen is None:
                return carry_out()
            number = _version_of(of, version)
            try:
                done = carry_out()
            except Stale:
                seen.must_be(number)  # says it better
                raise
            seen.must_be(number)
            return done

        try:
            return carried_out(carry_out_what_was_seen, leads_to=leads_to, says=says)
        except apart_from:
            raise
        except (Refused, ValidationError) as error:
            form.form_errors.append(str(error))
            g.form_has_errors, refused = True, isinstance(error, Refused)
            if isinstance(error, Stale) and seen:
                form.overtaken_by = _now(of)
                seen.show(_version_of(of, version))
    shown = {name: _now(value) for name, value in page.items()}
    return render_template(template, form=form, **shown), 409 if refused or form.comes_too_late else 200


def _now(value: Any) -> Any:
    """What a function of the view answers at this moment; anything else as it is."""
    return value() if isinstance(value, FunctionType) else value


def _version_of(thing: Any, version: Callable[[], int] | None) -> int:
    return version() if version else int(_now(thing).version)


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
