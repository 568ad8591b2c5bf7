"""An area for development is recorded, and somebody chooses how to take it up."""

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.bodies.models import Body
from app.committees.events import AreaRecorded, CommitteeProposed, FormChosen
from app.committees.models import Area, ParticipationForm, TaskCommittee
from app.errors import Refused
from app.events import record
from app.extensions import db
from app.meetings.models import Meeting


def record_area(body: Body, *, title: str, description: str, meeting: Meeting | None = None, by: User) -> Area:
    """An area for development that the standing committee has seen, where known at one of its meetings."""
    if not body.is_standing:
        raise Refused(_("Areas for development are recorded by the standing committees."))
    if meeting and meeting.body_id != body.id:
        raise Refused(_("Choose a meeting of the committee itself."))
    area = Area(
        body=body,
        meeting=meeting,
        title=title,
        description=description,
        recorded_by_id=by.id,
        recorded_at=clock.now(),
    )
    db.session.add(area)
    db.session.flush()
    record(AreaRecorded(area.id, body.id), by=by)
    return area


def choose_form(area: Area, *, form: ParticipationForm, reason: str = "", by: User) -> TaskCommittee | None:
    """The standing committee chooses how the area is taken up; a task committee is proposed to the council.

    Any other form needs a reason, so that it can be seen why citizens were not asked to take part in this way.
    Returns the proposed committee, or None for another form.
    """
    if not area.is_waiting:
        raise Refused(_("It has already been chosen how this area is taken up."))
    if form is not ParticipationForm.TASK_COMMITTEE and not reason.strip():
        raise Refused(_("Write why another form than a task committee is chosen."))
    area.form, area.form_reason, area.chosen_at = form, reason, clock.now()
    committee = _proposed(area) if form is ParticipationForm.TASK_COMMITTEE else None
    record(FormChosen(area.id, form, committee.id if committee else None), by=by)
    if committee:
        record(CommitteeProposed(committee.id, area.id), by=by)
    return committee


def _proposed(area: Area) -> TaskCommittee:
    committee = TaskCommittee(area=area, title=area.title, standing_committee_id=area.body_id, proposed_at=clock.now())
    db.session.add(committee)
    db.session.flush()
    return committee
