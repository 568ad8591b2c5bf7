"""The outbox, for those who run the portal."""

import re
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, current_app, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows, may
from app.letters import operations, queries
from app.letters.forms import FindLettersForm
from app.outbox import Letter, LetterStatus
from app.paging import asked
from app.searches import searched
from app.submissions import carried_out

bp = Blueprint("letters", __name__)

#: An e-mail address within what a mail server said.
ADDRESS = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;:]+")


@bp.route("/letters", methods=["GET", "POST"])
@allows("letter.list")
def letters() -> ResponseReturnValue:
    form = searched(FindLettersForm, "letters")
    status, words = (form.status.data, form.words.data) if form.validate() else (None, "")
    sees_applicants = may(current_user, "letter.see_applicants")
    found = queries.letters(asked(), status, words, finds_applicants=sees_applicants)
    return render_template(
        "letters/letters.html",
        form=form,
        found=found.showing([_shown(letter) for letter in found.items]),
        counts=queries.count_by_status(),
        trouble=queries.latest_trouble() if sees_applicants else _without_addresses(queries.latest_trouble()),
        has_mail_server=bool(current_app.config["MAIL_SERVER"]),
    )


@bp.get("/letters/<int:letter_id>")
@allows("letter.view", letter=Letter)
def show(letter: Letter) -> ResponseReturnValue:
    return render_template("letters/show.html", letter=letter, shown=_shown(letter))


@dataclass(frozen=True)
class ShownLetter:
    """A letter as the reader sees it, without its body."""

    id: int
    subject: str
    recipient: str
    written_at: datetime
    status: LetterStatus
    last_error: str | None


def _shown(letter: Letter) -> ShownLetter:
    if may(current_user, "letter.see_recipient", letter):
        subject, recipient, error = letter.subject, letter.recipient, letter.last_error
    else:
        subject, recipient, error = _("Letter to an applicant"), "–", _without_addresses(letter.last_error)
    return ShownLetter(letter.id, subject, recipient, letter.written_at, letter.status, error)


def _without_addresses(error: str | None) -> str | None:
    return error and ADDRESS.sub("…", error)


@bp.post("/letters/<int:letter_id>/delivery")
@allows("letter.send_again", letter=Letter)
def send_again(letter: Letter) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.send_again(letter, by=current_user),
        leads_to=url_for(".show", letter_id=letter.id),
        says=_("The letter is on its way again."),
    )
