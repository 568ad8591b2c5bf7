"""Who may do what with meetings.

The secretariat runs the meetings of the political bodies. A task committee runs its own, through its chair and
its facilitator, and the secretariat can step in.
"""

from app.access import Rule, anyone
from app.bodies.policy import belongs_to, councillor, runs, secretariat
from app.meetings.models import AgendaItem


def _body(subject):
    """The body that a body, a meeting or an item of an agenda is about."""
    if isinstance(subject, AgendaItem):
        return subject.meeting.body
    return getattr(subject, "body", subject)


def _body_id(subject):
    return _body(subject).id


holds_meetings = Rule(lambda user, subject: _body(subject).holds_meetings)
of_a_task_committee = Rule(lambda user, subject: _body(subject).is_task_committee)

runs_the_meeting = holds_meetings & (secretariat | (of_a_task_committee & runs(_body_id)))
#: Councillors follow the work of every task committee; they are under the duty of confidentiality anyway.
belongs = secretariat | belongs_to(_body_id) | (of_a_task_committee & councillor)

POLICY = {
    "meeting.list": anyone,
    "meeting.view": anyone,
    "meeting.read": belongs,
    "meeting.plan": runs_the_meeting,
    "meeting.edit": runs_the_meeting,
    "meeting.summon": runs_the_meeting,
    "meeting.minute": runs_the_meeting,
    "meeting.decide": runs_the_meeting,
    "item.edit": runs_the_meeting,
    "item.minute": runs_the_meeting,
}
