"""What people write in a workspace."""

from flask_babel import lazy_gettext as _

from app.files import KINDS, MOST_MEGABYTES
from app.forms import (
    Between,
    CheckboxField,
    FileField,
    FileKind,
    Form,
    IntegerField,
    Length,
    Required,
    TextArea,
    TextField,
)
from app.meetings.choosing import MeetingField, MeetingForm
from app.versions import SAVED_MEANWHILE, VersionField

LONG_TEXT = 100_000


class PaperForm(MeetingForm):
    title = TextField(_("Title"), [Required(_("Write a title.")), Length(200)])
    text = TextArea(
        _("Text"),
        [Length(LONG_TEXT)],
        hint=_("The paper itself, or a few words about the file: what it is, and why to read it."),
        rows=8,
    )
    file = FileField(
        _("File"),
        [FileKind(*KINDS, max_mb=MOST_MEGABYTES)],
        hint=_("PDF, Word, Excel, PowerPoint, OpenDocument text or a picture, at most 10 MB."),
    )
    minutes = IntegerField(
        _("Minutes it takes to read"),
        [Between(1, 600)],
        hint=_("So that everybody can plan their time. A text is counted when you leave this empty."),
    )
    meeting = MeetingField(_("To be read before"), unchosen=_("No particular meeting"), with_place=False)


class ContactForm(Form):
    version = VersionField(SAVED_MEANWHILE)
    shows_email = CheckboxField(
        _("The others of the committee may see my e-mail address"),
        hint=_("Its members, nobody else. The facilitator and the council secretariat see it anyhow."),
    )


class ThreadForm(Form):
    title = TextField(_("What is it about?"), [Required(_("Write what it is about.")), Length(200)])
    text = TextArea(_("What do you want to say?"), [Required(_("Write something first.")), Length(10_000)], rows=8)


class PostForm(Form):
    text = TextArea(_("Your reply"), [Required(_("Write something first.")), Length(10_000)], rows=5)


class ChangePostForm(Form):
    version = VersionField(SAVED_MEANWHILE)
    text = TextArea(_("Your words"), [Required(_("Write something first.")), Length(10_000)], rows=8)


class StartDraftForm(Form):
    title = TextField(
        _("Title"),
        [Required(_("Write a title.")), Length(200)],
        hint=_("The name of what you hand over, for example the policy or the report."),
    )
    text = TextArea(
        _("Text"),
        [Required(_("Write the first lines.")), Length(LONG_TEXT)],
        hint=_("Blank lines make paragraphs; # at the start of a line makes a heading, - makes a list."),
        rows=20,
    )


class SaveDraftForm(Form):
    text = TextArea(
        _("Text"),
        [Required(_("A version cannot be empty.")), Length(LONG_TEXT)],
        hint=_("Blank lines make paragraphs; # at the start of a line makes a heading, - makes a list."),
        rows=24,
    )
    note = TextField(_("What did you change?"), [Length(200)], hint=_("A few words, for the list of versions."))
    version = VersionField(
        _("Somebody saved a version while you were writing. Yours is still here: compare, and save again.")
    )


class ReviseStatusForm(Form):
    done = TextArea(
        _("What we have done"),
        [Required(_("Write what the committee has done.")), Length(10_000)],
        hint=_("Since the last joint meeting: meetings, visits, whom you have talked with, what you found out."),
        rows=6,
    )
    next = TextArea(_("What comes next"), [Length(10_000)], rows=4)
    asks = TextArea(
        _("What we ask the councillors"),
        [Length(10_000)],
        hint=_("Questions and dilemmas that the joint meeting should discuss with you."),
        rows=4,
    )
    version = VersionField(SAVED_MEANWHILE)


class StatusForm(ReviseStatusForm, MeetingForm):
    meeting = MeetingField(
        _("Joint meeting"), [Required(_("Choose the joint meeting."))], unchosen="", with_place=False
    )


class ConfirmForm(Form):
    """Nothing to write: only the button that says yes."""
