"""From an area for development to an established task committee and its terms of reference."""

from app.committees.models.area import STANDING, Area, Form
from app.committees.models.committee import STEPS, Drafter, Stage, TaskCommittee
from app.committees.models.terms import (
    Adoption,
    ChairRule,
    Deliverable,
    Profile,
    Question,
    TermsComment,
    TermsVersion,
)

__all__ = [
    "STANDING",
    "STEPS",
    "Adoption",
    "Area",
    "ChairRule",
    "Deliverable",
    "Drafter",
    "Form",
    "Profile",
    "Question",
    "Stage",
    "TaskCommittee",
    "TermsComment",
    "TermsVersion",
]
