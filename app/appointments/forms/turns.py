"""A group's answer in its turn."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms.validators import ValidationError

from app.accounts.models import User
from app.applications.models import Application
from app.appointments import election, queries
from app.appointments.forms.awaited import AwaitedForm
from app.appointments.forms.nominees import (
    CandidateField,
    Candidates,
    confirmed_or,
    councillor_label,
    profile_choices,
    profile_with,
)
from app.appointments.models import Appointment
from app.appointments.operations import Nominee
from app.bodies.models import SeatKind
from app.extensions import db
from app.forms import Email, EmailField, Length, RadioField, Required, SelectField, TextArea, TextField
from app.law.proportional_election import Turn
from app.versions import VersionField
from app.words import word


class TurnForm(AwaitedForm):
    """What a group answers in its turn."""

    about = ("turn",)
    already = _("That turn has been recorded already. Look at the page as it is now.")
    turn = VersionField()


class PickForm(TurnForm):
    kind = RadioField(_("Kind of place"), [Required(_("Choose the kind of place."))])
    councillor = SelectField(_("Councillor"), coerce=int, hint=_("For a councillor's place."))
    candidate = CandidateField(
        _("Citizen who applied"), hint=_("For a citizen's place. Write the beginning of the name, and choose.")
    )
    #: As in a row of the agreed list.
    profile = SelectField(_("Profile the person fills"), coerce=int)
    name = TextField(
        _("Name of a citizen who did not apply"), [Length(200)], autocomplete="off", autocapitalize="words"
    )
    email = EmailField(_("E-mail address"), [Email()], autocomplete="off")
    reason = TextArea(
        _("Reason"),
        [Length(500)],
        hint=_("Needed for somebody who did not apply, or does not live in the municipality."),
        rows=2,
    )

    def offer(self, appointment: Appointment, turn: Turn) -> None:
        """The group's own councillors come first; it may hand a place to another who is willing (Resumé 82.1.10)."""
        self.kind.choices = [(kind.value, word(SeatKind(kind))) for kind in turn.kinds]
        if len(turn.kinds) == 1:
            self.kind.data = self.kind.data or turn.kinds[0].value
        own = {each.user_id for each in appointment.electors if each.announced and each.announced.name == turn.group}
        councillors = queries.councillors_without_place(appointment)
        self.councillor.choices = [
            ("", _("Choose a councillor")),
            *(
                (membership.user_id, councillor_label(membership))
                for membership in sorted(councillors, key=lambda each: each.user_id not in own)
            ),
        ]
        self.candidate.candidates = Candidates(appointment)
        have_a_place = {answer.application_id for answer in appointment.named}
        self.suggestions = self.candidate.candidates.suggested(apart_from=have_a_place)
        self.applied = len(self.candidate.candidates.everybody) - len(have_a_place - {None})
        self.profile.choices = confirmed_or(profile_choices(appointment))

    @property
    def asks_for_councillor(self) -> bool:
        return SeatKind.COUNCILLOR in self._kinds

    @property
    def asks_for_citizen(self) -> bool:
        return SeatKind.CITIZEN in self._kinds

    @property
    def _kinds(self) -> set[str]:
        return {value for value, _label in self.kind.choices}

    @property
    def has_other_citizen(self) -> bool:
        """Whether somebody who did not apply is being written, so that those fields must be seen."""
        return any(field.data or field.errors for field in (self.name, self.email))

    def nominee(self) -> Nominee:
        """Whom the group names."""
        if self.kind.data == SeatKind.COUNCILLOR:
            return Nominee(councillor=db.session.get(User, self.councillor.data))
        candidate = db.session.get(Application, self.candidate.data) if self.candidate.data else None
        return Nominee(
            application=candidate,
            name="" if candidate else self.name.data,
            email="" if candidate else self.email.data,
            profile=profile_with(self.profile.data),
            reason=self.reason.data,
            fills_confirmed=self.profile.data is None,
        )

    def validate_councillor(self, field: SelectField) -> None:
        if self.kind.data == SeatKind.COUNCILLOR and not field.data:
            raise ValidationError(gettext("Choose a councillor."))

    def validate_candidate(self, field: CandidateField) -> None:
        if self.kind.data == SeatKind.CITIZEN and not field.errors and bool(field.data) == bool(self.name.data):
            raise ValidationError(gettext("Choose a candidate, or write the name of somebody who did not apply."))


class WaiverForm(TurnForm):
    willing = SelectField(
        _("Which group is willing to take the place?"),
        [Required(_("Choose the group that is willing."))],
        hint=_("A place can be given up only when another group is willing to take it."),
    )

    def offer(self, appointment: Appointment, turn: Turn) -> None:
        others = [name for name in election.sizes(appointment) if name != turn.group]
        self.willing.choices = [("", _("Choose a group")), *((name, name) for name in others)]
