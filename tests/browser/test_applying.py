"""A citizen applies with a real browser: with a mouse, with a keyboard, on a telephone, without JavaScript."""

import pytest
from sqlalchemy import select

from app.applications.links import private_link
from app.applications.models import Application
from app.calls.models import Call
from app.committees.models import Stage
from app.extensions import db
from tests.builders import a_call, a_secretary, a_task_committee
from tests.calls.builders import CONTENT


@pytest.fixture
def call(app) -> Call:
    committee = a_task_committee(Stage.ESTABLISHED, profiles={"Forælder til skolebørn": 4, "Ung under 30": 3})
    return a_call(committee=committee, **{name: text for name, text in CONTENT.items() if name != "dates"})


def fill_in(page) -> None:
    page.get_by_label("Dit navn").fill("Bente Borger")
    page.get_by_label("Din e-mailadresse").fill("bente@mail.example")
    page.get_by_role("group", name="Bor du i kommunen?").get_by_text("Ja").click()
    page.get_by_text("30-44 år").click()
    page.get_by_label("Hvorfor vil du være med?").fill("Mine børn cykler til skole hver dag.")


def sideways(page) -> int:
    """How many pixels of the page stick out to the right of the screen."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def applications() -> list[str]:
    db.session.rollback()
    return [application.name for application in db.session.scalars(select(Application))]


def test_a_citizen_applies_and_no_page_on_the_way_keeps_anybody_out(page, call, find_barriers):
    page.goto("/calls")
    barriers = find_barriers(page)
    page.get_by_role("link", name=call.title).click()
    barriers += find_barriers(page)
    page.get_by_role("link", name="Søg om en plads").first.click()
    barriers += find_barriers(page)
    page.get_by_role("button", name="Send ansøgningen").click()  # too early: everything is missing
    barriers += find_barriers(page)
    page.get_by_role("link", name="Skriv dit navn.").click()
    assert page.get_by_label("Dit navn").evaluate("field => field === document.activeElement")
    fill_in(page)
    page.get_by_text("Forælder til skolebørn").click()
    page.get_by_role("button", name="Send ansøgningen").click()
    page.get_by_role("heading", name="Tak, vi har fået den").wait_for()
    barriers += find_barriers(page)
    assert applications() == ["Bente Borger"]

    page.goto(private_link(db.session.scalars(select(Application)).one()).removeprefix("http://localhost"))
    page.get_by_role("heading", name="Din ansøgning", exact=True).wait_for()
    barriers += find_barriers(page)
    page.get_by_role("link", name="Ret den").click()
    barriers += find_barriers(page)
    page.goto("/my-application/withdrawal")
    barriers += find_barriers(page)
    page.goto("/application-links")
    barriers += find_barriers(page)
    assert barriers == []


def test_two_presses_on_the_button_make_one_application(page, call):
    page.goto(f"/calls/{call.id}/application")
    fill_in(page)
    page.get_by_role("button", name="Send ansøgningen").dblclick()
    page.get_by_role("heading", name="Tak, vi har fået den").wait_for()
    assert applications() == ["Bente Borger"]


def test_one_can_apply_without_javascript(browser, portal, call):
    with browser.new_context(base_url=portal, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"/calls/{call.id}/application")
        fill_in(page)
        page.get_by_role("button", name="Send ansøgningen").click()
        page.get_by_role("heading", name="Tak, vi har fået den").wait_for()
    assert applications() == ["Bente Borger"]


def test_one_can_apply_with_the_keyboard_alone(page, call):
    page.goto(f"/calls/{call.id}/application")
    page.get_by_label("Dit navn").focus()
    page.keyboard.type("Bente Borger")
    page.keyboard.press("Tab")
    page.keyboard.type("bente@mail.example")
    page.keyboard.press("Tab")  # the telephone
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # yes, lives here
    page.keyboard.press("Tab")  # which part
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # an age
    page.keyboard.press("Tab")
    page.keyboard.type("Mine børn cykler.")
    page.get_by_label("Dit navn").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Tak, vi har fået den").wait_for()
    assert applications() == ["Bente Borger"]


def test_the_room_that_is_left_is_counted_while_one_writes(page, call):
    page.goto(f"/calls/{call.id}/application")
    motivation = page.get_by_label("Hvorfor vil du være med?")
    room = page.locator("#motivation-limit")
    for typed, said in (("", "Højst 3.000 tegn"), ("x" * 1990, "1.010 tegn tilbage"), ("kort", "Højst 3.000 tegn")):
        motivation.fill(typed)
        assert room.text_content() == said


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_sticks_out_of_the_screen(page, call, width):
    call.title = "Rengøringsmiddelfabrikantforeningsformandsvalg og andre ord, der er længere end skærmen er bred"
    db.session.commit()
    page.set_viewport_size({"width": width, "height": 900})
    for path in ("/calls", f"/calls/{call.id}", f"/calls/{call.id}/application", "/application-links"):
        page.goto(path)
        assert (path, sideways(page)) == (path, 0)


def test_the_candidate_list_keeps_nobody_out(page, call, sign_in_to, find_barriers):
    path = f"/calls/{call.id}"
    sign_in_to(a_secretary())
    page.goto(f"{path}/application")
    fill_in(page)
    page.get_by_role("button", name="Send ansøgningen").click()
    page.goto(f"{path}/candidates")
    barriers = find_barriers(page)
    page.get_by_role("link", name="Bente Borger").click()
    barriers += find_barriers(page)
    for step in ("edit", "deadline", "withdrawal"):
        page.goto(f"{path}/{step}")
        barriers += find_barriers(page)
    assert barriers == []
