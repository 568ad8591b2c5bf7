"""What is kept of who came to meetings and recorded them."""

from app.bodies.personal_data import MEMBERSHIP, STAYS
from app.meetings.models import AgendaItem, Attendance, Decision, Meeting
from app.personal import Personal

PERSONAL = [
    Personal(
        MEMBERSHIP,
        Attendance,
        "user_id name was_present",
        whose=lambda person: Attendance.user_id == person.user_id,
        stays=STAYS,
    ),
    Personal(
        MEMBERSHIP,
        Decision,
        "recorded_by_id number title decided_on",
        whose=lambda person: Decision.recorded_by_id == person.user_id,
        stays=STAYS,
    ),
]
NOT_PERSONAL = {
    Meeting: {"*": "when and where a body meets"},
    AgendaItem: {"*": "the cases of a body: part of its minute book"},
    Decision: {"text": "what a body decided: part of its minute book"},
}
