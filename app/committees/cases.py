"""What the council is asked to decide about a task committee before it works."""

from typing import Any

from flask_babel import gettext as _

from app.bodies.models import Body
from app.cases import CaseKind
from app.committees import operations
from app.committees.models import TaskCommittee, TermsVersion


def by_council(_about: Any, body: Body) -> bool:
    return body.is_council


def only_the_council(_about: Any) -> str:
    return _("The council decides this. Choose one of its meetings.")


def _drafters(committee: TaskCommittee) -> str:
    return _("Drafters of the terms of reference: %(title)s", title=committee.title)


def _established(terms: TermsVersion) -> str:
    return _("The task committee is established: %(title)s", title=terms.title)


def _changed(terms: TermsVersion) -> str:
    return _("The terms of reference are changed: %(title)s", title=terms.title)


def _dropped(committee: TaskCommittee) -> str:
    return _("The task committee is dropped: %(title)s", title=committee.title)


CASES = {
    "committee.name_drafters": CaseKind(_drafters, by_council, only_the_council, operations.name_drafters),
    "committee.establish": CaseKind(_established, by_council, only_the_council, operations.establish),
    "committee.change_terms": CaseKind(_changed, by_council, only_the_council, operations.change_terms),
    "committee.drop": CaseKind(_dropped, by_council, only_the_council, operations.drop),
}
