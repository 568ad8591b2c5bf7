"""The front room."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.access import allows
from app.bodies.queries import current_memberships
from app.boxes import box_on
from app.committees.models import TaskCommittee
from app.committees.queries import terms_of_body
from app.meetings.queries import coming_meetings
from app.workspaces import queries
from app.workspaces.boxes import WRITING
from app.workspaces.views.blueprint import bp, crumbs


@bp.get("/committees/<int:committee_id>/workspace")
@allows("workspace.view", committee=TaskCommittee)
def show(committee: TaskCommittee) -> ResponseReturnValue:
    body = queries.body_of(committee)
    return render_template(
        "workspaces/show.html",
        committee=committee,
        terms=terms_of_body(body.id),
        memberships=current_memberships(body),
        meetings=coming_meetings(body)[: queries.LATEST],
        papers=queries.latest_papers(committee),
        read=queries.read_by(current_user, committee),
        to_read=queries.to_read(current_user, committee),
        threads=queries.latest_threads(committee),
        drafts=queries.drafts(committee),
        statuses=queries.statuses_of(committee),
        where_writing_leads=box_on(WRITING, committee),
        crumbs=crumbs(committee),
    )
