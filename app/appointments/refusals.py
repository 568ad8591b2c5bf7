"""The law's refusals in the reader's language."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask_babel import gettext as _
from flask_babel import lazy_gettext as later

from app.errors import Refused
from app.law.errors import LawError

SENTENCES = {
    "no-groups": later("Nobody is present, so there are no groups to count."),
    "no-members": later("Nobody is present, so there are no groups to count."),
    "no-seats": later("The terms of reference have no places to fill."),
    "drawn-twice": later("Lots have already been drawn at the quotient %(quotient)s."),
    "no-such-tie": later("No groups are tied at the quotient %(quotient)s."),
    "not-the-tied-groups": later("The draw must name each of %(among)s exactly once."),
    "draw-first": later("Lots must be drawn between %(among)s first."),
    "not-their-turn": later("It is not the turn of group %(group)s, but of group %(turn)s."),
    "kind-is-full": later("All places of that kind are taken."),
    "nobody-else": later("No other group is left to take the place that group %(group)s would give up."),
    "election-is-over": later("All places are already taken."),
    "negative-votes": later("A candidate cannot have fewer than no votes."),
    "too-many-votes": later("%(votes)s votes were cast, but %(present)s members are present."),
    "not-in-the-run-off": later("The third ballot is only between the two with the most votes in the second."),
    "not-a-finalist": later("The lots must choose among those who are tied."),
    "not-tied": later("The lots must choose one of the two who are tied."),
    "lots-not-needed": later("There is no tie to draw lots about."),
    "already-decided": later("The election was decided in ballot %(ballot)s."),
}


@contextmanager
def law() -> Iterator[None]:
    """Let the block ask the law; what the law does not allow is refused with a sentence for people."""
    try:
        yield
    except LawError as error:
        raise Refused(_(str(SENTENCES[error.reason]), **error.facts)) from error
