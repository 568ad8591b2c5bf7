"""The council's decisions about a task committee, and the steps of its work."""

from flask_babel import gettext as _

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import User
from app.bodies import operations as bodies
from app.bodies.models import Body, BodyKind
from app.bodies.queries import councillors
from app.cases import carry_on
from app.committees import sections
from app.committees.events import (
    CommitteeConcluded,
    CommitteeDropped,
    CommitteeEstablished,
    DraftersNamed,
    FacilitatorAssigned,
    ResultDelivered,
    WorkBegun,
)
from app.committees.models import Adoption, Drafter, Stage, TaskCommittee, TermsVersion
from app.committees.queries import facilitators
from app.errors import Refused
from app.events import record
from app.extensions import db
from app.meetings.models import Decision, Meeting
from app.meetings.operations import decide

#: How many councillors draft the terms. Ksl. is silent; the model says two, so that no one party drafts alone.
DRAFTERS = 2


def name_drafters(
    committee: TaskCommittee, *, meeting: Meeting, number: str, drafters: list[User], by: User
) -> Decision:
    """Record that the council named two of its members to draft the terms of reference.

    It names them once, and anew when one of them has left the council before it has decided on the draft.
    """
    if not (committee.is_proposed or committee.lacks_a_drafter):
        raise Refused(_("Drafters can only be named for a committee that is proposed."))
    if len({drafter.id for drafter in drafters}) != DRAFTERS:
        raise Refused(_("Choose two different councillors to draft the terms of reference."))
    decision = decide("committee.name_drafters", committee, meeting=meeting, number=number, by=by)
    members = {councillor.id for councillor in councillors(on=decision.decided_on)}
    if any(drafter.id not in members for drafter in drafters):
        raise Refused(_("Only members of the council can be named to draft the terms of reference."))
    named_before = {drafter.user_id: drafter for drafter in committee.drafters}
    committee.drafters = [named_before.get(drafter.id) or Drafter(user=drafter) for drafter in drafters]
    committee.naming_decision = decision
    if committee.is_proposed:
        committee.stage = Stage.DRAFTING
    db.session.flush()
    record(DraftersNamed(committee.id, decision.id), by=by)
    return decision


def establish(committee: TaskCommittee, *, terms: TermsVersion, meeting: Meeting, number: str, by: User) -> Decision:
    """Record that the council established the committee with these terms, which are locked from here.

    Its body comes to be. Refused before the joint meeting that discusses the draft has begun (the model's order;
    ksl. § 17 stk. 4 knows only the council's decision), and while the terms lack something.
    """
    committee.check_step(Stage.ESTABLISHED, _("The draft must be put before a joint meeting first."))
    discussed_at = committee.joint_meeting
    if discussed_at is None or not committee.is_discussed:
        raise Refused(_("The joint meeting has not discussed the draft yet. The council decides after it."))
    if meeting.starts_at < discussed_at.starts_at:
        raise Refused(_("That council meeting was before the joint meeting. Choose a later one."))
    must_be_complete(committee, terms)
    decision = decide("committee.establish", terms, meeting=meeting, number=number, by=by)
    committee.body = bodies.create_body(
        kind=BodyKind.TASK_COMMITTEE,
        name=terms.title,
        purpose=terms.purpose,
        term_from=decision.decided_on,
        term_to=None,
        by=by,
    )
    committee.establishing_decision, committee.stage = decision, Stage.ESTABLISHED
    put_in_force(terms, committee.body, decision)
    record(CommitteeEstablished(committee.id, decision.id, terms.number), by=by)
    return decision


def drop(committee: TaskCommittee, *, reason: str, meeting: Meeting | None = None, number: str = "", by: User) -> None:
    """Go no further with the committee.

    While it is only proposed the standing committee does so itself and says why. Once the council has dealt with
    it, only the council can: ``meeting`` and ``number`` are its decision. Not once the members are appointed.
    What is under way for it, a call or an appointment, ends with it.
    """
    needs_decision = not committee.is_proposed
    committee.check_step(Stage.DROPPED, _("This committee has members or has ended. It cannot be dropped."))
    if not reason.strip():
        raise Refused(_("Write why the committee is dropped."))
    if needs_decision and meeting is None:
        raise Refused(_("The council named the drafters, so the council decides. Choose its meeting."))
    if meeting is not None:
        committee.dropping_decision = decide("committee.drop", committee, meeting=meeting, number=number, by=by)
    committee.stage, committee.drop_reason, committee.dropped_at = Stage.DROPPED, reason, clock.now()
    record(
        CommitteeDropped(committee.id, committee.dropping_decision.id if committee.dropping_decision else None), by=by
    )
    carry_on("committee.drop", committee, by=by)


def assign_facilitator(
    committee: TaskCommittee, *, user: User | None = None, name: str = "", email: str = "", by: User
) -> User:
    """Give the committee a facilitator in place of the one it had: ``user``, or a colleague who is invited now."""
    if committee.body is None or committee.is_dropped:
        raise Refused(_("The committee gets a facilitator when the council has established it."))
    facilitator = user or accounts.create_account(name=name, email=email, by=by)
    for before in facilitators(committee.body):
        bodies.leave(before, ends_on=clock.today(), by=by)
    bodies.assign_facilitator(committee.body, facilitator, starts_on=clock.today(), by=by)
    if user is None:
        accounts.invite(facilitator, by=by)
    record(FacilitatorAssigned(committee.id, facilitator.id), by=by)
    return facilitator


def begin_work(committee: TaskCommittee, *, by: User) -> None:
    """The members are appointed, and the committee can meet."""
    committee.become(Stage.WORKING, _("Only a committee that is established and has not begun can begin its work."))
    record(WorkBegun(committee.id), by=by)


def deliver(committee: TaskCommittee, *, by: User) -> None:
    """The committee has handed its result over."""
    committee.become(Stage.DELIVERED, _("Only a committee that is working can hand over its result."))
    record(ResultDelivered(committee.id), by=by)


def conclude(committee: TaskCommittee, *, by: User) -> None:
    """The council has answered every recommendation."""
    committee.become(Stage.ANSWERED, _("Only a result that has been handed over can be answered."))
    record(CommitteeConcluded(committee.id), by=by)


def must_be_complete(committee: TaskCommittee, terms: TermsVersion) -> None:
    if terms.committee_id != committee.id:
        raise Refused(_("These are the terms of reference of another committee."))
    if lacking := sections.missing(terms):
        raise Refused(_("The terms of reference are not complete.") + " " + " ".join(lacking))


def put_in_force(terms: TermsVersion, body: Body, decision: Decision) -> None:
    """From now on this is the version that holds, and the committee and its ``body`` bear its title."""
    committee = terms.committee
    committee.terms_number = terms.number
    committee.title = body.name = terms.title
    db.session.add(Adoption(terms=terms, decision=decision))
    db.session.flush()
    db.session.expire(committee, ["terms"])
