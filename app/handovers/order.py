"""What stands in the way of each step of a handover: a sentence for people, or None when its time has come."""

from flask_babel import gettext as _

from app.committees.models import TaskCommittee
from app.handovers.models import Handover


def obstacle_to_preparing(committee: TaskCommittee, handover: Handover | None) -> str | None:
    if committee.is_at_work:
        return None
    if handover:
        return _("The result has been presented to the joint meeting, so it cannot be changed any more.")
    return _("The committee has no members yet. Its result is written once it works.")


def obstacle_to_presenting(handover: Handover | None) -> str | None:
    if handover is None:
        return _("There is no result yet. Write it first.")
    if handover.is_public:
        return _("The result has been presented already. The joint meeting has begun.")
    if missing := missing_parts(handover):
        return _("The result is not whole yet. Missing: %(parts)s.", parts=", ".join(missing))
    return None


def missing_parts(handover: Handover) -> list[str]:
    """What the result still needs before it can be presented, in words."""
    result = handover.result
    parts = [
        (_("a summary"), result.summary),
        (_("the result itself"), result.text),
        (_("at least one recommendation"), result.recommendations),
    ]
    return [name for name, content in parts if not content]


def obstacle_to_recommending(handover: Handover | None) -> str | None:
    if obstacle := _obstacle_to_deciding(handover):
        return obstacle
    if handover and handover.recommending_decision:
        return _(
            "The standing committee has recommended already, in decision %(number)s.",
            number=handover.recommending_decision.number,
        )
    return None


def obstacle_to_answering(handover: Handover | None) -> str | None:
    if obstacle := _obstacle_to_deciding(handover):
        return obstacle
    if handover and handover.answering_decision:
        return _("The council has answered already, in decision %(number)s.", number=handover.answering_decision.number)
    if handover and not handover.recommending_decision:
        return _("The standing committee has not recommended yet. The council decides after that.")
    return None


def _obstacle_to_deciding(handover: Handover | None) -> str | None:
    if handover is None or not handover.is_presented:
        return _("The result has not been put before a joint meeting yet. That comes first.")
    if not handover.is_public:
        return _("The joint meeting has not begun yet. It discusses the result first.")
    return None
