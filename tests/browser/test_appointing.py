"""The secretariat records an election during the council's meeting, in a real browser: by keyboard, and on a telephone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from app.accounts.models import User
from app.appointments import operations
from app.appointments.models import Appointment, Method
from app.bodies.models import BodyKind, MemberKind
from app.committees.models import Stage
from app.extensions import db
from app.transactions import transaction
from tests.accounts.builders import PASSWORD, a_user_with_password
from tests.appointments.builders import draw_in_name_order, everybody, fill_offices, take_all_turns, take_turn
from tests.builders import (
    a_body,
    a_closed_call,
    a_full_council,
    a_meeting,
    a_member,
    a_task_committee,
    an_application,
    the_council,
)

#: Seven places for C10 V3 B2 F1 A1 Ø1 I1: B and C are tied for the last two turns.
PLACES = (5, 2)


@pytest.fixture
def secretary(app) -> User:
    body = a_body(BodyKind.SECRETARIAT, "Rådssekretariatet")
    return a_member(body, a_user_with_password("Signe Sekretær"), kind=MemberKind.STAFF)


@pytest.fixture
def committee(secretary):
    """Established, with a call that has closed, on the evening of the council's meeting."""
    committee = a_task_committee(
        Stage.ESTABLISHED, seats=PLACES, drafters=a_full_council()[:2], profiles={"Ung under 30": 1}
    )
    call = a_closed_call(committee)
    for number in range(1, 5):
        an_application(call, f"Borger {number}")
    a_meeting(the_council())
    return committee


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A tab in which nothing may go wrong: no error in its console, of whatever kind."""
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    assert errors == []


def only() -> Appointment:
    db.session.rollback()
    return db.session.query(Appointment).one()


def go(page: Page, link: str) -> None:
    """Follow a link with the keyboard."""
    page.get_by_role("link", name=link).first.press("Enter")
    page.wait_for_load_state()


def press(page: Page, button: str) -> None:
    """Press a button with the keyboard."""
    page.get_by_role("button", name=button).last.press("Enter")
    page.wait_for_load_state()


def test_the_secretary_records_an_election_by_keyboard_and_no_page_keeps_anybody_out(
    page, secretary, committee, find_barriers
):
    barriers: list[str] = []

    def look() -> None:
        barriers.extend(f"{page.title()}: {each}" for each in find_barriers(page))

    page.goto("/sign-in")
    look()
    page.get_by_label("E-mail", exact=True).focus()
    page.keyboard.type(secretary.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Signe Sekretær").wait_for()
    look()

    go(page, "Opslaget er lukket: Åbn udpegningen på kommunalbestyrelsens møde")
    look()
    press(page, "Åbn udpegningen")
    page.get_by_role("heading", level=1, name="Udpegning af medlemmerne").wait_for()
    look()

    go(page, "Skriv, hvem der er til stede")
    page.get_by_label("I1 Councillor (I)").select_option("Ikke til stede")
    look()
    press(page, "Gem")
    page.get_by_text("18 medlemmer af kommunalbestyrelsen er til stede.").wait_for()

    go(page, "Indfør svaret")
    look()
    page.get_by_label("Ja, eller der er ikke aftalt en liste").press("Space")
    page.get_by_label("Hvem er imod, og hvorfor").press_sequentially("F1 vil have et valg.")
    press(page, "Gem")
    look()

    go(page, "Træk lod")
    look()
    page.get_by_label("Trukket som nummer 1").select_option("B")
    page.get_by_label("Trukket som nummer 2").select_option("C")
    page.get_by_label("Hvem der trak lod").press_sequentially("Borgmesteren")
    press(page, "Indfør lodtrækningen")
    page.get_by_text("Trukket af Borgmesteren").wait_for()
    look()

    for turn, kind in enumerate(("councillor", "citizen", "councillor"), 1):
        go(page, "Indfør, hvem gruppen peger på")
        page.get_by_role("heading", level=1, name=f"Tur {turn}: gruppe C").wait_for()
        if turn == 1:
            look()
        page.locator(f"input[value={kind}]").press("Space")
        if kind == "councillor":
            page.locator("#councillor").press("ArrowDown")  # the first in the list, one of the group's own
        else:
            page.locator("#candidate").press_sequentially("Borger 1")
        press(page, f"Indfør tur {turn}")
    named = ["C1 Councillor", "Borger 1", "C10 Councillor"]
    assert [answer.person for answer in only().named] == named
    look()

    take_all_turns(only(), by=secretary)
    page.reload()
    look()
    go(page, "Alle er enige om én")
    look()
    page.get_by_role("radio").first.press("Space")
    press(page, "Indfør valget")
    fill_offices(only(), by=secretary)
    page.reload()
    go(page, "Indfør kommunalbestyrelsens beslutning")
    look()
    page.get_by_label("Nummer i beslutningsprotokollen").press_sequentially("21")
    press(page, "Udpeg medlemmerne")
    page.get_by_role("heading", name="Medlemmerne", exact=True).wait_for()
    look()
    assert barriers == []
    assert only().is_completed


def test_an_appointment_fits_a_telephone_at_every_step(page, secretary, committee, sign_in_to, find_barriers):
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in_to(secretary)
    faults: list[str] = []

    def look(*steps: str) -> None:
        for step in steps:
            page.goto(f"/appointments/{only().id}{step}")
            sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            faults.extend([f"{step} sticks out by {sideways} pixels"] if sideways else [])
        faults.extend(find_barriers(page))

    with transaction():
        appointment = operations.open(committee, meeting=a_meeting(the_council()), by=secretary)
    look("", "/presence")
    with transaction():
        operations.record_presence(appointment, groups=everybody(appointment), by=secretary)
        operations.choose_method(appointment, method=Method.STRICT, objections="I1", by=secretary)
    look("/method", "/draws", "")
    draw_in_name_order(appointment, by=secretary)
    take_turn(appointment, by=secretary)
    look("/corrections", "/waivers", "/picks", "")
    take_all_turns(appointment, by=secretary)
    look("/chairs", "/ballots")
    fill_offices(appointment, by=secretary)
    look("/completion")
    with transaction():
        operations.complete(appointment, number="21", by=secretary)
    look("")
    assert faults == []
