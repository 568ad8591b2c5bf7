"""Where the letters that were written lie."""

from app.navigation import Navigation

NAVIGATION = Navigation(under="")
