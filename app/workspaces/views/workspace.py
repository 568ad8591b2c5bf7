"""The front room."""

from dataclasses import dataclass

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows, may
from app.bodies import operations as bodies
from app.bodies.models import Membership
from app.bodies.queries import current_memberships, place_of
from app.boxes import box_on
from app.committees.models import TaskCommittee
from app.committees.queries import committee_of_body, terms_of_body
from app.meetings.queries import coming_meetings
from app.submissions import form_page
from app.workspaces import queries
from app.workspaces.boxes import WRITING
from app.workspaces.forms import ContactForm
from app.workspaces.views.blueprint import bp, crumbs


@dataclass(frozen=True)
class Person:
    """Somebody of the committee as the reader sees them: ``email`` is "" where it is none of the reader's business."""

    membership: Membership
    email: str


def _people(memberships: list[Membership]) -> list[Person]:
    return [
        Person(each, each.user.email if may(current_user, "membership.see_contact", each) else "")
        for each in memberships
    ]


@bp.get("/committees/<int:committee_id>/workspace")
@allows("workspace.view", committee=TaskCommittee)
def show(committee: TaskCommittee) -> ResponseReturnValue:
    body = queries.body_of(committee)
    return render_template(
        "workspaces/show.html",
        committee=committee,
        terms=terms_of_body(body.id),
        people=_people(current_memberships(body)),
        own_place=place_of(current_user, body),
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


@bp.route("/memberships/<int:membership_id>/contact", methods=["GET", "POST"])
@allows("membership.choose_contact", membership=Membership)
def choose_contact(membership: Membership) -> ResponseReturnValue:
    committee = committee_of_body(membership.body_id)
    form = ContactForm(obj=membership)
    return form_page(
        "workspaces/contact.html",
        form,
        carry_out=lambda: bodies.choose_contact(membership, shows_email=form.shows_email.data, by=current_user),
        leads_to=url_for(".show", committee_id=committee.id),
        says=_("Your choice is saved."),
        of=membership,
        membership=membership,
        committee=committee,
        crumbs=crumbs(committee, (_("Your place"), None)),
    )
