"""Chair and vice-chair."""

from flask_babel import lazy_gettext as _
from flask_babel import ngettext
from wtforms.validators import ValidationError

from app.accounts.models import User
from app.appointments.awaited import AwaitedOffice
from app.appointments.forms.awaited import AwaitedForm
from app.extensions import db
from app.forms import Between, CheckboxesField, HiddenField, IntegerField, RadioField, Required
from app.law.majority_election import NeedsLots
from app.versions import VersionField


class ElectForm(AwaitedForm):
    about = ("office",)
    already = _("It has been recorded already who was chosen. Look at the page as it is now.")
    office = HiddenField()
    user = RadioField(_("Who is chosen?"), [Required(_("Choose one."))], coerce=int)

    def offer(self, awaited: AwaitedOffice) -> None:
        self.user.choices = awaited.candidates

    def person(self) -> User:
        return db.session.get_one(User, self.user.data)


class BallotForm(AwaitedForm):
    """One number for each candidate; the fields are made by ``ballot_form``."""

    about = ("office", "number")
    already = _("That ballot has been recorded already. Look at the page as it is now.")
    office = HiddenField()
    number = VersionField()

    def votes(self) -> dict[User, int]:
        """Candidate → votes."""
        return {
            db.session.get_one(User, int(name.removeprefix("votes_"))): field.data
            for name, field in self._fields.items()
            if name.startswith("votes_")
        }


def ballot_form(awaited: AwaitedOffice) -> BallotForm:
    fields = {
        f"votes_{user_id}": IntegerField(
            name, [Required(_("Write the number, 0 if there were none.")), Between(0, 1000)]
        )
        for user_id, name in awaited.candidates
    }
    return type("BallotForm", (BallotForm,), fields)(office=awaited.office.value, number=awaited.next_ballot)


class OfficeDrawForm(AwaitedForm):
    about = ("office", "number")
    already = _("Those lots have been drawn already. Look at the page as it is now.")
    office = HiddenField()
    #: The next ballot, or the one that would have been: lots are drawn between two ballots.
    number = VersionField()
    drawn = CheckboxesField(_("Whom did the lots choose?"), [Required(_("Choose whom the lots chose."))], coerce=int)

    def offer(self, awaited: AwaitedOffice, tie: NeedsLots) -> None:
        self.places = tie.places
        self.drawn.choices = awaited.candidates
        self.drawn.description = self._how_many()

    def chosen(self) -> list[User]:
        return [db.session.get_one(User, identity) for identity in self.drawn.data]

    def validate_drawn(self, field: CheckboxesField) -> None:
        if len(field.data) != self.places:
            raise ValidationError(self._how_many())

    def _how_many(self) -> str:
        return ngettext("Choose exactly %(num)s person.", "Choose exactly %(num)s people.", self.places)
