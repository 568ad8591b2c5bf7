"""What kinds of bodies, seats and members there are, and what their offices are called."""

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.bodies.models import Body, BodyKind, MemberKind, Office, SeatKind
from app.words import Words, word

BODY_KINDS = Words(
    BodyKind,
    {
        BodyKind.COUNCIL: _("Municipal council"),
        BodyKind.FINANCE_COMMITTEE: _("Finance committee"),
        BodyKind.STANDING_COMMITTEE: _("Standing committee"),
        BodyKind.JOINT_MEETING: _("Joint meeting"),
        BodyKind.TASK_COMMITTEE: _("Task committee"),
        BodyKind.SECRETARIAT: _("Council secretariat"),
    },
)

MEMBER_KINDS = Words(
    MemberKind,
    {
        MemberKind.COUNCILLOR: _("Councillor"),
        MemberKind.CITIZEN: _("Citizen member"),
        MemberKind.STAFF: _("Staff"),
    },
    among_members={MemberKind.CITIZEN: _("Citizen")},
)

SEAT_KINDS = Words(
    SeatKind,
    {SeatKind.COUNCILLOR: _("Councillor"), SeatKind.CITIZEN: _("Citizen")},
    sentence={SeatKind.COUNCILLOR: _("a councillor"), SeatKind.CITIZEN: _("a citizen")},
)

OFFICES = Words(
    Office,
    {
        Office.CHAIR: _("Chair"),
        Office.VICE_CHAIR: _("Vice-chair"),
        Office.MEMBER: _("Member"),
        Office.FACILITATOR: _("Facilitator"),
    },
    sentence={
        Office.CHAIR: _("chair"),
        Office.VICE_CHAIR: _("vice-chair"),
        Office.MEMBER: _("member"),
        Office.FACILITATOR: _("facilitator"),
    },
    #: The chair of the council is the mayor (ksl. § 6).
    council={Office.CHAIR: _("Mayor"), Office.VICE_CHAIR: _("Deputy mayor")},
)


def office_in(body: Body, office: Office) -> LazyString:
    """What somebody with this office in this body is called."""
    return word(office, "council" if body.is_council else "")
