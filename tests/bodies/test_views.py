"""The pages about bodies, as people meet them."""

from io import BytesIO

import pytest

from app.bodies import queries
from app.bodies.models import Body, BodyKind, Membership, Office
from app.extensions import db
from tests.builders import (
    a_body,
    a_councillor,
    a_full_council,
    a_group,
    a_member,
    a_secretary,
    a_user,
    an_administrator,
    the_council,
)

pytestmark = pytest.mark.usefixtures("app")

BASIS = "Kommunalbestyrelsens møde 24. februar 2026, punkt 7"


def test_everybody_sees_the_council_with_its_groups_and_committees(client):
    a_full_council()
    a_body(name="Skoleudvalget", purpose="Skoler og fritidsordninger")
    client.get("/bodies")
    for words in ("Liste C", "C1 Councillor – gruppeformand", "Skoleudvalget", "Skoler og fritidsordninger"):
        assert words in client.page.text


def test_a_portal_without_a_council_says_what_to_do(client, sign_in):
    client.get("/bodies")
    assert "Der er ingen kommunalbestyrelse i portalen i dag." in client.page.text
    sign_in(an_administrator()).get("/bodies")
    assert client.page.links()["Hent en kommunalbestyrelse fra en fil"] == "/bodies/import"


def test_a_body_shows_who_belongs_to_it_since_when_and_on_what_basis(client):
    body = a_body(name="Skoleudvalget")
    a_member(body, a_user("Ada Lund", email="ada@strandby.example"), office=Office.CHAIR, basis=BASIS)
    client.get(f"/bodies/{body.id}")
    for words in ("Ada Lund", "Formand", "1. januar 2026", BASIS):
        assert words in client.page.text
    assert "ada@strandby.example" not in client.page.html
    assert client.page.links()["Møder og beslutninger"] == f"/bodies/{body.id}/meetings"


def test_the_public_is_offered_nothing_to_change(client):
    a_councillor("Ada Lund", leads=True)
    client.get(f"/bodies/{the_council().id}")
    assert not [text for text in client.page.links() if text in ("Tilføj et medlem", "Tilføj en gruppe")]
    assert client.page.forms == []


def test_somebody_comes_into_the_council(sign_in):
    group = a_group("C")
    client = sign_in(a_secretary())
    path = f"/bodies/{the_council().id}/members/new"
    client.submit(path, {"name": "Bo Lind", "email": "bo@strandby.example", "group": group.id, "basis": BASIS})
    [membership] = queries.current_memberships(the_council())
    assert (membership.user.name, membership.group, str(membership.ends_on)) == ("Bo Lind", group, "2029-12-31")


def test_a_councillor_comes_into_a_standing_committee_and_a_citizen_cannot(sign_in):
    ada, citizen = a_councillor("Ada Lund"), a_user("Bente Borger")
    body = a_body()
    client = sign_in(a_secretary())
    path = f"/bodies/{body.id}/members/new"
    client.submit(path, {"councillor": ada.id, "office": "chair", "basis": BASIS})
    assert queries.chairs_of([body]) == {body.id: ada}
    client.forge(path, {"councillor": citizen.id, "office": "member", "starts_on": "2026-03-02", "basis": BASIS})
    assert len(queries.current_memberships(body)) == 1


def test_a_refusal_keeps_everything_that_was_typed(sign_in):
    ada = a_councillor("Ada Lund")
    body = a_body()
    a_member(body, ada)
    client = sign_in(a_secretary())
    typed = {"councillor": str(ada.id), "office": "member", "starts_on": "2026-04-01", "basis": BASIS}
    answer = client.submit(f"/bodies/{body.id}/members/new", typed)
    assert answer.status_code == 409
    [form] = [form for form in client.page.forms if "councillor" in form.controls]
    assert {name: form.value_of(name) for name in typed} == typed
    assert "Ada Lund hører allerede til Skoleudvalget i den tid." in client.page.text


def test_the_administrator_adds_the_first_of_the_secretariat(sign_in):
    body = a_body(BodyKind.SECRETARIAT, "Rådssekretariatet")
    client = sign_in(an_administrator())
    client.submit(
        f"/bodies/{body.id}/members/new", {"name": "Sofie", "email": "sofie@strandby.example", "basis": "Ansat"}
    )
    assert [membership.kind for membership in queries.current_memberships(body)] == ["staff"]


def test_a_last_day_is_written_down_and_the_person_moves_to_the_past(sign_in):
    body = a_body()
    a_member(body, a_user("Ada Lund"))
    [membership] = queries.current_memberships(body)
    client = sign_in(a_secretary())
    client.submit(f"/memberships/{membership.id}/end", {"ends_on": "1.3.2026"}, button="Gem")
    client.get(f"/bodies/{body.id}")
    assert "Tidligere medlemmer Ada Lund, Medlem, 1. januar 2026 – 1. marts 2026" in client.page.text
    assert queries.current_memberships(body) == []


def test_a_member_becomes_chair(sign_in):
    body = a_body()
    ada = a_member(body)
    [membership] = queries.current_memberships(body)
    client = sign_in(a_secretary())
    client.submit(f"/memberships/{membership.id}/office", {"office": "chair", "basis": BASIS}, button="Gem")
    assert queries.chairs_of([body]) == {body.id: ada}


def test_a_group_gets_a_leader_among_its_own(sign_in):
    ada, bo = a_councillor("Ada Lund", "C"), a_councillor("Bo Lind", "V")
    group = a_group("C")
    client = sign_in(a_secretary())
    client.get(f"/groups/{group.id}/leader")
    assert bo.name not in client.page.text
    client.submit(f"/groups/{group.id}/leader", {"leader": ada.id, "basis": BASIS})
    assert queries.group_leaders(the_council()) == {group.id: ada}


def test_a_standing_committee_is_made_and_renamed(sign_in):
    client = sign_in(a_secretary())
    client.submit("/bodies/new", {"name": "Klimaudvalget"}, button="Opret")
    [body] = queries.standing_committees()
    client.submit(f"/bodies/{body.id}/edit", {"name": "Klima- og Energiudvalget", "purpose": "Klima"}, button="Gem")
    assert (db.session.get(Body, body.id).name, client.page.heading) == ("Klima- og Energiudvalget",) * 2


def test_a_council_is_brought_in_in_the_browser(sign_in):
    client = sign_in(an_administrator())
    content = "name,email,group,offices\nAda Lund,ada@strandby.example,C Konservative,mayor\n".encode("utf-8-sig")
    dates = {"term_from": "2026-01-01", "term_to": "2029-12-31"}
    client.submit("/bodies/import", {"file": (BytesIO(content), "council.csv"), **dates})
    assert client.page.heading == "Kommunalbestyrelsen"
    assert "Ada Lund" in client.page.text


def test_a_faulty_file_is_explained_line_by_line_in_the_browser(sign_in):
    client = sign_in(an_administrator())
    content = b"name,email,group,offices\n,x,,\n"
    dates = {"term_from": "2026-01-01", "term_to": "2029-12-31"}
    answer = client.submit("/bodies/import", {"file": (BytesIO(content), "council.csv"), **dates})
    assert answer.status_code == 409
    assert "Linje 2: Navnet mangler. Linje 2: »x« er ikke en e-mailadresse." in client.page.text
    [form] = [form for form in client.page.forms if "file" in form.controls]
    assert form.value_of("term_to") == "2029-12-31"
    assert queries.find_council() is None


@pytest.mark.parametrize("someone", [a_user, a_councillor])
def test_only_the_secretariat_and_the_administrator_change_who_belongs_where(sign_in, someone):
    body = a_body()
    a_member(body)
    [membership] = queries.current_memberships(body)
    client = sign_in(someone())
    paths = [
        "/bodies/new", f"/bodies/{body.id}/edit", f"/bodies/{body.id}/members/new", f"/memberships/{membership.id}/end",
        f"/memberships/{membership.id}/office", f"/groups/{a_group('C').id}/leader", "/bodies/import",
    ]  # fmt: skip
    assert [client.get(path).status_code for path in paths] == [403, 404, 404, 404, 404, 404, 403]
    client.forge(f"/memberships/{membership.id}/end", {"ends_on": "2026-03-02"})
    assert db.session.get(Membership, membership.id).ends_on is None


@pytest.mark.parametrize("people", [1, 30])
def test_the_pages_take_as_many_queries_for_one_as_for_thirty(client, count_queries, people):
    body = a_body(name="Skoleudvalget")
    for number in range(people):
        user = a_councillor(f"Person {number}", "ABCDEFG"[number % 7], leads=number < 7)
        a_member(body, user)
        a_body(name=f"Udvalg {number}")
    client.get("/bodies")
    for path, most in (("/bodies", 8), (f"/bodies/{the_council().id}", 6), (f"/bodies/{body.id}", 6)):
        with count_queries() as sent:
            client.get(path)
        assert len([statement for statement in sent if statement.startswith("SELECT")]) <= most, path
