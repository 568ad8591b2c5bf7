"""Which applications, and how they cover what is wanted."""

from app.applications.queries.applicants import (
    applications_of,
    behind_form,
    counting_of,
    repeats_of,
    standing,
    to_forget,
    to_write_to,
    with_sensitive_to_delete,
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
    profiles_to_look_for,
    shown_to,
    tally,
)

__all__ = [
    "CandidateSearch", "Coverage", "applications_of", "behind_form", "candidates", "candidates_of",
    "counting_of", "coverage", "ids_of_candidates", "page_of_candidates", "profiles_of", "profiles_to_look_for",
    "repeats_of", "shown_to",
    "standing", "tally", "to_forget", "to_write_to",
    "with_sensitive_to_delete",
]  # fmt: skip
