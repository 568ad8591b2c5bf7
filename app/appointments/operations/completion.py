"""The council's decision: the members get their seats, and everybody who applied an answer."""

from flask_babel import gettext as _

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import User
from app.applications import operations as applications
from app.appointments import election
from app.appointments.awaited import must_be_open
from app.appointments.election import Step
from app.appointments.events import AppointmentCompleted
from app.appointments.models import Appointment, AppointmentStatus, TurnAnswer
from app.bodies import operations as bodies
from app.bodies.models import MemberKind, Office, Seat
from app.cases import case_kind
from app.committees import operations as committees
from app.errors import Refused
from app.events import record
from app.extensions import db
from app.i18n import speaking
from app.meetings import operations as meetings


def complete(appointment: Appointment, *, number: str, dissent: str = "", by: User) -> Appointment:
    """Record the council's decision and carry it out, all of it or nothing.

    Each place becomes a seat with its owning group (ksl. § 28) and a membership that rests on the decision;
    citizens get an account; every application is settled, so that nobody who applied goes without an answer.
    ``number`` is the decision's in the minute book.
    """
    must_be_open(appointment)
    committee, body = appointment.committee, appointment.committee.body
    if body is None or election.next_step(appointment) is not Step.COMPLETION:
        raise Refused(_("The appointment can be completed when every place and office has been settled."))
    _must_all_stand(appointment)
    with speaking("da"):  # minute book and memberships are kept in Danish, whoever is at the keyboard
        title = case_kind("appointment.complete").proposal(appointment)
        basis = _("Appointed by the council, decision no. %(number)s", number=number)
    decision = meetings.record_decision(appointment.meeting, number=number, title=title, by=by)
    offices = election.office_by_councillor(appointment)
    for place, answer in enumerate(appointment.named, start=1):
        user = answer.user or _account(answer, by)
        bodies.join(
            body,
            user,
            kind=MemberKind(str(answer.kind)),
            office=offices.get(user.id, Office.MEMBER),
            starts_on=decision.decided_on,
            basis=basis,
            decision_id=decision.id,
            seat=Seat(body=body, number=place, kind=answer.kind, group_id=answer.announced.group_id),
            by=by,
        )
    _settle_applications(appointment, by)
    appointment.decision = decision
    appointment.dissent = dissent
    appointment.status = AppointmentStatus.COMPLETED
    appointment.closed_at = clock.now()
    db.session.flush()
    committees.begin_work(committee, by=by)
    record(AppointmentCompleted(appointment.id, committee.id, decision.id), by=by)
    return appointment


def _must_all_stand(appointment: Appointment) -> None:
    """Somebody may have withdrawn between being named and being appointed."""
    for answer in appointment.named:
        if answer.application and not answer.application.is_received:
            raise Refused(
                _(
                    "Whom group %(group)s named with application %(number)s has withdrawn. Name somebody else.",
                    group=answer.announced.name,
                    number=answer.application.number,
                )
            )


def _account(answer: TurnAnswer, by: User) -> User:
    """The citizen's account; a new one, or one that has never been used, is invited."""
    application = answer.application
    user = (application.user if application else None) or accounts.create_account(
        name=answer.person, email=answer.address, language=application.language if application else "da", by=by
    )
    if user.password_hash is None:
        accounts.invite(user, by=by)
    return user


def _settle_applications(appointment: Appointment, by: User) -> None:
    if not appointment.call:
        return
    for answer in appointment.named:
        if answer.application:
            answer.name = answer.application.name  # from now on it is evidence, and outlives the application
            applications.appoint(answer.application, by=by)
    applications.answer_the_others(appointment.call, by=by)
