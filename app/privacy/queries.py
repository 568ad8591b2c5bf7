"""Of whom something is kept, and what."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.accounts.models import User
from app.accounts.queries import find_user, people
from app.applications.models import Application
from app.bodies.queries import memberships_of
from app.extensions import db
from app.fulltext import matches
from app.personal import Person, Personal, the_register

MOST_FOUND = 50


@dataclass(frozen=True)
class Subject:
    """Somebody of whom something is kept, by the number they are known under."""

    kind: str  #: "account" or "application"
    id: int
    name: str
    person: Person


def of_account(user: User) -> Subject:
    return Subject("account", user.id, user.name, Person(user.email, user.id))


def of_application(application: Application) -> Subject:
    """Whoever applied; their account, where the address has one."""
    user = application.user or find_user(application.email)
    if user:
        return of_account(user)
    return Subject("application", application.id, application.name, Person(application.email))


def found(words: str) -> list[Subject]:
    """Everybody whose name or address has these words, each once, those with an account first."""
    accounts = [of_account(user) for user in db.session.scalars(people(words).limit(MOST_FOUND))]
    applied = db.session.scalars(
        select(Application)
        .where(matches(Application, words) | (Application.email == words.strip().lower()), ~Application.is_forgotten)
        .order_by(Application.id)
        .limit(MOST_FOUND)
    )
    by_address = {subject.person.email: subject for subject in accounts}
    for application in applied:
        by_address.setdefault(
            application.email, Subject("application", application.id, application.name, Person(application.email))
        )
    return list(by_address.values())


@dataclass(frozen=True)
class Kept:
    """What one table keeps of a person, and what becomes of it when they are erased."""

    of: Personal
    rows: list[dict[str, Any]]


def kept(person: Person) -> list[Kept]:
    found = [Kept(each, each.rows(person)) for each in the_register().personal]
    return [each for each in found if each.rows]


def bodies_of(person: Person) -> list[str]:
    """The bodies that the person belongs to today."""
    user = db.session.get(User, person.user_id) if person.user_id else None
    return [membership.body.name for membership in memberships_of(user)] if user else []
