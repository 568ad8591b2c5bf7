"""The council's decision."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import election, operations, queries
from app.appointments.forms import CompleteForm
from app.appointments.models import Appointment
from app.appointments.views import bp
from app.appointments.views.reading import crumbs
from app.submissions import status, submission


@bp.route("/appointments/<int:appointment_id>/completion", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def complete(appointment):
    form = CompleteForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.complete(appointment, number=form.number.data, dissent=form.dissent.data, by=current_user)
        if sent:
            flash(_("The members are appointed. They and everybody else who applied are being told."), "success")
            return redirect(url_for(".show", appointment_id=appointment.id))
    return (
        render_template(
            "appointments/complete.html",
            form=form,
            appointment=queries.whole(appointment),
            holders=election.office_of(appointment),
            coverage=queries.coverage(appointment),
            not_appointed=queries.number_not_named(appointment),
            crumbs=crumbs(appointment, _("The council's decision")),
        ),
        status(form),
    )
