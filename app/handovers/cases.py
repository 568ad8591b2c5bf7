"""A result as the standing committee and then the council decide about it."""

from flask_babel import gettext as _

from app.bodies.models import Body
from app.cases import CaseKind
from app.committees.cases import by_council
from app.committees.models import TaskCommittee
from app.handovers import operations


def _by_the_standing_committee(committee: TaskCommittee, body: Body) -> bool:
    return body.id == committee.standing_committee_id


def _only_the_standing_committee(committee: TaskCommittee) -> str:
    return _("Only %(body)s recommends here. Choose one of its meetings.", body=committee.standing_committee.name)


def _only_the_council(_committee: TaskCommittee) -> str:
    return _("Only the council answers the recommendations. Choose one of its meetings.")


def _recommendation(committee: TaskCommittee) -> str:
    return _("The result of the task committee: %(title)s", title=committee.title)


def _answer(committee: TaskCommittee) -> str:
    return _("Answer to the task committee: %(title)s", title=committee.title)


CASES = {
    "handover.recommend": CaseKind(
        _recommendation, _by_the_standing_committee, _only_the_standing_committee, operations.recommend
    ),
    "handover.answer": CaseKind(_answer, by_council, _only_the_council, operations.answer),
}
