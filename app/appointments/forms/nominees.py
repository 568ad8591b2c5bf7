"""Whom a group can name: councillors to choose, candidates to write or choose, and the profiles they fill."""

import re
from collections import defaultdict
from collections.abc import Set

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms.validators import ValidationError

from app.appointments import queries
from app.appointments.models import Appointment
from app.appointments.queries import Candidate
from app.bodies.models import Membership
from app.committees.models import Profile
from app.extensions import db
from app.fields import Parsed

Choices = list[tuple[int | str, str]]

#: A candidate who fills no profile, though one may be confirmed.
NO_PROFILE = 0
BEFORE_PROFILES = " – "
#: The number of a receipt, wherever it stands in what was written.
NUMBER = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", re.IGNORECASE)


class Candidates:
    """Those who applied, found by what is written in a form."""

    #: How many one page suggests. Nobody looks through more, and each costs every reader of the page its bytes.
    MOST = 2_000
    #: How much of what nobody is called is said again.
    LONGEST = 100

    def __init__(self, appointment: Appointment) -> None:
        self.everybody = queries.candidates_in_short(appointment)
        self._by_id = {each.id: each for each in self.everybody}
        self._by_number = {each.number: each for each in self.everybody}
        self._by_name: dict[str, list[Candidate]] = defaultdict(list)
        for each in self.everybody:
            self._by_name[_folded(each.name)].append(each)

    def suggested(self, apart_from: Set[int | None] = frozenset()) -> list[str]:
        """How each is written, by name. When they are too many, those who fit a profile come before the others."""
        offered = [each for each in self.everybody if each.id not in apart_from]
        if len(offered) > self.MOST:
            offered = sorted(offered, key=lambda each: not each.profiles)[: self.MOST]
        return [self._written(each) for each in offered]

    def written(self, identity: int) -> str:
        return self._written(self._by_id[identity]) if identity in self._by_id else ""

    def _written(self, candidate: Candidate) -> str:
        """The name, with the number where several have it, and the profiles that the secretariat confirmed."""
        is_alone = len(self._by_name[_folded(candidate.name)]) == 1
        called = candidate.name if is_alone else f"{candidate.name}, {candidate.number}"
        return f"{called}{BEFORE_PROFILES}{', '.join(candidate.profiles)}" if candidate.profiles else called

    def find(self, written: str) -> int:
        """The id of the application: as suggested, by name and number or either of them alone, or by the id itself."""
        if written.isdecimal() and int(written) in self._by_id:
            return int(written)
        called = written.partition(BEFORE_PROFILES)[0]
        if number := NUMBER.search(called):
            found = self._by_number.get(number[0].upper())
            name = called[: number.start()].rstrip(" ,")
            if found and (not name or _folded(name) == _folded(found.name)):
                return found.id
        named = self._by_name.get(_folded(written), []) or self._by_name.get(_folded(called), [])
        if len(named) == 1:
            return named[0].id
        written = written if len(written) <= self.LONGEST else f"{written[: self.LONGEST]}…"
        if named:
            sentence = gettext("Several of those who applied are called %(name)s. Write the number too.", name=written)
            raise ValidationError(sentence)
        sentence = gettext(
            "Nobody called “%(name)s” has applied. Choose from the list, or write the number.", name=written
        )
        raise ValidationError(sentence)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


class CandidateField(Parsed):
    """Somebody who applied: written, or chosen from the one list that all such fields of a page suggest from.

    ``data`` is the id of the application. ``candidates`` is given by the form that offers them.
    """

    #: The id of the list on the page; see ``suggestions`` in templates/appointments/parts.html.
    suggestions = "who-applied"
    candidates: Candidates

    def shown(self, value: int | None) -> str:
        return self.candidates.written(value) if value else ""

    def process_formdata(self, valuelist: list[str]) -> None:
        """What is typed is understood when the candidates are known; see ``pre_validate``."""
        self.data = None

    def pre_validate(self, form: object) -> None:
        if self.raw_data and (typed := self.raw_data[0].strip()):
            self.data = self.candidates.find(typed)


def councillor_label(membership: Membership) -> str:
    return f"{membership.name} ({membership.group.letter})" if membership.group else membership.name


def profile_choices(appointment: Appointment) -> Choices:
    return [(each.profile.id, each.profile.name) for each in queries.coverage(appointment)]


def confirmed_or(profiles: Choices) -> Choices:
    """What can be chosen as the profile that a candidate fills."""
    return [("", _("The one confirmed for the candidate")), (NO_PROFILE, _("None in particular")), *profiles]


def profile_with(identity: int | None) -> Profile | None:
    """The profile, or None when none in particular was chosen."""
    return db.session.get(Profile, identity) if identity else None
