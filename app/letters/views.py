"""The outbox, for those who run the portal."""

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.letters import operations, queries
from app.letters.forms import FindLettersForm
from app.outbox import Letter
from app.paging import asked
from app.searches import searched
from app.submissions import carried_out

bp = Blueprint("letters", __name__)


@bp.route("/letters", methods=["GET", "POST"])
@allows("letter.list")
def letters() -> ResponseReturnValue:
    form = searched(FindLettersForm, "letters")
    if form is None:
        return redirect(url_for(".letters"))
    status, words = (form.status.data, form.words.data) if form.validate() else (None, "")
    found = queries.letters(asked(), status, words)
    return render_template(
        "letters/letters.html",
        form=form,
        found=found,
        counts=queries.count_by_status(),
        trouble=queries.latest_trouble(),
        has_mail_server=bool(current_app.config["MAIL_SERVER"]),
    )


@bp.get("/letters/<int:letter_id>")
@allows("letter.view", letter=Letter)
def show(letter: Letter) -> ResponseReturnValue:
    return render_template("letters/show.html", letter=letter)


@bp.post("/letters/<int:letter_id>/delivery")
@allows("letter.send_again", letter=Letter)
def send_again(letter: Letter) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.send_again(letter, by=current_user),
        leads_to=url_for(".show", letter_id=letter.id),
        says=_("The letter is on its way again."),
    )
