"""What is kept of who drafted, wrote and commented the terms of reference."""

from sqlalchemy import or_

from app.bodies.personal_data import MEMBERSHIP, STAYS
from app.committees.models import (
    Area,
    Deliverable,
    Drafter,
    Profile,
    Question,
    TaskCommittee,
    TermsComment,
    TermsVersion,
)
from app.personal import Personal

PERSONAL = [
    Personal(MEMBERSHIP, Drafter, "user_id name", whose=lambda person: Drafter.user_id == person.user_id, stays=STAYS),
    Personal(
        MEMBERSHIP,
        TermsVersion,
        "saved_by_id saved_by_name number saved_at note",
        whose=lambda person: TermsVersion.saved_by_id == person.user_id,
        stays=STAYS,
    ),
    Personal(
        MEMBERSHIP,
        TermsComment,
        "author_id author_name text written_at reply replied_by_id replied_by_name",
        whose=lambda person: or_(
            TermsComment.author_id == person.user_id, TermsComment.replied_by_id == person.user_id
        ),
        stays=STAYS,
    ),
    Personal(
        MEMBERSHIP,
        Area,
        "recorded_by_id title recorded_at",
        whose=lambda person: Area.recorded_by_id == person.user_id,
        stays=STAYS,
    ),
]
NOT_PERSONAL = {
    Area: {"description": "a case of a standing committee", "form_reason": "the same"},
    TaskCommittee: {"*": "what a committee is called and how far it has come"},
    TermsVersion: dict.fromkeys(("title", "background", "purpose", "limits", "working_form", "involvement", "time_plan", "status_reports", "resources", "allowance", "openness", "handover", "legal_basis"), "the terms of reference, adopted by the council"),
    TermsComment: {"section": "which part of the terms"},
    Question: {"*": "of the terms"},
    Deliverable: {"*": "of the terms"},
    Profile: {"*": "of the terms: who is wanted, not who came"},
}  # fmt: skip
