"""The people of a journey. Each has a browser, reads English, and goes only where the page before leads."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any, Self
from urllib.parse import urlsplit

from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app import clock, jobs
from app.accounts.models import User
from app.committees.models import TaskCommittee
from app.events import EventRecord
from app.extensions import db
from app.meetings.models import Meeting
from app.outbox import Letter
from app.outbox.batches import WRITE
from tests.browserless import Browserless
from tests.html import Page, text_of

PASSWORD = "fire ord på række"


def on(day: str, time: str = "10.00") -> AbstractContextManager[None]:
    """``with on("3.3.2026"):`` it happens at that Danish time."""
    return clock.at(clock.from_danish(datetime.strptime(f"{day} {time}", "%d.%m.%Y %H.%M")))


def by(name: str | None, *kinds: str) -> list[tuple[str | None, str]]:
    """What one person did, as ``Cast.happened`` tells it; None for somebody without an account."""
    return [(name, kind) for kind in kinds]


class Person:
    """Somebody with a browser of their own. ``at`` is the page they are looking at."""

    def __init__(self, browser: Browserless, user: User | None = None) -> None:
        self.browser, self.at = browser, "/"
        browser.set_cookie("language", "en")
        if user:
            browser.is_used_by(user)

    @property
    def page(self) -> Page:
        return self.browser.page

    def enters(self, *links: str) -> Self:
        """Begin at the front page and go from there, link by link."""
        self._fetch("/")
        return self.follows(*links)

    def follows(self, *links: str) -> Self:
        """Go on from the page they are looking at. A link is named by its words, or how they begin."""
        for words in links:
            self._fetch(self._link(words))
        return self

    def opens(self, link: str) -> Self:
        """Open a link from a letter."""
        return self._fetch(link)

    def fetches(self, words: str) -> str:
        """What is in the file that a link leads to; they stay on the page."""
        return self.browser.get(self._link(words)).text

    def sends(self, data: dict[str, Any] | None = None, *, button: str | None = None) -> Self:
        """Fill in the page's form and send it; it must be accepted. Choices are named by their words."""
        answer = self._send(data or {}, button)
        assert answer.status_code == 200, f"{self.at} answered {answer.status_code}: {self.page.text}"
        assert answer.history, f"{self.at} was not accepted: {self.page.text}"
        return self._look_at(answer)

    def adds(self, button: str, data: dict[str, Any] | None = None) -> Self:
        """Press a button that gives the form one more row."""
        answer = self._send(data or {}, button)
        assert (answer.status_code, answer.history) == (200, ())
        return self

    def is_refused(self, because: str, data: dict[str, Any] | None = None, *, button: str | None = None) -> None:
        """Fill in the page's form and send it; it must be refused, with this sentence."""
        self._must_be_refused(self._send(data or {}, button), because)

    def insists_in_vain(self, because: str, *, step: str = "", **data: Any) -> None:
        """Send what the page (or a ``step`` below it) does not offer, as if it had been open too long; look again."""
        self._must_be_refused(self.browser.forge(self.at + step, data), because)
        self._fetch(self.at)

    def finds(self, *sentences: str) -> Self:
        """The page says each of these."""
        assert [sentence for sentence in sentences if sentence not in self.page.text] == [], self.page.text
        return self

    def _must_be_refused(self, answer: TestResponse, because: str) -> None:
        assert answer.status_code == 409, self.page.text
        self.finds(because)

    def _send(self, data: dict[str, Any], button: str | None) -> TestResponse:
        return self.browser.send(
            self.at, {name: self._chosen(name, value) for name, value in data.items()}, button=button
        )

    def _chosen(self, name: str, value: Any) -> Any:
        """The values behind the words of a list of choices; what is typed stays as it is."""
        choices = self._choices(name)
        if isinstance(value, list):
            return [_the_one(each, choices, name) for each in value]
        return _the_one(value, choices, name) if choices and isinstance(value, str) else value

    def _choices(self, name: str) -> list[tuple[str, str]]:
        """The words of each choice in the field, and the value that is sent for it."""
        labels = {label.get("for"): text_of(label) for label in self.page.all("label")}
        choices = []
        for control in self.page.all("select", "input"):
            if control.get("name") == name and control.tag == "select":
                choices += [(text_of(option), option.get("value", "")) for option in control.iter("option")]
            elif control.get("name") == name and control.get("type") in {"radio", "checkbox"}:
                choices.append((labels[control.get("id")], control.get("value", "")))
        return choices

    def _link(self, words: str) -> str:
        links = [(text_of(link), link.get("href", "")) for link in self.page.all("a")]
        return _the_one(words, links, f"link on {self.at}")

    def _fetch(self, address: str) -> Self:
        parts = urlsplit(address)
        answer = self.browser.get(f"{parts.path}?{parts.query}".rstrip("?"), follow_redirects=True)
        assert answer.status_code == 200, f"{address} answered {answer.status_code}"
        return self._look_at(answer)

    def _look_at(self, answer: TestResponse) -> Self:
        self.at = answer.request.full_path.rstrip("?")
        return self


def _the_one(words: str, choices: Iterable[tuple[str, str]], what: str) -> str:
    """What stands behind the words, or behind the only words that begin like that."""
    choices = list(choices)
    found = {value for text, value in choices if text == words} or {
        value for text, value in choices if text.startswith(words)
    }
    assert len(found) == 1, f"{words!r} is not one {what}: {[text for text, _ in choices]}"
    return found.pop()


class Cast:
    """Everybody in the journey by name, and what the portal has written down and sent since it was last asked."""

    def __init__(self, new_client: Callable[[], Browserless]) -> None:
        self._new_client = new_client
        self._people: dict[str, Person] = {}
        self._latest_event = self._latest_letter = 0

    def __getitem__(self, name: str) -> Person:
        """Somebody with an account, signed in; a citizen who has none is brought in with ``stranger``."""
        if name not in self._people:
            self._people[name] = Person(self._new_client(), user_called(name))
        return self._people[name]

    def stranger(self, name: str = "") -> Person:
        """Somebody nobody knows yet, remembered by the name, if one is given."""
        person = Person(self._new_client())
        if name:
            self._people[name] = person
        return person

    def signs_in(self, name: str) -> Person:
        """Through the form, with a password."""
        person = self.stranger(name)
        person.enters("Sign in").sends({"email": user_called(name).email, "password": PASSWORD})
        return person

    def happened(self) -> list[tuple[str | None, str]]:
        """Who did what, from the audit trail."""
        rows = db.session.execute(
            select(EventRecord.id, User.name, EventRecord.kind)
            .outerjoin(User, User.id == EventRecord.actor_id)
            .where(EventRecord.id > self._latest_event)
            .order_by(EventRecord.id)
        ).all()
        self._latest_event = rows[-1][0] if rows else self._latest_event
        return [(name, kind) for _id, name, kind in rows]

    def letters(self) -> dict[str, list[str]]:
        """The kinds of letter that were written, each with its recipients: by name, or address when they have none."""
        jobs.run_due()  # as a worker does: what tells many is written after the decision
        if asked_for := db.session.scalar(select(func.max(jobs.Job.run_at)).where(jobs.Job.kind == WRITE)):
            with clock.at(max(asked_for, clock.now())):
                jobs.run_due(only=WRITE)
        letters = db.session.execute(
            select(Letter.id, Letter.kind, func.coalesce(User.name, Letter.recipient))
            .outerjoin(User, User.id == Letter.user_id)
            .where(Letter.id > self._latest_letter)
            .order_by(Letter.id)
        ).all()
        self._latest_letter = letters[-1][0] if letters else self._latest_letter
        written: dict[str, list[str]] = defaultdict(list)
        for _id, kind, recipient in letters:
            written[kind].append(recipient)
        return {kind: sorted(recipients) for kind, recipients in written.items()}


def user_called(name: str) -> User:
    return db.session.scalars(select(User).where(User.name == name)).one()


def the_committee() -> TaskCommittee:
    """The one the journey is about, as it is now."""
    return db.session.scalars(select(TaskCommittee)).one()


def meeting_on(day: str) -> Meeting:
    """The meeting that begins on this day."""
    begins = clock.from_danish(datetime.strptime(day, "%d.%m.%Y"))
    return db.session.scalars(
        select(Meeting).where(Meeting.starts_at.between(begins, begins + timedelta(days=1)))
    ).one()


def link_in(kind: str, recipient: str) -> str:
    """The link in the latest letter of this kind to this address."""
    latest = select(Letter.body).where(Letter.kind == kind, Letter.recipient == recipient).order_by(Letter.id.desc())
    return re.findall(r"https?://\S+", db.session.scalars(latest.limit(1)).one())[0]
