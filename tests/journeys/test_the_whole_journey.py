"""From an idea to what became of it: every step of issue 2, through forms only, by the person whose step it is.

Nobody types an address. Everybody begins at the front page (or with a link in a letter) and follows links, so a
step that no page leads to fails here.
"""

from datetime import timedelta
from pathlib import Path

import pytest

import app.demo
from app import clock
from app.accounts.hashing import hash_password
from app.bodies.operations import import_council
from app.committees.models import Stage
from app.transactions import transaction
from tests.builders import BASIS, TERM, a_closed_call, a_meeting, a_secretary, a_task_committee, an_application, saved
from tests.journeys import appointing, calling, electing, founding, working
from tests.journeys.cast import PASSWORD, Cast, by, the_committee, user_called

pytestmark = pytest.mark.usefixtures("app")

COUNCIL_FILE = Path(app.demo.__file__).with_name("council.csv")


@pytest.fixture
def municipality(cast: Cast) -> Cast:
    """A council from a file, one person in the secretariat, and a chair who has chosen a password."""
    with transaction():
        import_council(
            COUNCIL_FILE.read_text(encoding="utf-8"), term_from=TERM[0], term_to=TERM[1], basis=BASIS, by=None
        )
    a_secretary(founding.SECRETARY)
    chair = user_called(founding.CHAIR)
    chair.password_hash = hash_password(PASSWORD)
    saved(chair)
    cast.happened()  # what came before the journey is no part of it
    return cast


def test_from_an_idea_to_what_became_of_it(municipality: Cast) -> None:
    cast = municipality
    founding.the_year_is_planned(cast)
    founding.an_area_is_recorded_and_a_task_committee_proposed(cast)
    founding.two_councillors_are_named_to_draft(cast)
    founding.they_write_the_terms_of_reference(cast)
    founding.the_draft_is_discussed(cast)
    founding.the_council_establishes_the_committee(cast)
    calling.a_colleague_becomes_facilitator(cast)
    calling.the_call_is_published(cast)
    calling.citizens_apply(cast)
    calling.nobody_is_before_or_after_the_deadline(cast)
    calling.the_candidates_are_looked_at(cast)
    appointing.the_members_are_agreed_on(cast)
    appointing.everybody_is_told(cast)
    working.the_members_meet(cast)
    working.they_write_and_tell_how_it_goes(cast)
    working.the_result_is_presented(cast)
    working.the_standing_committee_recommends(cast)
    working.the_council_answers(cast)
    working.something_comes_of_it(cast)
    working.all_of_it_stands_in_the_audit_trail(cast)


def test_a_strict_election_of_fifteen(municipality: Cast) -> None:
    cast = municipality
    drafters = [user_called(founding.CHAIR), user_called(founding.SECOND)]
    committee = a_task_committee(Stage.ESTABLISHED, founding.TITLE, drafters=drafters, profiles={})
    call = a_closed_call(committee)
    for name in electing.APPLICANTS:
        an_application(call, name, email=address(name))
    a_meeting(starts_at=clock.now() - timedelta(minutes=30))

    electing.somebody_objects(cast, founding.TITLE)
    electing.lots_are_drawn(cast)
    electing.the_groups_choose_in_turn(cast)
    electing.chair_and_vice_chair_are_chosen(cast)
    electing.the_council_decides(cast)

    told = cast.happened()
    assert told[0] == (founding.SECRETARY, "DecisionRecorded")
    assert told[-2:] == by(founding.SECRETARY, "WorkBegun", "AppointmentCompleted")

    # Each place belongs to the group that named the person.
    councillors = set(electing.COUNCILLORS)
    assert appointing.seats() == [
        ("councillor" if name in councillors else "citizen", group) for group, name in electing.TURNS
    ]
    assert the_committee().stage is Stage.WORKING

    # Everybody who applied gets an answer, and so does the council.
    letters = cast.letters()
    assert letters.pop("applications/appointed") == [address(name) for name in electing.APPLICANTS[:10]]
    assert letters.pop("applications/not_appointed") == [address(name) for name in electing.APPLICANTS[10:]]
    assert letters.pop("accounts/invitation") == electing.APPLICANTS[:10]
    assert letters.pop("appointments/appointed") == sorted(councillors)
    assert (len(letters.pop("appointments/completed")), letters) == (19 - 5, {})

    # And everybody can see who they are and how they were chosen.
    reader = cast.stranger().enters("Task committees", founding.TITLE)
    reader.finds("Camilla Thorsen, chair C", "Mette Brandstrup, vice-chair V", "Borger 08Borger 09Borger 10")
    reader.follows("See how they were chosen")
    reader.finds("By proportional election", "10⁄3", "Quotient 2: B, C", "Quotient 1: Ø, I, F, A, B, C, V")
    reader.finds("Drawn by Borgmesteren", "Chair: Camilla Thorsen – elected in 1 ballot", "Frederik Winther Lau")
    assert "Borger 11" not in reader.page.html


def address(name: str) -> str:
    return f"{name.replace(' ', '')}@mail.example".lower()
