"""What waits for somebody on the way from an area to an established committee. A constant number of queries."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from app.accounts.models import User
from app.bodies.policy import roles
from app.bodies.queries import Roles
from app.committees.models import TaskCommittee
from app.committees.policy import drafter
from app.committees.queries import (
    commented_by,
    committees_before_work,
    facilitated_bodies,
    unanswered_comments,
    waiting_areas,
)
from app.todo import Todo


def todos(user: User) -> list[Todo]:
    """For the chair of a standing committee, the drafters, all councillors and the secretariat, each their own."""
    mine = roles(user)
    committees = committees_before_work()
    return [
        *_forms_to_choose(mine),
        *_to_draft(user, committees),
        *_to_comment(user, mine, committees),
        *_to_record(mine, committees),
    ]


def _forms_to_choose(mine: Roles) -> Iterator[Todo]:
    if not (mine.chairs or mine.is_secretariat):
        return
    for area in waiting_areas():
        if mine.is_secretariat or area.body_id in mine.chairs:
            text = _("Choose how the area is taken up")
            yield Todo(text, "committees.choose_form", {"area_id": area.id}, about=area.title)


def _to_draft(user: User, committees: list[TaskCommittee]) -> Iterator[Todo]:
    own = [committee for committee in committees if committee.is_in_draft and drafter(user, committee)]
    unanswered = unanswered_comments([committee.id for committee in own]) if own else {}
    for committee in own:
        if not committee.is_presented:
            yield _todo(_("Write the terms of reference"), "committees.save_terms", committee)
        if waiting := unanswered.get(committee.id, 0):
            text = ngettext("Answer %(num)s comment", "Answer %(num)s comments", waiting)
            yield _todo(text, "committees.show_terms", committee)


def _to_comment(user: User, mine: Roles, committees: list[TaskCommittee]) -> Iterator[Todo]:
    presented = [committee for committee in committees if mine.is_councillor and committee.awaits_discussion]
    commented = commented_by(user, [committee.id for committee in presented]) if presented else set()
    for committee in presented:
        if committee.joint_meeting and committee.id not in commented and not drafter(user, committee):
            text = _("Read the draft of the terms of reference")
            yield _todo(text, "committees.show_terms", committee, due=committee.joint_meeting.starts_at)


def _to_record(mine: Roles, committees: list[TaskCommittee]) -> Iterator[Todo]:
    if not mine.is_secretariat:
        return
    established = [committee.body_id for committee in committees if committee.body_id is not None]
    facilitated = facilitated_bodies(established) if established else set()
    for committee in committees:
        if committee.is_proposed or committee.lacks_a_drafter:
            yield _todo(_("Record whom the council names to draft"), "committees.name_drafters", committee)
        if committee.is_presented and not committee.is_discussed and not committee.awaits_discussion:
            yield _todo(_("Choose another joint meeting"), "committees.present_terms", committee)
        elif committee.is_presented and committee.is_discussed:
            yield _todo(_("Record whether the council establishes the committee"), "committees.establish", committee)
        elif committee.is_established and committee.body_id not in facilitated:
            yield _todo(_("Choose the facilitator"), "committees.assign_facilitator", committee)


def _todo(text: str, endpoint: str, committee: TaskCommittee, **more) -> Todo:
    return Todo(text, endpoint, {"committee_id": committee.id}, about=committee.title, **more)
