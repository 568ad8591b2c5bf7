"""What the council decides about a committee, as the secretariat records it."""

from flask import flash, redirect, render_template, url_for
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
from app.committees.views import bp
from app.navigation import address_of
from app.submissions import status, submission


@bp.route("/committees/<int:committee_id>/drafters", methods=["GET", "POST"])
@allows("committee.name_drafters", committee=TaskCommittee)
def name_drafters(committee: TaskCommittee) -> ResponseReturnValue:
    form = NameDraftersForm(council(), councillors())
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.name_drafters(
                committee,
                meeting=form.chosen_meeting,
                number=form.number.data,
                drafters=form.drafters,
                by=current_user,
            )
        if sent:
            flash(_("The two councillors are named. They can begin to write."), "success")
            return redirect(address_of(committee))
    return _page("name_drafters", _("Name two councillors to draft"), committee, form)


@bp.route("/committees/<int:committee_id>/establishment", methods=["GET", "POST"])
@allows("committee.establish", committee=TaskCommittee)
def establish(committee: TaskCommittee) -> ResponseReturnValue:
    form = EstablishForm(council(), queries.versions(committee, with_drafts=True), after=committee.joint_meeting)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.establish(
                committee, terms=form.terms, meeting=form.chosen_meeting, number=form.number.data, by=current_user
            )
        if sent:
            flash(_("The committee is established, and its terms of reference are in force."), "success")
            return redirect(address_of(committee))
    return _page("establish", _("Establish the committee"), committee, form)


@bp.route("/committees/<int:committee_id>/terms-change", methods=["GET", "POST"])
@allows("committee.change_terms", committee=TaskCommittee)
def change_terms(committee: TaskCommittee) -> ResponseReturnValue:
    form = ChangeTermsForm(council(), queries.versions(committee, with_drafts=True))
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.change_terms(
                committee, terms=form.terms, meeting=form.chosen_meeting, number=form.number.data, by=current_user
            )
        if sent:
            flash(_("The new version is in force."), "success")
            return redirect(url_for(".show_terms", committee_id=committee.id))
    return _page("change_terms", _("Change the terms of reference"), committee, form)


@bp.route("/committees/<int:committee_id>/ending", methods=["GET", "POST"])
@allows("committee.drop", committee=TaskCommittee)
def drop(committee: TaskCommittee) -> ResponseReturnValue:
    form = drop_form(committee)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.drop(
                committee,
                reason=form.reason.data,
                meeting=form.chosen_meeting,
                number=form.decision_number,
                by=current_user,
            )
        if sent:
            flash(_("The committee is dropped."), "success")
            return redirect(url_for(".show_area", area_id=committee.area_id))
    return _page("drop", _("Drop the committee"), committee, form)


@bp.route("/committees/<int:committee_id>/facilitator", methods=["GET", "POST"])
@allows("committee.assign_facilitator", committee=TaskCommittee)
def assign_facilitator(committee: TaskCommittee) -> ResponseReturnValue:
    form = AssignFacilitatorForm(queries.staff())
    if form.validate_on_submit():
        with submission(form) as sent:
            sent.result = operations.assign_facilitator(
                committee, user=form.chosen, name=form.name.data, email=form.email.data, by=current_user
            )
        if sent:
            flash(_("%(name)s is the facilitator now.", name=sent.result.name), "success")
            return redirect(address_of(committee))
    return _page(
        "assign_facilitator", _("Choose the facilitator"), committee, form, before=queries.facilitators_of(committee)
    )


def _page(name, title, committee, form, **more) -> ResponseReturnValue:
    page = render_template(
        f"committees/{name}.html",
        committee=committee,
        form=form,
        heading=title,
        crumbs=crumbs_of(committee, (title, None)),
        **more,
    )
    return page, status(form)
