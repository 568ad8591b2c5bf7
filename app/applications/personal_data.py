"""What applicants tell."""

from flask import current_app
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _
from sqlalchemy import ColumnElement, and_, false, or_, select

from app.applications import operations
from app.applications.models import Application, ProfileMatch
from app.extensions import db
from app.personal import Person, Personal, Topic


def _until() -> str:
    return ngettext(
        "It is erased %(num)s month after the council has decided, and at once if you withdraw; those who are appointed"
        " become members",
        "It is erased %(num)s months after the council has decided, and at once if you withdraw; those who are appointed"
        " become members",
        current_app.config["RETENTION_MONTHS"],
    )


APPLICATION = Topic(
    what=_("Your application: name, e-mail, telephone, where you live, age band and what you write"),
    why=_("So that the council can appoint members"),
    seen_by=_("The council secretariat, and the councillors once the call has closed"),
    until=_until,
)


SENSITIVE = Topic(
    what=_("What you answer to a sensitive profile, with your consent"),
    why=_("So that the council can appoint members"),
    seen_by=_(
        "The council secretariat, and the councillors until the members are appointed or the terms of reference say stop"
    ),
    until=lambda: gettext(
        "%(days)s days after that, and at once if you take your consent back", days=current_app.config["SENSITIVE_DAYS"]
    ),
)


def _theirs(person: Person) -> ColumnElement[bool]:
    """By the account or the address. What has been forgotten has neither."""
    by_account = Application.user_id == person.user_id if person.user_id else false()
    by_address = Application.email == person.email if person.email else false()
    return and_(~Application.is_forgotten, or_(by_account, by_address))


def _erase(person: Person) -> int:
    found = db.session.scalars(select(Application).where(_theirs(person)).order_by(Application.id.desc())).all()
    for application in found:
        operations.forget(application, by=None)
    return len(found)


PERSONAL = [
    Personal(
        APPLICATION,
        Application,
        "number status name email phone is_resident neighbourhood age_band motivation contribution may_be_asked_again"
        " language submitted_at changed_at settled_at user_id",
        whose=_theirs,
        erase=_erase,
    ),
    Personal(
        SENSITIVE,
        ProfileMatch,
        "application_id is_claimed is_confirmed consented_at consent_wording",
        whose=lambda person: ProfileMatch.application_id.in_(select(Application.id).where(_theirs(person))),
        stays=_("Erased with the application"),
    ),
]
NOT_PERSONAL = {
    Application: {
        "form_token": "a random word",
        "link_stamp": "a random word",
        "repeats_id": "which application was first",
        "search_text": "the words of the name, changed with it",
    },
    "application_dates": {"application_id": "erased with the application"},
}
