"""Which applications, and how they cover what is wanted."""

from app.applications.queries.applicants import (
    applications_of,
    behind_form,
    counting_of,
    repeats_of,
    standing,
    to_forget,
    to_write_to,
)
from app.applications.queries.candidates import (
    CandidateSearch,
    Coverage,
    candidates,
    candidates_of,
    coverage,
    ids_of_candidates,
    page_of_candidates,
    profiles_of,
    tally,
)

__all__ = [
    "CandidateSearch", "Coverage", "applications_of", "behind_form", "candidates", "candidates_of",
    "counting_of", "coverage", "ids_of_candidates", "page_of_candidates", "profiles_of", "repeats_of", "standing", "tally", "to_forget", "to_write_to",
]  # fmt: skip
