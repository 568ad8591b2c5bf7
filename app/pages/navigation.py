"""Where the pages that gather lie: most of the menu, and what stands below every page."""

from flask_babel import lazy_gettext as _

from app.navigation import Entry, Navigation

NAVIGATION = Navigation(
    under="",
    entries=[
        Entry("committees", _("Task committees"), "pages.committees", in_menu=20),
        Entry("how_it_works", _("How it works"), "pages.how_it_works", in_menu=40, in_footer=10),
        Entry("my_page", _("My page"), "pages.my_page", in_menu=50),
        Entry("secretariat", _("Secretariat"), "pages.secretariat", in_menu=60),
        Entry("administration", _("Administration"), "pages.administration", in_menu=70),
        Entry("privacy", _("Your personal data"), "pages.privacy", in_footer=30),
        Entry("accessibility", _("Accessibility statement"), "pages.accessibility", in_footer=40),
    ],
    places={"front": "pages.front", "language": "pages.switch_language"},
)
