"""The result of a committee: written, presented, recommended and answered, in this order and no other.

A joint meeting discusses the result, the standing committee recommends, and only the council decides
(ksl. §§ 9 a stk. 3 and 31 a stk. 2 keep a joint meeting from deciding; the order itself is the model's).
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.cases import case_kind
from app.committees import operations as committees
from app.committees.models import TaskCommittee
from app.errors import Refused, Stale
from app.events import record
from app.extensions import db
from app.handovers import order, queries
from app.handovers.events import ResultAnswered, ResultPresented, ResultRecommended, ResultSaved
from app.handovers.models import Answer, GivenAnswer, Handover, Outcome, Recommendation, ResultVersion
from app.meetings import operations as meetings
from app.meetings.models import Meeting


def prepare(
    committee: TaskCommittee,
    *,
    title: str,
    summary: str,
    text: str,
    recommendations: Sequence[tuple[str, str]],
    after: int,
    by: User,
) -> Handover:
    """Save the result as a new version with its recommendations, ``(title, text)`` in their order.

    ``after`` is the number of the version the writer saw, 0 for none. Raises Stale when there is a newer one,
    and Refused when the committee does not work yet or its result has been presented.
    """
    handover = queries.handover_of(committee)
    if obstacle := order.obstacle_to_preparing(committee, handover):
        raise Refused(obstacle)
    if after != (handover.result_number if handover else 0):
        raise Stale()
    if handover is None:
        handover = Handover(committee=committee, result_number=0)
        db.session.add(handover)
    handover.result_number += 1
    db.session.flush()
    db.session.add(
        ResultVersion(
            handover_id=handover.id,
            number=handover.result_number,
            saved_by_id=by.id,
            saved_at=clock.now(),
            title=title,
            summary=summary,
            text=text,
            recommendations=[
                Recommendation(number=number, title=each, text=explanation)
                for number, (each, explanation) in enumerate(recommendations, 1)
            ],
        )
    )
    db.session.flush()
    db.session.expire(handover, ["result", "versions"])
    record(ResultSaved(committee.id, handover.id, handover.result_number), by=by)
    return handover


def present(committee: TaskCommittee, *, meeting: Meeting, by: User) -> Handover:
    """Put the result before a joint meeting, held or to come. From here it is locked.

    Until that meeting begins, or when it is cancelled, another one can be chosen.
    Raises Refused when the result is not whole (the parts that are missing are named).
    """
    handover = _handover(committee, order.obstacle_to_presenting)
    if not meeting.body.is_joint_meeting or meeting.is_cancelled:
        raise Refused(_("The result is presented at a joint meeting that is not cancelled. Choose one."))
    _must_not_lie_before(
        committee.establishing_decision.meeting if committee.establishing_decision else None,
        meeting,
        _("That joint meeting was held before the committee was established. Choose a later one."),
    )
    if handover.joint_meeting is meeting:
        raise Refused(_("The result is before that joint meeting already."))
    if handover.joint_meeting is None:
        committees.deliver(committee, by=by)
    handover.joint_meeting = meeting
    handover.presented_at = clock.now()
    db.session.flush()
    record(ResultPresented(committee.id, handover.id, meeting.id), by=by)
    return handover


def recommend(committee: TaskCommittee, *, meeting: Meeting, number: str, text: str, by: User) -> None:
    """Record what the standing committee recommends to the council: ``text``, under its number in the minute book.

    Raises Refused before the joint meeting has begun, a second time, and for a meeting of another body
    or one held before the joint meeting.
    """
    handover = _handover(committee, order.obstacle_to_recommending)
    case_kind("handover.recommend").check(committee, meeting.body)
    _must_not_lie_before(
        handover.joint_meeting,
        meeting,
        _("That meeting was held before the joint meeting discussed the result. Choose a later one."),
    )
    handover.recommending_decision = meetings.decide(
        "handover.recommend", committee, meeting=meeting, number=number, text=text, by=by
    )
    db.session.flush()
    record(ResultRecommended(committee.id, handover.id, handover.recommending_decision.id), by=by)


def answer(
    committee: TaskCommittee, *, meeting: Meeting, number: str, answers: Mapping[int, GivenAnswer], by: User
) -> None:
    """Record the council's decision with its answer to each recommendation, by the recommendation's number.

    Raises Refused before the standing committee has recommended, a second time, for a meeting of another body
    or an earlier one, and unless every recommendation has a whole answer.
    """
    handover = _handover(committee, order.obstacle_to_answering)
    case_kind("handover.answer").check(committee, meeting.body)
    _must_not_lie_before(
        handover.recommending_decision.meeting if handover.recommending_decision else None,
        meeting,
        _("That meeting was held before the standing committee recommended. Choose a later one."),
    )
    _must_be_whole(handover.result.recommendations, answers, meeting)
    handover.answering_decision = meetings.decide("handover.answer", committee, meeting=meeting, number=number, by=by)
    for recommendation in handover.result.recommendations:
        given = answers[recommendation.number]
        recommendation.answer = Answer(
            outcome=given.outcome,
            reason=given.reason,
            owner=given.owner,
            owner_unit=given.owner_unit,
            due_on=given.due_on,
        )
    db.session.flush()
    counted = Counter(given.outcome for given in answers.values())
    record(
        ResultAnswered(
            committee.id,
            handover.id,
            handover.answering_decision.id,
            followed=counted[Outcome.FOLLOWED],
            changed=counted[Outcome.CHANGED],
            not_followed=counted[Outcome.NOT_FOLLOWED],
        ),
        by=by,
    )
    committees.conclude(committee, by=by)


def _handover(committee: TaskCommittee, obstacle_to: Callable[[Handover | None], str | None]) -> Handover:
    """The committee's handover, once nothing stands in the way of the step."""
    handover = queries.handover_of(committee)
    obstacle = obstacle_to(handover)
    if handover is None or obstacle:
        raise Refused(obstacle or "")
    return handover


def _must_not_lie_before(earlier: Meeting | None, meeting: Meeting, sentence: str) -> None:
    if earlier and meeting.starts_at < earlier.starts_at:
        raise Refused(sentence)


def _must_be_whole(
    recommendations: Sequence[Recommendation], answers: Mapping[int, GivenAnswer], meeting: Meeting
) -> None:
    if missing := [each.number for each in recommendations if each.number not in answers]:
        numbers = ", ".join(map(str, missing))
        raise Refused(_("The council owes every recommendation an answer. Missing: %(numbers)s.", numbers=numbers))
    if unknown := answers.keys() - {each.number for each in recommendations}:
        raise Refused(_("There is no recommendation number %(number)s.", number=min(unknown)))
    for number, given in sorted(answers.items()):
        for sentence in given.gaps.values():
            raise Refused(_("Recommendation %(number)s: %(sentence)s", number=number, sentence=sentence))
        if given.due_on and given.due_on < clock.to_danish(meeting.starts_at).date():
            raise Refused(_("Recommendation %(number)s: the date lies before the council's meeting.", number=number))
