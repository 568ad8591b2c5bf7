"""What people are called, and what they were called when something happened."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.accounts import operations
from app.accounts.models import NameWish, PersonName, User
from app.accounts.names import is_on_record
from app.audit.queries import Search, trail
from app.bodies.models import Membership
from app.committees.models import Drafter, Stage, TermsVersion
from app.errors import Stale
from app.extensions import db
from app.meetings.models import Attendance
from app.outbox import Letter
from app.todo import waiting_for
from app.transactions import transaction
from tests.builders import a_councillor, a_meeting, a_member, a_task_committee, a_user, an_administrator, saved
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("app", "in_english")


def renamed(user, name, by=None):
    with transaction():
        operations.edit_account(user, name=name, email=user.email, language=user.language, by=by or an_administrator())


def names():
    return [(name.user_id, name.name) for name in db.session.scalars(select(PersonName).order_by(PersonName.id))]


def test_every_name_that_somebody_has_had_is_on_record_once():
    ada = a_user("Ada Lund")
    renamed(ada, "Ada Holm", by=ada)
    renamed(ada, "Ada Holm", by=ada)
    assert names() == [(ada.id, "Ada Lund"), (ada.id, "Ada Holm")]


def test_a_row_keeps_the_name_that_the_person_had_when_it_was_written():
    councillor = a_councillor("Ada Lund")
    meeting = a_meeting()
    attendance = saved(Attendance(meeting_id=meeting.id, user=councillor, was_present=True))
    committee = a_task_committee(Stage.DRAFTING, drafters=[councillor, a_councillor("Bo")])
    terms = saved(TermsVersion(committee=committee, number=1, saved_by=councillor, saved_at=clock.now(), title="T"))
    renamed(councillor, "Carl Council")
    assert [attendance.name, terms.saved_by_name] == ["Ada Lund", "Ada Lund"]
    assert list(db.session.scalars(select(Drafter.name).order_by(Drafter.id))) == ["Ada Lund", "Bo"]
    later = saved(Attendance(meeting_id=a_meeting().id, user_id=councillor.id, was_present=True))
    assert later.name == "Carl Council"


def test_a_row_that_comes_to_be_about_another_has_their_name():
    attendance = saved(Attendance(meeting_id=a_meeting().id, user=a_user("Ada Lund"), was_present=True))
    bo = a_user("Bo Lind")
    attendance.user_id = bo.id
    db.session.commit()
    assert attendance.name == "Bo Lind"


def test_what_somebody_is_today_has_the_name_of_today_and_what_they_were_the_one_of_then():
    councillor = a_councillor("Ada Lund", ends_on=clock.today() - timedelta(days=1))
    a_member(db.session.scalars(select(Membership)).first().body, councillor, starts_on=clock.today())
    renamed(councillor, "Ada Holm")
    assert list(db.session.scalars(select(Membership.name).order_by(Membership.id))) == ["Ada Lund", "Ada Holm"]


def test_whoever_is_named_in_nothing_changes_their_own_name(sign_in):
    ada = a_user("Ada Lund")
    client = sign_in(ada)
    client.submit("/my-account", {"name": "Ada Holm"}, button="Save")
    assert db.session.get(User, ada.id).name == "Ada Holm"
    assert (is_on_record(ada), trail(Search()).items[0].sentence) == (False, "Ada Lund is called Ada Holm now.")


def test_a_councillor_asks_and_an_administrator_answers(sign_in):
    councillor, asta = a_councillor("Ada Lund"), an_administrator()
    client = sign_in(councillor)
    client.get("/my-account")
    assert not any("name" in form.controls for form in client.page.forms)
    client.forge("/my-account", {"name": "Mayor", "language": "en", "version": "1"})
    assert db.session.get(User, councillor.id).name == "Ada Lund"

    client.get("/my-account")
    client.submit(client.page.links()["Ask to be called something else"], {"name": "Ada Holm"}, button="Send the wish")
    assert "You have asked to be called Ada Holm. An administrator answers." in client.page.text
    assert [todo.text for todo in waiting_for(asta)] == ["Answer Ada Lund, who asks to be called something else"]

    client = sign_in(asta)
    client.set_cookie("language", "en")
    with clock.at(clock.now() + timedelta(hours=1)):
        client.press(f"/people/{councillor.id}", "Change the name")
    assert db.session.get(User, councillor.id).name == "Ada Holm"
    assert waiting_for(asta) == []
    assert [letter.kind for letter in db.session.scalars(select(Letter))] == ["accounts/name_changed"]
    [changed, asked, *_earlier] = trail(Search()).items
    assert (changed.who, changed.sentence) == ("Asta Admin", "Ada Lund is called Ada Holm now.")
    assert (asked.who, asked.sentence) == ("Ada Lund", "Ada Lund asked to be called something else.")


def test_the_operation_refuses_what_the_page_does_not_offer():
    councillor = a_councillor("Ada Lund")
    with refused("Your name stands on record, so you cannot change it yourself. Ask for it instead."):
        operations.edit_mine(councillor, name="Mayor", language="da")
    with refused("That is what you are called already."):
        operations.wish_name(councillor, "Ada Lund")


def test_an_administrator_answers_that_the_name_stays(sign_in):
    councillor = a_councillor("Ada Lund")
    with transaction():
        operations.wish_name(councillor, "Mayor")
    sign_in(an_administrator()).press(f"/people/{councillor.id}", "The name stays")
    assert (db.session.query(NameWish).count(), db.session.get(User, councillor.id).name) == (0, "Ada Lund")
    assert [letter.kind for letter in db.session.scalars(select(Letter))] == ["accounts/name_kept"]


def test_nobody_grants_a_wish_that_is_another_by_now():
    councillor, asta = a_councillor("Ada Lund"), an_administrator()
    with transaction():
        operations.wish_name(councillor, "Ada Holm")
    with pytest.raises(Stale):
        operations.grant_name(councillor, "Ada H.", by=asta)
    with pytest.raises(Stale):
        operations.keep_name(asta, by=asta)


def test_the_trail_is_searched_by_every_name_somebody_has_had():
    ada = a_user("Ada Lund")
    renamed(ada, "Ada Holm", by=ada)
    found = [[entry.who for entry in trail(Search(who=word)).items] for word in ("lund", "holm", "skov")]
    assert found == [["Ada Holm"], ["Ada Holm"], []]
