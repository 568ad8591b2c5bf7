"""What an applicant can do."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app import clock
from app.applications import operations, queries
from app.applications.models import Application, ApplicationStatus
from app.errors import Refused
from app.events import EventRecord
from app.extensions import db
from tests.applications.builders import ANSWERS, letters, profile_ids, submitted
from tests.builders import a_call, a_closed_call, a_user, an_application
from tests.conftest import NOW
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("app")


def how_many() -> int | None:
    return db.session.scalar(select(func.count()).select_from(Application))


def test_an_application_is_received_with_a_number_and_a_letter():
    call = a_call()
    _forælder, ung = profile_ids(call)

    application = submitted(call, " Bente@Mail.example ", profile_ids=[ung, 999], date_ids=[call.dates[0].id])

    assert (application.status, application.email, application.submitted_at) == (
        ApplicationStatus.RECEIVED,
        "bente@mail.example",
        NOW,
    )
    assert re.fullmatch("[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}", application.number)
    assert [(match.profile_id, match.is_claimed, match.is_confirmed) for match in application.matches] == [
        (ung, True, None)
    ]
    assert application.dates == [call.dates[0]]
    assert [(letter.kind, letter.recipient) for letter in letters()] == [("applications/receipt", "bente@mail.example")]
    assert application.number in letters()[0].subject


def test_the_audit_trail_holds_ids_and_nothing_personal():
    application = submitted(a_call())
    event = db.session.scalars(select(EventRecord).where(EventRecord.kind == "ApplicationReceived")).one()
    assert event.details == {
        "application_id": application.id,
        "call_id": application.call_id,
        "committee_id": application.call.committee_id,
    }


def test_the_same_form_sent_twice_is_one_application_and_one_letter():
    call = a_call()
    first = submitted(call, form_token="the same page")
    again = submitted(call, form_token="the same page")
    assert (again.id, again.number, how_many(), len(letters())) == (first.id, first.number, 1, 1)


def test_going_back_to_correct_the_address_makes_an_application_under_the_right_one():
    call = a_call()
    wrong = submitted(call, "bente@mail.exampel", form_token="the same page")
    right = submitted(call, "bente@mail.example", form_token="the same page")
    assert (right.status, right.email) == (ApplicationStatus.RECEIVED, "bente@mail.example")
    assert [letter.recipient for letter in letters()] == [wrong.email, right.email]


@pytest.mark.parametrize(
    "corrected", [{"motivation": "Jeg cykler selv."}, {"profile_ids": "all"}, {"date_ids": "all"}, {"phone": ""}]
)
def test_going_back_to_correct_an_answer_loses_nothing(corrected):
    call = a_call()
    every = {"profile_ids": profile_ids(call), "date_ids": [date.id for date in call.dates]}
    first = submitted(call, form_token="the same page")
    answers = {name: every[name] if value == "all" else value for name, value in corrected.items()}
    again = submitted(call, form_token="the same page", **answers)
    assert (again.status, again.repeats_id) == (ApplicationStatus.REPEATED, first.id)
    assert {name: kept(again, name) for name in answers} == answers


def kept(application, name):
    if name == "profile_ids":
        return [match.profile_id for match in application.matches]
    return [date.id for date in application.dates] if name == "date_ids" else getattr(application, name)


def test_the_same_form_sent_again_after_the_deadline_still_has_its_receipt():
    call = a_call()
    first = submitted(call, form_token="the same page")
    with clock.at(call.closes_at + timedelta(seconds=1)):
        assert submitted(call, form_token="the same page").number == first.number


@pytest.mark.parametrize(("seconds", "is_received"), [(-1, True), (0, False), (1, False)])
def test_the_deadline_is_exact(seconds, is_received):
    call = a_call()
    with clock.at(call.closes_at + timedelta(seconds=seconds)):
        if is_received:
            assert submitted(call).status is ApplicationStatus.RECEIVED
        else:
            with pytest.raises(Refused, match="Fristen er udløbet"):
                submitted(call)


def test_an_address_that_has_applied_gets_a_second_one_that_does_not_count():
    call = a_call()
    first = submitted(call, motivation="Den første")

    again = submitted(call, "BENTE@mail.example", motivation="Den anden")

    assert (first.status, again.status, again.repeats_id) == (
        ApplicationStatus.RECEIVED,
        ApplicationStatus.REPEATED,
        first.id,
    )
    assert queries.candidates(call) == [first]
    letter = letters()[-1]
    assert letter.kind == "applications/repeated"
    assert first.number in letter.body


def test_the_one_who_reads_the_mail_can_let_the_second_one_stand():
    call = a_call()
    first = submitted(call, motivation="Den første")
    again = submitted(call, motivation="Den anden", profile_ids=profile_ids(call)[:1], date_ids=[call.dates[1].id])

    operations.replace(first)
    db.session.commit()

    assert (first.motivation, first.dates, first.status) == ("Den anden", [call.dates[1]], ApplicationStatus.RECEIVED)
    assert [match.profile_id for match in first.matches] == profile_ids(call)[:1]
    assert (again.motivation, again.email, again.forgotten_at) == ("", "", NOW)
    assert queries.candidates(call) == [first]


def test_without_a_second_one_there_is_nothing_to_choose():
    with pytest.raises(Refused, match="ikke nogen anden ansøgning"):
        operations.replace(submitted(a_call()))


def test_the_same_person_can_apply_to_two_calls():
    assert submitted(a_call()).status is submitted(a_call()).status is ApplicationStatus.RECEIVED


def test_nobody_can_fill_a_strangers_mailbox_nor_keep_the_stranger_from_applying():
    call = a_call()
    for _time in range(20):
        assert submitted(call).status in (ApplicationStatus.RECEIVED, ApplicationStatus.REPEATED)
    assert [letter.kind for letter in letters()] == ["applications/receipt", "applications/repeated"]


def test_an_application_is_tied_to_the_account_only_when_the_address_is_the_accounts_own():
    call, user = a_call(), a_user(email="me@mail.example")
    mine = submitted(call, "Me@mail.example", by=user)
    for_another = submitted(call, "neighbour@mail.example", by=user)
    assert (mine.user_id, for_another.user_id) == (user.id, None)
    assert queries.applications_of(user) == [mine]


def test_an_application_is_changed_until_the_deadline():
    call = a_call()
    forælder, ung = profile_ids(call)
    application = submitted(call, profile_ids=[forælder])
    application.matches[0].is_confirmed = True
    db.session.commit()

    operations.change(application, **ANSWERS | {"motivation": "Nyt", "profile_ids": [ung]})
    db.session.commit()

    assert (application.motivation, application.changed_at) == ("Nyt", NOW)
    # What the secretariat agreed to is asked again when the applicant takes it back.
    assert {match.profile_id: (match.is_claimed, match.is_confirmed) for match in application.matches} == {
        forælder: (False, None),
        ung: (True, None),
    }
    assert letters()[-1].kind == "applications/changed"


def test_what_the_secretariat_has_confirmed_stays_when_something_else_is_changed():
    call = a_call()
    forælder, _ung = profile_ids(call)
    application = submitted(call, profile_ids=[forælder])
    application.matches[0].is_confirmed = True
    db.session.commit()
    operations.change(application, **ANSWERS | {"profile_ids": [forælder]})
    assert [match.is_confirmed for match in application.matches] == [True]


def test_an_application_is_not_changed_after_the_deadline():
    application = submitted(a_call())
    with clock.at(application.call.closes_at), pytest.raises(Refused, match="kan ikke ændres længere"):
        operations.change(application, **ANSWERS)


@pytest.mark.parametrize("is_closed", [False, True])
def test_withdrawing_removes_everything_personal_and_keeps_the_count(is_closed):
    call = a_call()
    application = submitted(call, profile_ids=profile_ids(call), date_ids=[call.dates[0].id])
    repeated = submitted(call)
    number = application.number

    with clock.at(call.closes_at if is_closed else NOW):
        operations.withdraw(application)
        db.session.commit()

    for each in (application, repeated):
        assert [each.name, each.email, each.phone, each.neighbourhood, each.motivation, each.contribution] == [""] * 6
        assert (each.age_band, each.matches, each.dates, each.user_id) == (None, [], [], None)
    assert (application.status, application.number) == (ApplicationStatus.WITHDRAWN, number)
    assert queries.tally(call) == {ApplicationStatus.WITHDRAWN: 1, ApplicationStatus.REPEATED: 1}
    assert letters() == []  # with a mail server, see tests/attacks/test_withdrawn_means_gone.py


def test_who_has_withdrawn_can_apply_again():
    call = a_call()
    operations.withdraw(submitted(call))
    db.session.commit()
    assert submitted(call).status is ApplicationStatus.RECEIVED


@pytest.mark.parametrize(
    "status", [ApplicationStatus.APPOINTED, ApplicationStatus.NOT_APPOINTED, ApplicationStatus.WITHDRAWN]
)
def test_an_answered_application_is_not_withdrawn(status):
    with pytest.raises(Refused, match="besvaret eller trukket tilbage"):
        operations.withdraw(an_application(status=status))


def test_the_link_is_sent_again_for_each_application_and_to_nobody_else():
    one, two = submitted(a_call()), submitted(a_call())
    submitted(a_call(), "another@mail.example")
    before = len(letters())

    operations.send_links("BENTE@mail.example", client="10.0.0.1")
    operations.send_links("unknown@mail.example", client="10.0.0.1")

    sent = letters()[before:]
    assert [(letter.kind, letter.recipient) for letter in sent] == [("applications/link", "bente@mail.example")] * 2
    assert {number for number in (one.number, two.number) if any(number in each.subject for each in sent)} == {
        one.number,
        two.number,
    }


def test_letters_with_the_private_link_are_secret():
    call = a_call()
    application = submitted(call)
    operations.change(application, **ANSWERS)
    operations.send_links(application.email, client="10.0.0.1")
    db.session.commit()
    assert {letter.kind: letter.is_secret for letter in letters()} == {
        "applications/receipt": True,
        "applications/changed": True,
        "applications/link": True,
    }
    for letter in letters():
        assert "/application-links/" in letter.body
        assert ANSWERS["motivation"] not in letter.body


def test_a_closed_call_takes_no_applications():
    with refused("The deadline has passed, so the application could not be received."):
        submitted(a_closed_call())
