"""The decisions and choices about an area and a committee."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from app.accounts.models import User
from app.bodies.models import Body
from app.bodies.queries import council
from app.committees.models import ParticipationForm, TaskCommittee, TermsVersion
from app.committees.sections import SECTIONS
from app.committees.words import PARTICIPATION_FORMS
from app.formats import day
from app.forms import Email, EmailField, Form, Length, RadioField, Required, SelectField, TextArea, TextField
from app.meetings.choosing import MeetingField, MeetingForm
from app.meetings.models import Meeting
from app.meetings.queries import coming_meetings, decision_meetings, next_meeting
from app.versions import VersionField


class RecordAreaForm(MeetingForm):
    title = TextField(
        _("Title"), [Required(_("Write a title.")), Length(120)], hint=_("What it is about, in a few words.")
    )
    description = TextArea(
        _("What needs developing, and why"),
        [Required(_("Write what needs developing, and why.")), Length(4000)],
        rows=8,
        hint=_("What have you seen? Whom does it concern? What do you not know yet?"),
    )
    meeting = MeetingField(_("Recorded at the meeting"), hint=_("If it came up at one of your meetings."))

    def __init__(self, body: Body) -> None:
        super().__init__()
        self.offer(decision_meetings(body))


class ChooseFormForm(Form):
    form = RadioField(
        _("How is it taken up?"),
        [Required(_("Choose how the area is taken up."))],
        coerce=ParticipationForm,
        choices=PARTICIPATION_FORMS.choices(hint="explained"),
    )
    reason = TextArea(
        _("Why this form?"),
        [Length(2000)],
        hint=_("Needed for any other form than a task committee. Everybody can read it."),
    )


class DecisionForm(MeetingForm):
    """A decision of the council: which meeting, and the number in its minute book."""

    meeting = MeetingField(_("Meeting"), [Required(_("Choose the meeting."))])
    number = TextField(
        _("Number of the decision"),
        [Required(_("Write the number the decision has in the minute book.")), Length(20)],
        width="short",
        hint=_("As in the minute book. If one item dealt with several committees, add a letter: 7 a, 7 b."),
    )

    def __init__(self, body: Body, *, after: Meeting | None = None) -> None:
        super().__init__()
        self.body = body
        self.offer(decision_meetings(body, after=after))
        #: Said where there is nothing to choose.
        self.next_meeting = None if self.has_choices else next_meeting(body)


class NameDraftersForm(DecisionForm):
    first = SelectField(_("First councillor"), [Required(_("Choose the first councillor."))], coerce=int)
    second = SelectField(_("Second councillor"), [Required(_("Choose the second councillor."))], coerce=int)

    def __init__(self, body: Body, councillors: list[User]) -> None:
        super().__init__(body)
        self.councillors: dict[Any, User] = {councillor.id: councillor for councillor in councillors}
        self.first.choices = self.second.choices = [
            ("", gettext("Choose a councillor")),
            *((councillor.id, councillor.name) for councillor in councillors),
        ]

    @property
    def drafters(self) -> list[User]:
        return [self.councillors[self.first.data], self.councillors[self.second.data]]


class PresentTermsForm(MeetingForm):
    version = VersionField(
        _("Somebody else has saved a newer version. Read it before you put it before the joint meeting.")
    )
    meeting = MeetingField(_("Meeting"), [Required(_("Choose the meeting."))])

    def __init__(self, joint_meeting: Body) -> None:
        super().__init__()
        self.offer(coming_meetings(joint_meeting))


class CommentTermsForm(Form):
    section = SelectField(
        _("Section"),
        [Required(_("Choose the section that the comment is about."))],
        choices=[("", _("Choose a section")), *((section.name, section.title) for section in SECTIONS)],
    )
    text = TextArea(_("Your comment"), [Required(_("Write your comment.")), Length(4000)])


class ReplyForm(Form):
    text = TextArea(_("Your answer"), [Required(_("Write an answer.")), Length(4000)])


class EstablishForm(DecisionForm):
    version = SelectField(
        _("Version that the council adopted"), [Required(_("Choose the version that the council adopted."))], coerce=int
    )

    def __init__(self, body: Body, versions: list[TermsVersion], *, after: Meeting | None = None) -> None:
        super().__init__(body, after=after)
        self.versions: dict[Any, TermsVersion] = {terms.number: terms for terms in versions}
        self.version.choices = [(terms.number, _version(terms)) for terms in versions]

    @property
    def newest(self) -> int:
        """The number of the newest version, 0 when there is none."""
        return max(self.versions, default=0)

    @property
    def terms(self) -> TermsVersion:
        return self.versions[self.version.data]


class ChangeTermsForm(EstablishForm):
    """The same facts, of a later decision."""


class WithdrawProposalForm(Form):
    """While a committee is only proposed, a reason is all it takes."""

    reason = TextArea(_("Why"), [Required(_("Write why the committee is dropped.")), Length(2000)])
    has_choices = True
    chosen_meeting = None

    @property
    def decision_number(self) -> str:
        return ""


class DropForm(DecisionForm):
    """Once the council has dealt with it, the council's decision."""

    reason = TextArea(
        _("Why"), [Required(_("Write why the committee is dropped.")), Length(2000)], hint=_("Everybody can read it.")
    )

    @property
    def decision_number(self) -> str:
        return self.number.data


def drop_form(committee: TaskCommittee) -> WithdrawProposalForm | DropForm:
    """What it takes to drop this committee."""
    return WithdrawProposalForm() if committee.is_proposed else DropForm(council())


class AssignFacilitatorForm(Form):
    person = SelectField(_("Colleague"), coerce=int, hint=_("Somebody who has an account already."))
    name = TextField(_("Or somebody new: name"), [Length(120)], autocomplete="off", autocapitalize="words")
    email = EmailField(
        _("E-mail"), [Email()], autocomplete="off", hint=_("They get a letter with a link to choose a password.")
    )

    def __init__(self, staff: list[User]) -> None:
        super().__init__()
        self.staff: dict[Any, User] = {person.id: person for person in staff}
        self.person.choices = [
            ("", gettext("Choose a colleague")),
            *((person.id, f"{person.name} ({person.email})") for person in staff),
        ]

    def validate(self, extra_validators=None):
        valid = super().validate(extra_validators)
        if valid and not self.person.data and not (self.name.data and self.email.data):
            self.person.errors = [gettext("Choose a colleague, or write the name and e-mail of a new one.")]
            valid = False
        return valid

    @property
    def chosen(self) -> User | None:
        return self.staff.get(self.person.data)


def _version(terms: TermsVersion) -> str:
    return gettext(
        "Version %(number)s, saved %(date)s by %(name)s",
        number=terms.number,
        date=day(terms.saved_at),
        name=terms.saved_by_name,
    )
