"""How the audit trail tells of accounts."""

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from app.accounts.events import (
    AccountChanged,
    AccountCreated,
    AdministratorDismissed,
    AdministratorNamed,
    LinkAsked,
    PasswordChosen,
    SessionsEnded,
    UserInvited,
)
from app.accounts.models import User
from app.trail import Naming, Told

TOLD = Told(
    theme=_("Accounts and sign-in"),
    sentences={
        AccountCreated: _("An account was made for %(user)s."),
        AccountChanged: _("The account of %(user)s was changed."),
        UserInvited: _("%(user)s was invited to choose a password."),
        LinkAsked: _("A link was sent to %(user)s: %(purpose)s."),
        PasswordChosen: _("%(user)s chose a password."),
        SessionsEnded: _("Everybody signed in as %(user)s was signed out."),
        AdministratorNamed: _("%(user)s became an administrator of the portal."),
        AdministratorDismissed: _("%(user)s is no longer an administrator of the portal."),
    },
    names={"user": Naming(select(User.id, User.name))},
)
