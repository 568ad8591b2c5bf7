"""Where what is kept of people is found: below the administration's and the secretariat's pages."""

from flask_babel import lazy_gettext as _

from app.navigation import Entry, Navigation

NAVIGATION = Navigation(
    under="",
    entries=[Entry("personal_data", _("What is kept of people"), "privacy.people")],
    places={"my_data": "privacy.mine"},
)
