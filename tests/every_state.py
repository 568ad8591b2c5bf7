"""One portal in which everything that has states stands in each of them, for tests that ask about all."""

from datetime import timedelta

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import SignInLink
from app.applications.models import ApplicationStatus, ProfileMatch
from app.appointments import operations as appointments
from app.bodies.models import BodyKind, GroupLeadership
from app.calls.models import CallStatus
from app.committees import operations as committees
from app.committees.models import ParticipationForm, Stage
from app.extensions import db
from app.handovers.models import Outcome, ResultVersion
from app.meetings import operations as meetings
from app.meetings.models import Meeting
from app.outbox import Letter, LetterStatus
from app.transactions import transaction
from tests.applications.builders import a_sensitive_match
from tests.appointments.builders import a_completed, a_strict, an_appointment
from tests.builders import (
    BASIS,
    TERM,
    a_body,
    a_call,
    a_closed_call,
    a_coming_meeting,
    a_councillor,
    a_facilitator,
    a_group,
    a_meeting,
    a_member,
    a_task_committee,
    a_terms_version,
    a_user,
    an_application,
    an_area,
    saved,
    the_joint_meeting,
    the_secretary,
    together,
)
from tests.committees.builders import a_comment, an_open_area
from tests.handovers.builders import a_presented_result, a_recommended_result, a_result, an_answered_result
from tests.workspaces.builders import a_status, a_working_committee


def a_portal_with_every_state() -> None:
    links_and_letters()
    bodies_and_who_belongs_to_them()
    meetings_with_agendas()
    committees_on_their_way()
    calls_and_applications()
    with_and_without_an_appointment()
    work_and_its_results()


def links_and_letters() -> None:
    """Each link by a letter of its own: one used, one sent; one that could not be sent; and the rest waiting."""
    for _ in range(4):
        user = a_user()
        with transaction():
            accounts.invite(user, by=None)
    link = db.session.query(SignInLink).first()
    sent, failed, erased, _waiting = db.session.query(Letter)
    link.used_at = clock.now()
    sent.status, sent.sent_at, sent.body = LetterStatus.SENT, clock.now(), ""
    failed.status, failed.last_error = LetterStatus.FAILED, "550 No such mailbox"
    erased.status, erased.sent_at = LetterStatus.SENT, clock.now()
    erased.recipient = erased.subject = erased.body = ""
    accounts.erase_account(link.user)
    db.session.commit()


@together
def bodies_and_who_belongs_to_them() -> None:
    for kind in BodyKind:
        if kind not in (BodyKind.COUNCIL, BodyKind.JOINT_MEETING):
            a_body(kind, f"Et organ: {kind}")
    today = clock.today()
    for days in (-2, -1, 0, 1, None):
        ends_on = None if days is None else today + timedelta(days=days)
        user = a_councillor(starts_on=TERM[0], ends_on=ends_on)
        saved(GroupLeadership(group_id=a_group().id, user_id=user.id, starts_on=TERM[0], ends_on=ends_on, basis=BASIS))
    a_facilitator(a_task_committee(Stage.WORKING))


def meetings_with_agendas() -> None:
    """Past and to come: planned, summoned to, cancelled and with approved minutes; open and closed cases in each."""
    by, body = the_secretary(), a_body(name="Et udvalg, der holder møder")
    member = a_member(body, a_councillor())
    held = [a_meeting(body, clock.now() - timedelta(days=days)) for days in (9, 8, 7)]
    coming = [a_coming_meeting(body, days=days) for days in (7, 8, 9)]
    with transaction():
        for meeting in held + coming:
            for is_closed in (False, True):
                meetings.add_item(meeting, title=f"En sag: {is_closed}", is_closed=is_closed, by=by)
        for is_closed in (False, True):
            meetings.record_decision(held[0], number=f"{is_closed}", title="En beslutning", is_closed=is_closed, by=by)
        meetings.record_attendance(held[2], present=[member.id], by=by)
        meetings.approve_minutes(held[2], by=by)
        for meeting in (held[1], coming[1]):
            meetings.cancel(meeting, because="Sygdom", by=by)
        meetings.summon(coming[2], by=by)


def committees_on_their_way() -> None:
    by = the_secretary()
    an_open_area()
    an_area(title="Til en tænketank", form=ParticipationForm.THINK_TANK, chosen_at=clock.now())
    for stage in Stage:
        a_task_committee(stage, f"Et udvalg: {stage}")
    presented = a_task_committee(Stage.PRESENTED, "Lige drøftet")
    comments = [a_comment(presented.versions[0]) for _ in range(2)]
    with transaction():
        committees.reply(comments[0], text="Tak", by=by)
    waiting = a_task_committee(Stage.PRESENTED, "Lige lagt frem")
    waiting.joint_meeting = a_coming_meeting(the_joint_meeting(), days=3)
    saved(waiting)
    cancelled = a_task_committee(Stage.PRESENTED, "Lagt frem for et møde, der er aflyst")
    cancelled.joint_meeting = a_coming_meeting(the_joint_meeting(), days=4)
    saved(cancelled)
    with transaction():
        meetings.cancel(cancelled.joint_meeting, because="Sygdom", by=by)
    established = a_task_committee(Stage.ESTABLISHED, "Med et nyt udkast")
    a_terms_version(established, number=2)


@together
def calls_and_applications() -> None:
    for status in CallStatus:
        a_call(status)
    call, closed = a_call(), a_closed_call()
    for of in (call, closed):
        first = an_application(of, proved_at=clock.now())
        for status in ApplicationStatus:
            repeats = {"repeats_id": first.id} if status is ApplicationStatus.REPEATED else {}
            an_application(of, status=status, **repeats)
        for is_claimed in (False, True):
            for is_confirmed in (None, False, True):
                saved(
                    ProfileMatch(
                        application_id=an_application(of).id,
                        profile_id=of.terms.profiles[0].id,
                        is_claimed=is_claimed,
                        is_confirmed=is_confirmed,
                    )
                )
    for until in (None, clock.today() + timedelta(days=5)):
        sensitive = a_closed_call()
        sensitive.terms.sensitive_until, sensitive.terms.profiles[0].is_sensitive = until, True
        for status in (ApplicationStatus.RECEIVED, ApplicationStatus.NOT_APPOINTED):
            saved(a_sensitive_match(an_application(sensitive, status=status)))


def with_and_without_an_appointment() -> None:
    by = the_secretary()
    a_completed(by=by)
    a_strict(by=by)
    abandoned = an_appointment()
    with transaction():
        appointments.abandon(abandoned, reason="Forkert møde", by=by)
    an_appointment()


def work_and_its_results() -> None:
    by = the_secretary()
    a_result()
    a_recommended_result()
    to_come: Meeting = a_coming_meeting(the_joint_meeting(), days=5)
    handover = a_presented_result(at=to_come.starts_at + timedelta(days=1))
    saved(ResultVersion(handover_id=handover.id, number=0, saved_by_id=by.id, saved_at=clock.now(), title="Før"))
    cancelled = a_presented_result(at=to_come.starts_at + timedelta(days=2))
    with transaction():
        meetings.cancel(cancelled.joint_meeting, because="Sygdom", by=by)
    for outcome in Outcome:
        an_answered_result(outcome)
    a_status(a_working_committee("Et udvalg, der fortæller"), to_come)
    cancelled_meeting = a_coming_meeting(the_joint_meeting(), days=6)
    a_status(a_working_committee("Et udvalg, der ville fortælle"), cancelled_meeting)
    with transaction():
        meetings.cancel(cancelled_meeting, because="Sygdom", by=by)
