"""Where one applies, finds one's application again, and reads those of others."""

from app.navigation import Navigation

NAVIGATION = Navigation(
    under="calls",
    places={
        "apply": "applications.apply",
        "own_application": "applications.ask_for_link",
        "candidates": "applications.candidates",
    },
)
