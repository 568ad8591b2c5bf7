"""A person is found, handed all that is kept of them, and erased with a receipt."""

import json

import pytest
from sqlalchemy import select

from app import clock, jobs
from app.accounts import operations as accounts
from app.accounts.models import LinkPurpose, PersonName, SignInLink, User
from app.applications import operations as applications
from app.applications.links import private_link
from app.audit.queries import Search, trail
from app.bodies.models import Membership
from app.erasures import Erasure
from app.extensions import db
from app.outbox import Letter, write_letter
from app.personal import Person
from app.privacy import operations, queries
from app.privacy.models import Receipt
from app.transactions import transaction
from tests.applications.builders import ANSWERS
from tests.attacks.leftovers import kept
from tests.builders import a_call, a_councillor, a_secretary, a_user, an_administrator
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("app", "in_english")

EMAIL = "xqzemail@mail.example"
TYPED = {
    "name": "Xqzfornavn Xqzefternavn",
    "phone": "87654329",
    "neighbourhood": "Xqzkvarter",
    "motivation": "Fordi xqzmotivation driver mig.",
    "contribution": "Jeg kan xqzbidrag.",
}


def an_applicant(user=None):
    with transaction():
        given = ANSWERS | TYPED | {"form_token": "a random word"}
        return applications.submit(a_call(), email=EMAIL, by=user, **given)


def erased(subject, by):
    with transaction():
        return operations.erase(subject, by=by)


def somebody():
    """With an account, links, letters, a wish, and an application; named in nothing that must be provable."""
    user = a_user("Xqzfornavn Xqzefternavn", email=EMAIL)
    an_applicant(user)
    with transaction():
        accounts.issue_link(user, LinkPurpose.SIGN_IN)
        accounts.wish_name(user, "Xqznyt Navn")
        write_letter("accounts/name_kept", to=user)
        accounts.edit_account(user, name="Xqzgift Navn", email=EMAIL, language="da", by=user)
    return user


def test_nothing_is_left_of_somebody_who_held_nothing(app):
    user, secretary = somebody(), a_secretary()
    jobs.run_due()
    assert b"xqz" in kept(app)
    receipt = erased(queries.of_account(user), secretary)
    jobs.run_due()
    assert [mark for mark in (b"xqz", b"87654329", b"efternavn") if mark in kept(app)] == []
    assert (receipt.kind, receipt.thing_id, receipt.erased_by_id) == ("account", user.id, secretary.id)
    assert receipt.counts == {"users": 1, "sign_in_links": 1, "applications": 1, "letters": 1} | receipt.counts
    assert {entry.who for entry in trail(Search()).items} >= {"somebody whose name has been erased"}


def test_nothing_is_left_of_an_applicant_without_an_account(app):
    application = an_applicant()
    receipt = erased(queries.of_application(application), a_secretary())
    jobs.run_due()
    assert [mark for mark in (b"xqz", b"87654329", b"efternavn") if mark in kept(app)] == []
    assert (receipt.kind, receipt.thing_id, receipt.counts["applications"]) == ("application", application.id, 1)


def test_whoever_held_a_seat_keeps_the_name_and_nothing_else(app):
    councillor = a_councillor("Xqzfornavn Lund", ends_on=clock.today().replace(day=1))
    councillor.email = "xqzpost@mail.example"
    db.session.commit()
    erased(queries.of_account(councillor), an_administrator())
    assert db.session.scalars(select(Membership.name).where(Membership.user_id == councillor.id)).all() == [
        "Xqzfornavn Lund"
    ]
    assert b"xqzpost" not in kept(app)
    assert db.session.get(User, councillor.id).is_erased


def test_who_cannot_be_erased():
    secretary, councillor = a_secretary(), a_councillor("Ada Lund")
    with refused("You cannot erase yourself. Ask another to do it."):
        operations.erase(queries.of_account(secretary), by=secretary)
    with refused("Ada Lund belongs to Kommunalbestyrelsen today. Write down the last day there first."):
        operations.erase(queries.of_account(councillor), by=secretary)
    with refused("Asta Admin is an administrator of the portal. Change that first."):
        operations.erase(queries.of_account(an_administrator()), by=secretary)


def test_an_erasure_done_again_after_a_restore_does_no_harm():
    user = somebody()
    erased(queries.of_account(user), a_secretary())
    assert {(each.kind, each.thing) for each in db.session.scalars(select(Erasure))} == {
        ("account", user.id),
        ("application", 1),
    }
    with transaction():
        operations.erase_again(user.id)
        operations.erase_again(4711)
    assert db.session.get(User, user.id).is_erased


def test_a_person_is_found_handed_out_and_erased(sign_in):
    application = an_applicant()
    client = sign_in(a_secretary())
    client.submit("/personal-data", {"words": "xqzfornavn"}, button="Search")
    client.get(client.page.links()["Xqzfornavn Xqzefternavn"])
    assert "Fordi xqzmotivation driver mig." in client.page.text
    handed_out = json.loads(client.get(client.page.links()["Fetch it as a file (JSON)"]).text)
    assert handed_out["kept"]["applications"][0]["motivation"] == "Fordi xqzmotivation driver mig."
    assert trail(Search()).items[0].sentence == "All that is kept of a person was fetched (application 1)."
    client.press(f"/personal-data/applications/{application.id}/erasure", "Erase for good")
    receipt = db.session.scalars(select(Receipt)).one()
    assert (client.page.html.lower().count("xqz"), "Receipt no. 1" in client.page.text) == (0, True)
    assert trail(Search()).items[0].sentence == f"A person was erased (receipt no. {receipt.id})."


def test_everybody_sees_their_own_and_nobody_else_s(sign_in):
    somebody()
    client = sign_in(a_user("Bo Lind"))
    client.get("/my-account/data")
    assert ("Bo Lind" in client.page.text, "xqz" in client.page.html.lower()) == (True, False)
    assert "xqz" not in client.get("/my-account/data.json").text.lower()
    answers = ("/personal-data", "/personal-data/accounts/1", "/personal-data/accounts/1/data.json")
    assert {client.get(path).status_code for path in answers} <= {403, 404}


def test_nobody_is_taken_for_the_forgotten():
    an_applicant()
    application = queries.found("xqzfornavn")[0]
    erased(application, a_secretary())
    assert queries.kept(Person("")) == []
    assert queries.found("xqzfornavn") == []


def test_what_has_served_is_erased_by_itself():
    user = a_user(email=EMAIL)
    with transaction():
        letter = write_letter("accounts/name_kept", to=user)
        accounts.issue_link(user, LinkPurpose.SIGN_IN)
    letter.status, letter.sent_at = "sent", clock.now()
    db.session.commit()
    with clock.at(clock.now() + operations.LETTERS_KEPT * 2), transaction():
        operations.forget_what_has_served()
    assert [(each.recipient, each.subject, each.body) for each in db.session.scalars(select(Letter))] == [("", "", "")]
    assert db.session.query(SignInLink).count() == 0
    assert [name.name for name in db.session.scalars(select(PersonName))] == [user.name]


def test_an_applicant_fetches_all_that_is_kept_from_the_private_link(client):
    application = an_applicant()
    client.get(private_link(application))
    client.get("/my-application")
    fetched = json.loads(client.get(client.page.links()["Fetch all that is kept of you (JSON)"]).text)
    assert {row["motivation"] for row in fetched["kept"]["applications"]} == {"Fordi xqzmotivation driver mig."}
    assert set(fetched["kept"]) == {"applications", "letters"}


def test_nobody_fetches_anything_without_the_private_link(client):
    an_applicant()
    assert client.get("/my-application/data.json").status_code == 302
