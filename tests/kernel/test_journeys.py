"""The journey of a committee: steps and happenings, told by slices and gathered in their order."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest

from app import clock, journeys
from app.journeys import Happening, Journey, NextStep, history, next_steps
from tests.builders import a_secretary, a_user


def part(**contents):
    return SimpleNamespace(**contents)


def always(_journey):
    return True


def a_step(endpoint="meetings.show", **more) -> NextStep:
    return NextStep("Go on", endpoint, **{"when": always, **more})


@pytest.fixture
def elsewhere(app_of_its_own):
    """An app whose slices say what a test says."""
    with app_of_its_own.test_request_context("/"):
        yield app_of_its_own


def offered(user, committee=None) -> list[tuple[str, str]]:
    committee = committee or SimpleNamespace(id=7)
    return [(offer.text, offer.url) for offer in next_steps(Journey(committee), user)]


def test_a_question_is_asked_once_however_many_want_to_know():
    asked = []
    journey = Journey("the committee")

    def question(committee):
        asked.append(committee)

    assert [journey.ask(question), journey.ask(question)] == [None, None]
    assert asked == ["the committee"]


def test_steps_are_offered_in_the_order_of_the_slices_and_last_what_is_seldom_needed(elsewhere):
    first = part(
        STEPS=[NextStep("Drop", "committees.drop", always, is_rare=True), NextStep("Write", "calls.draft", always)]
    )
    journeys.gather(elsewhere, [first, part(STEPS=[NextStep("Answer", "handovers.answer", always)])])
    assert offered(a_secretary()) == [
        ("Write", "/committees/7/call"),
        ("Answer", "/committees/7/result/answer"),
        ("Drop", "/committees/7/ending"),
    ]


def test_a_step_is_offered_only_when_its_time_has_come(elsewhere):
    journeys.gather(elsewhere, [part(STEPS=[a_step("calls.draft", when=lambda journey: journey.committee.id == 7)])])
    secretary = a_secretary()
    assert offered(secretary) == [("Go on", "/committees/7/call")]
    assert offered(secretary, SimpleNamespace(id=8)) == []


def test_a_step_leads_to_the_page_of_what_it_is_done_with_and_there_is_none_without_it(elsewhere):
    things = {7: SimpleNamespace(id=3)}
    step = a_step("bodies.show", on=lambda committee: things.get(committee.id))
    journeys.gather(elsewhere, [part(STEPS=[step])])
    secretary = a_secretary()
    assert offered(secretary) == [("Go on", "/bodies/3")]
    assert offered(secretary, SimpleNamespace(id=8)) == []


def test_a_step_is_offered_to_those_who_may_open_its_page_or_have_the_permission_it_names(elsewhere):
    everybodys, the_secretariats = a_step("bodies.show"), a_step("bodies.show", permission="membership.edit")
    user, secretary = a_user(), a_secretary()
    journeys.gather(elsewhere, [part(STEPS=[everybodys])])
    assert (len(offered(user)), len(offered(secretary))) == (1, 1)
    journeys.gather(elsewhere, [part(STEPS=[the_secretariats])])
    assert (len(offered(user)), len(offered(secretary))) == (0, 1)


def test_the_history_is_told_day_by_day_and_only_what_has_happened(elsewhere):
    def first(journey):
        yield Happening(date(2026, 3, 2), f"{journey.committee} second")
        yield Happening(date(2026, 3, 4), "to come")

    def second(_journey):
        yield Happening(datetime(2026, 2, 28, 23, 30), "first, just after midnight in Denmark")
        yield Happening(datetime(2026, 3, 2, 8, 0), "third, on the same day as what an earlier slice told")

    journeys.gather(elsewhere, [part(happenings=first), part(STEPS=[]), part(happenings=second)])
    with clock.at(datetime(2026, 3, 3, 12)):
        told = history(Journey("The committee's"))
    assert [(each.day, each.text) for each in told] == [
        (date(2026, 3, 1), "first, just after midnight in Denmark"),
        (date(2026, 3, 2), "The committee's second"),
        (date(2026, 3, 2), "third, on the same day as what an earlier slice told"),
    ]


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ([part(STEPS=[a_step()]), part(STEPS=[a_step()])], "two steps lead to meetings.show"),
        (
            [part(STEPS=[a_step("calls.celebrate")])],
            "a step leads to calls.celebrate, which is no page about one thing",
        ),
        ([part(STEPS=[a_step("pages.home")])], "a step leads to pages.home, which is no page about one thing"),
        (
            [part(STEPS=[a_step(permission="call.celebrate")])],
            "the step to meetings.show asks for call.celebrate, which is no permission",
        ),
        ([part(STEPZ=[a_step()])], "a journey.py says neither STEPS nor happenings"),
    ],
)
def test_a_portal_with_a_step_twice_or_to_nowhere_does_not_start(app_of_its_own, parts, fault):
    with pytest.raises(ValueError, match=f"^{fault}$"):
        journeys.gather(app_of_its_own, parts)
