"""Steps 5 to 7: the call, the citizens who apply, and the list of candidates."""

from app.applications.models import Application, ApplicationStatus
from app.extensions import db
from tests.journeys.cast import PASSWORD, Cast, by, link_in, on, the_committee
from tests.journeys.founding import COUNCILLOR, SECRETARY, TITLE

FACILITATOR, FACILITATORS_MAIL = "Frida Facilitator", "frida@strandby.example"
CALL = "Vær med til at gøre skolevejen tryg"
#: Who applies, and whether they say that the one profile fits them.
APPLICANTS = {
    "Bente Borger": True,
    "Carsten Cykel": True,
    "Dina Dal": False,
    "Erik Eng": False,
    "Fie Fjord": False,
}


def mail_of(name: str) -> str:
    return f"{name.split()[0].lower()}@mail.example"


def a_colleague_becomes_facilitator(cast: Cast) -> None:
    """She is invited, chooses a password, and plans the committee's first meeting."""
    with on("1.5.2026"):
        cast[SECRETARY].enters("My page", "Choose the facilitator").sends(
            {"name": FACILITATOR, "email": FACILITATORS_MAIL}
        )
        assert cast.letters() == {
            "accounts/invitation": [FACILITATOR],
            "committees/facilitator_assigned": [FACILITATOR],
        }
        accept_the_invitation(cast, FACILITATOR, FACILITATORS_MAIL)
        facilitator = cast[FACILITATOR].enters("My page", TITLE, "Plan a meeting")
        facilitator.sends({"starts_at": "19.8.2026 17.00", "ends_at": "19.8.2026 19.30", "place": "Biblioteket"})
    assert cast.happened() == [
        *by(SECRETARY, "AccountCreated", "MemberJoined", "UserInvited", "FacilitatorAssigned"),
        *by(FACILITATOR, "PasswordChosen", "MeetingPlanned"),
    ]


def accept_the_invitation(cast: Cast, name: str, address: str) -> None:
    """Open the link in the letter and choose a password."""
    person = cast.stranger(name).opens(link_in("accounts/invitation", address))
    person.sends(button="Choose a password")
    person.sends({"password": PASSWORD, "password_again": PASSWORD})


def the_call_is_published(cast: Cast) -> None:
    """Step 5: made from the terms of reference, and refused until it is whole and leaves people time."""
    secretary = cast[SECRETARY]
    with on("4.5.2026"):
        secretary.enters("My page", "Write a call for citizens").finds(
            "Hvad holder forældrene tilbage?", "En handlingsplan"
        )
        secretary.sends({"title": CALL, "dates-0-place": "Biblioteket, stuen"})
        assert CALL not in cast.stranger().enters("Calls").page.text
        secretary.enters("My page", "Publish the call").follows("Publish")
        secretary.is_refused("Something is missing in the call: whom to ask.", {"closes_at": "1.6.2026 12.00"})
        secretary.enters("My page", "Publish the call").follows("Edit the call")
        secretary.sends({"contact": "Rådssekretariatet, 12 34 56 78"})
        secretary.follows("Publish")
        secretary.is_refused("The deadline must be at least a day from now", {"closes_at": "4.5.2026 12.00"})
        secretary.sends({"closes_at": "1.6.2026 12.00"})
    assert cast.happened() == by(SECRETARY, "CallDrafted", "CallEdited", "CallPublished")
    with on("5.5.2026"):
        reader = cast.stranger().enters(CALL)
        reader.finds("Forælder til skolebarn", "Wednesday 19 August 2026 at 17:00", "Monday 1 June 2026 at 12:00")


def citizens_apply(cast: Cast) -> None:
    """Step 6: without an account, from the front page; afterwards by the private link in the receipt."""
    with on("10.5.2026"):
        for name, fits in APPLICANTS.items():
            citizen = cast.stranger(name).enters(CALL, "Apply for a place").sends(answers(name, fits=fits))
            assert citizen.page.heading == "Thank you, we have it"
            citizen.finds(application_of(name).number)
        assert cast.letters() == {"applications/receipt": sorted(mail_of(name) for name in APPLICANTS)}
        assert cast.happened() == by(None, "ApplicationReceived") * len(APPLICANTS)

    with on("12.5.2026"):
        receipt = link_in("applications/receipt", mail_of("Carsten Cykel"))
        changed = cast.stranger("Carsten Cykel").opens(receipt).follows("Change it")
        changed.sends({"motivation": "Jeg underviser i trafik."}).finds("Jeg underviser i trafik.")
        receipt = link_in("applications/receipt", mail_of("Fie Fjord"))
        cast.stranger("Fie Fjord").opens(receipt).follows("Withdraw it").sends(button="Withdraw and delete")
        assert application_of("").status is ApplicationStatus.WITHDRAWN
    assert cast.letters() == {
        "applications/changed": [mail_of("Carsten Cykel")],
    }
    assert cast.happened() == by(None, "ApplicationChanged", "ApplicationWithdrawn")


def nobody_is_before_or_after_the_deadline(cast: Cast) -> None:
    """Until it has passed nobody is appointed and no councillor reads on; after it nobody applies."""
    with on("31.5.2026"):
        cast[SECRETARY].enters("Task committees", TITLE, "Appoint the members").is_refused(
            "The call is still open. The members can be appointed when its deadline has passed.",
            {"meeting": "Wednesday 29 April"},
        )
        assert "See the candidates" not in cast[COUNCILLOR].enters("Task committees", TITLE).page.links()
        late = cast.stranger().enters(CALL, "Apply for a place")
    with on("1.6.2026", "12.01"):
        late.is_refused("Sidste Sørensen", answers("Sidste Sørensen"))
        assert late.page.heading == "The deadline has passed"
    assert (cast.happened(), cast.letters()) == ([], {})


def the_candidates_are_looked_at(cast: Cast) -> None:
    """Step 7: the secretariat says whom the profile fits, and the councillors read the list."""
    with on("2.6.2026"):
        secretary = cast[SECRETARY].enters("My page", "Prepare the list of 4 candidates")
        secretary.finds("2 wanted, 0 confirmed, 2 not looked at")
        secretary.follows("Bente Borger").sends({f"profile_{_profile()}": "Fits"})
        secretary.finds("2 wanted, 1 confirmed, 1 not looked at")
        councillor = cast[COUNCILLOR].enters("Task committees", TITLE, "See the candidates", "Carsten Cykel")
        councillor.finds("Jeg underviser i trafik.")
        assert mail_of("Carsten Cykel") not in councillor.page.html
    assert cast.happened() == [
        *by(SECRETARY, "CandidatesListed", "CandidateOpened", "ProfilesConfirmed"),
        *by(COUNCILLOR, "CandidatesListed", "CandidateOpened"),
    ]


def answers(name: str, *, fits: bool = False) -> dict[str, object]:
    return {
        "name": name,
        "email": mail_of(name),
        "is_resident": "Yes",
        "neighbourhood": "Havnebyen",
        "age_band": "30 to 44",
        "motivation": "Mine børn cykler til skole hver dag.",
        "profile_ids": ["Forælder til skolebarn"] if fits else [],
        "date_ids": ["Wednesday 19 August 2026"],
    }


def application_of(name: str) -> Application:
    return db.session.query(Application).filter_by(name=name).one()


def _profile() -> int:
    terms = the_committee().terms
    assert terms
    return terms.profiles[0].id
