"""What is typed about how far a recommendation has come."""

from flask_babel import lazy_gettext as _

from app.followups.models import Progress
from app.followups.words import PROGRESS
from app.forms import DateField, Form, Length, RadioField, Required, SelectField, TextArea
from app.versions import VersionField


class ReportForm(Form):
    #: The report that was the latest when the page was made.
    version = VersionField(_("Somebody else has reported meanwhile. Read it, and change yours if need be."))
    progress = RadioField(
        _("How far is it?"),
        [Required(_("Choose how far it is."))],
        choices=PROGRESS.choices(),
        coerce=Progress,
    )
    text = TextArea(
        _("What has happened, and what happens next"),
        [Required(_("Write a sentence or two about what has happened.")), Length(4000)],
        rows=5,
        hint=_("Everybody can read it, and the members of the committee get it in a letter. Name no private persons."),
    )
    expected_on = DateField(
        _("New date"), hint=_("Only if it will be done by another day than the one that stands now.")
    )

    @property
    def chosen(self) -> Progress:
        return Progress(str(self.progress.data))


LATE = "late"


class FilterForm(Form):
    """Which recommendations are shown; sent in the address, so it needs no token."""

    class Meta:
        csrf = False

    show = SelectField(
        _("Show"),
        choices=[
            ("", _("All")),
            (LATE, _("Past their date")),
            *PROGRESS.choices(),
        ],
    )

    @property
    def only_late(self) -> bool:
        return self.show.data == LATE

    @property
    def progress(self) -> Progress | None:
        return Progress(self.show.data) if self.show.data in set(Progress) else None
