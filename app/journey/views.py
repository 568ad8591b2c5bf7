"""The committee's own page."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.access import allows, may
from app.committees.models import TaskCommittee
from app.committees.navigation import crumbs_of
from app.journey.facts import facts_of
from app.journey.history import history
from app.journey.line import journey
from app.journey.next_steps import Offer, offers

bp = Blueprint("journey", __name__)


@bp.get("/committees/<int:committee_id>")
@allows("committee.view", committee=TaskCommittee)
def show(committee: TaskCommittee) -> ResponseReturnValue:
    facts = facts_of(committee)
    return render_template(
        "journey/show.html",
        facts=facts,
        journey=journey(facts),
        history=history(facts),
        offers=[offer for offer in offers(facts) if _can_be_taken(offer)],
        crumbs=crumbs_of(committee),
    )


def _can_be_taken(offer: Offer) -> bool:
    """A visitor reads; whoever is signed in is offered what they may do."""
    return current_user.is_authenticated and may(current_user, offer.permission, offer.subject)
