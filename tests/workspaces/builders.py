"""What the tests of workspaces talk about."""

from app.committees.models import Stage, TaskCommittee
from app.meetings.models import Meeting
from app.transactions import transaction
from app.workspaces import operations
from app.workspaces.models import Draft, Paper, StatusReport, Thread
from tests.builders import a_citizen_member, a_coming_meeting, a_task_committee, the_joint_meeting

PDF = b"%PDF-1.7\n..."


def a_working_committee(title: str = "Trafik: sikker i byen") -> TaskCommittee:
    return a_task_committee(Stage.WORKING, title)


def a_coming_joint_meeting(days: int = 14) -> Meeting:
    return a_coming_meeting(the_joint_meeting(), days=days)


def a_paper(committee, title="Trafiktal", by=None, **facts) -> Paper:
    by = by or a_citizen_member(committee)
    facts.setdefault("text", "Ti børn kom til skade.")
    with transaction():
        return operations.add_paper(committee, title=title, by=by, **facts)


def a_thread(committee, title="Skolevejen", text="Hvem cykler?", by=None) -> Thread:
    by = by or a_citizen_member(committee)
    with transaction():
        return operations.start_thread(committee, title=title, text=text, by=by)


def a_draft(committee, title="Trafikpolitik", text="Et mål: ingen døde.", by=None) -> Draft:
    by = by or a_citizen_member(committee)
    with transaction():
        return operations.start_draft(committee, title=title, text=text, by=by)


def a_status(committee, meeting=None, done="Vi har holdt to møder.", by=None) -> StatusReport:
    by, meeting = by or a_citizen_member(committee), meeting or a_coming_joint_meeting()
    with transaction():
        return operations.report_status(committee, meeting=meeting, done=done, by=by)
