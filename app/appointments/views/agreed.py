"""The agreed list."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import choices, operations
from app.appointments.forms import list_form
from app.appointments.models import Appointment
from app.appointments.views import bp
from app.appointments.views.reading import crumbs
from app.submissions import status, submission


@bp.route("/appointments/<int:appointment_id>/list", methods=["GET", "POST"])
@allows("appointment.run", appointment=Appointment)
def agree_list(appointment):
    form = list_form(appointment, choices.list_on_record(appointment))
    form.offer(**choices.list_choices(appointment))
    if form.validate_on_submit():
        with submission(form, of=appointment) as sent:
            operations.agree_list(appointment, lines=form.lines(), version=form.version.data, by=current_user)
        if sent:
            flash(_("The list is recorded."), "success")
            return redirect(url_for(".show", appointment_id=appointment.id))
    return (
        render_template(
            "appointments/agree_list.html",
            form=form,
            appointment=appointment,
            crumbs=crumbs(appointment, _("The agreed list")),
        ),
        status(form),
    )
