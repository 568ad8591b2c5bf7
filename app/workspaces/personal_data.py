"""What members write in the committee's space."""

from flask_babel import lazy_gettext as _

from app.personal import Personal, Topic
from app.workspaces.models import Draft, DraftVersion, Paper, PaperFile, Post, Reading, StatusReport, Thread

WORK = Topic(
    what=_("What you write in a committee's workspace"),
    why=_("So that the committee can do its work"),
    seen_by=_("The members, the facilitator, the secretariat and the councillors"),
    until=_("As long as the municipality must keep the case"),
)
STAYS = _("It stays as long as the municipality must keep the case (the Archives Act)")

PERSONAL = [
    Personal(
        WORK,
        Paper,
        "added_by_id added_by_name title added_at",
        whose=lambda person: Paper.added_by_id == person.user_id,
        stays=STAYS,
    ),
    Personal(
        WORK,
        Post,
        "author_id author_name text written_at",
        whose=lambda person: Post.author_id == person.user_id,
        stays=STAYS,
    ),
    Personal(
        WORK,
        DraftVersion,
        "saved_by_id saved_by_name note saved_at",
        whose=lambda person: DraftVersion.saved_by_id == person.user_id,
        stays=STAYS,
    ),
    Personal(
        WORK,
        StatusReport,
        "written_by_id written_by_name written_at",
        whose=lambda person: StatusReport.written_by_id == person.user_id,
        stays=STAYS,
    ),
    Personal(WORK, Reading, "user_id read_at", whose=lambda person: Reading.user_id == person.user_id, stays=STAYS),
]
NOT_PERSONAL = {
    Paper: {"text": "the committee's papers", "file_name": "the same", "media_type": "a kind of file"},
    PaperFile: {"content": "the committee's papers"},
    Thread: {"title": "what a conversation is about"},
    Draft: {"title": "what a draft is called"},
    DraftVersion: {"text": "the committee's drafts"},
    StatusReport: {"done": "the committee's status", "next": "the same", "asks": "the same"},
}
