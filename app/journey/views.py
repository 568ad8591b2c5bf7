"""The committee's own page."""

from flask import Blueprint, render_template

from app.access import allows
from app.committees.models import TaskCommittee
from app.committees.navigation import crumbs_of
from app.journey.facts import facts_of
from app.journey.history import history
from app.journey.line import journey
from app.journey.next_steps import offers

bp = Blueprint("journey", __name__)


@bp.get("/committees/<int:committee_id>")
@allows("committee.view", committee=TaskCommittee)
def show(committee: TaskCommittee) -> str:
    facts = facts_of(committee)
    return render_template(
        "journey/show.html",
        facts=facts,
        journey=journey(facts),
        history=history(facts),
        offers=list(offers(facts)),
        crumbs=crumbs_of(committee),
    )
