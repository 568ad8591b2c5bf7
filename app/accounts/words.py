"""What a link is for, in words."""

from flask_babel import lazy_gettext as _

from app.accounts.models import LinkPurpose
from app.words import Words

LINK_PURPOSES = Words(
    LinkPurpose,
    {
        LinkPurpose.SIGN_IN: _("to sign in"),
        LinkPurpose.NEW_PASSWORD: _("to choose a new password"),
        LinkPurpose.INVITATION: _("an invitation"),
    },
    #: On the page that the link leads to.
    promise={
        LinkPurpose.SIGN_IN: _("One press, and you are signed in."),
        LinkPurpose.NEW_PASSWORD: _("One press, and you can choose your password."),
        LinkPurpose.INVITATION: _("One press, and you can choose your password."),
    },
    button={
        LinkPurpose.SIGN_IN: _("Sign in"),
        LinkPurpose.NEW_PASSWORD: _("Choose a password"),
        LinkPurpose.INVITATION: _("Choose a password"),
    },
)
