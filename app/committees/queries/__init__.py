"""Which areas and task committees there are, what their terms of reference say, and what waits for whom."""

from app.committees.queries.committees import (
    areas,
    committees_before_work,
    facilitated_bodies,
    facilitators,
    facilitators_of,
    staff,
    standing_committees,
    waiting_areas,
)
from app.committees.queries.terms import (
    adoptions,
    commented_by,
    comments,
    draft_of,
    latest_number,
    terms_of_body,
    terms_put_before,
    terms_to_show,
    unanswered_comments,
    version,
    versions,
)

__all__ = [
    "adoptions",
    "areas",
    "commented_by",
    "comments",
    "committees_before_work",
    "draft_of",
    "facilitated_bodies",
    "facilitators",
    "facilitators_of",
    "latest_number",
    "staff",
    "standing_committees",
    "terms_of_body",
    "terms_put_before",
    "terms_to_show",
    "unanswered_comments",
    "version",
    "versions",
    "waiting_areas",
]
