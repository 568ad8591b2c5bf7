"""The result's way from the committee to the council's answer."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.bodies.queries import council, joint_meeting
from app.committees.models import TaskCommittee
from app.committees.navigation import crumbs_of
from app.handovers import operations, order, queries
from app.handovers.forms import AnswerForm, PresentForm, RecommendForm, ResultForm
from app.handovers.wording import OUTCOMES
from app.submissions import status, submission

bp = Blueprint("handovers", __name__)
# So that a joint meeting's page can say what it is about, without that slice knowing of this one.
bp.app_template_global("results_put_before")(queries.results_put_before)


@bp.get("/committees/<int:committee_id>/answer")
@allows("handover.view", committee=TaskCommittee)
def show(committee):
    return render_template(
        "handovers/show.html",
        committee=committee,
        handover=queries.handover_of(committee),
        outcomes=OUTCOMES,
        order=order,
        crumbs=_crumbs(committee),
    )


@bp.route("/committees/<int:committee_id>/result", methods=["GET", "POST"])
@allows("handover.prepare", committee=TaskCommittee)
def prepare(committee):
    form = ResultForm.showing(queries.handover_of(committee))
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.prepare(
                committee,
                title=form.title.data,
                summary=form.summary.data,
                text=form.text.data,
                recommendations=form.texts,
                after=form.after.data or 0,
                by=current_user,
            )
        if sent:
            flash(_("The result is saved."), "success")
            return redirect(url_for(".show", committee_id=committee.id))
    handover = queries.handover_of(committee)
    form.compare_with(handover)
    return (
        render_template(
            "handovers/prepare.html",
            committee=committee,
            form=form,
            obstacle=order.obstacle_to_preparing(committee, handover),
            crumbs=_crumbs(committee, _("Write the result")),
        ),
        status(form),
    )


@bp.get("/committees/<int:committee_id>/result/versions")
@allows("handover.prepare", committee=TaskCommittee)
def versions(committee):
    return render_template(
        "handovers/versions.html",
        committee=committee,
        versions=queries.versions_of(committee),
        crumbs=_crumbs(committee, _("Saved versions")),
    )


@bp.route("/committees/<int:committee_id>/result/presentation", methods=["GET", "POST"])
@allows("handover.present", committee=TaskCommittee)
def present(committee):
    form = PresentForm().offer(queries.joint_meetings_for(committee))
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.present(committee, meeting=form.meeting, by=current_user)
        if sent:
            flash(
                _("The result is put before the joint meeting. It is public from when the meeting begins."), "success"
            )
            return redirect(url_for(".show", committee_id=committee.id))
    handover = queries.handover_of(committee)
    return (
        render_template(
            "handovers/present.html",
            committee=committee,
            handover=handover,
            form=form,
            body=joint_meeting(),
            obstacle=order.obstacle_to_presenting(handover),
            crumbs=_crumbs(committee, _("Present the result")),
        ),
        status(form),
    )


@bp.route("/committees/<int:committee_id>/result/recommendation", methods=["GET", "POST"])
@allows("handover.recommend", committee=TaskCommittee)
def recommend(committee):
    form = RecommendForm().offer(queries.meetings_to_recommend_at(committee))
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.recommend(
                committee,
                meeting=form.meeting,
                number=form.number.data,
                text=form.text.data,
                by=current_user,
            )
        if sent:
            flash(_("The standing committee's recommendation is recorded. Now the council decides."), "success")
            return redirect(url_for(".show", committee_id=committee.id))
    handover = queries.handover_of(committee)
    return (
        render_template(
            "handovers/recommend.html",
            committee=committee,
            handover=handover,
            form=form,
            body=committee.standing_committee,
            obstacle=order.obstacle_to_recommending(handover),
            crumbs=_crumbs(committee, _("Standing committee's recommendation")),
        ),
        status(form),
    )


@bp.route("/committees/<int:committee_id>/result/answer", methods=["GET", "POST"])
@allows("handover.answer", committee=TaskCommittee)
def answer(committee):
    form = AnswerForm.about(queries.recommendations_of(committee), queries.possible_owners())
    form.offer(queries.meetings_to_answer_at(committee))
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.answer(
                committee, meeting=form.meeting, number=form.number.data, answers=form.answers, by=current_user
            )
        if sent:
            flash(_("The council's answer is recorded and public. The members are told."), "success")
            return redirect(url_for(".show", committee_id=committee.id))
    return (
        render_template(
            "handovers/answer.html",
            committee=committee,
            recommendations=queries.recommendations_of(committee),
            form=form,
            body=council(),
            obstacle=order.obstacle_to_answering(queries.handover_of(committee)),
            crumbs=_crumbs(committee, _("The council's answer")),
        ),
        status(form),
    )


def _crumbs(committee, here=""):
    """Where the page lies: under the committee, and under its result when it is a step of it."""
    result = (_("Result and answer"), url_for(".show", committee_id=committee.id) if here else None)
    return crumbs_of(committee, result, *([(here, None)] if here else []))
