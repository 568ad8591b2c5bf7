"""How the audit trail tells of an appointment."""

from flask_babel import lazy_gettext as _

from app.appointments.events import (
    AppointmentAbandoned,
    AppointmentCompleted,
    AppointmentOpened,
    BallotCast,
    EntryStruckOut,
    ListAgreed,
    LotsDrawn,
    MethodChosen,
    OfficeFilled,
    OfficeLotsDrawn,
    PlaceGivenUp,
    PlaceTaken,
    PresenceRecorded,
)
from app.trail import Told

TOLD = Told(
    theme=_("Appointments"),
    sentences={
        AppointmentOpened: _("The appointment of members began: %(meeting)s."),
        AppointmentAbandoned: _("The appointment of members was broken off."),
        PresenceRecorded: _("%(present)s members of the council are present, in %(groups)s groups."),
        MethodChosen: _("How the members are chosen: %(method)s."),
        ListAgreed: _("Everybody agreed to a list of %(places)s members."),
        LotsDrawn: _("Lots were drawn between %(groups)s groups with the quotient %(quotient)s: %(how)s."),
        PlaceTaken: _("Turn %(turn)s: %(group)s named %(kind)s."),
        PlaceGivenUp: _("Turn %(turn)s: %(group)s gave the place up."),
        EntryStruckOut: _("Entry %(number)s of the election was struck out."),
        BallotCast: _("Ballot %(ballot)s for %(office)s was held."),
        OfficeLotsDrawn: _("Lots were drawn between those tied for %(office)s."),
        OfficeFilled: _("%(user)s was chosen as %(office)s."),
        AppointmentCompleted: _("The council appointed the members, in decision %(decision)s."),
    },
)
