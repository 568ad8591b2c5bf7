"""What receipts keep of people."""

from app.audit.personal_data import TRAIL
from app.personal import Personal
from app.privacy.models import Receipt
from app.workspaces.personal_data import STAYS

PERSONAL = [
    Personal(
        TRAIL,
        Receipt,
        "erased_by_id erased_at",
        whose=lambda person: Receipt.erased_by_id == person.user_id,
        stays=STAYS,
    ),
]
NOT_PERSONAL = {Receipt: {"kind": "account or application", "counts": "numbers"}}
