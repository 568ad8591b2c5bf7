"""What people call the kinds of bodies and the offices in them."""

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from app.bodies.models import Body, BodyKind, MemberKind, Office

BODY_KINDS: dict[BodyKind, LazyString] = {
    BodyKind.COUNCIL: _l("Municipal council"),
    BodyKind.FINANCE_COMMITTEE: _l("Finance committee"),
    BodyKind.STANDING_COMMITTEE: _l("Standing committee"),
    BodyKind.JOINT_MEETING: _l("Joint meeting"),
    BodyKind.TASK_COMMITTEE: _l("Task committee"),
    BodyKind.SECRETARIAT: _l("Council secretariat"),
}

MEMBER_KINDS: dict[MemberKind, LazyString] = {
    MemberKind.COUNCILLOR: _l("Councillor"),
    MemberKind.CITIZEN: _l("Citizen member"),
    MemberKind.STAFF: _l("Staff"),
}


OFFICES: dict[Office, LazyString] = {
    Office.CHAIR: _l("Chair"),
    Office.VICE_CHAIR: _l("Vice-chair"),
    Office.MEMBER: _l("Member"),
    Office.FACILITATOR: _l("Facilitator"),
}
#: The chair of the council is the mayor (ksl. § 6).
OFFICES_IN_COUNCIL: dict[Office, LazyString] = {Office.CHAIR: _l("Mayor"), Office.VICE_CHAIR: _l("Deputy mayor")}


def office_in(body: Body, office: Office) -> LazyString:
    """What somebody with this office in this body is called."""
    return (OFFICES_IN_COUNCIL if body.is_council else {}).get(office, OFFICES[office])
