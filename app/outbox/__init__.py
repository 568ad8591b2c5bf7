"""The outbox: what the portal writes to people, from the decision until it has left.

It knows no slice. Who is told of what stands in each slice's ``letters.py``.
"""

from app.outbox import delivery  # noqa: F401 -- loaded with it: the job that sends what is written
from app.outbox.batches import drafts, write_to_many
from app.outbox.erasing import erase_letters, erase_overdue_last_letters, is_last_of
from app.outbox.models import Letter, LetterStatus
from app.outbox.writing import Recipient, draft, send, write_letter, write_letters

__all__ = [
    "Letter",
    "LetterStatus",
    "Recipient",
    "draft",
    "drafts",
    "erase_letters",
    "erase_overdue_last_letters",
    "is_last_of",
    "send",
    "write_letter",
    "write_letters",
    "write_to_many",
]
