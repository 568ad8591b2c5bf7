"""How the audit trail tells of accounts."""

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from app.accounts.events import (
    AccountChanged,
    AccountCreated,
    AddressChanged,
    AdministratorDismissed,
    AdministratorNamed,
    LinkAsked,
    NameAsked,
    NameChanged,
    NameKept,
    PasswordChosen,
    SessionsEnded,
    UserInvited,
)
from app.accounts.models import PersonName
from app.trail import Naming, Told

TOLD = Told(
    theme=_("Accounts and sign-in"),
    sentences={
        AccountCreated: _("An account was made for %(user)s."),
        AccountChanged: _("The account of %(user)s was changed."),
        NameChanged: _("%(former_name)s is called %(new_name)s now."),
        NameAsked: _("%(user)s asked to be called something else."),
        NameKept: _("%(user)s asked to be called something else, and the name stays."),
        AddressChanged: _("%(user)s got another e-mail address, and was signed out everywhere."),
        UserInvited: _("%(user)s was invited to choose a password."),
        LinkAsked: _("A link was sent to %(user)s: %(purpose)s."),
        PasswordChosen: _("%(user)s chose a password."),
        SessionsEnded: _("Everybody signed in as %(user)s was signed out."),
        AdministratorNamed: _("%(user)s became an administrator of the portal."),
        AdministratorDismissed: _("%(user)s is no longer an administrator of the portal."),
    },
    names={
        "user": Naming(select(PersonName.user_id, PersonName.name), since=PersonName.since),
        "former_name": Naming(select(PersonName.id, PersonName.name)),
        "new_name": Naming(select(PersonName.id, PersonName.name)),
    },
)
