"""Who may do what with a result. Whether its time has come is asked by the operations."""

from app.access import Rule
from app.bodies.policy import belongs_to, councillor, runs, secretariat
from app.committees.models import TaskCommittee
from app.handovers import queries


def _body_of(committee: TaskCommittee) -> int | None:
    return committee.body_id


in_the_committee = belongs_to(_body_of)


@Rule
def published(user: object, committee: TaskCommittee) -> bool:
    handover = queries.way_of(committee)
    return handover is not None and handover.is_public


@Rule
def on_its_way(user: object, committee: TaskCommittee) -> bool:
    """It is on the agenda of a joint meeting: what councillors read beforehand."""
    handover = queries.way_of(committee)
    return handover is not None and handover.is_presented


POLICY = {
    "handover.view": in_the_committee | secretariat | (councillor & on_its_way) | published,
    "handover.prepare": in_the_committee | secretariat,
    "handover.present": runs(_body_of) | secretariat,
    "handover.recommend": secretariat,
    "handover.answer": secretariat,
}
