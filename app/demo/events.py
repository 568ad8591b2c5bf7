"""That a demo municipality was built here: what tells it from a real one."""

from dataclasses import dataclass

from app.events import Event


@dataclass(frozen=True)
class DemoBegun(Event):
    """Everything after this, until ``DemoBuilt``, may be half of a demo that was interrupted."""


@dataclass(frozen=True)
class DemoBuilt(Event):
    until: str
