"""Two tabs of one browser: what is done in one is done to what that tab shows, whatever the other has opened since."""

import csv
import io

import pytest

from app.applications.links import private_link
from app.applications.models import Application, ApplicationStatus
from tests.applications.builders import TYPED, submitted
from tests.audit.builders import a_record
from tests.builders import a_call, a_secretary, a_user

pytestmark = pytest.mark.usefixtures("app")


def opened(client, application: Application):
    """The page that the private link leads to, in a tab of its own: the page, and where it is."""
    answer = client.get(private_link(application).removeprefix("http://localhost"), follow_redirects=True)
    return client.page, answer.request.full_path


def two_applications() -> tuple[Application, Application]:
    return (
        submitted(a_call(), "bente@mail.example", motivation="Den første"),
        submitted(a_call(), "bente@mail.example", motivation="Den anden"),
    )


def test_a_change_in_one_tab_is_made_to_the_application_that_this_tab_shows(client):
    first, second = two_applications()
    page, _path = opened(client, first)
    edit = page.links()["Ret den"]
    opened(client, second)

    client.submit(edit, {"motivation": "Den første, rettet"}, button="Gem ændringerne")

    assert (first.motivation, second.motivation) == ("Den første, rettet", "Den anden")
    assert first.number in client.page.text


def test_a_form_that_stood_open_is_about_the_application_it_was_opened_for(client):
    first, second = two_applications()
    page, _path = opened(client, first)
    withdrawal = page.links()["Træk den tilbage"]
    client.get(withdrawal)
    form = client.page
    opened(client, second)

    client.page = form
    client.send(withdrawal, {}, button="Træk tilbage og slet")

    assert (first.status, second.status) == (ApplicationStatus.WITHDRAWN, ApplicationStatus.RECEIVED)


def test_a_button_in_one_tab_is_about_the_application_that_this_tab_shows(client):
    calls = [a_call(), a_call()]
    first, second = [submitted(call, motivation="Den første") for call in calls]
    for call in calls:
        submitted(call, motivation="Den nye")
    page, path = opened(client, first)
    opened(client, second)

    client.page = page
    client.send(path, {}, button="Lad den nye gælde")

    assert (first.motivation, second.motivation) == ("Den nye", "Den første")


def test_what_is_sent_without_saying_which_application_it_is_about_changes_none_of_several(client):
    first, second = two_applications()
    opened(client, first)
    opened(client, second)

    answer = client.forge("/my-application/withdrawal", {"version": str(second.version)})

    assert answer.status_code == 409
    assert "Flere ansøgninger er åbne i denne browser. Åbn den, du mener, og prøv igen." in client.page.text
    assert {first.status, second.status} == {ApplicationStatus.RECEIVED}


def test_what_was_typed_is_shown_when_the_application_was_closed_in_another_tab(client):
    application = submitted(a_call())
    page, path = opened(client, application)
    edit = page.links()["Ret den"]
    client.get(edit)
    form = client.page
    client.page = page
    client.send(path, {}, button="Luk den på denne computer")

    client.page = form
    answer = client.send(edit, {"motivation": "Skrevet i en time"}, button="Gem ændringerne")

    assert answer.status_code == 409
    assert client.page.heading == "Det kan ikke lade sig gøre nu"
    assert "Ansøgningen er ikke længere åben i denne browser. Åbn den med dit private link." in client.page.text
    assert "Skrevet i en time" in client.page.text
    assert application.motivation == "Mine børn cykler til skole hver dag."


def test_the_receipt_of_one_tab_is_not_replaced_by_that_of_another(client):
    receipts = []
    for name in ("Bente", "Bo"):
        answer = client.submit(f"/calls/{a_call().id}/application", TYPED | {"name": name}, button="Send ansøgningen")
        receipts.append((answer.request.full_path, client.page.text))

    for path, text in receipts:
        client.get(path)
        assert client.page.text == text


def rows_of(client, page) -> list[list[str]]:
    return list(csv.reader(io.StringIO(client.get(page.links()["Hent som regneark (CSV)"]).text), delimiter=";"))


def test_a_download_holds_what_its_own_page_shows_whatever_another_tab_looks_for(sign_in):
    client = sign_in(a_secretary())
    a_record("WorkBegun", by=a_user("Ada"))
    for _time in range(3):
        a_record("WorkBegun", by=a_user("Bo"))
    client.submit("/audit", {"who": "Ada"})
    narrow = client.page
    client.submit("/audit", {"who": "Bo"})
    wide = client.page

    assert narrow.links()["Hent som regneark (CSV)"] != wide.links()["Hent som regneark (CSV)"]
    assert [row[1] for row in rows_of(client, narrow)] == ["Hvem", "Ada"]
    client.press("/audit", "Vis alle")
    assert [row[1] for row in rows_of(client, narrow)] == ["Hvem", "Ada"]
    assert [row[1] for row in rows_of(client, wide)] == ["Hvem", "Bo", "Bo", "Bo"]


def test_a_search_that_is_no_longer_remembered_does_not_become_a_search_for_everything(sign_in):
    client = sign_in(a_secretary())
    a_record("WorkBegun", by=a_user("Ada"))
    client.submit("/audit", {"who": "Ada"})
    first = client.page.links()["Hent som regneark (CSV)"]
    for number in range(60):
        client.submit("/audit", {"who": f"{number:030}"})

    answer = client.get(first)

    assert answer.status_code == 409
    assert "Denne søgning huskes ikke længere. Søg igen." in client.page.text
