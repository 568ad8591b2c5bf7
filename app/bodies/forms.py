"""What people type about bodies and who belongs to them."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app import clock
from app.bodies import queries
from app.bodies.models import BodyKind, MemberKind, Office
from app.bodies.words import BODY_KINDS, office_in
from app.forms import (
    DateField,
    Email,
    EmailField,
    FileField,
    FileKind,
    Form,
    Length,
    NotBefore,
    RadioField,
    Required,
    SelectField,
    TextArea,
    TextField,
)
from app.versions import SAVED_MEANWHILE, VersionField

#: A task committee's body comes to be when the council establishes it.
MADE_BY_HAND = [kind for kind in BodyKind if kind != BodyKind.TASK_COMMITTEE]


class BodyForm(Form):
    name = TextField(
        _l("Name"), [Required(_l("Write a name.")), Length(120)], autocomplete="off", autocapitalize="words"
    )
    purpose = TextArea(
        _l("What it is responsible for"), [Length(2000)], hint=_l("In plain words. Everybody can read it.")
    )


class EditBodyForm(BodyForm):
    version = VersionField(SAVED_MEANWHILE)


class CreateBodyForm(BodyForm):
    kind = SelectField(
        _l("Kind"),
        [Required(_l("Choose what kind of body it is."))],
        choices=[(kind.value, BODY_KINDS.of(kind)) for kind in MADE_BY_HAND],
        default=BodyKind.STANDING_COMMITTEE.value,
        coerce=BodyKind,
    )
    term_from = DateField(_l("First day of the term"), hint=_l("For a council."))
    term_to = DateField(
        _l("Last day of the term"), [NotBefore("term_from", _l("The term cannot end before it begins."))]
    )


class AddGroupForm(Form):
    letter = TextField(
        _l("Letter"),
        [Required(_l("Write the letter of the group.")), Length(2)],
        width="short",
        autocapitalize="characters",
    )
    name = TextField(
        _l("Name"),
        [Required(_l("Write the name of the group.")), Length(120)],
        autocomplete="off",
        autocapitalize="words",
    )


class DatedForm(Form):
    """From when, and what it rests on."""

    starts_on = DateField(_l("From"), [Required(_l("Write from which day."))], default=clock.today)
    basis = TextField(
        _l("What it rests on"),
        [Required(_l("Write what it rests on, for example a decision with its date.")), Length(300)],
        hint=_l("For example: “Council meeting 24 June 2026, item 7”. Everybody can read it."),
    )


class TakeOnForm(DatedForm):
    """Somebody joins a body. Each kind has ``facts()``: what ``operations.take_on`` is told of them."""

    field_order: tuple[str, ...] = ()
    kind = MemberKind.COUNCILLOR

    def __init__(self, body):
        super().__init__()
        self.body = body

    def __iter__(self):
        names = (*self.field_order, "starts_on", "basis", "csrf_token")
        return (self._fields[name] for name in names if name in self._fields)


class TakeOnStaffForm(TakeOnForm):
    """Somebody from the administration, for the secretariat."""

    field_order: tuple[str, ...] = ("name", "email")
    kind = MemberKind.STAFF

    name = TextField(
        _l("Name"), [Required(_l("Write the person's name.")), Length(200)], autocomplete="off", autocapitalize="words"
    )
    email = EmailField(
        _l("E-mail"),
        [Required(_l("Write the person's e-mail address.")), Email()],
        autocomplete="off",
        hint=_l("Who has no account with this address gets one, and a letter with a link."),
    )

    def facts(self):
        return {"name": self.name.data, "email": self.email.data}


class TakeOnCouncillorForm(TakeOnStaffForm):
    """Somebody who comes into the council, as member of a group."""

    field_order: tuple[str, ...] = ("name", "email", "group", "office")
    kind = MemberKind.COUNCILLOR

    group = SelectField(_l("Group"), [Required(_l("Choose the group. If it is not there, add it first."))], coerce=int)
    office = RadioField(_l("Office"), [Required(_l("Choose an office."))], coerce=Office, default=Office.MEMBER.value)

    def __init__(self, body):
        super().__init__(body)
        self._groups = {group.id: group for group in queries.groups(body)}
        self.group.choices = [("", _("Choose a group"))] + [
            (group.id, f"{group.letter} {group.name}") for group in self._groups.values()
        ]
        self.office.choices = office_choices(body)

    def facts(self):
        return super().facts() | {"group": self._groups[self.group.data], "office": self.office.data}


class TakeOnCommitteeMemberForm(TakeOnForm):
    """A councillor who comes into a standing committee or the finance committee (ksl. §§ 17 and 18)."""

    field_order: tuple[str, ...] = ("councillor", "office")

    councillor = SelectField(_l("Councillor"), [Required(_l("Choose a councillor."))], coerce=int)
    office = RadioField(_l("Office"), [Required(_l("Choose an office."))], coerce=Office, default=Office.MEMBER.value)

    def __init__(self, body):
        super().__init__(body)
        self._councillors = {user.id: user for user in queries.councillors()}
        self.councillor.choices = [("", _("Choose a councillor"))] + [
            (user.id, user.name) for user in self._councillors.values()
        ]
        self.office.choices = office_choices(body)

    def facts(self):
        chosen = self._councillors[self.councillor.data]
        return {"name": chosen.name, "email": chosen.email, "office": self.office.data}


#: Who can be taken on depends on what kind of body it is.
TAKE_ON_FORMS = {BodyKind.COUNCIL: TakeOnCouncillorForm, BodyKind.SECRETARIAT: TakeOnStaffForm}


def take_on_form(body):
    return TAKE_ON_FORMS.get(body.kind, TakeOnCommitteeMemberForm)(body)


class LeaveForm(Form):
    version = VersionField()
    ends_on = DateField(
        _l("Last day"),
        [Required(_l("Write the last day."))],
        default=clock.today,
        hint=_l("The person belongs to the body until the end of this day."),
    )


class ChangeOfficeForm(DatedForm):
    version = VersionField()
    office = RadioField(_l("Office"), [Required(_l("Choose an office."))], coerce=Office)

    def __init__(self, membership):
        super().__init__(data={"office": membership.office.value})
        self.office.choices = office_choices(membership.body)


class LeadGroupForm(DatedForm):
    version = VersionField()
    leader = SelectField(_l("Group leader"), [Required(_l("Choose the leader."))], coerce=int)

    def __init__(self, group):
        super().__init__()
        members = [
            membership.user
            for membership in queries.current_memberships(group.council)
            if membership.group_id == group.id
        ]
        self._members = {user.id: user for user in members}
        self.leader.choices = [("", _("Choose a member of the group"))] + [(user.id, user.name) for user in members]

    @property
    def chosen(self):
        return self._members[self.leader.data]


class ImportCouncilForm(Form):
    file = FileField(
        _l("The file"),
        [Required(_l("Choose a file.")), FileKind("csv", "txt", max_mb=1)],
        hint=_l("CSV in UTF-8, with the columns name, email, group and offices."),
    )
    term_from = DateField(_l("First day of the term"), [Required(_l("Write the first day of the term."))])
    term_to = DateField(
        _l("Last day of the term"),
        [
            Required(_l("Write the last day of the term.")),
            NotBefore("term_from", _l("The term cannot end before it begins.")),
        ],
    )
    basis = TextField(
        _l("What it rests on"),
        [Required(_l("Write what it rests on, for example a decision with its date.")), Length(300)],
        default=_l("The municipal election"),
    )


def office_choices(body):
    """The offices that can be given in the body, as choices."""
    return [(office.value, office_in(body, office)) for office in (Office.MEMBER, Office.CHAIR, Office.VICE_CHAIR)]
