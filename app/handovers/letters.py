"""Letters about a result on its way to the council's answer."""

from collections.abc import Iterable
from typing import Any

from app.accounts.models import User
from app.accounts.queries import people_by_id
from app.bodies.models import Body
from app.bodies.queries import councillors, current_memberships
from app.events import on
from app.extensions import db
from app.handovers.events import ResultAnswered, ResultPresented, ResultRecommended
from app.handovers.models import Handover
from app.handovers.queries import authors_of
from app.outbox import Letter, draft, drafts, write_to_many


@on(ResultPresented)
def tell_of_presentation(event: ResultPresented) -> None:
    """All councillors, who discuss it, and those who wrote it."""
    handover = db.session.get_one(Handover, event.handover_id)
    _write("handovers/presented", handover, [*authors_of(handover), *councillors()])


@on(ResultRecommended)
def tell_of_recommendation(event: ResultRecommended) -> None:
    handover = db.session.get_one(Handover, event.handover_id)
    _write("handovers/recommended", handover, authors_of(handover))


@on(ResultAnswered)
def tell_of_answer(event: ResultAnswered) -> None:
    """Those who wrote it, the standing committee, and the committees that are to see to something."""
    handover = db.session.get_one(Handover, event.handover_id)
    answers = [recommendation.answer for recommendation in handover.result.recommendations]
    owners = {answer.owner for answer in answers if answer and answer.owner}
    bodies = {handover.committee.standing_committee, *owners}
    _write("handovers/answered", handover, [*authors_of(handover), *_members(bodies)])


def _members(bodies: Iterable[Body]) -> list[User]:
    return [each.user for body in sorted(bodies, key=lambda body: body.id) for each in current_memberships(body)]


def _write(kind: str, handover: Handover, people: list[User]) -> None:
    write_to_many(kind, [person.id for person in people], handover_id=handover.id)


@drafts("handovers/presented", "handovers/recommended", "handovers/answered")
def draft_about_the_result(kind: str, ids: list[int], handover_id: int) -> list[Letter]:
    """One letter to each, however many reasons there are to write to them."""
    handover = db.session.get_one(Handover, handover_id)
    about: dict[str, Any] = {
        "committee_id": handover.committee_id,
        "handover": handover,
        "committee": handover.committee,
    }
    return [draft(kind, to=person, **about) for person in people_by_id(ids)]
