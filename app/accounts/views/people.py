"""Everybody with an account, for the administrator."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.accounts import operations, queries, sessions
from app.accounts.forms import FindPeopleForm, PersonForm
from app.accounts.models import User
from app.accounts.views.blueprint import bp
from app.navigation import address_of
from app.paging import asked, page_of
from app.searches import searched
from app.submissions import carried_out, form_page

PER_PAGE = 50


@bp.route("/people", methods=["GET", "POST"])
@allows("person.list")
def people() -> ResponseReturnValue:
    form = searched(FindPeopleForm, "people")
    words = form.words.data if form.validate() else ""
    found = page_of(queries.people(words), asked(), per_page=PER_PAGE)
    return render_template(
        "accounts/people.html",
        form=form,
        found=found,
        words=words,
    )


@bp.get("/people/<int:person_id>")
@allows("person.view", person=User)
def show_person(person: User) -> ResponseReturnValue:
    return render_template("accounts/show_person.html", person=person, wish=queries.name_wish_of(person))


@bp.post("/people/<int:person_id>/name")
@allows("name.answer", person=User)
def grant_name(person: User) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.grant_name(person, request.form.get("name", ""), by=current_user),
        leads_to=_page_of(person),
        says=_("The name is changed, and a letter says so. Both names stand on record."),
    )


@bp.post("/people/<int:person_id>/name/kept")
@allows("name.answer", person=User)
def keep_name(person: User) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.keep_name(person, by=current_user),
        leads_to=_page_of(person),
        says=_("The name stays, and a letter says so."),
    )


@bp.route("/people/new", methods=["GET", "POST"])
@allows("person.create")
def create_account() -> ResponseReturnValue:
    form = PersonForm()
    return form_page(
        "accounts/create_account.html",
        form,
        carry_out=lambda: operations.create_account(
            name=form.name.data, email=form.email.data, language=form.language.data, by=current_user
        ),
        leads_to=_page_of,
        says=lambda person: _("%(name)s has an account. Nothing has been sent yet.", name=person.name),
    )


@bp.route("/people/<int:person_id>/edit", methods=["GET", "POST"])
@allows("person.edit", person=User)
def edit_person(person: User) -> ResponseReturnValue:
    form = PersonForm(person)
    return form_page(
        "accounts/edit_person.html",
        form,
        carry_out=lambda: operations.edit_account(
            person,
            name=form.name.data,
            email=form.email.data,
            language=form.language.data,
            by=current_user,
        ),
        leads_to=lambda _saved: _still_here(person, _page_of(person)),
        says=_("The account is saved."),
        of=person,
        person=person,
    )


@bp.post("/people/<int:person_id>/invitation")
@allows("person.invite", person=User)
def invite(person: User) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.invite(person, by=current_user),
        leads_to=_page_of(person),
        says=_("A letter with a link is on its way to %(name)s.", name=person.name),
    )


@bp.post("/people/<int:person_id>/sessions/end")
@allows("person.end_sessions", person=User)
def end_sessions_of(person: User) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.end_sessions(person, by=current_user),
        leads_to=_page_of(person),
        says=_("%(name)s is signed out everywhere.", name=person.name),
    )


@bp.post("/people/<int:person_id>/administrator")
@allows("person.promote", person=User)
def name_administrator(person: User) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.name_administrator(person, by=current_user),
        leads_to=_page_of(person),
        says=_("%(name)s is now an administrator.", name=person.name),
    )


@bp.post("/people/<int:person_id>/administrator/dismissal")
@allows("person.promote", person=User)
def dismiss_administrator(person: User) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.dismiss_administrator(person, by=current_user),
        leads_to=lambda _dismissed: (
            _still_here(person, address_of("my_page")) if person == current_user else _page_of(person)
        ),
        says=_("%(name)s is not an administrator any more.", name=person.name),
    )


def _still_here(person: User, page: str) -> str:
    """Whoever changed their own account goes on in a session of its own; the others of theirs may have ended."""
    if person == current_user:
        sessions.begin(person)
    return page


def _page_of(person: User) -> str:
    return url_for(".show_person", person_id=person.id)
