"""Everything that can be done to areas, task committees and their terms of reference."""

from app.committees.operations.area import choose_form, record_area
from app.committees.operations.committee import (
    assign_facilitator,
    begin_work,
    conclude,
    deliver,
    drop,
    establish,
    name_drafters,
)
from app.committees.operations.terms import (
    change_terms,
    comment_terms,
    present_terms,
    reply,
    save_terms,
)

__all__ = [
    "assign_facilitator",
    "begin_work",
    "change_terms",
    "choose_form",
    "comment_terms",
    "conclude",
    "deliver",
    "drop",
    "establish",
    "name_drafters",
    "present_terms",
    "record_area",
    "reply",
    "save_terms",
]
