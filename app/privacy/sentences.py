"""How the audit trail tells of erasures and exports."""

from flask_babel import lazy_gettext as _

from app.privacy.events import PersonErased, PersonExported
from app.trail import Told

TOLD = Told(
    theme=_("Personal data"),
    sentences={
        PersonErased: _("A person was erased (receipt no. %(receipt_id)s)."),
        PersonExported: _("All that is kept of a person was fetched (%(subject)s)."),
    },
)
