"""What can have happened to a letter after it was written."""

from dataclasses import dataclass

from app.events import Event


@dataclass(frozen=True)
class LetterSentAgain(Event):
    """Somebody had a letter that failed tried once more. ``kind`` is its template."""

    letter_id: int
    kind: str
