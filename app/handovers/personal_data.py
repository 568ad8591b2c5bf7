"""What is kept of who wrote the result."""

from app.handovers.models import Answer, Recommendation, ResultVersion
from app.personal import Personal
from app.workspaces.personal_data import STAYS, WORK

PERSONAL = [
    Personal(
        WORK,
        ResultVersion,
        "saved_by_id saved_by_name title saved_at",
        whose=lambda person: ResultVersion.saved_by_id == person.user_id,
        stays=STAYS,
    ),
]
NOT_PERSONAL = {
    ResultVersion: {"summary": "the committee's result", "text": "the same"},
    Recommendation: {"*": "the committee's result"},
    Answer: {"reason": "the council's answer", "owner_unit": "who in the administration sees to it"},
}
