"""The journey of a committee: each slice tells its part of it in its ``journey.py``, and the committee's page gathers it.

    STEPS: list[NextStep[TaskCommittee]] = [
        NextStep(_("Write the call for citizens"), "calls.draft", when=lambda journey: not journey.ask(latest_call)),
    ]

    def happenings(journey: Journey[TaskCommittee]) -> Iterator[Happening]: …

``STEPS`` are what can be done next, ``happenings`` what has happened. A part has both or one of them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from types import ModuleType
from typing import Any, Generic, TypeVar

from flask import Flask, current_app, url_for

from app import clock
from app.access import declared_permission, may

Committee = TypeVar("Committee")
Answer = TypeVar("Answer")


class Journey(Generic[Committee]):
    """One committee, and what has been asked about it: each question once, however many want to know."""

    def __init__(self, committee: Committee) -> None:
        self.committee = committee
        self._answers: dict[Callable[[Committee], Any], Any] = {}

    def ask(self, question: Callable[[Committee], Answer]) -> Answer:
        """``journey.ask(latest_call)``: what the query says of the committee."""
        if question not in self._answers:
            self._answers[question] = question(self.committee)
        answer: Answer = self._answers[question]
        return answer


@dataclass(frozen=True)
class NextStep(Generic[Committee]):
    """One thing to do with a committee when its time has come, for those who may."""

    text: Any
    endpoint: str
    when: Callable[[Journey[Committee]], object]
    #: What is asked for the thing that the page is about, where that is not the committee. Without one there is no step.
    on: Callable[[Committee], Any] | None = None
    #: Who is shown the step, where not everybody is who may open the page: a permission on the same thing.
    permission: str = ""
    #: Seldom needed: shown as a plain link after the others.
    is_rare: bool = False


@dataclass(frozen=True)
class Offer:
    """A step that somebody can take now."""

    text: str
    url: str
    is_rare: bool


@dataclass(frozen=True)
class Happening:
    """Something that has happened or will, on a day or at a moment (UTC), and the thing whose page tells more."""

    at: date | datetime
    text: str
    about: object = None

    @property
    def day(self) -> date:
        return clock.to_danish(self.at).date() if isinstance(self.at, datetime) else self.at


@dataclass(frozen=True)
class _Told:
    """All that the slices said, in their order."""

    steps: list[NextStep[Any]]
    #: Endpoint → the one argument of its address.
    argument: dict[str, str]
    happenings: list[Callable[[Journey[Any]], Iterator[Happening]]]


def gather(app: Flask, parts: Iterable[ModuleType]) -> None:
    """Take what each part says. Refuses to start where a step is there twice or leads to what does not exist."""
    parts = list(parts)
    steps: list[NextStep[Any]] = [step for part in parts for step in getattr(part, "STEPS", ())]
    argument = {rule.endpoint: next(iter(rule.arguments), "") for rule in app.url_map.iter_rules()}
    faults = [fault for step in steps if (fault := _fault(step, steps, app, argument))]
    if not all(hasattr(part, "STEPS") or hasattr(part, "happenings") for part in parts):
        faults.append("a journey.py says neither STEPS nor happenings")
    if faults:
        raise ValueError("; ".join(dict.fromkeys(faults)))
    told = [part.happenings for part in parts if hasattr(part, "happenings")]
    app.extensions["journeys"] = _Told(steps, argument, told)


def _fault(step: NextStep[Any], steps: list[NextStep[Any]], app: Flask, argument: dict[str, str]) -> str:
    """What is wrong with the step, "" when nothing is."""
    if sum(other.endpoint == step.endpoint for other in steps) > 1:
        return f"two steps lead to {step.endpoint}"
    if not argument.get(step.endpoint):
        return f"a step leads to {step.endpoint}, which is no page about one thing"
    if step.permission and step.permission not in app.extensions["policy"]:
        return f"the step to {step.endpoint} asks for {step.permission}, which is no permission"
    return ""


def next_steps(journey: Journey[Any], user: Any) -> list[Offer]:
    """What the user can do with the committee now, in the order of the slices, and last what is seldom needed."""
    offers = [offer for step in _told().steps if step.when(journey) and (offer := _offer(step, journey, user))]
    return sorted(offers, key=lambda offer: offer.is_rare)


def _offer(step: NextStep[Any], journey: Journey[Any], user: Any) -> Offer | None:
    thing = journey.ask(step.on) if step.on else journey.committee
    permission = step.permission or declared_permission(current_app, step.endpoint) or ""
    if thing is None or not may(user, permission, thing):
        return None
    address = url_for(step.endpoint, **{_told().argument[step.endpoint]: thing.id})
    return Offer(str(step.text), address, step.is_rare)


def history(journey: Journey[Any]) -> list[Happening]:
    """What has happened to the committee, the first first. Nothing that is still to come."""
    happened = [happening for tell in _told().happenings for happening in tell(journey)]
    return sorted((each for each in happened if each.day <= clock.today()), key=lambda each: each.day)


def _told() -> _Told:
    found: _Told = current_app.extensions["journeys"]
    return found
