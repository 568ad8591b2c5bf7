"""Where the council and its committees lie: below every page."""

from flask_babel import lazy_gettext as _

from app.bodies.models import Body
from app.navigation import Entry, Navigation

NAVIGATION = Navigation(
    under="",
    entries=[Entry("bodies", _("Council and committees"), "bodies.index", in_footer=20)],
    pages={Body: "bodies.show"},
)
