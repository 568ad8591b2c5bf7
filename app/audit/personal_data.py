"""What the trail keeps of people."""

from flask_babel import lazy_gettext as _

from app.erasures import Erasure, Portal
from app.events import EventRecord
from app.jobs import Job, Pause
from app.personal import Personal, Topic
from app.revisions import Revision

TRAIL = Topic(
    what=_("Who did what and when"),
    why=_("So that it can be proved that everything was done right"),
    seen_by=_("The secretariat, the councillors and the administrator"),
    until=_("As long as the case; it names people by number"),
)

PERSONAL = [
    Personal(
        TRAIL,
        EventRecord,
        "actor_id kind happened_at",
        whose=lambda person: EventRecord.actor_id == person.user_id,
        stays=_("It names you by number only, and nothing in it can be changed, so that it proves what was done"),
    ),
]
NOT_PERSONAL = {
    EventRecord: {"details": "numbers and states; names stand beside the trail"},
    Job: {
        "*": "what is to be done, by number; deleted a month after it was done, and no error holds an address",
    },
    Pause: {"*": "a kind of job"},
    Revision: {"*": "how often a table has changed"},
    Portal: {"*": "a random word"},
    Erasure: {"*": "that something was erased, by number"},
}
