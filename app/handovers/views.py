"""The result's way from the committee to the council's answer."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.bodies.queries import council, joint_meeting
from app.boxes import boxes_on
from app.committees.models import TaskCommittee
from app.committees.navigation import crumbs_of
from app.handovers import operations, order, queries
from app.handovers.boxes import WHAT_BECAME
from app.handovers.forms import AnswerForm, PresentForm, RecommendForm, ResultForm
from app.handovers.models import Handover
from app.meetings.models import Meeting
from app.meetings.queries import next_meeting
from app.navigation import address_of
from app.pictures import JourneyStep, Reached
from app.submissions import form_page

bp = Blueprint("handovers", __name__)


@bp.get("/committees/<int:committee_id>/answer")
@allows("handover.view", committee=TaskCommittee)
def show(committee: TaskCommittee) -> ResponseReturnValue:
    handover = queries.handover_of(committee)
    return render_template(
        "handovers/show.html",
        committee=committee,
        handover=handover,
        way=_way(handover) if handover else [],
        what_became=boxes_on(WHAT_BECAME, handover.result.recommendations) if handover else {},
        order=order,
        crumbs=_crumbs(committee),
    )


@bp.route("/committees/<int:committee_id>/result", methods=["GET", "POST"])
@allows("handover.prepare", committee=TaskCommittee)
def prepare(committee: TaskCommittee) -> ResponseReturnValue:
    form = ResultForm.showing(queries.handover_of(committee))
    return form_page(
        "handovers/prepare.html",
        form,
        carry_out=lambda: operations.prepare(
            committee,
            title=form.title.data,
            summary=form.summary.data,
            text=form.text.data,
            recommendations=form.texts,
            after=form.after.data,
            by=current_user,
        ),
        leads_to=url_for(".show", committee_id=committee.id),
        says=_("The result is saved."),
        of=lambda: queries.result_of(committee),
        version=lambda: queries.result_number(committee),
        committee=committee,
        obstacle=lambda: order.obstacle_to_preparing(committee, queries.handover_of(committee)),
        crumbs=_crumbs(committee, _("Write the result")),
    )


@bp.get("/committees/<int:committee_id>/result/versions")
@allows("handover.prepare", committee=TaskCommittee)
def versions(committee: TaskCommittee) -> ResponseReturnValue:
    return render_template(
        "handovers/versions.html",
        committee=committee,
        versions=queries.versions_of(committee),
        crumbs=_crumbs(committee, _("Saved versions")),
    )


@bp.route("/committees/<int:committee_id>/result/presentation", methods=["GET", "POST"])
@allows("handover.present", committee=TaskCommittee)
def present(committee: TaskCommittee) -> ResponseReturnValue:
    form = PresentForm().offer(queries.joint_meetings_for(committee))
    return form_page(
        "handovers/present.html",
        form,
        carry_out=lambda: operations.present(committee, meeting=form.chosen_meeting, by=current_user),
        leads_to=url_for(".show", committee_id=committee.id),
        says=_("The result is put before the joint meeting. It is public from when the meeting begins."),
        of=lambda: queries.result_of(committee),
        version=lambda: queries.result_number(committee),
        committee=committee,
        handover=lambda: queries.handover_of(committee),
        body=joint_meeting,
        obstacle=lambda: order.obstacle_to_presenting(queries.handover_of(committee)),
        crumbs=_crumbs(committee, _("Present the result")),
    )


@bp.route("/committees/<int:committee_id>/result/recommendation", methods=["GET", "POST"])
@allows("handover.recommend", committee=TaskCommittee)
def recommend(committee: TaskCommittee) -> ResponseReturnValue:
    form = RecommendForm().offer(queries.meetings_to_recommend_at(committee))
    return form_page(
        "handovers/recommend.html",
        form,
        carry_out=lambda: operations.recommend(
            committee,
            meeting=form.chosen_meeting,
            number=form.number.data,
            text=form.text.data,
            by=current_user,
        ),
        leads_to=url_for(".show", committee_id=committee.id),
        says=_("The standing committee's recommendation is recorded. Now the council decides."),
        committee=committee,
        handover=lambda: queries.handover_of(committee),
        body=committee.standing_committee,
        next_meeting=lambda: next_meeting(committee.standing_committee),
        obstacle=lambda: order.obstacle_to_recommending(queries.handover_of(committee)),
        crumbs=_crumbs(committee, _("Standing committee's recommendation")),
    )


@bp.route("/committees/<int:committee_id>/result/answer", methods=["GET", "POST"])
@allows("handover.answer", committee=TaskCommittee)
def answer(committee: TaskCommittee) -> ResponseReturnValue:
    form = AnswerForm.about(queries.recommendations_of(committee), queries.possible_owners())
    form.offer(queries.meetings_to_answer_at(committee))
    return form_page(
        "handovers/answer.html",
        form,
        carry_out=lambda: operations.answer(
            committee, meeting=form.chosen_meeting, number=form.number.data, answers=form.answers, by=current_user
        ),
        leads_to=url_for(".show", committee_id=committee.id),
        says=_("The council's answer is recorded and public. The members are told."),
        committee=committee,
        recommendations=lambda: queries.recommendations_of(committee),
        body=council,
        next_meeting=lambda: next_meeting(council()),
        obstacle=lambda: order.obstacle_to_answering(queries.handover_of(committee)),
        crumbs=_crumbs(committee, _("The council's answer")),
    )


def _crumbs(committee: TaskCommittee, here: str = "") -> list[tuple[str, str | None]]:
    """Where the page lies: under the committee, and under its result when it is a step of it."""
    result = (_("Result and answer"), url_for(".show", committee_id=committee.id) if here else None)
    return crumbs_of(committee, result, *([(here, None)] if here else []))


def _way(handover: Handover) -> list[JourneyStep]:
    """The three steps of a result, each with the meeting it is taken at."""
    meeting = handover.joint_meeting if handover.is_presented else None
    is_public = handover.is_public
    body = handover.committee.standing_committee.name
    steps = [
        JourneyStep(
            _("Presented at a joint meeting"),
            Reached.DONE if is_public else Reached.CURRENT,
            when=meeting.starts_at if meeting else None,
            url=address_of(meeting) if meeting else "",
        )
    ]
    for name, decision, is_next in (
        (_("Recommended by %(body)s", body=body), handover.recommending_decision, is_public),
        (_("Answered by the council"), handover.answering_decision, handover.recommending_decision is not None),
    ):
        if decision:
            what, url = _("Decision %(number)s", number=decision.number), address_of(Meeting, decision.meeting_id)
            steps.append(JourneyStep(name, Reached.DONE, when=decision.decided_on, what=what, url=url))
        else:
            steps.append(JourneyStep(name, Reached.CURRENT if is_next else Reached.COMING))
    return steps
