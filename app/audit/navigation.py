"""Where the trail lies: a committee's own under the committee."""

from app.navigation import Navigation

NAVIGATION = Navigation(under="", elsewhere={"audit.committee": "committees"})
