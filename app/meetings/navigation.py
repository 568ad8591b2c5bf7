"""Where meetings lie."""

from flask_babel import lazy_gettext as _

from app.meetings.models import Meeting
from app.navigation import Entry, Navigation

NAVIGATION = Navigation(
    under="meetings",
    entries=[Entry("meetings", _("Meetings"), "meetings.index", in_menu=30)],
    pages={Meeting: "meetings.show"},
)
