"""Chair and vice-chair."""

from flask_babel import lazy_gettext as _
from flask_babel import ngettext
from wtforms.validators import ValidationError

from app.accounts.models import User
from app.extensions import db
from app.forms import Between, CheckboxesField, Form, IntegerField, RadioField, Required
from app.submissions import VersionField


class ElectForm(Form):
    user = RadioField(_("Who is chosen?"), [Required(_("Choose one."))], coerce=int)

    def offer(self, people):
        self.user.choices = people

    def person(self):
        return db.session.get(User, self.user.data)


class BallotForm(Form):
    """One number for each candidate; the fields are made by ``ballot_form``."""

    number = VersionField()

    def votes(self):
        """Candidate → votes."""
        return {
            db.session.get(User, int(name.removeprefix("votes_"))): field.data
            for name, field in self._fields.items()
            if name.startswith("votes_")
        }


def ballot_form(number, people):
    fields = {
        f"votes_{user_id}": IntegerField(
            name, [Required(_("Write the number, 0 if there were none.")), Between(0, 1000)]
        )
        for user_id, name in people
    }
    return type("BallotForm", (BallotForm,), fields)(number=number)


class OfficeDrawForm(Form):
    drawn = CheckboxesField(_("Whom did the lots choose?"), [Required(_("Choose whom the lots chose."))], coerce=int)

    def offer(self, people, places):
        self.places = places
        self.drawn.choices = people

    def people(self):
        return [db.session.get(User, identity) for identity in self.drawn.data]

    def validate_drawn(self, field):
        if len(field.data) != self.places:
            raise ValidationError(
                ngettext("Choose exactly %(num)s person.", "Choose exactly %(num)s people.", self.places)
            )
