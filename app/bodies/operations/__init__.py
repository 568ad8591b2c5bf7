"""What can be done with bodies and memberships. None of it commits; see app/transactions.py."""

from app.bodies.operations.bodies import add_group, create_body, edit_body
from app.bodies.operations.council_import import FaultyCouncilFile, import_council
from app.bodies.operations.memberships import (
    assign_facilitator,
    change_office,
    choose_contact,
    join,
    lead_group,
    leave,
    take_on,
)

__all__ = [
    "FaultyCouncilFile",
    "add_group",
    "assign_facilitator",
    "change_office",
    "choose_contact",
    "create_body",
    "edit_body",
    "import_council",
    "join",
    "lead_group",
    "leave",
    "take_on",
]
