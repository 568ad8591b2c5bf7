"""Which recommendations are followed up, and who is reminded."""

from datetime import date, datetime

import pytest

from app import clock
from app.bodies.models import Office
from app.followups import queries
from app.followups.models import Progress
from app.followups.todos import todos
from app.handovers.models import Outcome
from app.i18n import speaking
from app.paging import Asked
from tests.builders import a_body, a_facilitator, a_member, a_secretary
from tests.followups.builders import a_follow_up
from tests.handovers.builders import a_recommended_result, an_answered_result

pytestmark = pytest.mark.usefixtures("app")


def titles(**conditions):
    shown = queries.promises(**conditions).items
    return [promise.recommendation.title for promise in shown]


def one(title, due_on=date(2026, 9, 1), outcome=Outcome.FOLLOWED, **facts):
    """An answered recommendation with this title."""
    return an_answered_result(outcome, (title,), due_on=due_on, **facts).result.recommendations[0]


def test_only_what_the_council_followed_is_followed_up():
    one("Fulgt"), one("Ændret", outcome=Outcome.CHANGED), one("Afvist", outcome=Outcome.NOT_FOLLOWED)
    a_recommended_result(("Ikke besvaret",))
    assert titles() == ["Fulgt", "Ændret"]


def test_the_earliest_date_comes_first_and_what_is_over_last():
    over = one("Færdig", date(2026, 4, 1))
    one("Senere", date(2026, 12, 1)), one("Snart", date(2026, 5, 1))
    moved = one("Udskudt", date(2026, 4, 1))
    a_follow_up(over, Progress.DONE)
    a_follow_up(moved, expected_on=date(2027, 1, 1))
    assert titles() == ["Snart", "Senere", "Udskudt", "Færdig"]


def test_the_latest_note_holds():
    recommendation = one("Sti")
    a_follow_up(recommendation, Progress.UNDER_WAY, expected_on=date(2026, 10, 1))
    latest = a_follow_up(recommendation, Progress.DONE)
    [promise] = queries.promises().items
    assert (promise.latest, promise.progress, promise.due_on) == (latest, Progress.DONE, date(2026, 9, 1))
    assert promise.committee == recommendation.result.handover.committee


def test_they_can_be_chosen_by_how_far_they_are():
    under_way, done = one("I gang"), one("Færdig")
    one("Ikke begyndt")
    a_follow_up(under_way), a_follow_up(done, Progress.DONE)
    assert {progress.value: titles(progress=progress) for progress in Progress} == {
        "not_started": ["Ikke begyndt"],
        "under_way": ["I gang"],
        "done": ["Færdig"],
        "given_up": [],
    }


def test_late_is_what_is_past_its_date_and_not_over():
    one("I dag", date(2026, 5, 1)), one("I går", date(2026, 4, 30))
    done, moved, slipped = (one(title, date(2026, 4, 30)) for title in ("Færdig", "Udskudt", "Udskudt før"))
    a_follow_up(done, Progress.DONE), a_follow_up(moved, expected_on=date(2026, 6, 1))
    a_follow_up(slipped, expected_on=date(2026, 4, 1))
    with clock.at(datetime(2026, 5, 1, 9)):
        assert titles(only_late=True) == ["Udskudt før", "I går"]
        assert {promise.recommendation.title for promise in queries.promises().items if promise.is_late} == {
            "Udskudt før",
            "I går",
        }


@pytest.mark.parametrize(("page", "shown"), [(1, 25), (2, 2), (0, 25), (99, 2)])
def test_a_long_list_comes_in_pages(page, shown):
    an_answered_result(titles=tuple(f"Nummer {n}" for n in range(27)))
    found = queries.promises(asked=Asked(page))
    assert (len(found.items), found.pages) == (shown, 2)


def reminded(user):
    with speaking("en"):
        return [todo.text.removeprefix("Report how far it is: ") for todo in todos(user)]


def test_the_secretariat_is_reminded_two_weeks_before_the_date():
    one("Den 16.", date(2026, 3, 16)), one("Den 17.", date(2026, 3, 17))
    a_follow_up(one("Færdig", date(2026, 3, 3)), Progress.DONE)
    assert reminded(a_secretary()) == ["Den 16."]


def test_the_owner_s_chair_and_the_facilitator_are_reminded_of_theirs():
    owner = a_body(name="Teknisk udvalg")
    mine = one("Min", date(2026, 3, 5), owner_id=owner.id)
    one("En andens", date(2026, 3, 5))
    assert reminded(a_member(owner, office=Office.CHAIR)) == ["Min"]
    assert reminded(a_member(owner)) == []
    assert reminded(a_facilitator(mine.result.handover.committee)) == ["Min"]


def test_a_reminder_leads_to_the_page_where_it_is_reported():
    recommendation = one("Sti", date(2026, 3, 5))
    [todo] = todos(a_secretary())
    assert (todo.endpoint, todo.values, todo.due, todo.about) == (
        "followups.report",
        {"recommendation_id": recommendation.id},
        datetime(2026, 3, 5, 22, 59),
        recommendation.result.handover.committee.title,
    )
