"""How the audit trail tells of results and their answers."""

from flask_babel import lazy_gettext as _

from app.handovers.events import (
    ResultAnswered,
    ResultPresented,
    ResultRecommended,
    ResultSaved,
)
from app.trail import Told

TOLD = Told(
    theme=_("Results and answers"),
    sentences={
        ResultSaved: _("Version %(number)s of the result was saved."),
        ResultPresented: _("The result is put before the joint meeting: %(meeting)s."),
        ResultRecommended: _("The standing committee recommended to the council, in decision %(decision)s."),
        ResultAnswered: _(
            "The council answered: %(followed)s followed, %(changed)s followed with a change, %(not_followed)s not followed,"
            " in decision %(decision)s."
        ),
    },
)
