"""Where a committee's own page lies."""

from app.committees.models import TaskCommittee
from app.navigation import Navigation

NAVIGATION = Navigation(under="committees", pages={TaskCommittee: "journey.show"})
