"""A strict proportional election of fifteen members by a council of C10 V3 B2 F1 A1 Ø1 I1, through forms."""

from tests.journeys.appointing import NOT_YET, open_the_appointment
from tests.journeys.cast import Cast, Person, by, user_called
from tests.journeys.founding import SECRETARY

#: Each turn: the group whose it is, and whom it names. Ten, five and 10/3 members a turn … down to one.
TURNS = [
    ("C", "Camilla Thorsen"),
    ("C", "Borger 01"),
    ("C", "Louise Damgaard"),
    ("V", "Mette Brandstrup"),
    ("C", "Borger 02"),
    ("B", "Katrine Elmelund"),  # B was drawn before C at the quotient 2
    ("C", "Borger 03"),
    ("C", "Ole Skovgaard"),  # the last place for a councillor
    ("V", "Borger 04"),
    ("C", "Borger 05"),
    ("C", "Borger 06"),
    ("C", "Borger 07"),
    ("Ø", "Borger 08"),  # drawn before I and F, and these before A, B, C and V, at the quotient 1
    ("I", "Borger 09"),
    ("F", "Borger 10"),
]
COUNCILLORS = [name for _group, name in TURNS if not name.startswith("Borger")]
APPLICANTS = [f"Borger {number:02}" for number in range(1, 13)]


def somebody_objects(cast: Cast, title: str) -> None:
    secretary = cast[SECRETARY]
    open_the_appointment(secretary, "Monday 2 March")
    secretary.follows("Record the answer")
    objection = {"objections": "Frederik Winther Lau vil have et valg."}
    secretary.is_refused(
        "Somebody objects, so the members are chosen by proportional election",
        objection | {"method": "No, everybody agrees to a list"},
    )
    secretary.sends(objection | {"method": "Yes, or no list has been agreed"})
    secretary.finds("Frederik Winther Lau vil have et valg.", "Groups B, C have the same quotient, 2.")
    assert cast.happened() == by(SECRETARY, "AppointmentOpened", "PresenceRecorded", "MethodChosen")
    # No name and no turn is known to anybody outside.
    assert "Go to the appointment" not in cast.stranger().enters("Task committees", title).page.links()


def lots_are_drawn(cast: Cast) -> None:
    """One recorded draw for each class of equal quotients, before anybody chooses."""
    secretary = cast[SECRETARY]
    secretary.insists_in_vain("No group has a turn now.", step="/picks", turn=1, kind="councillor")
    secretary.follows("Draw lots")
    secretary.sends({"drawn_by": "Borgmesteren", "drawn_as_1": "B", "drawn_as_2": "C"})
    secretary.finds("Groups A, B, C, F, I, V, Ø have the same quotient, 1.")
    secretary.follows("Draw lots")
    order = {f"drawn_as_{place}": group for place, group in enumerate("ØIFABCV", 1)}
    secretary.sends({"drawn_by": "Borgmesteren"} | order)
    assert cast.happened() == by(SECRETARY, "LotsDrawn", "LotsDrawn")


def the_groups_choose_in_turn(cast: Cast) -> None:
    secretary = cast[SECRETARY]
    for turn, (group, name) in enumerate(TURNS, 1):
        secretary.finds(f"Turn {turn}: group {group} chooses")
        secretary.follows("Record whom the group names").sends(_named(name))
        if turn == 1:
            stale = {"turn": 1, "kind": "councillor", "councillor": user_called("Birgitte Mørch").id}
            secretary.insists_in_vain("That turn has been recorded already.", step="/picks", **stale)
        if turn == 8:
            secretary.finds("Only places for citizens are left.")
    assert cast.happened() == [*by(SECRETARY, "CandidatesListed"), *(by(SECRETARY, "PlaceTaken") * 15)]


def _named(name: str) -> dict[str, str]:
    if name in COUNCILLORS:
        return {"kind": "Councillor", "councillor": name}
    return {"kind": "Citizen", "candidate": name}


def chair_and_vice_chair_are_chosen(cast: Cast) -> None:
    """The chair in a ballot, by more than half of the nineteen; nobody objects to the vice-chair."""
    secretary = cast[SECRETARY]
    secretary.insists_in_vain(NOT_YET, step="/completion", number="21")
    secretary.follows("Hold a ballot")
    votes = dict.fromkeys(COUNCILLORS, 0) | {"Camilla Thorsen": 11, "Mette Brandstrup": 8}
    secretary.sends({f"votes_{user_called(name).id}": str(count) for name, count in votes.items()})
    secretary.follows("Everybody agrees on one").sends({"user": "Mette Brandstrup"})
    assert cast.happened() == by(SECRETARY, "BallotCast", "OfficeFilled", "OfficeFilled")


def the_council_decides(cast: Cast) -> Person:
    secretary = cast[SECRETARY].follows("Record the council's decision")
    secretary.finds("2 candidates who got no place are told too.")
    return secretary.sends({"number": "21", "dissent": "Frederik Winther Lau: Lodtrækningen burde have været åben."})
