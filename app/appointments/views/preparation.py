"""Before the members are chosen: opening, who is present, and how it is done."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import choices, operations, queries
from app.appointments.forms import AbandonForm, MethodForm, OpenForm, presence_form
from app.appointments.models import Appointment, Method
from app.appointments.views import bp
from app.appointments.views.reading import crumbs
from app.bodies.queries import council
from app.committees.models import TaskCommittee
from app.committees.navigation import crumbs_of
from app.navigation import address_of
from app.submissions import status, submission


@bp.route("/committees/<int:committee_id>/appointment", methods=["GET", "POST"])
@allows("appointment.open", committee=TaskCommittee)
def open(committee):
    form = OpenForm()
    meetings, call = queries.council_meetings(committee), queries.call_of(committee)
    form.offer(meetings, call)
    if form.validate_on_submit():
        with submission(form) as sent:
            sent.result = operations.open(committee, **form.opening(), by=current_user)
        if sent:
            flash(_("The appointment is open. Record who is present."), "success")
            return redirect(url_for(".show", appointment_id=sent.result.id))
    return (
        render_template(
            "appointments/open.html",
            form=form,
            committee=committee,
            council=council(),
            meetings=meetings,
            call=call,
            candidates=queries.number_of_candidates(call),
            earlier=queries.earlier_appointments(committee),
            current=queries.current_appointment(committee),
            crumbs=crumbs_of(committee, (_("Appoint the members"), None)),
        ),
        status(form),
    )


@bp.route("/appointments/<int:appointment_id>/presence", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def record_presence(appointment):
    form = presence_form(
        queries.members_of_council(appointment), choices.presence(appointment), choices.groups_of_council(appointment)
    )
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.record_presence(appointment, groups=form.groups(), by=current_user)
        if sent:
            flash(_("Presence and groups are recorded."), "success")
            return redirect(url_for(".show", appointment_id=appointment.id))
    return _step("record_presence", _("Who is present"), appointment, form)


@bp.route("/appointments/<int:appointment_id>/method", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def choose_method(appointment):
    form = MethodForm(obj=appointment)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.choose_method(
                appointment, method=Method(str(form.method.data)), objections=form.objections.data, by=current_user
            )
        if sent:
            flash(_("It is recorded how the members are appointed."), "success")
            return redirect(url_for(".show", appointment_id=appointment.id))
    return _step("choose_method", _("Agreed list or election"), appointment, form)


@bp.route("/appointments/<int:appointment_id>/abandonment", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def abandon(appointment):
    form = AbandonForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.abandon(appointment, reason=form.reason.data, by=current_user)
        if sent:
            flash(_("The appointment is stopped. Nobody has been appointed."), "success")
            return redirect(address_of(appointment.committee))
    return _step("abandon", _("Stop the appointment"), appointment, form)


def _step(name, title, appointment, form):
    return (
        render_template(
            f"appointments/{name}.html", form=form, appointment=appointment, crumbs=crumbs(appointment, title)
        ),
        status(form),
    )
