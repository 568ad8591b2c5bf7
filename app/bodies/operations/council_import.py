"""A whole council from a file: its term, its groups, its committees and who sits in them."""

from datetime import date
from typing import Any

from flask_babel import gettext as _

from app.accounts import operations as accounts
from app.accounts.models import User
from app.bodies import council_file, queries
from app.bodies.council_file import DEPUTY, LEADER, MAYOR, CouncilFile, Fault, Member
from app.bodies.events import CouncilImported
from app.bodies.models import Body, BodyKind, MemberKind, Office
from app.bodies.operations.bodies import add_group, create_body
from app.bodies.operations.memberships import join, lead_group
from app.errors import Refused
from app.events import record

#: A committee with one of these names is the finance committee (ksl. § 18); all others are standing committees.
FINANCE_COMMITTEES = {"økonomiudvalget", "økonomiudvalg", "finance committee", "the finance committee"}
#: So many faults are said; a file with more is hardly a council's.
MOST_SHOWN = 100
OFFICE_IN_COUNCIL = {MAYOR: Office.CHAIR, DEPUTY: Office.VICE_CHAIR}


class FaultyCouncilFile(Refused):
    """Nothing was imported. ``faults`` says everything that must be put right, each with its line."""

    def __init__(self, faults: list[Fault]) -> None:
        sentences = [str(fault) for fault in faults[:MOST_SHOWN]]
        if (unsaid := len(faults) - MOST_SHOWN) > 0:
            sentences.append(_("And %(count)s more faults. Is it the right file?", count=unsaid))
        super().__init__("\n".join(sentences))
        self.faults = faults


def import_council(text: str, *, term_from: date, term_to: date, basis: str, by: User | None) -> Body:
    """Bring in the council of a term; ``council_file.read`` says what ``text`` must look like.

    Committees that are not there yet come to be, as do the joint meeting and the secretariat. Nobody is invited.
    Refused: a file with faults, and a term that already has a council.
    """
    found = council_file.read(text)
    if found.faults:
        raise FaultyCouncilFile(found.faults)
    council = create_body(
        kind=BodyKind.COUNCIL, name=_("The municipal council"), term_from=term_from, term_to=term_to, by=by
    )
    if not queries.find_body(BodyKind.JOINT_MEETING):
        create_body(kind=BodyKind.JOINT_MEETING, name=_("The joint meeting"), by=by)
    if not queries.find_body(BodyKind.SECRETARIAT):
        create_body(kind=BodyKind.SECRETARIAT, name=_("The council secretariat"), by=by)
    committees = {name: _committee(name, by) for name in found.committees}
    _seat(found, council, committees, {"basis": basis, "starts_on": term_from, "ends_on": term_to, "by": by})
    record(CouncilImported(body_id=council.id, members=len(found.members)), by=by)
    return council


def _committee(name: str, by: User | None) -> Body:
    kind = BodyKind.FINANCE_COMMITTEE if name.casefold() in FINANCE_COMMITTEES else BodyKind.STANDING_COMMITTEE
    return queries.find_body(kind, name) or create_body(kind=kind, name=name, by=by)


def _seat(found: CouncilFile, council: Body, committees: dict[str, Body], facts: dict[str, Any]) -> None:
    """``facts`` are those that every membership and leadership shares: from when to when, on what basis, by whom."""
    groups = {letter: add_group(council, letter=letter, name=name) for letter, name in found.groups.items()}
    for member in found.members:
        user = accounts.create_account(name=member.name, email=member.email, by=facts["by"])
        join(
            council,
            user,
            kind=MemberKind.COUNCILLOR,
            office=_office_in_council(member),
            group=groups[member.letter],
            **facts,
        )
        for name, office in member.committees.items():
            join(committees[name], user, kind=MemberKind.COUNCILLOR, office=office, **facts)
        if LEADER in member.offices:
            lead_group(groups[member.letter], user, **facts)


def _office_in_council(member: Member) -> Office:
    return next((held for said, held in OFFICE_IN_COUNCIL.items() if said in member.offices), Office.MEMBER)
