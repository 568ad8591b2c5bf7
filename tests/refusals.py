"""What is refused, and the whole sentence that says so."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.errors import Refused
from app.i18n import speaking


@contextmanager
def refused(sentence: str, kind: type[Refused] = Refused) -> Iterator[None]:
    """``with refused("Write a reason."):`` – what the block does is refused with this sentence, in English."""
    with speaking("en"), pytest.raises(kind) as refusal:
        yield
    assert str(refusal.value) == sentence
