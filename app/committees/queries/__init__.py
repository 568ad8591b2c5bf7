"""Which areas and task committees there are, what their terms of reference say, and what waits for whom."""

from app.committees.queries.committees import (
    areas,
    board,
    committees_before_work,
    committees_of_body,
    facilitated_bodies,
    facilitators,
    facilitators_of,
    public_committees,
    staff,
    standing_committees,
    waiting_areas,
)
from app.committees.queries.terms import (
    adoptions,
    commented_by,
    comments,
    draft_of,
    terms_of_body,
    terms_put_before,
    terms_to_show,
    unanswered_comments,
    version,
    versions,
)
from app.committees.queries.todos import todos

__all__ = [
    "adoptions",
    "areas",
    "board",
    "commented_by",
    "comments",
    "committees_before_work",
    "committees_of_body",
    "draft_of",
    "facilitated_bodies",
    "facilitators",
    "facilitators_of",
    "public_committees",
    "staff",
    "standing_committees",
    "terms_of_body",
    "terms_put_before",
    "terms_to_show",
    "todos",
    "unanswered_comments",
    "version",
    "versions",
    "waiting_areas",
]
