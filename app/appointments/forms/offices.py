"""Chair and vice-chair."""

from flask_babel import lazy_gettext as _
from flask_babel import ngettext
from wtforms.validators import ValidationError

from app.accounts.models import User
from app.appointments.forms.awaited import AwaitedForm
from app.extensions import db
from app.forms import Between, CheckboxesField, HiddenField, IntegerField, RadioField, Required
from app.submissions import VersionField


class ElectForm(AwaitedForm):
    about = ("office",)
    already = _("It has been recorded already who was chosen. Look at the page as it is now.")
    office = HiddenField()
    user = RadioField(_("Who is chosen?"), [Required(_("Choose one."))], coerce=int)

    def offer(self, people):
        self.user.choices = people

    def person(self):
        return db.session.get(User, self.user.data)


class BallotForm(AwaitedForm):
    """One number for each candidate; the fields are made by ``ballot_form``."""

    about = ("office", "number")
    already = _("That ballot has been recorded already. Look at the page as it is now.")
    office = HiddenField()
    number = VersionField()

    def votes(self):
        """Candidate → votes."""
        return {
            db.session.get(User, int(name.removeprefix("votes_"))): field.data
            for name, field in self._fields.items()
            if name.startswith("votes_")
        }


def ballot_form(office, number, people):
    fields = {
        f"votes_{user_id}": IntegerField(
            name, [Required(_("Write the number, 0 if there were none.")), Between(0, 1000)]
        )
        for user_id, name in people
    }
    return type("BallotForm", (BallotForm,), fields)(office=office.value, number=number)


class OfficeDrawForm(AwaitedForm):
    about = ("office", "number")
    already = _("Those lots have been drawn already. Look at the page as it is now.")
    office = HiddenField()
    #: The next ballot, or the one that would have been: lots are drawn between two ballots.
    number = VersionField()
    drawn = CheckboxesField(_("Whom did the lots choose?"), [Required(_("Choose whom the lots chose."))], coerce=int)

    def offer(self, people, places):
        self.places = places
        self.drawn.choices = people
        self.drawn.description = self._how_many()

    def people(self):
        return [db.session.get(User, identity) for identity in self.drawn.data]

    def validate_drawn(self, field):
        if len(field.data) != self.places:
            raise ValidationError(self._how_many())

    def _how_many(self):
        return ngettext("Choose exactly %(num)s person.", "Choose exactly %(num)s people.", self.places)
