"""How the audit trail tells of a committee's work."""

from flask_babel import lazy_gettext as _

from app.trail import Told
from app.workspaces.events import (
    DraftSaved,
    PaperAdded,
    PaperRemoved,
    PostChanged,
    PostWritten,
    StatusReported,
    StatusRevised,
    ThreadStarted,
)

TOLD = Told(
    theme=_("The committees' work"),
    sentences={
        PaperAdded: _("A paper was added to the committee's space."),
        PaperRemoved: _("A paper was removed from the committee's space."),
        ThreadStarted: _("A discussion was started in the committee's space."),
        PostWritten: _("Somebody wrote in a discussion."),
        PostChanged: _("Somebody changed what they had written in a discussion."),
        DraftSaved: _("Version %(number)s of a draft was saved."),
        StatusReported: _("The committee's status was written for the joint meeting: %(meeting)s."),
        StatusRevised: _("The committee's status was changed for the joint meeting: %(meeting)s."),
    },
)
