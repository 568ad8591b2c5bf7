"""Where workspaces lie."""

from app.navigation import Navigation

NAVIGATION = Navigation(under="committees", places={"statuses": "workspaces.statuses"})
