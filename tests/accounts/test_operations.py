"""What can be done with an account, and what is refused."""

from datetime import timedelta

import pytest

from app import clock, jobs
from app.accounts import operations, queries
from app.accounts.events import PasswordChosen
from app.accounts.hashing import is_password
from app.accounts.models import LinkPurpose, SignInLink, User
from app.events import EventRecord
from app.extensions import db
from app.outbox import Letter
from app.transactions import transaction
from tests.accounts.builders import PASSWORD, a_link, a_user_with_password
from tests.browserless import a_session
from tests.builders import a_user, an_administrator
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("app")


def kinds_of_events():
    return [record.kind for record in db.session.query(EventRecord).order_by(EventRecord.id)]


def test_an_account_is_kept_under_the_address_in_small_letters():
    with transaction():
        user = operations.create_account(name=" Ada Lund ", email=" Ada@Strandby.Example ", by=None)
    assert (user.name, user.email, user.language) == ("Ada Lund", "ada@strandby.example", "da")
    assert kinds_of_events() == ["AccountCreated"]


def test_somebody_who_has_an_account_keeps_it_as_it_is():
    known = a_user("Ada Lund", email="ada@strandby.example")
    with transaction():
        again = operations.create_account(name="A. Lund", email="ADA@strandby.example", by=None)
    assert (again.id, again.name) == (known.id, "Ada Lund")
    assert kinds_of_events() == []


def test_a_new_password_ends_every_session_and_every_open_link():
    user = a_user_with_password()
    here = a_session(user)
    token = a_link(user, LinkPurpose.NEW_PASSWORD)
    with transaction():
        operations.choose_password(user, "en helt anden kode", by=user)
    assert queries.session_behind(here) is None
    assert is_password("en helt anden kode", user.password_hash)
    assert queries.usable_link(token) is None


def test_a_weak_password_changes_nothing():
    user = a_user_with_password()
    here = a_session(user)
    with refused("That password is one of the first that anybody would try. Choose another."), transaction():
        operations.choose_password(user, "password1234", by=user)
    assert queries.session_behind(here) is not None
    assert is_password(PASSWORD, user.password_hash)


def test_the_audit_trail_never_holds_the_password():
    user = a_user()
    with transaction():
        operations.choose_password(user, PASSWORD, by=user)
    [record] = db.session.query(EventRecord)
    assert (record.kind, record.details) == (PasswordChosen.__name__, {"user_id": user.id, "is_first": True})


def test_a_link_works_once():
    user = a_user()
    token = a_link(user)
    with transaction():
        assert operations.use_link(token).user_id == user.id
    with refused("The link has been used, or its time has run out. Ask for a new one."), transaction():
        operations.use_link(token)


@pytest.mark.parametrize(
    ("purpose", "lifetime"),
    [
        (LinkPurpose.SIGN_IN, timedelta(minutes=15)),
        (LinkPurpose.NEW_PASSWORD, timedelta(hours=1)),
        (LinkPurpose.INVITATION, timedelta(days=14)),
    ],
)
def test_a_link_works_until_its_time_runs_out(purpose, lifetime):
    token = a_link(a_user(), purpose)
    with clock.at(clock.now() + lifetime - timedelta(seconds=1)):
        assert queries.usable_link(token)
    with clock.at(clock.now() + lifetime):
        assert queries.usable_link(token) is None


def test_the_database_does_not_hold_what_opens_the_door():
    token = a_link(a_user())
    [link] = db.session.query(SignInLink)
    assert token not in (link.token_hash, str(vars(link)))


def test_links_from_long_ago_are_deleted():
    a_link(a_user())
    with clock.at(clock.now() + timedelta(days=31)):
        a_link(a_user())
    assert db.session.query(SignInLink).count() == 1


def test_a_link_is_only_written_to_somebody_with_an_account():
    a_user("Ada Lund", email="ada@strandby.example")
    for email in ("ada@strandby.example", "nobody@strandby.example"):
        with transaction():
            operations.ask_for_link(email=email, purpose=LinkPurpose.SIGN_IN, client="192.0.2.1")
    jobs.run_due(only=operations.WRITE_LINK)
    assert [letter.recipient for letter in db.session.query(Letter)] == ["ada@strandby.example"]


def test_two_accounts_never_share_an_address():
    a_user(email="ada@strandby.example")
    bo = a_user("Bo Lind", email="bo@strandby.example")
    with refused("Another account has that e-mail address already."), transaction():
        operations.edit_account(bo, name="Bo Lind", email="Ada@strandby.example", language="da", by=bo)
    assert bo.email == "bo@strandby.example"


def test_the_last_administrator_stays():
    asta = an_administrator()
    with refused("Asta Admin is the only administrator. Name another one first."), transaction():
        operations.dismiss_administrator(asta, by=asta)
    with transaction():
        operations.name_administrator(a_user(), by=asta)
    with transaction():
        operations.dismiss_administrator(asta, by=asta)
    assert (asta.is_administrator, queries.count_administrators()) == (False, 1)


def test_an_administrator_is_not_named_twice_nor_dismissed_when_none():
    asta = an_administrator()
    with refused("Asta Admin is already an administrator."), transaction():
        operations.name_administrator(asta, by=asta)
    with refused("Ada Lund is not an administrator."), transaction():
        operations.dismiss_administrator(a_user(), by=asta)


def test_the_first_administrator_can_sign_in():
    with transaction():
        operations.create_administrator(name="Asta", email="asta@strandby.example", password=PASSWORD)
    asta = queries.user_with_password("ASTA@strandby.example", PASSWORD)
    assert asta
    assert asta.is_administrator


def test_an_administrator_is_not_made_of_somebody_elses_account():
    a_user(email="ada@strandby.example")
    with refused("There is already an account with that e-mail address."), transaction():
        operations.create_administrator(name="Asta", email="ada@strandby.example", password=PASSWORD)
    assert db.session.query(User).filter_by(is_administrator=True).count() == 0


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["Ada Lund", "Bo Lind", "Cleo 100%"]),
        ("l", ["Ada Lund", "Bo Lind"]),
        ("ind", []),
        ("lind bo", ["Bo Lind"]),
        ("BO@", ["Bo Lind"]),
        ("100%", ["Cleo 100%"]),
        ("%", []),
        ("_", []),
        ("ada lind", []),
    ],
)
def test_people_are_found_by_every_word_in_name_or_address(words, found):
    a_user("Bo Lind", email="bo@strandby.example")
    a_user("Ada Lund", email="ada@strandby.example")
    a_user("Cleo 100%", email="cleo@strandby.example")
    assert [user.name for user in db.session.scalars(queries.people(words))] == found
