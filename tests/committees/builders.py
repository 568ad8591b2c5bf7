"""What tests about committees talk about."""

from datetime import date
from typing import Any

from app import clock
from app.accounts.models import User
from app.committees import queries
from app.committees.models import Area, ChairRule, TaskCommittee, TermsComment, TermsVersion
from app.extensions import db
from tests.builders import a_body, a_councillor, an_area, saved

CONTENT: dict[str, Any] = {
    "title": "Trafik: sikker i byen",
    "background": "Tre ulykker på et år.",
    "purpose": "Færre skal komme til skade.",
    "questions": ["Hvordan bliver skolevejen tryg?", "Hvor skal bilerne køre?"],
    "deliverables": [{"title": "En trafikpolitik", "due_on": date(2026, 12, 1)}],
    "limits": "",
    "seats_councillors": 5,
    "seats_citizens": 10,
    "profiles": [{"name": "Forælder", "wanted": 4, "is_sensitive": False}],
    "chair_rule": ChairRule.COUNCIL,
    "working_form": "",
    "involvement": "",
    "starts_on": None,
    "ends_on": None,
    "sensitive_until": None,
    "time_plan": "",
    "status_reports": "",
    "resources": "",
    "allowance": "",
    "openness": "",
    "handover": "",
    "legal_basis": "",
}


def a_comment(terms: TermsVersion, section: str = "purpose", text: str = "Hvad med cyklister?") -> TermsComment:
    return saved(
        TermsComment(
            terms_id=terms.id,
            section=section,
            author_id=a_councillor("Kaja Kommentar").id,
            text=text,
            written_at=clock.now(),
        )
    )


def an_open_area(title: str = "Støj om natten") -> Area:
    """An area whose form nobody has chosen."""
    return an_area(a_body(name="Teknik- og Miljøudvalget"), title)


def two_councillors() -> list[User]:
    return [a_councillor("Dorte Drafter"), a_councillor("Didrik Drafter")]


def the_draft(committee: TaskCommittee) -> TermsVersion:
    draft = queries.draft_of(committee)
    assert draft is not None
    return draft


def drafter_of(committee: TaskCommittee) -> User:
    return committee.drafters[0].user


def undo() -> None:
    """Forget what a refused operation did, as its transaction would."""
    db.session.rollback()
