"""Who may do what, as a table: each permission with those who have it. Nobody else has."""

from datetime import timedelta

import pytest

from app import clock
from app.access import may
from app.accounts.models import User
from app.bodies.models import BodyKind, Office
from app.committees.models import Drafter, Stage
from tests.builders import (
    a_body,
    a_citizen_member,
    a_councillor,
    a_facilitator,
    a_member,
    a_secretary,
    a_task_committee,
    a_user,
    an_administrator,
    an_area,
    saved,
)
from tests.committees.builders import a_comment, an_open_area, the_draft

pytestmark = pytest.mark.usefixtures("app")


class Stranger:
    is_authenticated = False
    is_administrator = False


def people_around(committee) -> dict[str, User | Stranger]:
    people: dict[str, User | Stranger] = {
        "nobody": Stranger(),
        "resident": a_user(),
        "administrator": an_administrator(),
        "secretary": a_secretary(),
        "councillor": a_councillor("Kaja"),
        "standing member": a_member(committee.standing_committee, a_councillor("Stig")),
    }
    people["former councillor"] = a_former_councillor(committee)
    if committee.drafters:
        people["drafter"] = committee.drafters[0].user
    if committee.body:
        people["facilitator"] = a_facilitator(committee)
        people["citizen member"] = a_citizen_member(committee)
    return people


def a_former_councillor(committee) -> User:
    """Left the council yesterday: chair of the standing committee, drafter and member, as long as nobody wrote an end."""
    user = a_councillor("Fie Former", ends_on=clock.today() - timedelta(days=1), leads=True)
    a_member(committee.standing_committee, user, office=Office.CHAIR)
    if committee.drafters:
        saved(Drafter(committee_id=committee.id, user_id=user.id))
    if committee.body:
        a_member(committee.body, user, office=Office.CHAIR)
    return user


def who_may(permission: str, subject, people) -> set[str]:
    return {name for name, person in people.items() if may(person, permission, subject)}


INSIDE = {"secretary", "councillor", "standing member"}
EVERYBODY = {"nobody", "resident", "former councillor", "administrator", *INSIDE}
BY_PERMISSION = [
    ("committee.view", Stage.PROPOSED, INSIDE),
    ("committee.view", Stage.DRAFTING, {*EVERYBODY, "drafter"}),
    ("committee.name_drafters", Stage.PROPOSED, {"secretary"}),
    ("committee.establish", Stage.PRESENTED, {"secretary"}),
    ("committee.change_terms", Stage.ESTABLISHED, {"secretary"}),
    ("committee.assign_facilitator", Stage.ESTABLISHED, {"secretary"}),
    ("committee.drop", Stage.PROPOSED, {"secretary", "standing member"}),
    ("committee.drop", Stage.DRAFTING, {"secretary"}),
    ("terms.view", Stage.DRAFTING, {"secretary", "drafter"}),
    ("terms.view", Stage.PRESENTED, {*INSIDE, "drafter"}),
    ("terms.view", Stage.ESTABLISHED, {*EVERYBODY, "drafter", "facilitator", "citizen member"}),
    ("terms.view_drafts", Stage.DRAFTING, {"secretary", "drafter"}),
    ("terms.view_drafts", Stage.ESTABLISHED, {*INSIDE, "drafter", "facilitator"}),
    ("terms.edit", Stage.DRAFTING, {"secretary", "drafter"}),
    ("terms.present", Stage.DRAFTING, {"secretary", "drafter"}),
]


@pytest.mark.parametrize(("permission", "stage", "allowed"), BY_PERMISSION)
def test_who_may_with_a_committee(permission, stage, allowed):
    committee = a_task_committee(stage)
    assert who_may(permission, committee, people_around(committee)) == allowed


def test_councillors_comment_and_drafters_answer():
    committee = a_task_committee(Stage.PRESENTED)
    terms, people = the_draft(committee), people_around(committee)
    assert who_may("terms.comment", terms, people) == {"councillor", "standing member", "drafter"}
    assert who_may("terms.reply", a_comment(terms), people) == {"drafter"}


def test_an_area_is_recorded_by_its_own_standing_committee_or_the_secretariat():
    committee = a_task_committee(Stage.ESTABLISHED)
    people = people_around(committee)
    assert who_may("area.record", committee.standing_committee, people) == {"secretary", "standing member"}
    assert who_may("area.record", committee.body, people) == set()
    assert who_may("area.record", a_body(BodyKind.JOINT_MEETING, "Fællesmødet"), people) == set()


def test_the_form_is_chosen_by_the_committee_that_recorded_the_area():
    area = an_open_area()
    own, other = a_member(area.body, office=Office.CHAIR), a_member(a_body(name="Et andet udvalg"))
    people = {"own": own, "other": other, "secretary": a_secretary(), "councillor": a_councillor()}
    assert who_may("area.choose_form", area, people) == {"own", "secretary"}


def test_an_area_is_public_once_a_form_is_chosen_and_the_council_has_dealt_with_its_committee():
    proposed, drafting = a_task_committee(Stage.PROPOSED), a_task_committee(Stage.DRAFTING)
    people = people_around(proposed)
    assert who_may("area.view", an_open_area(), people) == INSIDE
    assert who_may("area.view", proposed.area, people) == INSIDE
    assert who_may("area.view", drafting.area, people) == EVERYBODY


def test_everybody_may_see_the_lists():
    committee = a_task_committee()
    people = people_around(committee)
    assert who_may("area.list", None, people) == EVERYBODY
    assert who_may("committee.list", None, people) == EVERYBODY
    assert who_may("area.list_unpublished", None, people) == INSIDE


def test_a_dropped_committee_stays_public_if_the_council_had_dealt_with_it():
    never, committee = a_task_committee(Stage.DROPPED), a_task_committee(Stage.DRAFTING)
    assert (never.is_public, committee.is_public) == (False, True)


def test_a_member_whose_time_has_ended_is_a_member_no_longer():
    area = an_area()
    former = a_member(area.body, ends_on=area.recorded_at.date())
    assert not may(former, "area.choose_form", area)
