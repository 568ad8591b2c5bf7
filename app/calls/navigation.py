"""Where calls lie."""

from flask_babel import lazy_gettext as _

from app.calls.models import Call
from app.navigation import Entry, Navigation

NAVIGATION = Navigation(
    under="calls",
    entries=[Entry("calls", _("Calls"), "calls.index", in_menu=10)],
    pages={Call: "calls.show"},
)
