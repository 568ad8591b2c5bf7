"""The candidate list, and the answer."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock, jobs, schedule
from app.applications import operations, queries
from app.applications.models import AgeBand, ApplicationStatus
from app.applications.operations.forgetting import months_before
from app.applications.queries import CandidateSearch
from app.applications.todos import todos
from app.calls import operations as calls
from app.committees.models import Stage
from app.errors import Refused, Stale
from app.events import EventRecord
from app.extensions import db
from app.outbox import LetterStatus
from tests.applications.builders import letters, profile_ids, submitted
from tests.builders import a_call, a_closed_call, a_secretary, a_task_committee, an_application, saved
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("app")


def names(found) -> list[str]:
    return [candidate.name for candidate in found.candidates]


def test_coverage_counts_what_is_confirmed_and_what_nobody_has_looked_at():
    call = a_call(committee=a_task_committee(Stage.ESTABLISHED, profiles={"Forælder": 2, "Ung": 1, "Kunstner": 1}))
    forælder, ung, kunstner = profile_ids(call)
    secretary = a_secretary()
    first = submitted(call, "1@mail.example", profile_ids=[forælder, ung])
    second = submitted(call, "2@mail.example", profile_ids=[forælder])
    gone = submitted(call, "3@mail.example", profile_ids=[kunstner])
    operations.confirm_profiles(first, version=first.version, judgements={forælder: True, ung: False}, by=secretary)
    operations.withdraw(gone)
    submitted(call, "1@mail.example", profile_ids=[kunstner])  # sent again: does not count
    db.session.commit()

    covered = {each.name: each for each in queries.coverage(call)}

    assert {name: (each.wanted, each.confirmed, each.unchecked) for name, each in covered.items()} == {
        "Forælder": (2, 1, 1),
        "Ung": (1, 0, 0),
        "Kunstner": (1, 0, 0),
    }
    assert {name: (each.is_met, each.cannot_be_met) for name, each in covered.items()} == {
        "Forælder": (False, False),
        "Ung": (False, True),
        "Kunstner": (False, True),
    }
    operations.confirm_profiles(second, version=second.version, judgements={forælder: True}, by=secretary)
    assert queries.coverage(call)[0].is_met


def test_the_secretariat_can_confirm_a_profile_the_applicant_did_not_claim():
    call = a_call()
    _forælder, ung = profile_ids(call)
    application = submitted(call)
    operations.confirm_profiles(
        application, version=application.version, judgements={ung: True, 999: True}, by=a_secretary()
    )
    assert [(match.profile_id, match.is_claimed, match.is_confirmed) for match in application.matches] == [
        (ung, False, True)
    ]


def test_two_secretaries_do_not_overwrite_each_other():
    application, secretary = submitted(a_call()), a_secretary()
    seen = application.version
    operations.confirm_profiles(application, version=seen, judgements={}, by=secretary)
    db.session.commit()
    with pytest.raises(Stale, match="Se profilerne igennem igen"):
        operations.confirm_profiles(application, version=seen, judgements={}, by=secretary)


def test_profiles_of_an_answered_application_are_not_changed():
    application = an_application(status=ApplicationStatus.NOT_APPOINTED)
    with pytest.raises(Refused, match="kan ikke ændres længere"):
        operations.confirm_profiles(application, version=application.version, judgements={}, by=a_secretary())


def test_the_list_finds_by_name_place_number_age_and_profile():
    call = a_call()
    forælder, ung = profile_ids(call)
    aage = submitted(call, "1@mail.example", name="Aage Lund", neighbourhood="Havnebyen", profile_ids=[forælder])
    bo = submitted(call, "2@mail.example", name="Bo Holm", neighbourhood="Bakken", age_band=AgeBand.UNDER_18)
    submitted(a_call(), "3@mail.example", name="Aage Lund")
    repeated = submitted(call, "1@mail.example", name="Aage Igen")
    operations.confirm_profiles(bo, version=bo.version, judgements={ung: True}, by=a_secretary())
    db.session.commit()

    def found(**search) -> list[str]:
        return names(queries.page_of_candidates(call, CandidateSearch(**search)))

    assert found() == ["Bo Holm", "Aage Lund"]  # Aa is Å
    assert found(text="lund") == ["Aage Lund"]
    assert found(text="havne") == ["Aage Lund"]
    assert found(text=aage.number.lower()) == ["Aage Lund"]
    assert found(text=repeated.number) == ["Aage Lund"]
    assert found(text="100%") == []
    assert found(age_band=AgeBand.UNDER_18) == ["Bo Holm"]
    assert found(profile_id=ung) == ["Bo Holm"]
    assert found(is_unchecked=True) == ["Aage Lund"]
    assert found(order="age_band") == ["Bo Holm", "Aage Lund"]
    assert found(order="submitted") == ["Aage Lund", "Bo Holm"]
    assert found(order="nonsense") == ["Bo Holm", "Aage Lund"]


def test_a_long_list_comes_in_pages():
    call = a_call()
    for number in range(53):
        an_application(call, f"Person {number:02}")
    first, second = (queries.page_of_candidates(call, CandidateSearch(), page) for page in (1, 2))
    assert (len(first.candidates), len(second.candidates), first.pages, first.total) == (50, 3, 2, 53)
    assert names(second) == ["Person 50", "Person 51", "Person 52"]


def test_candidates_are_those_who_can_still_be_appointed():
    call = a_call()
    waiting = an_application(call, "Aage")
    for status in (ApplicationStatus.WITHDRAWN, ApplicationStatus.APPOINTED, ApplicationStatus.NOT_APPOINTED):
        an_application(call, status=status)
    an_application(call, "Igen", ApplicationStatus.REPEATED, repeats_id=waiting.id)
    assert queries.candidates(call) == [waiting]
    assert queries.candidates_of(call.committee) == [waiting]


@pytest.mark.parametrize(
    ("is_appointed", "status", "letter"),
    [
        (True, ApplicationStatus.APPOINTED, "applications/appointed"),
        (False, ApplicationStatus.NOT_APPOINTED, "applications/not_appointed"),
    ],
)
def test_everybody_gets_an_answer(is_appointed, status, letter):
    application = submitted(a_call())
    operations.settle(application, is_appointed=is_appointed, by=a_secretary())
    db.session.commit()
    assert (application.status, application.settled_at, letters()[-1].kind) == (status, NOW, letter)
    with pytest.raises(Refused, match="allerede besvaret"):
        operations.settle(application, is_appointed=not is_appointed, by=None)


@pytest.mark.parametrize("may_be_asked_again", [True, False])
def test_who_may_be_asked_again_is_reminded_of_it_in_the_answer(may_be_asked_again):
    application = submitted(a_call(), may_be_asked_again=may_be_asked_again)
    operations.settle(application, is_appointed=False, by=None)
    assert ("vi gerne må spørge dig igen" in letters()[-1].body) is may_be_asked_again


def test_the_letter_is_in_the_language_the_person_applied_in():
    submitted(a_call(), language="en")
    assert "we have your application" in letters()[0].subject


def test_who_opens_a_candidate_is_written_down():
    application, secretary = an_application(), a_secretary()
    operations.open_candidate(application, by=secretary)
    event = db.session.scalars(select(EventRecord).where(EventRecord.kind == "CandidateOpened")).one()
    assert (event.actor_id, event.details["application_id"]) == (secretary.id, application.id)


def test_applicants_hear_why_a_call_is_withdrawn():
    call = a_call()
    application = submitted(call)
    calls.withdraw(call, reason="Udvalget er udskudt til efteråret.", by=a_secretary())
    letter = letters()[-1]
    assert (letter.kind, letter.recipient) == ("calls/withdrawn", application.email)
    assert "Udvalget er udskudt til efteråret." in letter.body


def test_the_secretariat_is_reminded_of_lists_to_prepare_and_the_applicant_of_the_deadline():
    call = a_closed_call()
    an_application(call)
    secretary = a_secretary()
    own = an_application(a_call(), user_id=secretary.id)

    waiting = todos(secretary)

    assert [(todo.endpoint, todo.values, todo.due) for todo in waiting] == [
        ("applications.open_own", {"application_id": own.id}, own.call.closes_at),
        ("applications.candidates", {"call_id": call.id}, None),
    ]


def not_appointed(**facts):
    return an_application(status=ApplicationStatus.NOT_APPOINTED, **facts)


def test_those_not_appointed_are_forgotten_when_their_time_is_up():
    old = not_appointed(settled_at=months_before(NOW, 6))
    young = not_appointed(settled_at=months_before(NOW, 6) + timedelta(seconds=1))
    appointed = an_application(status=ApplicationStatus.APPOINTED, settled_at=months_before(NOW, 60))
    waiting = an_application()

    assert operations.forget_applicants(months=6, by=None) == 1
    db.session.commit()

    assert (old.name, old.email, old.motivation, old.forgotten_at, old.status) == (
        "", "", "", NOW, ApplicationStatus.NOT_APPOINTED,
    )  # fmt: skip
    assert [each.forgotten_at for each in (young, appointed, waiting)] == [None, None, None]
    assert operations.forget_applicants(months=6, by=None) == 0


def test_letters_to_the_forgotten_are_blanked_too():
    application = submitted(a_call())
    operations.settle(application, is_appointed=False, by=None)
    for letter in letters():
        letter.status, letter.sent_at, letter.body = LetterStatus.SENT, NOW, "" if letter.is_secret else letter.body
    application.settled_at = months_before(NOW, 7)
    db.session.commit()

    operations.forget_applicants(months=6, by=None)
    db.session.commit()

    assert [(letter.recipient, letter.body) for letter in letters()] == [("", ""), ("", "")]


def test_applications_to_a_withdrawn_call_and_a_dropped_committee_are_forgotten_as_well():
    withdrawn = an_application()
    calls.withdraw(withdrawn.call, reason="Udskudt", by=None)
    withdrawn.call.withdrawn_at = months_before(NOW, 7)
    dropped = an_application()
    dropped.call.committee.stage = Stage.DROPPED
    dropped.call.committee.dropped_at, dropped.call.committee.drop_reason = months_before(NOW, 7), "Ingen penge"
    saved(dropped)
    assert operations.forget_applicants(months=6, by=None) == 2


def test_every_night_those_whose_time_is_up_are_forgotten():
    old = not_appointed(settled_at=months_before(NOW, 7))
    db.session.commit()
    schedule.plan()
    tonight = NOW.replace(day=3, hour=2)  # three o'clock in Denmark
    with clock.at(tonight - timedelta(seconds=1)):
        assert jobs.run_due() == 0
    with clock.at(tonight):
        jobs.run_due()
    assert old.forgotten_at == tonight


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [((2026, 3, 2), 6, (2025, 9, 2)), ((2026, 8, 31), 6, (2026, 2, 28)), ((2026, 1, 15), 12, (2025, 1, 15)),
     ((2024, 8, 30), 6, (2024, 2, 29)), ((2026, 1, 31), 1, (2025, 12, 31))],
)  # fmt: skip
def test_months_are_counted_on_the_calendar(day, months, before):
    moment = NOW.replace(year=day[0], month=day[1], day=day[2])
    assert months_before(moment, months) == moment.replace(year=before[0], month=before[1], day=before[2])


def test_the_command_says_how_many_it_forgot(app):
    not_appointed(settled_at=months_before(NOW, 2))
    db.session.commit()
    with clock.at(NOW):
        answer = app.test_cli_runner().invoke(args=["forget-applicants", "--months", "1"])
    assert answer.output == "1 ansøgning er slettet.\n"
