"""The proportional election: a draw, a group's answer, and a correction."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms.validators import ValidationError

from app.accounts.models import User
from app.applications.models import Application
from app.appointments.forms.agreed import confirmed_or, profile_with
from app.appointments.forms.awaited import AwaitedForm
from app.appointments.models import AnnouncedGroup
from app.appointments.operations import Nominee
from app.bodies.models import SeatKind
from app.extensions import db
from app.forms import (
    Email,
    EmailField,
    Form,
    HiddenField,
    Length,
    RadioField,
    Required,
    SelectField,
    TextArea,
    TextField,
)
from app.submissions import VersionField
from app.words import word


class DrawForm(AwaitedForm):
    """One list of choices for each place in the order; the fields are made by ``draw_form``."""

    about = ("quotient",)
    already = _("Those lots have been drawn already. Look at the page as it is now.")

    quotient = HiddenField()
    drawn_by = TextField(
        _("Who drew the lots"),
        [Required(_("Write who drew the lots.")), Length(200)],
        hint=_("For example the mayor, from a bag of folded names."),
    )

    def order(self):
        """The groups in the order they were drawn."""
        return [db.session.get(AnnouncedGroup, place.data) for place in self.places()]

    def places(self):
        return [field for name, field in self._fields.items() if name.startswith("drawn_as_")]


def _another_group(form, field):
    """Not one that was drawn at a place before."""
    places = form.places()
    if field.data in [place.data for place in places[: places.index(field)]]:
        raise ValidationError(gettext("Each group is drawn once. Choose a different one for each place."))


def draw_form(tie, groups):
    """``groups`` are the tied ones. Nothing is chosen beforehand: software suggests no order."""
    choices = [("", _("Choose a group")), *((group.id, group.name) for group in groups)]
    fields = {
        f"drawn_as_{place}": SelectField(
            _("Drawn as number %(place)s", place=place),
            [Required(_("Choose the group that was drawn.")), _another_group],
            coerce=int,
            choices=choices,
        )
        for place in range(1, len(groups) + 1)
    }
    return type("DrawForm", (DrawForm,), fields)(quotient=str(tie.quotient))


class TurnForm(AwaitedForm):
    """What a group answers in its turn."""

    about = ("turn",)
    already = _("That turn has been recorded already. Look at the page as it is now.")
    turn = VersionField()


class PickForm(TurnForm):
    kind = RadioField(_("Kind of place"), [Required(_("Choose the kind of place."))])
    councillor = SelectField(_("Councillor"), coerce=int, hint=_("For a councillor's place."))
    candidate = SelectField(_("Citizen who applied"), coerce=int, hint=_("For a citizen's place."))
    #: As in a row of the agreed list.
    profile = SelectField(_("Profile the person fills"), coerce=int)
    name = TextField(_("Name of a citizen who did not apply"), [Length(200)])
    email = EmailField(_("E-mail address"), [Email()], autocomplete="off")
    reason = TextArea(
        _("Reason"),
        [Length(500)],
        hint=_("Needed for somebody who did not apply, or does not live in the municipality."),
        rows=2,
    )

    def offer(self, *, kinds, councillors, candidates, profiles):
        self.kind.choices = [(kind, word(SeatKind(kind))) for kind in kinds]
        if len(kinds) == 1:
            self.kind.data = self.kind.data or kinds[0]
        self.councillor.choices = [("", _("Choose a councillor")), *councillors]
        self.candidate.choices = [("", _("Choose a candidate")), *candidates]
        self.profile.choices = confirmed_or(profiles)

    def nominee(self):
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

    def validate_councillor(self, field):
        if self.kind.data == SeatKind.COUNCILLOR and not field.data:
            raise ValidationError(gettext("Choose a councillor."))

    def validate_candidate(self, field):
        if self.kind.data == SeatKind.CITIZEN and bool(field.data) == bool(self.name.data):
            raise ValidationError(gettext("Choose a candidate, or write the name of somebody who did not apply."))


class WaiverForm(TurnForm):
    willing = SelectField(
        _("Which group is willing to take the place?"),
        [Required(_("Choose the group that is willing."))],
        hint=_("A place can be given up only when another group is willing to take it."),
    )

    def offer(self, names):
        self.willing.choices = [("", _("Choose a group")), *((name, name) for name in names)]


class StrikeOutForm(Form):
    number = VersionField()
    reason = TextArea(_("What was wrong"), [Required(_("Write what was wrong.")), Length(500)], rows=3)
