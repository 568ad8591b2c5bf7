"""The appointment begins."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.appointments import operations, queries
from app.appointments.forms.opening import OpenForm
from app.appointments.views.blueprint import bp
from app.bodies.queries import council
from app.committees.models import TaskCommittee
from app.committees.navigation import crumbs_of
from app.meetings.queries import next_meeting
from app.navigation import address_of
from app.submissions import form_page


@bp.route("/committees/<int:committee_id>/appointment", methods=["GET", "POST"])
@allows("appointment.open", committee=TaskCommittee)
def open(committee: TaskCommittee) -> ResponseReturnValue:
    form = OpenForm()
    meetings, call = queries.council_meetings(committee), queries.call_of(committee)
    form.offer(meetings).ask_for_the_reason(call)
    return form_page(
        "appointments/opening.html",
        form,
        carry_out=lambda: operations.open(committee, **form.opening(), by=current_user),
        leads_to=address_of,
        says=_("The appointment is open. Record who is present."),
        committee=committee,
        council=lambda: council(),
        next_meeting=lambda: next_meeting(council()),
        meetings=meetings,
        call=call,
        candidates=lambda: queries.number_of_candidates(call),
        earlier=lambda: queries.earlier_appointments(committee),
        current=lambda: queries.current_appointment(committee),
        crumbs=lambda: crumbs_of(committee, (_("Appoint the members"), None)),
    )
