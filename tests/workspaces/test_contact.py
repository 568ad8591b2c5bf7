"""A citizen chooses whether the others of the committee see the e-mail address."""

import pytest

from app.bodies.models import MemberKind, Membership, Seat, SeatKind
from app.events import EventRecord
from app.extensions import db
from tests.builders import (
    a_citizen_member,
    a_councillor,
    a_councillor_member,
    a_facilitator,
    a_group,
    a_member,
    a_secretary,
    a_user,
    saved,
)
from tests.workspaces.builders import a_working_committee

pytestmark = pytest.mark.usefixtures("app")

ADDRESS = "clara@mail.example"


def clara(committee):
    return a_member(committee.body, a_user("Clara Citizen", email=ADDRESS), kind=MemberKind.CITIZEN)


def who_sees(sign_in, committee, people) -> set[str]:
    return {name for name, user in people.items() if ADDRESS in sign_in(user).get(room(committee)).text}


def room(committee) -> str:
    return f"/committees/{committee.id}/workspace"


def place(user, committee) -> str:
    membership = db.session.query(Membership).filter_by(user_id=user.id, body_id=committee.body_id).one()
    return f"/memberships/{membership.id}/contact"


def test_a_citizens_address_is_shown_to_those_the_citizen_chooses(sign_in, in_english):
    committee = a_working_committee()
    people = {
        "citizen": clara(committee),
        "another citizen": a_citizen_member(committee, "Bent"),
        "councillor on it": a_councillor_member(committee),
        "councillor": a_councillor(),
        "facilitator": a_facilitator(committee),
        "secretary": a_secretary(),
    }
    always = {"citizen", "facilitator", "secretary"}
    assert who_sees(sign_in, committee, people) == always
    address = place(people["citizen"], committee)
    browser = sign_in(people["citizen"])
    browser.get(room(committee))
    assert browser.page.links()["Choose whether the others see your e-mail address"] == address
    browser.submit(address, {"shows_email": True}, button="Save")
    assert who_sees(sign_in, committee, people) == always | {"another citizen", "councillor on it"}
    sign_in(people["citizen"]).submit(address, {"shows_email": False}, button="Save")
    assert who_sees(sign_in, committee, people) == always
    told = db.session.query(EventRecord).filter(EventRecord.kind.in_(["ContactShown", "ContactHidden"]))
    assert [record.kind for record in told.order_by(EventRecord.id)] == ["ContactShown", "ContactHidden"]


def test_addresses_of_councillors_and_staff_are_not_private(sign_in):
    committee = a_working_committee()
    councillor, facilitator = a_councillor_member(committee), a_facilitator(committee)
    page = sign_in(a_councillor("Kim")).get(room(committee)).text
    assert (councillor.email in page, facilitator.email in page) == (True, True)


def test_the_person_reads_which_group_the_seat_belongs_to_and_nobody_else_opens_the_page(sign_in, in_english):
    committee = a_working_committee()
    seat = saved(Seat(body_id=committee.body_id, number=1, kind=SeatKind.CITIZEN, group_id=a_group("V").id))
    user = a_member(committee.body, a_user("Clara", email=ADDRESS), kind=MemberKind.CITIZEN, seat_id=seat.id)
    address = place(user, committee)
    browser = sign_in(user)
    browser.get(address)
    assert "The group your seat belongs to V Liste V" in browser.page.text
    for other in (a_citizen_member(committee, "Bent"), a_councillor(), a_secretary()):
        assert sign_in(other).get(address).status_code in (403, 404)
    assert place(a_councillor_member(committee), committee) != address


def test_a_councillor_has_nothing_to_choose(sign_in):
    committee = a_working_committee()
    user = a_councillor_member(committee)
    assert sign_in(user).get(place(user, committee)).status_code in (403, 404)
