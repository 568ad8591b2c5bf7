"""What is kept of a person, for whoever answers for it and for the person."""

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.accounts.models import User
from app.applications.models import Application
from app.personal import download
from app.privacy import operations, queries
from app.privacy.forms import EraseForm, FindPersonForm
from app.privacy.models import Receipt
from app.privacy.queries import Subject
from app.searches import searched
from app.submissions import carried_out, form_page

bp = Blueprint("privacy", __name__)


@bp.route("/personal-data", methods=["GET", "POST"])
@allows("personal_data.find")
def people() -> ResponseReturnValue:
    form = searched(FindPersonForm, "personal data")
    words = form.words.data if form.validate() else ""
    found = [(subject, _address(subject, "show")) for subject in queries.found(words)] if words else []
    return render_template("privacy/people.html", form=form, words=words, found=found)


@bp.get("/personal-data/accounts/<int:person_id>")
@allows("personal_data.find", person=User)
def show_account(person: User) -> ResponseReturnValue:
    return _show(queries.of_account(person))


@bp.get("/personal-data/applications/<int:application_id>")
@allows("personal_data.find", application=Application)
def show_application(application: Application) -> ResponseReturnValue:
    return _show(_applicant(application))


def _applicant(application: Application) -> Subject:
    if application.is_forgotten:
        abort(404)  # nothing is kept of anybody there
    return queries.of_application(application)


def _show(subject: Subject) -> ResponseReturnValue:
    return render_template(
        "privacy/show.html",
        subject=subject,
        kept=queries.kept(subject.person),
        export_url=_address(subject, "export"),
        erase_url=_address(subject, "erase"),
        crumbs=_crumbs((subject.name, None)),
    )


@bp.get("/personal-data/accounts/<int:person_id>/data.json")
@allows("personal_data.find", person=User)
def export_account(person: User) -> ResponseReturnValue:
    return _export(queries.of_account(person))


@bp.get("/personal-data/applications/<int:application_id>/data.json")
@allows("personal_data.find", application=Application)
def export_application(application: Application) -> ResponseReturnValue:
    return _export(_applicant(application))


def _export(subject: Subject) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.note_export(subject, by=current_user), leads_to=lambda _noted: download(subject.person)
    )


@bp.route("/personal-data/accounts/<int:person_id>/erasure", methods=["GET", "POST"])
@allows("personal_data.erase", person=User)
def erase_account(person: User) -> ResponseReturnValue:
    return _erase(queries.of_account(person))


@bp.route("/personal-data/applications/<int:application_id>/erasure", methods=["GET", "POST"])
@allows("personal_data.erase", application=Application)
def erase_application(application: Application) -> ResponseReturnValue:
    return _erase(_applicant(application))


def _erase(subject: Subject) -> ResponseReturnValue:
    form = EraseForm()
    return form_page(
        "privacy/erase.html",
        form,
        carry_out=lambda: operations.erase(subject, by=current_user),
        leads_to=lambda receipt: url_for(".receipt", receipt_id=receipt.id),
        subject=subject,
        kept=lambda: queries.kept(subject.person),
        back_url=_address(subject, "show"),
        crumbs=_crumbs((_("Erase"), None)),
    )


@bp.get("/personal-data/receipts/<int:receipt_id>")
@allows("personal_data.find", receipt=Receipt)
def receipt(receipt: Receipt) -> ResponseReturnValue:
    return render_template(
        "privacy/receipt.html", receipt=receipt, crumbs=_crumbs((_("Receipt no. %(number)s", number=receipt.id), None))
    )


@bp.get("/my-account/data")
@allows("personal_data.mine")
def mine() -> ResponseReturnValue:
    subject = queries.of_account(current_user)
    return render_template("privacy/mine.html", subject=subject, kept=queries.kept(subject.person))


@bp.get("/my-account/data.json")
@allows("personal_data.mine")
def export_mine() -> ResponseReturnValue:
    return download(queries.of_account(current_user).person)


def _address(subject: Subject, what: str) -> str:
    if subject.kind == "account":
        return url_for(f".{what}_account", person_id=subject.id)
    return url_for(f".{what}_application", application_id=subject.id)


def _crumbs(here: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    return [(_("What is kept of people"), url_for(".people")), here]
