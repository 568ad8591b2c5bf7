"""The agreed list: every place with its group and its person."""

from typing import Any

from flask_babel import lazy_gettext as _

from app.accounts.models import User
from app.applications.models import Application
from app.appointments import election, queries
from app.appointments.forms.nominees import (
    NO_PROFILE,
    CandidateField,
    Candidates,
    confirmed_or,
    councillor_label,
    profile_choices,
    profile_with,
)
from app.appointments.models import AnnouncedGroup, Appointment
from app.appointments.operations import Line, Nominee
from app.bodies.models import SeatKind
from app.extensions import db
from app.form_rows import FormField, Row, RowsField
from app.forms import Email, EmailField, Form, Length, Required, SelectField, TextField
from app.versions import VersionField


class PlaceRow(Row):
    """One place of the list, and the group it belongs to."""

    group = SelectField(_("Group the place belongs to"), [Required(_("Choose the group."))], coerce=int)


class CouncillorRow(PlaceRow):
    person = SelectField(_("Councillor"), [Required(_("Choose a councillor."))], coerce=int)


class CandidateRow(PlaceRow):
    person = CandidateField(_("Candidate"), [Required(_("Choose a candidate."))])
    #: Nothing chosen: the one the secretariat confirmed. NO_PROFILE: none in particular.
    profile = SelectField(_("Profile the person fills"), coerce=int)
    reason = TextField(_("Reason, if the person does not live in the municipality"), [Length(500)])


class OtherRow(PlaceRow):
    name = TextField(
        _("Name"), [Required(_("Write the name.")), Length(200)], autocomplete="off", autocapitalize="words"
    )
    email = EmailField(_("E-mail address"), [Required(_("Write the e-mail address.")), Email()], autocomplete="off")
    profile = SelectField(_("Profile the person fills"), coerce=int)
    reason = TextField(_("Why somebody who has not applied"), [Required(_("Write the reason.")), Length(500)])


class AgreedListForm(Form):
    """Every place of the list; the rows are made by ``agreed_list_form``."""

    overtaken_by: Appointment | None = None
    version = VersionField(
        _("The list has been recorded already, or changed meanwhile. Look at it before you save yours.")
    )

    def offer(self, appointment: Appointment) -> None:
        counted = election.sizes(appointment)
        groups = [(group.id, group.name) for group in appointment.groups if counted.get(group.name)]
        members = queries.members_of_council(appointment)
        councillors = [(membership.user_id, councillor_label(membership)) for membership in members]
        profiles = profile_choices(appointment)
        candidates = Candidates(appointment)
        for entry in (*self.councillors, *self.candidates, *self.others):
            entry["group"].choices = [("", _("Choose a group")), *groups]
        for entry in self.councillors:
            entry["person"].choices = [("", _("Choose a councillor")), *councillors]
        for entry in self.candidates:
            entry["person"].candidates = candidates
            entry["profile"].choices = confirmed_or(profiles)
        for entry in self.others:
            entry["profile"].choices = [("", _("None in particular")), *profiles]
        self.suggestions, self.applied = candidates.suggested(), len(candidates.everybody)

    def lines(self) -> list[Line]:
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


def agreed_list_form(appointment: Appointment) -> AgreedListForm:
    """As many rows as the appointment has places, filled with the list so far."""
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
            FormField(CandidateRow),
            _("Citizens who applied"),
            hint=_("Write the beginning of a name, and choose. Name and number can also be written in full."),
            min_rows=citizens,
            add=_("Add a candidate"),
        ),
        "others": RowsField(
            FormField(OtherRow),
            _("Citizens who did not apply"),
            hint=_("A group may find somebody else among the residents. Say why."),
            min_rows=0,
            add=_("Add a citizen"),
        ),
    }
    on_record = {"version": appointment.version, **_rows_on_record(appointment)}
    form = type("AgreedListForm", (AgreedListForm,), rows)(data=on_record)
    form.offer(appointment)
    return form


def _rows_on_record(appointment: Appointment) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {"councillors": [], "candidates": [], "others": []}
    for answer in appointment.named:
        row: dict[str, Any] = {"group": answer.announced_id}
        if answer.kind is SeatKind.COUNCILLOR:
            rows["councillors"].append(row | {"person": answer.user_id})
            continue
        row["reason"] = answer.reason
        if answer.application_id:
            rows["candidates"].append(
                row | {"person": answer.application_id, "profile": answer.profile_id or NO_PROFILE}
            )
        else:
            rows["others"].append(row | {"name": answer.name, "email": answer.email, "profile": answer.profile_id})
    return rows


def _group(row: dict[str, Any]) -> AnnouncedGroup:
    return db.session.get_one(AnnouncedGroup, row["group"])
