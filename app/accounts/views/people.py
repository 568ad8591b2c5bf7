"""Everybody with an account, for the administrator."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.accounts import operations, queries
from app.accounts.forms import FindPeopleForm, PersonForm
from app.accounts.models import User
from app.accounts.views import bp
from app.extensions import db
from app.navigation import address_of
from app.searches import searched
from app.submissions import status, submission
from app.transactions import transaction

PER_PAGE = 50


@bp.route("/people", methods=["GET", "POST"])
@allows("person.list")
def people() -> ResponseReturnValue:
    form = searched(FindPeopleForm, "people")
    if form is None:
        return redirect(url_for(".people"))
    words = form.words.data if form.validate() else ""
    found = db.paginate(queries.people(words), per_page=PER_PAGE, error_out=False)
    return render_template(
        "accounts/people.html",
        form=form,
        found=found,
        words=words,
        page_url=lambda page: url_for(".people", page=page),
    )


@bp.get("/people/<int:person_id>")
@allows("person.view", person=User)
def show_person(person: User) -> ResponseReturnValue:
    return render_template("accounts/show_person.html", person=person)


@bp.route("/people/new", methods=["GET", "POST"])
@allows("person.create")
def create_account() -> ResponseReturnValue:
    form = PersonForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            sent.result = operations.create_account(
                name=form.name.data, email=form.email.data, language=form.language.data, by=current_user
            )
        if sent:
            flash(_("%(name)s has an account. Nothing has been sent yet.", name=sent.result.name), "success")
            return redirect(url_for(".show_person", person_id=sent.result.id))
    return render_template("accounts/create_account.html", form=form), status(form)


@bp.route("/people/<int:person_id>/edit", methods=["GET", "POST"])
@allows("person.edit", person=User)
def edit_person(person: User) -> ResponseReturnValue:
    form = PersonForm(person)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.edit_account(
                person,
                name=form.name.data,
                email=form.email.data,
                language=form.language.data,
                by=current_user,
            )
        if sent:
            flash(_("The account is saved."), "success")
            return redirect(url_for(".show_person", person_id=person.id))
    return render_template("accounts/edit_person.html", form=form, person=person), status(form)


@bp.post("/people/<int:person_id>/invitation")
@allows("person.invite", person=User)
def invite(person: User) -> ResponseReturnValue:
    with transaction():
        operations.invite(person, by=current_user)
    flash(_("A letter with a link is on its way to %(name)s.", name=person.name), "success")
    return redirect(url_for(".show_person", person_id=person.id))


@bp.post("/people/<int:person_id>/sessions/end")
@allows("person.end_sessions", person=User)
def end_sessions_of(person: User) -> ResponseReturnValue:
    with transaction():
        operations.end_sessions(person, by=current_user)
    flash(_("%(name)s is signed out everywhere.", name=person.name), "success")
    return redirect(url_for(".show_person", person_id=person.id))


@bp.post("/people/<int:person_id>/administrator")
@allows("person.promote", person=User)
def name_administrator(person: User) -> ResponseReturnValue:
    with transaction():
        operations.name_administrator(person, by=current_user)
    flash(_("%(name)s is now an administrator.", name=person.name), "success")
    return redirect(url_for(".show_person", person_id=person.id))


@bp.post("/people/<int:person_id>/administrator/dismissal")
@allows("person.promote", person=User)
def dismiss_administrator(person: User) -> ResponseReturnValue:
    with transaction():
        operations.dismiss_administrator(person, by=current_user)
    flash(_("%(name)s is not an administrator any more.", name=person.name), "success")
    here = url_for(".show_person", person_id=person.id)
    return redirect(address_of("my_page") if person == current_user else here)
