"""How the audit trail tells of bodies and who belongs to them."""

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from app.bodies.events import (
    BodyCreated,
    BodyEdited,
    ContactHidden,
    ContactShown,
    CouncilImported,
    GroupLeaderNamed,
    MemberJoined,
    MemberLeft,
)
from app.bodies.models import Body, ElectoralGroup
from app.trail import Naming, Told

TOLD = Told(
    theme=_("Bodies and members"),
    sentences={
        BodyCreated: _("%(name)s was created."),
        BodyEdited: _("The facts about %(name)s were changed."),
        CouncilImported: _("%(body)s was brought in from a file, with %(members)s members."),
        MemberJoined: _("%(user)s joined %(body)s as %(office)s from %(starts_on)s."),
        MemberLeft: _("%(user)s leaves %(body)s. The last day is %(ends_on)s."),
        ContactShown: _("A member of %(body)s lets the others there see the e-mail address."),
        ContactHidden: _("A member of %(body)s hides the e-mail address from the others there."),
        GroupLeaderNamed: _("%(user)s speaks for the group %(group)s from %(starts_on)s."),
    },
    names={
        "body": Naming(select(Body.id, Body.name)),
        "group": Naming(select(ElectoralGroup.id, ElectoralGroup.name)),
    },
)
