"""What the council decides about a committee, as the secretariat records it."""

from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.bodies.queries import council, councillors
from app.committees import operations, queries
from app.committees.forms.steps import (
    AssignFacilitatorForm,
    ChangeTermsForm,
    EstablishForm,
    NameDraftersForm,
    drop_form,
)
from app.committees.models import TaskCommittee
from app.committees.navigation import crumbs_of
from app.committees.views.blueprint import bp
from app.navigation import address_of
from app.submissions import form_page


@bp.route("/committees/<int:committee_id>/drafters", methods=["GET", "POST"])
@allows("committee.name_drafters", committee=TaskCommittee)
def name_drafters(committee: TaskCommittee) -> ResponseReturnValue:
    form = NameDraftersForm(council(), councillors())
    return form_page(
        "committees/name_drafters.html",
        form,
        carry_out=lambda: operations.name_drafters(
            committee,
            meeting=form.chosen_meeting,
            number=form.number.data,
            drafters=form.drafters,
            by=current_user,
        ),
        leads_to=address_of(committee),
        says=_("The two councillors are named. They can begin to write."),
        **_page(_("Name two councillors to draft"), committee),
    )


@bp.route("/committees/<int:committee_id>/establishment", methods=["GET", "POST"])
@allows("committee.establish", committee=TaskCommittee)
def establish(committee: TaskCommittee) -> ResponseReturnValue:
    form = EstablishForm(council(), queries.versions(committee, with_drafts=True), after=committee.joint_meeting)
    return form_page(
        "committees/establish.html",
        form,
        carry_out=lambda: operations.establish(
            committee, terms=form.terms, meeting=form.chosen_meeting, number=form.number.data, by=current_user
        ),
        leads_to=address_of(committee),
        says=_("The committee is established, and its terms of reference are in force."),
        **_page(_("Establish the committee"), committee),
    )


@bp.route("/committees/<int:committee_id>/terms-change", methods=["GET", "POST"])
@allows("committee.change_terms", committee=TaskCommittee)
def change_terms(committee: TaskCommittee) -> ResponseReturnValue:
    form = ChangeTermsForm(council(), queries.versions(committee, with_drafts=True))
    return form_page(
        "committees/change_terms.html",
        form,
        carry_out=lambda: operations.change_terms(
            committee, terms=form.terms, meeting=form.chosen_meeting, number=form.number.data, by=current_user
        ),
        leads_to=url_for(".show_terms", committee_id=committee.id),
        says=_("The new version is in force."),
        **_page(_("Change the terms of reference"), committee),
    )


@bp.route("/committees/<int:committee_id>/ending", methods=["GET", "POST"])
@allows("committee.drop", committee=TaskCommittee)
def drop(committee: TaskCommittee) -> ResponseReturnValue:
    form = drop_form(committee)
    return form_page(
        "committees/drop.html",
        form,
        carry_out=lambda: operations.drop(
            committee,
            reason=form.reason.data,
            meeting=form.chosen_meeting,
            number=form.decision_number,
            by=current_user,
        ),
        leads_to=url_for(".show_area", area_id=committee.area_id),
        says=_("The committee is dropped."),
        **_page(_("Drop the committee"), committee),
    )


@bp.route("/committees/<int:committee_id>/facilitator", methods=["GET", "POST"])
@allows("committee.assign_facilitator", committee=TaskCommittee)
def assign_facilitator(committee: TaskCommittee) -> ResponseReturnValue:
    form = AssignFacilitatorForm(queries.staff())
    return form_page(
        "committees/assign_facilitator.html",
        form,
        carry_out=lambda: operations.assign_facilitator(
            committee, user=form.chosen, name=form.name.data, email=form.email.data, by=current_user
        ),
        leads_to=address_of(committee),
        says=lambda facilitator: _("%(name)s is the facilitator now.", name=facilitator.name),
        before=lambda: queries.facilitators_of(committee),
        **_page(_("Choose the facilitator"), committee),
    )


def _page(title: str, committee: TaskCommittee) -> dict[str, Any]:
    """What each of these pages shows beside its form."""
    return {"committee": committee, "heading": title, "crumbs": crumbs_of(committee, (title, None))}
