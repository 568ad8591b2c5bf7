"""The committee's own page."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.access import allows
from app.committees.models import TaskCommittee
from app.committees.navigation import crumbs_of
from app.journey.facts import facts_of, journey_of
from app.journey.line import line
from app.journeys import history, next_steps

bp = Blueprint("journey", __name__)


@bp.get("/committees/<int:committee_id>")
@allows("committee.view", committee=TaskCommittee)
def show(committee: TaskCommittee) -> ResponseReturnValue:
    """A visitor reads; whoever is signed in is also shown what they can do."""
    journey = journey_of(committee)
    facts = facts_of(journey)
    return render_template(
        "journey/show.html",
        facts=facts,
        line=line(facts),
        history=history(journey),
        offers=next_steps(journey, current_user) if current_user.is_authenticated else [],
        crumbs=crumbs_of(committee),
    )
