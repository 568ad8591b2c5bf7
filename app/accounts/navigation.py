"""Where accounts lie: in the bar above the menu."""

from app.navigation import Navigation

NAVIGATION = Navigation(under="")
