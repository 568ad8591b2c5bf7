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
)
