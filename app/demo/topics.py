"""The 23 topics, read from topics.toml."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

_FILE = Path(__file__).with_name("topics.toml")


@dataclass(frozen=True)
class Topic:
    """One task committee's matter, in Danish. ``start`` and ``until`` are explained in the file."""

    title: str
    committee: str
    start: int
    area: str
    purpose: str
    questions: list[str]
    deliverable: str
    profiles: dict[str, int]
    recommendations: list[str]
    #: The profiles that are sensitive.
    sensitive: tuple[str, ...] = ()
    until: str = "answer"
    #: Somebody objects to the agreed list, so that the members are chosen by proportional election.
    is_strict: bool = False

    def begun(self, start: int, until: str) -> "Topic":
        """The same matter, begun at another council meeting and told only so far."""
        return replace(self, start=start, until=until)


def topics() -> list[Topic]:
    return [Topic(**each) for each in tomllib.loads(_FILE.read_text(encoding="utf-8"))["topic"]]
