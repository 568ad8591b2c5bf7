"""Steps 8 and 9: the council appoints the members, and everybody is told."""

from app.applications.models import Application
from app.bodies.models import Seat
from app.committees.models import Stage
from app.extensions import db
from tests.journeys.calling import mail_of
from tests.journeys.cast import Cast, Person, by, link_in, on, the_committee
from tests.journeys.founding import CHAIR, COUNCILLOR, SECOND, SECRETARY, TITLE

#: The agreed list: each person, and the group that the place belongs to.
COUNCILLORS = {CHAIR: "C", SECOND: "B"}
CITIZENS = {"Bente Borger": "C", "Carsten Cykel": "V", "Dina Dal": "C"}

NOT_YET = "The appointment can be completed when every place and office has been settled."


def open_the_appointment(secretary: Person, meeting: str) -> None:
    """From Min side to the appointment's own page, with everybody of the council present, each in their group."""
    secretary.enters("My page", "The call has closed: open the appointment at the council's meeting")
    secretary.sends({"meeting": meeting})
    secretary.insists_in_vain("Record who is present first.", step="/method", method="strict")
    secretary.enters("My page", "Go on with the appointment of the members")
    secretary.follows("Record who is present").sends(button="Save")
    secretary.finds("19 members of the council are present.")


def the_members_are_agreed_on(cast: Cast) -> None:
    """Step 8, at the council's meeting: nobody objects to one list, nor to chair and vice-chair."""
    secretary = cast[SECRETARY]
    with on("17.6.2026", "18.00"):
        open_the_appointment(secretary, "Wednesday 17 June")
        secretary.follows("Record the answer").sends({"method": "No, everybody agrees to a list"})
        secretary.insists_in_vain(NOT_YET, step="/completion", number="9")
        secretary.enters("Task committees", TITLE, "Go to the appointment", "Write the list")
        listed = _places("councillors", COUNCILLORS) | _places("candidates", CITIZENS)
        listed |= {"candidates-0-profile": "Forælder til skolebarn"}
        secretary.is_refused(
            "The list names 2 citizens, and there are 3 places for citizens.",
            {name: value for name, value in listed.items() if not name.startswith("candidates-2")},
        )
        secretary.sends(listed)
        # Nobody outside sees a name before the decision.
        assert "Dina Dal" not in cast.stranger().enters("Task committees", TITLE).page.html
        secretary.follows("Everybody agrees on one").sends({"user": CHAIR})
        secretary.follows("Everybody agrees on one").sends({"user": SECOND})
        secretary.follows("Record the council's decision").finds("1 candidate who got no place is told too.")
        secretary.sends({"number": "9"})
    assert the_committee().stage is Stage.WORKING
    assert cast.happened() == [
        *by(SECRETARY, "AppointmentOpened", "PresenceRecorded", "MethodChosen", "CandidatesListed", "ListAgreed"),
        *by(SECRETARY, "OfficeFilled", "OfficeFilled", "DecisionRecorded"),
        *by(SECRETARY, "MemberJoined", "MemberJoined"),
        *by(SECRETARY, "AccountCreated", "UserInvited", "MemberJoined") * len(CITIZENS),
        *by(SECRETARY, *_settled()),
        *by(SECRETARY, "WorkBegun", "AppointmentCompleted"),
    ]


def _places(kind: str, listed: dict[str, str]) -> dict[str, str]:
    """The rows of the list as they are filled in."""
    rows: dict[str, str] = {}
    for number, (person, group) in enumerate(listed.items()):
        rows |= {f"{kind}-{number}-group": group, f"{kind}-{number}-person": person}
    return rows


def _settled() -> list[str]:
    """What is recorded about each application, in the order they came; who withdrew is left out."""
    applications = db.session.query(Application).filter(Application.name != "").order_by(Application.id)
    return ["ApplicantAppointed" if each.name in CITIZENS else "ApplicantNotAppointed" for each in applications]


def everybody_is_told(cast: Cast) -> None:
    """Step 9: those who applied, the council, and everybody who reads the public page."""
    with on("18.6.2026"):
        letters = cast.letters()
    assert letters.pop("applications/appointed") == [mail_of(name) for name in CITIZENS]
    assert letters.pop("applications/not_appointed") == [mail_of("Erik Eng")]
    assert letters.pop("accounts/invitation") == list(CITIZENS)
    assert letters.pop("appointments/appointed") == [CHAIR, SECOND]
    others = letters.pop("appointments/completed")
    assert (len(others), COUNCILLOR in others, letters) == (17, True, {})

    with on("18.6.2026"):
        for name, answer in (("Dina Dal", "Congratulations"), ("Erik Eng", "You were not chosen this time")):
            cast.stranger().opens(link_in("applications/receipt", mail_of(name))).finds(answer)
        reader = cast.stranger().enters("Task committees", TITLE)
        reader.finds(f"{CHAIR}, chair C", f"{SECOND}, vice-chair B", "Citizens Bente BorgerCarsten CykelDina Dal")
        reader.follows("See how they were chosen")
        reader.finds("All members of the council who were present agreed to one list.", "Decision number 9")
        assert "Erik Eng" not in reader.page.html
    assert seats() == [("councillor", "C"), ("councillor", "B"), ("citizen", "C"), ("citizen", "V"), ("citizen", "C")]


def seats() -> list[tuple[str, str]]:
    """The kind of each place in its order, and the group that owns it (ksl. § 28)."""
    return [(each.kind.value, each.group.letter) for each in db.session.query(Seat).order_by(Seat.number)]
