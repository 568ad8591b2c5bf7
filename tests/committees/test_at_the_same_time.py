"""Two people press the button at the same moment: one of them wins, the other is told, and nothing is halved."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from app.accounts.models import User
from app.committees import operations, queries
from app.committees.models import Area, ParticipationForm, Stage, TaskCommittee
from app.errors import Refused
from app.extensions import db
from app.transactions import transaction
from tests.builders import a_secretary, a_task_committee
from tests.committees.builders import CONTENT, an_open_area

PEOPLE = 6


def outcomes(app, act: Callable[[int], None]) -> list[str]:
    """What became of ``act(number)``, begun by everybody at once: "done" or "refused", sorted."""
    everybody = Barrier(PEOPLE)

    def one(number: int) -> str:
        with app.app_context():
            everybody.wait()
            try:
                with transaction():
                    act(number)
            except Refused:
                return "refused"
            finally:
                db.session.remove()
            return "done"

    with ThreadPoolExecutor(PEOPLE) as pool:
        return sorted(pool.map(one, range(PEOPLE)))


ONE_WINS = ["done"] + ["refused"] * (PEOPLE - 1)


def test_of_several_who_save_the_same_version_one_wins(app):
    committee, secretary = a_task_committee(Stage.DRAFTING).id, a_secretary().id

    def save(number: int) -> None:
        operations.save_terms(
            db.session.get_one(TaskCommittee, committee),
            {**CONTENT, "limits": f"Fra nummer {number}"},
            based_on=0,
            by=db.session.get_one(User, secretary),
        )

    assert outcomes(app, save) == ONE_WINS
    db.session.rollback()
    assert [
        terms.number for terms in queries.versions(db.session.get_one(TaskCommittee, committee), with_drafts=True)
    ] == [1]


def test_of_several_who_choose_the_form_of_an_area_one_wins(app):
    area, secretary = an_open_area().id, a_secretary().id

    def choose(_number: int) -> None:
        operations.choose_form(
            db.session.get_one(Area, area),
            form=ParticipationForm.TASK_COMMITTEE,
            by=db.session.get_one(User, secretary),
        )

    assert outcomes(app, choose) == ONE_WINS
    db.session.rollback()
    assert db.session.query(TaskCommittee).count() == 1
