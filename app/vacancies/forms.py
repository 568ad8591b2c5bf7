"""Somebody leaves a seat."""

from flask_babel import lazy_gettext as _

from app.accounts.models import User
from app.extensions import db
from app.forms import DateField, Email, EmailField, Form, Length, RadioField, Required, SelectField, TextField
from app.law.vacancies import Departure
from app.vacancies.words import DEPARTURES
from app.versions import VersionField


class VacancyForm(Form):
    #: The membership that the page says is in the seat.
    holder_id = VersionField(_("Somebody else has taken over the seat meanwhile. Look who holds it now."))
    departure = RadioField(
        _("What has happened?"),
        [Required(_("Choose what has happened."))],
        choices=[(departure.name, DEPARTURES.of(departure)) for departure in Departure],
    )
    last_day = DateField(_("Last day in the committee"), [Required(_("Write the last day."))])
    councillor = SelectField(_("Councillor who takes over"), [Required(_("Choose a councillor."))], coerce=int)
    name = TextField(
        _("Name of the one who takes over"),
        [Required(_("Write the name.")), Length(200)],
        autocomplete="off",
        autocapitalize="words",
    )
    email = EmailField(_("E-mail address"), [Required(_("Write the e-mail address.")), Email()], autocomplete="off")

    def __init__(self, holder):
        super().__init__(data={"last_day": holder.ends_on} if holder else {})

    def offer(self, councillors):
        """The members of the council for a councillor's seat; None for a citizen's."""
        if councillors is None:
            del self.councillor
        else:
            self.councillor.choices = [("", _("Choose a councillor")), *((user.id, user.name) for user in councillors)]
            del self.name, self.email

    def successor(self):
        if self.councillor:
            return {"councillor": db.session.get(User, self.councillor.data)}
        return {"name": self.name.data, "email": self.email.data}
