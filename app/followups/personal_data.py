"""What is kept of who reported what became of a recommendation."""

from app.followups.models import FollowUp
from app.personal import Personal
from app.workspaces.personal_data import STAYS, WORK

PERSONAL = [
    Personal(
        WORK,
        FollowUp,
        "reported_by_id text reported_at",
        whose=lambda person: FollowUp.reported_by_id == person.user_id,
        stays=STAYS,
    ),
]
