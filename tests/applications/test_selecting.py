"""The candidate list, and the answer."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock, jobs, schedule
from app.applications import operations, queries
from app.applications.models import AgeBand, Application, ApplicationStatus
from app.applications.operations.forgetting import months_before
from app.applications.queries import CandidateSearch
from app.applications.todos import todos
from app.calls import operations as calls
from app.committees.models import Stage
from app.errors import Refused
from app.events import EventRecord
from app.extensions import db
from app.outbox import Letter, LetterStatus
from app.paging import Asked
from app.transactions import transaction
from tests.applications.builders import letters, profile_ids, submitted
from tests.builders import a_call, a_closed_call, a_secretary, a_task_committee, an_application, saved
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("app")


def names(found) -> list[str]:
    return [candidate.name for candidate in found.items]


def test_coverage_counts_what_is_confirmed_and_what_nobody_has_looked_at():
    call = a_call(committee=a_task_committee(Stage.ESTABLISHED, profiles={"Forælder": 2, "Ung": 1, "Kunstner": 1}))
    forælder, ung, kunstner = profile_ids(call)
    secretary = a_secretary()
    first = submitted(call, "1@mail.example", profile_ids=[forælder, ung])
    second = submitted(call, "2@mail.example", profile_ids=[forælder])
    gone = submitted(call, "3@mail.example", profile_ids=[kunstner])
    operations.confirm_profiles(first, judgements={forælder: True, ung: False}, by=secretary)
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
    operations.confirm_profiles(second, judgements={forælder: True}, by=secretary)
    assert queries.coverage(call)[0].is_met


def test_the_secretariat_can_confirm_a_profile_the_applicant_did_not_claim():
    call = a_call()
    _forælder, ung = profile_ids(call)
    application = submitted(call)
    operations.confirm_profiles(application, judgements={ung: True, 999: True}, by=a_secretary())
    assert [(match.profile_id, match.is_claimed, match.is_confirmed) for match in application.matches] == [
        (ung, False, True)
    ]


def test_profiles_of_an_answered_application_are_not_changed():
    application = an_application(status=ApplicationStatus.NOT_APPOINTED)
    with pytest.raises(Refused, match="kan ikke ændres længere"):
        operations.confirm_profiles(application, judgements={}, by=a_secretary())


def test_the_list_finds_by_name_place_number_age_and_profile():
    call = a_call()
    forælder, ung = profile_ids(call)
    aage = submitted(call, "1@mail.example", name="Aage Lund", neighbourhood="Havnebyen", profile_ids=[forælder])
    bo = submitted(call, "2@mail.example", name="Bo Holm", neighbourhood="Bakken", age_band=AgeBand.UNDER_18)
    submitted(a_call(), "3@mail.example", name="Aage Lund")
    repeated = submitted(call, "1@mail.example", name="Aage Igen")
    operations.confirm_profiles(bo, judgements={ung: True}, by=a_secretary())
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
    first, second = (queries.page_of_candidates(call, CandidateSearch(), Asked(page)) for page in (1, 2))
    assert (len(first.items), len(second.items), first.pages, first.total) == (50, 3, 2, 53)
    assert names(second) == ["Person 50", "Person 51", "Person 52"]


def test_candidates_are_those_who_can_still_be_appointed():
    call = a_call()
    waiting = an_application(call, "Aage")
    for status in (ApplicationStatus.WITHDRAWN, ApplicationStatus.APPOINTED, ApplicationStatus.NOT_APPOINTED):
        an_application(call, status=status)
    an_application(call, "Igen", ApplicationStatus.REPEATED, repeats_id=waiting.id)
    assert queries.candidates(call) == [waiting]
    assert queries.candidates_of(call.committee) == [waiting]


def test_whom_the_council_appoints_is_told_at_once():
    application = submitted(a_call())
    with transaction():
        operations.appoint(application, by=a_secretary())
    assert (application.status, application.settled_at) == (ApplicationStatus.APPOINTED, NOW)
    assert letters()[-1].kind == "applications/appointed"
    with pytest.raises(Refused) as refusal, transaction():
        operations.appoint(application, by=None)
    assert str(refusal.value) == "Ansøgningen er allerede besvaret eller trukket tilbage."


def test_everybody_else_is_answered_in_the_same_moment_and_has_a_letter_soon_after():
    call, other_call = a_call(), a_call()
    appointed, first, second = (submitted(call, email=f"{name}@mail.example") for name in ("ada", "bo", "cy"))
    gone = an_application(call, status=ApplicationStatus.WITHDRAWN)
    elsewhere = submitted(other_call)
    secretary = a_secretary()
    with transaction():
        operations.appoint(appointed, by=secretary)
        operations.answer_the_others(call, by=secretary)
    assert [(each.status, each.settled_at) for each in (first, second)] == [(ApplicationStatus.NOT_APPOINTED, NOW)] * 2
    assert [each.status for each in (appointed, gone, elsewhere)] == [
        ApplicationStatus.APPOINTED, ApplicationStatus.WITHDRAWN, ApplicationStatus.RECEIVED,
    ]  # fmt: skip
    trail = db.session.execute(
        select(EventRecord.kind, EventRecord.details["application_id"].as_integer(), EventRecord.committee_id,
               EventRecord.actor_id, EventRecord.happened_at)
        .where(EventRecord.kind == "ApplicantNotAppointed").order_by(EventRecord.id)
    )  # fmt: skip
    assert [tuple(row) for row in trail] == [
        ("ApplicantNotAppointed", each.id, call.committee_id, secretary.id, NOW) for each in (first, second)
    ]
    thanked = select(Letter.recipient).where(Letter.kind == "applications/not_appointed").order_by(Letter.id)
    assert db.session.scalars(thanked).all() == []
    jobs.run_due()
    assert db.session.scalars(thanked).all() == ["bo@mail.example", "cy@mail.example"]


def test_answering_many_takes_as_few_statements_as_answering_one(count_queries):
    sizes = []
    for many in (1, 30):
        call = a_call()
        for number in range(many):
            an_application(call, f"Person {number}")
        with count_queries() as sent, transaction():
            operations.answer_the_others(call, by=None)
        sizes.append(len(sent))
    assert sizes[0] == sizes[1]


def test_a_form_that_was_open_when_the_answer_came_is_stale():
    application = submitted(a_call())
    seen = application.version
    with transaction():
        operations.answer_the_others(application.call, by=None)
    assert application.version == seen + 1


def test_whoever_is_forgotten_before_the_letter_is_written_has_none():
    call = a_call()
    submitted(call, email="ada@mail.example")
    submitted(call, email="bo@mail.example")
    with transaction():
        operations.answer_the_others(call, by=None)
    with clock.at(NOW + timedelta(seconds=1)), transaction():
        forgotten = db.session.scalars(select(Application).where(Application.email == "ada@mail.example")).one()
        forgotten.settled_at = months_before(NOW, 7)
        db.session.flush()
        operations.forget_applicants(months=6, by=None)
    jobs.run_due()
    thanked = select(Letter.recipient).where(Letter.kind == "applications/not_appointed")
    assert db.session.scalars(thanked).all() == ["bo@mail.example"]


@pytest.mark.parametrize("may_be_asked_again", [True, False])
def test_who_may_be_asked_again_is_reminded_of_it_in_the_answer(may_be_asked_again):
    application = submitted(a_call(), may_be_asked_again=may_be_asked_again)
    with transaction():
        operations.answer_the_others(application.call, by=None)
    jobs.run_due()
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
    db.session.commit()
    jobs.run_due()
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


def test_what_was_answered_is_forgotten_when_its_time_is_up():
    old = not_appointed(settled_at=months_before(NOW, 6))
    young = not_appointed(settled_at=months_before(NOW, 6) + timedelta(seconds=1))
    appointed = an_application(status=ApplicationStatus.APPOINTED, settled_at=months_before(NOW, 6))
    waiting = an_application()

    assert operations.forget_applicants(months=6, by=None) == 2
    db.session.commit()

    assert (old.name, old.email, old.motivation, old.forgotten_at, old.status) == (
        "", "", "", NOW, ApplicationStatus.NOT_APPOINTED,
    )  # fmt: skip
    assert [each.forgotten_at for each in (young, appointed, waiting)] == [None, NOW, None]
    assert operations.forget_applicants(months=6, by=None) == 0


def test_what_the_council_never_answered_is_forgotten_a_year_after_the_deadline():
    with clock.at(months_before(NOW, 14)):
        call = a_call(closes_at=months_before(NOW, 12))
        application, late = an_application(call), an_application(a_call(closes_at=NOW - timedelta(days=360)))
    assert operations.forget_applicants(months=6, stalled_months=12, by=None) == 1
    db.session.commit()
    assert (application.forgotten_at, late.forgotten_at) == (NOW, None)
    assert (application.is_received, application.can_withdraw) == (False, False)
    operations.answer_the_others(call, by=None)
    assert application.status is ApplicationStatus.RECEIVED  # nobody is told anything, for nobody is left to tell


def test_letters_to_the_forgotten_are_blanked_too():
    application = submitted(a_call())
    with transaction():
        operations.answer_the_others(application.call, by=None)
    jobs.run_due()
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
