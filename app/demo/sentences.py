"""How the audit trail tells of the demo municipality."""

from flask_babel import lazy_gettext as _

from app.demo.events import (
    DemoBegun,
    DemoBuilt,
)
from app.trail import Told

TOLD = Told(
    theme=_("Demo municipality"),
    sentences={
        DemoBegun: _("The demo municipality was begun."),
        DemoBuilt: _("The demo municipality was built."),
    },
)
