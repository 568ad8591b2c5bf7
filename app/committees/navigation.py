"""Where the way from an area to an established committee lies, and every other page about one committee."""

from flask_babel import gettext as _

from app.committees.models import Area, TaskCommittee
from app.navigation import Crumb, Navigation, address_of

NAVIGATION = Navigation(under="committees", pages={Area: "committees.show_area"})


def crumbs_of(committee: TaskCommittee, *below: Crumb) -> list[Crumb]:
    """Where a page about the committee lies: under its own page, which is the last one if nothing is ``below``."""
    return [
        (_("Task committees"), address_of("committees")),
        (committee.title, address_of(committee) if below else None),
        *below,
    ]
