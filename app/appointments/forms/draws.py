"""The order in which lots were drawn."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms.validators import ValidationError

from app.appointments import election
from app.appointments.forms.awaited import AwaitedForm
from app.appointments.models import AnnouncedGroup, Appointment
from app.extensions import db
from app.forms import HiddenField, Length, Required, SelectField, TextField
from app.law.proportional_election import NeedsDraw


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

    def order(self) -> list[AnnouncedGroup]:
        """The groups in the order they were drawn."""
        return [db.session.get_one(AnnouncedGroup, place.data) for place in self.places()]

    def places(self) -> list[SelectField]:
        return [field for name, field in self._fields.items() if name.startswith("drawn_as_")]


def _another_group(form: DrawForm, field: SelectField) -> None:
    """Not one that was drawn at a place before."""
    places = form.places()
    if field.data in [place.data for place in places[: places.index(field)]]:
        raise ValidationError(gettext("Each group is drawn once. Choose a different one for each place."))


def draw_form(appointment: Appointment, tie: NeedsDraw) -> DrawForm:
    """Nothing is chosen beforehand: software suggests no order."""
    groups = election.tied_groups(appointment, tie)
    fields = {
        f"drawn_as_{place}": SelectField(
            _("Drawn as number %(place)s", place=place),
            [Required(_("Choose the group that was drawn.")), _another_group],
            coerce=int,
            choices=[("", _("Choose a group")), *((group.id, group.name) for group in groups)],
        )
        for place in range(1, len(groups) + 1)
    }
    return type("DrawForm", (DrawForm,), fields)(quotient=str(tie.quotient))
