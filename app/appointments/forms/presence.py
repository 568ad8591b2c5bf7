"""Who is present, and with whom each votes."""

from flask_babel import lazy_gettext as _

from app.accounts.models import User
from app.appointments import queries
from app.appointments.models import AnnouncedGroup, Appointment
from app.bodies import queries as bodies
from app.bodies.models import ElectoralGroup
from app.extensions import db
from app.forms import Form, Required, SelectField
from app.meetings import queries as meetings
from app.versions import SAVED_MEANWHILE, VersionField

#: What is chosen for who does not come, and for who votes with nobody; else the group's id.
ABSENT, ALONE = "absent", "alone"


class PresenceForm(Form):
    """One list of choices for each member of the council; the fields are made by ``presence_form``."""

    version = VersionField(SAVED_MEANWHILE)

    def members(self) -> list[SelectField]:
        """The field of each member of the council."""
        return [field for field in self if field.name.startswith("member_")]

    def groups(self) -> dict[User, ElectoralGroup | None]:
        """Each councillor who is present → the group announced, None for who votes alone."""
        chosen = {
            name.removeprefix("member_"): value for name, value in self.data.items() if name.startswith("member_")
        }
        return {
            db.session.get_one(User, int(user_id)): db.session.get(ElectoralGroup, int(group))
            if group != ALONE
            else None
            for user_id, group in chosen.items()
            if group != ABSENT
        }


def presence_form(appointment: Appointment) -> PresenceForm:
    """A field for each member of the council on the day of the meeting."""
    groups = [(str(group.id), f"{group.letter} – {group.name}") for group in bodies.groups(appointment.meeting.body)]
    beforehand = _chosen_beforehand(appointment)
    fields = {
        f"member_{membership.user_id}": SelectField(
            f"{membership.name} ({membership.group.letter})" if membership.group else membership.name,
            [Required(_("Choose."))],
            choices=[*groups, (ALONE, _("Votes alone")), (ABSENT, _("Not present"))],
            default=beforehand[membership.user_id],
        )
        for membership in queries.members_of_council(appointment)
    }
    return type("PresenceForm", (PresenceForm,), fields)()


def _chosen_beforehand(appointment: Appointment) -> dict[int, str]:
    """What was recorded here before; else who came according to the meeting's attendance; else everybody."""
    attendance = meetings.attendance(appointment.meeting)
    absent = {each.user_id for each in attendance.absent} if attendance else set()
    recorded = {elector.user_id: _as_chosen(elector.announced) for elector in appointment.electors}
    return {
        membership.user_id: recorded.get(membership.user_id)
        or (ABSENT if membership.user_id in absent or not membership.group_id else str(membership.group_id))
        for membership in queries.members_of_council(appointment)
    }


def _as_chosen(announced: AnnouncedGroup | None) -> str:
    if announced is None:
        return ABSENT
    voted_as_group = announced.name.split("+")[0] == announced.group.letter
    return str(announced.group_id) if voted_as_group else ALONE
