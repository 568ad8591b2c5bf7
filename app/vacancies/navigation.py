"""Where a seat that becomes vacant lies."""

from app.navigation import Navigation

NAVIGATION = Navigation(under="committees")
