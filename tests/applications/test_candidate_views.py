"""The candidate list as the secretariat and the council meet it."""

import pytest
from sqlalchemy import func, select

from app.access import may
from app.applications.models import ApplicationStatus
from app.events import EventRecord
from app.extensions import db
from tests.applications.builders import profile_ids, submitted
from tests.builders import (
    a_call,
    a_closed_call,
    a_councillor,
    a_secretary,
    a_user,
    an_administrator,
    an_application,
)

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(
    ("permission", "make", "allowed"),
    [
        ("candidate.view", a_call, {"secretary"}),
        ("candidate.view", a_closed_call, {"secretary", "councillor"}),
        ("candidate.confirm", a_call, {"secretary"}),
        ("candidate.confirm", a_closed_call, {"secretary"}),
        ("application.view", a_call, {"applicant"}),
    ],
)
def test_who_may_do_what_with_a_candidate(permission, make, allowed):
    applicant = a_user()
    application = an_application(make(), user_id=applicant.id)
    people = {
        "secretary": a_secretary(),
        "councillor": a_councillor(),
        "applicant": applicant,
        "another": a_user(),
        "administrator": an_administrator(),
    }
    assert {name for name, user in people.items() if may(user, permission, application)} == allowed


def test_the_list_shows_who_applied_and_how_the_profiles_are_covered(sign_in):
    call = a_call()
    forælder, _ung = profile_ids(call)
    submitted(call, "1@mail.example", name="Aage Lund", profile_ids=[forælder])
    an_application(call, status=ApplicationStatus.WITHDRAWN)
    client = sign_in(a_secretary())
    client.get(f"/calls/{call.id}/candidates")
    assert "Aage Lund" in client.page.links()
    for said in ("1 ansøgning", "1 trukket tilbage", "4 søges, 0 bekræftet, 1 ikke set på", "Ikke nok endnu"):
        assert said in client.page.text


def test_after_the_deadline_a_profile_that_cannot_be_met_is_a_warning(sign_in):
    client = sign_in(a_secretary())
    client.get(f"/calls/{a_closed_call().id}/candidates")
    assert "En profil kan ikke længere opfyldes" in client.page.text


def test_the_list_asks_as_much_of_the_database_for_1_as_for_30(sign_in, count_queries):
    call = a_call()
    client = sign_in(a_secretary())
    counts = []
    for more in (1, 29):
        for _number in range(more):
            an_application(call)
        with count_queries() as queries:
            client.get(f"/calls/{call.id}/candidates")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_filter_that_nobody_fits_says_so(sign_in):
    call = a_call()
    an_application(call, "Aage Lund")
    client = sign_in(a_secretary())
    client.submit(f"/calls/{call.id}/candidates", {"text": "Findes ikke"}, button="Vis")
    assert "Ingen passer til det, du leder efter." in client.page.text


@pytest.mark.parametrize("page", ["0", "999999999", "x"])
def test_a_page_that_does_not_exist_gives_the_list(sign_in, page):
    call = a_call()
    assert sign_in(a_secretary()).get(f"/calls/{call.id}/candidates?page={page}").status_code == 200


@pytest.mark.parametrize("nonsense", [{"profile_id": "x"}, {"age_band": "young"}, {"order": ";--"}])
def test_nonsense_in_a_search_gives_the_list(sign_in, nonsense):
    client, path = sign_in(a_secretary()), f"/calls/{a_call().id}/candidates"
    assert client.forge(path, nonsense, follow=True).status_code == 200


def test_the_secretariat_confirms_profiles(sign_in):
    call = a_call()
    forælder, ung = profile_ids(call)
    application = submitted(call, profile_ids=[forælder])
    client = sign_in(a_secretary())
    client.submit(
        f"/candidates/{application.id}",
        {f"profile_{forælder}": "yes", f"profile_{ung}": "no"},
        button="Gem profilerne",
    )
    assert {match.profile_id: match.is_confirmed for match in application.matches} == {forælder: True, ung: False}
    assert client.page.heading == "Kandidater"


def test_a_stale_judgement_is_explained(sign_in):
    call = a_call()
    application = submitted(call, profile_ids=profile_ids(call))
    client = sign_in(a_secretary())
    client.get(f"/candidates/{application.id}")
    application.motivation, application.version = "Ændret imens", application.version + 1
    db.session.commit()
    answer = client.send(
        f"/candidates/{application.id}", {f"profile_{profile_ids(call)[0]}": "yes"}, button="Gem profilerne"
    )
    assert answer.status_code == 409
    assert "Ansøgningen blev ændret, mens du så på den." in client.page.text


def opened() -> int | None:
    return db.session.scalar(select(func.count()).select_from(EventRecord).where(EventRecord.kind == "CandidateOpened"))


def test_opening_a_candidate_is_written_down(sign_in):
    application = an_application()
    sign_in(a_secretary()).get(f"/candidates/{application.id}")
    assert opened() == 1


def test_a_councillor_reads_candidates_after_the_deadline_without_their_contact_data(sign_in):
    application = an_application(a_closed_call(), email="bente@mail.example", phone="20304050")
    client = sign_in(a_councillor())
    client.get(f"/candidates/{application.id}")
    assert application.motivation in client.page.text
    assert "bente@mail.example" not in client.page.html
    assert "20304050" not in client.page.html
    assert client.forge(f"/candidates/{application.id}/profiles").status_code == 404
    before_the_deadline = an_application(a_call())
    assert client.get(f"/candidates/{before_the_deadline.id}").status_code == 404
    assert client.get(f"/calls/{before_the_deadline.call_id}/candidates").status_code == 404


@pytest.mark.parametrize("make", [a_call, a_closed_call])
def test_candidates_are_nobody_elses_business(sign_in, client, make):
    application = an_application(make())
    paths = (f"/candidates/{application.id}", f"/calls/{application.call_id}/candidates")
    assert [client.get(path).status_code for path in paths] == [302, 302]
    stranger = sign_in(a_user())
    assert [stranger.get(path).status_code for path in paths] == [404, 404]
    assert opened() == 0
    assert application.name not in stranger.page.html


def test_a_withdrawn_candidate_has_nothing_left_to_read(sign_in):
    client = sign_in(a_secretary())
    client.get(f"/candidates/{an_application(status=ApplicationStatus.WITHDRAWN).id}")
    assert "Der er ikke noget personligt tilbage" in client.page.text


@pytest.mark.parametrize("field", ["order", "profile_id", "age_band"])
@pytest.mark.parametrize("odd", ["nonsense", "99999999999999999999"])
def test_a_search_that_the_page_does_not_offer_gives_the_whole_list(sign_in, field, odd):
    call = a_call()
    an_application(call, "Aage Lund")
    client = sign_in(a_secretary())
    client.forge(f"/calls/{call.id}/candidates", {field: odd})
    client.get(f"/calls/{call.id}/candidates")
    assert "Aage Lund" in client.page.text
