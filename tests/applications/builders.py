"""What the tests of applications have in common."""

import secrets
from datetime import datetime
from typing import Any

from app import clock, jobs
from app.applications import operations
from app.applications.models import AgeBand, Application, ProfileMatch
from app.calls.models import Call
from app.extensions import db
from app.outbox import Letter

#: What the operations take, without profiles and dates.
ANSWERS: dict[str, Any] = {
    "name": "Bente Borger",
    "phone": "20 30 40 50",
    "is_resident": True,
    "neighbourhood": "Havnebyen",
    "age_band": AgeBand.FROM_30_TO_44,
    "motivation": "Mine børn cykler til skole hver dag.",
    "contribution": "Jeg har været skolepatrulje.",
    "may_be_asked_again": True,
    "profile_ids": [],
    "date_ids": [],
}

#: The same as a person fills it in on the page.
TYPED: dict[str, Any] = {
    "name": "Bente Borger",
    "email": "bente@mail.example",
    "phone": "20 30 40 50",
    "is_resident": "yes",
    "neighbourhood": "Havnebyen",
    "age_band": "30_44",
    "motivation": "Mine børn cykler til skole hver dag.",
    "contribution": "Jeg har været skolepatrulje.",
}


def submitted(call: Call, email: str = "bente@mail.example", **answers: Any) -> Application:
    """An application that came through the operation, stored."""
    given = ANSWERS | {"form_token": secrets.token_hex(8)} | answers
    application = operations.submit(call, email=email, **given)
    db.session.commit()
    return application


def letters() -> list[Letter]:
    """Every letter, in the order they were written, also those that somebody asked for."""
    db.session.commit()
    jobs.run_due(only=operations.WRITE_LINKS)
    return db.session.query(Letter).order_by(Letter.id).all()


def profile_ids(call: Call) -> list[int]:
    return [profile.id for profile in call.terms.profiles]


def a_sensitive_match(application: Application, *, consented_at: datetime | None = None) -> ProfileMatch:
    """That the first profile of the terms, a sensitive one, fits: with a consent, and not stored yet."""
    return ProfileMatch(
        application_id=application.id,
        profile_id=application.call.terms.profiles[0].id,
        is_claimed=True,
        consented_at=consented_at or clock.now(),
        consent_wording="Ja, I må gemme det.",
    )
