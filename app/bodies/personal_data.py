"""What is kept of who belongs to which body."""

from flask_babel import lazy_gettext as _

from app.bodies.models import Body, ElectoralGroup, GroupLeadership, Membership
from app.personal import Personal, Topic

MEMBERSHIP = Topic(
    what=_("That you are a member: name and period"),
    why=_("So that everybody can see who is on a committee and how they were chosen"),
    seen_by=_("Everybody"),
    until=_("It stays, as part of the council's minute book"),
)
CONTACT = Topic(
    what=_("Which group in the council named you, and your e-mail address as a member"),
    why=_("So that the group can name the next, and you can be reached"),
    seen_by=_(
        "The group: the secretariat and the councillors. The address: the secretariat and the facilitator, and the others"
        " of the committee if you choose so"
    ),
    until=_("As long as the municipality must keep the case"),
)
STAYS = _("It stays, as part of the council's minute book (the Local Government Act, sections 13 and 20)")

PERSONAL = [
    Personal(
        MEMBERSHIP,
        Membership,
        "user_id name kind office basis starts_on ends_on",
        whose=lambda person: Membership.user_id == person.user_id,
        stays=STAYS,
    ),
    Personal(
        CONTACT,
        Membership,
        "seat_id",
        whose=lambda person: (Membership.user_id == person.user_id) & Membership.seat_id.is_not(None),
        stays=STAYS,
    ),
    Personal(
        MEMBERSHIP,
        GroupLeadership,
        "user_id basis starts_on ends_on",
        whose=lambda person: GroupLeadership.user_id == person.user_id,
        stays=STAYS,
    ),
]
NOT_PERSONAL = {
    Body: {"*": "what a body is called and sees to"},
    ElectoralGroup: {"*": "what a group is called"},
}
