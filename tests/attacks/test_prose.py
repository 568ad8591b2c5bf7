"""Nobody's words are changed by being shown: in a page, on a card, in a letter."""

from app import clock
from app.committees.models import ParticipationForm
from app.i18n import speaking
from app.outbox.wording import words_of
from tests.builders import a_task_committee, an_area

DATES, POINTS, INDENTED = "15. april\n1. juni\n24. juni", "2. at drøfte\n4. at anbefale", "\tTil byrådet"


def an_area_that_says(text):
    return an_area(form=ParticipationForm.THINK_TANK, chosen_at=clock.now(), description=text)


def test_dates_published_a_line_each_keep_their_days_and_points_their_numbers(client):
    area = an_area_that_says(f"{DATES}\n\n{INDENTED}\n\n{POINTS}")
    page = client.get(f"/areas/{area.id}").text
    assert page.partition('<div class="prose">')[2].partition("</div>")[0] == (
        "<p>15. april<br>\n1. juni<br>\n24. juni</p>\n<p>Til byrådet</p>\n"
        '<ol>\n<li value="2">at drøfte</li>\n<li value="4">at anbefale</li>\n</ol>\n'
    )


def test_a_card_says_them_too(client):
    an_area_that_says(f"{DATES}\n\n{POINTS}")
    client.get("/areas")
    assert "15. april 1. juni 24. juni 2. at drøfte 4. at anbefale" in client.page.text


def test_a_letter_says_them_as_they_were_typed(app):
    committee, reason = a_task_committee(), f"{DATES}\n\n{POINTS}\n\n{INDENTED} af 3*4"
    with speaking("da"):
        words = words_of(
            "committees/dropped", "da", name="Bo", title=committee.title, reason=reason, url="https://a.example"
        )
    assert reason in words.body
