"""Where it is told what became of the recommendations."""

from app.navigation import Navigation

NAVIGATION = Navigation(under="committees")
