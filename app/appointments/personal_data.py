"""What is kept of how members were appointed."""

from sqlalchemy import or_

from app.appointments.models import AnnouncedGroup, Appointment, Draw, Elector, OfficeElection, TurnAnswer
from app.bodies.personal_data import MEMBERSHIP, STAYS
from app.personal import Personal

PERSONAL = [
    Personal(
        MEMBERSHIP,
        Appointment,
        "opened_by_id opened_at",
        whose=lambda person: Appointment.opened_by_id == person.user_id,
        stays=STAYS,
    ),
    Personal(
        MEMBERSHIP,
        Elector,
        "user_id name is_present",
        whose=lambda person: Elector.user_id == person.user_id,
        stays=STAYS,
    ),
    Personal(
        MEMBERSHIP,
        Draw,
        "recorded_by_id drawn_by drawn_at",
        whose=lambda person: Draw.recorded_by_id == person.user_id,
        stays=STAYS,
    ),
    Personal(
        MEMBERSHIP,
        TurnAnswer,
        "user_id application_id name email reason recorded_by_id answered_at",
        whose=lambda person: or_(TurnAnswer.user_id == person.user_id, TurnAnswer.email == (person.email or "nobody")),
        stays=STAYS,
    ),
    Personal(
        MEMBERSHIP,
        OfficeElection,
        "elected_id elected_name drawn_id",
        whose=lambda person: OfficeElection.elected_id == person.user_id,
        stays=STAYS,
    ),
]
NOT_PERSONAL = {
    Appointment: dict.fromkeys(
        ("no_call_reason", "objections", "dissent", "abandoned_reason", "filled"),
        "part of the act: the council's minute book",
    ),
    AnnouncedGroup: {"name": "a group, or a councillor who votes alone, as the minute book has it"},
    Draw: {"quotient": "a number", "order": "groups", "struck_out_reason": "part of the act"},
    TurnAnswer: {"willing_group": "a group", "struck_out_reason": "part of the act"},
    OfficeElection: {"ballots": "votes by number", "finalists": "numbers"},
}
