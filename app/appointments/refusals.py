"""The law's refusals in the reader's language."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from app.errors import Refused
from app.law.errors import LawError

SENTENCES = {
    "no-groups": lazy_gettext("Nobody is present, so there are no groups to count."),
    "no-members": lazy_gettext("Nobody is present, so there are no groups to count."),
    "no-seats": lazy_gettext("The terms of reference have no places to fill."),
    "drawn-twice": lazy_gettext("Lots have already been drawn at the quotient %(quotient)s."),
    "no-such-tie": lazy_gettext("No groups are tied at the quotient %(quotient)s."),
    "not-the-tied-groups": lazy_gettext("The draw must name each of %(among)s exactly once."),
    "draw-first": lazy_gettext("Lots must be drawn between %(among)s first."),
    "not-their-turn": lazy_gettext("It is not the turn of group %(group)s, but of group %(turn)s."),
    "kind-is-full": lazy_gettext("All places of that kind are taken."),
    "nobody-else": lazy_gettext("No other group is left to take the place that group %(group)s would give up."),
    "election-is-over": lazy_gettext("All places are already taken."),
    "negative-votes": lazy_gettext("A candidate cannot have fewer than no votes."),
    "too-many-votes": lazy_gettext("%(votes)s votes were cast, but %(present)s members are present."),
    "not-in-the-run-off": lazy_gettext("The third ballot is only between the two with the most votes in the second."),
    "not-a-finalist": lazy_gettext("The lots must choose among those who are tied."),
    "not-tied": lazy_gettext("The lots must choose one of the two who are tied."),
    "lots-not-needed": lazy_gettext("There is no tie to draw lots about."),
    "already-decided": lazy_gettext("The election was decided in ballot %(ballot)s."),
}


@contextmanager
def as_the_law_allows() -> Iterator[None]:
    """The block asks the law. What the law does not allow is refused with a sentence for people."""
    try:
        yield
    except LawError as error:
        raise Refused(_(str(SENTENCES[error.reason]), **error.facts)) from error
