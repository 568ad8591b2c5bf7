"""The agreed list: every place with its group and its person."""

from flask_babel import lazy_gettext as _

from app.accounts.models import User
from app.applications.models import Application
from app.appointments.choices import NO_PROFILE
from app.appointments.models import AnnouncedGroup, Appointment
from app.appointments.operations import Line, Nominee
from app.committees.models import Profile
from app.extensions import db
from app.form_rows import FormField, Row, RowsField
from app.forms import Email, EmailField, Form, Length, Required, SelectField, TextField
from app.submissions import VersionField


class PlaceRow(Row):
    """One place of the list, and the group it belongs to."""

    group = SelectField(_("Group the place belongs to"), [Required(_("Choose the group."))], coerce=int)


class CouncillorRow(PlaceRow):
    person = SelectField(_("Councillor"), [Required(_("Choose a councillor."))], coerce=int)


class CandidateRow(PlaceRow):
    person = SelectField(_("Candidate"), [Required(_("Choose a candidate."))], coerce=int)
    #: Nothing chosen: the one the secretariat confirmed. NO_PROFILE: none in particular.
    profile = SelectField(_("Profile the person fills"), coerce=int)
    reason = TextField(_("Reason, if the person does not live in the municipality"), [Length(500)])


class OtherRow(PlaceRow):
    name = TextField(_("Name"), [Required(_("Write the name.")), Length(200)])
    email = EmailField(_("E-mail address"), [Required(_("Write the e-mail address.")), Email()])
    profile = SelectField(_("Profile the person fills"), coerce=int)
    reason = TextField(_("Why somebody who has not applied"), [Required(_("Write the reason.")), Length(500)])


class ListForm(Form):
    """Every place of the list; the rows are made by ``list_form``."""

    overtaken_by: Appointment | None = None
    version = VersionField()

    def offer(self, *, groups, councillors, candidates, profiles):
        for entry in (*self.councillors, *self.candidates, *self.others):
            entry["group"].choices = [("", _("Choose a group")), *groups]
        for entry in self.councillors:
            entry["person"].choices = [("", _("Choose a councillor")), *councillors]
        for entry in self.candidates:
            entry["person"].choices = [("", _("Choose a candidate")), *candidates]
            entry["profile"].choices = confirmed_or(profiles)
        for entry in self.others:
            entry["profile"].choices = [("", _("None in particular")), *profiles]

    def lines(self):
        """The places of the list: councillors, then citizens."""
        return [
            *(
                Line(_group(row), Nominee(councillor=db.session.get(User, row["person"])))
                for row in self.councillors.data
            ),
            *(
                Line(
                    _group(row),
                    Nominee(
                        application=db.session.get(Application, row["person"]),
                        profile=profile_with(row["profile"]),
                        reason=row["reason"],
                        fills_confirmed=row["profile"] is None,
                    ),
                )
                for row in self.candidates.data
            ),
            *(
                Line(
                    _group(row),
                    Nominee(
                        name=row["name"], email=row["email"], profile=profile_with(row["profile"]), reason=row["reason"]
                    ),
                )
                for row in self.others.data
            ),
        ]


def list_form(appointment, data):
    """As many rows as the appointment has places; ``data`` is the list so far."""
    councillors, citizens = appointment.councillors, appointment.citizens
    rows = {
        "councillors": RowsField(
            FormField(CouncillorRow),
            _("Councillors"),
            [Required(_("Choose a councillor."))] if councillors else [],
            min_rows=councillors,
            add=_("Add a councillor"),
        ),
        "candidates": RowsField(
            FormField(CandidateRow), _("Citizens who applied"), min_rows=citizens, add=_("Add a candidate")
        ),
        "others": RowsField(
            FormField(OtherRow),
            _("Citizens who did not apply"),
            hint=_("A group may find somebody else among the residents. Say why."),
            min_rows=0,
            add=_("Add a citizen"),
        ),
    }
    return type("ListForm", (ListForm,), rows)(data=data, version=appointment.version)


def _group(row):
    return db.session.get(AnnouncedGroup, row["group"])


def confirmed_or(profiles):
    """What can be chosen as the profile that a candidate fills."""
    return [("", _("The one confirmed for the candidate")), (NO_PROFILE, _("None in particular")), *profiles]


def profile_with(identity):
    """The profile, or None when none in particular was chosen."""
    return db.session.get(Profile, identity) if identity else None
