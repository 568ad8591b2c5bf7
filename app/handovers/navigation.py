"""Where results and answers lie."""

from app.handovers.models import Handover
from app.navigation import Navigation

NAVIGATION = Navigation(under="committees", pages={Handover: "handovers.show"})
