"""Whom a group named for a sensitive profile is forgotten with the answer; that the place was filled is not."""

from app.applications.events import ConsentWithdrawn, SensitiveAnswersDeleted
from app.appointments import queries
from app.appointments.models import TurnAnswer
from app.events import on


@on(ConsentWithdrawn)
def forget_whom(event: ConsentWithdrawn) -> None:
    _forget(event.call_id)


@on(SensitiveAnswersDeleted)
def forget_all(event: SensitiveAnswersDeleted) -> None:
    _forget(event.call_id)


def _forget(call_id: int) -> None:
    for answer in queries.named_for_deleted_answers(call_id):
        if answer.stands and answer.appointment.is_completed:
            _count(answer)
        answer.profile_id = None
        answer.appointment.touch()


def _count(answer: TurnAnswer) -> None:
    """In public a profile is a count, and the count is part of the act."""
    filled = answer.appointment.filled or {}
    answer.appointment.filled = filled | {str(answer.profile_id): filled.get(str(answer.profile_id), 0) + 1}
