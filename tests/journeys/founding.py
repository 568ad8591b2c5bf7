"""Steps 1 to 4: from an idea in a standing committee to a task committee that the council has established."""

from app.committees.models import Stage
from tests.journeys.cast import Cast, by, meeting_on, on, the_committee

TITLE = "Den trygge skolevej"
SECRETARY, CHAIR, SECOND, COUNCILLOR = "Signe Sekretær", "Camilla Thorsen", "Katrine Elmelund", "Yusuf Demirci"

COUNCIL, JOINT, SCHOOLS = "Kommunalbestyrelsen", "Fællesmødet", "Skoleudvalget"
#: Whose meeting, the day and from when to when.
MEETINGS = [
    (SCHOOLS, "3.3.2026", "16.00", "18.00"),
    (COUNCIL, "25.3.2026", "17.00", "20.00"),
    (JOINT, "8.4.2026", "16.00", "18.00"),
    (COUNCIL, "29.4.2026", "17.00", "20.00"),
    (COUNCIL, "17.6.2026", "17.00", "20.00"),
    (JOINT, "9.9.2026", "16.00", "18.00"),
    (JOINT, "9.12.2026", "16.00", "18.00"),
    (SCHOOLS, "13.1.2027", "16.00", "18.00"),
    (COUNCIL, "27.1.2027", "17.00", "20.00"),
]


def the_year_is_planned(cast: Cast) -> None:
    secretary = cast[SECRETARY]
    with on("2.3.2026"):
        for body, day, starts, ends in MEETINGS:
            secretary.enters("Secretariat", "Council and committees", body, "Meetings and decisions", "Plan a meeting")
            secretary.sends({"starts_at": f"{day} {starts}", "ends_at": f"{day} {ends}", "place": "Rådhuset"})
    assert cast.happened() == by(SECRETARY, "MeetingPlanned") * len(MEETINGS)


def an_area_is_recorded_and_a_task_committee_proposed(cast: Cast) -> None:
    """Step 1, by the chair of the standing committee, who signs in with a password."""
    with on("3.3.2026", "18.30"):
        chair = cast.signs_in(CHAIR)
        chair.enters("Task committees", "Areas for development", SCHOOLS)
        chair.sends({"title": TITLE, "description": "Børn bliver kørt i skole.", "meeting": "Tuesday 3 March"})
        chair.enters("My page", "Choose how the area is taken up").sends({"form": "Task committee"})
        assert the_committee().stage is Stage.PROPOSED
        assert cast.happened() == by(CHAIR, "AreaRecorded", "FormChosen", "CommitteeProposed")
        # What is only proposed is nobody else's yet.
        assert TITLE not in cast.stranger().enters("Task committees").page.text
    assert cast.letters() == {}


def two_councillors_are_named_to_draft(cast: Cast) -> None:
    """Step 2, in the council; the secretariat writes it down, when the council has met."""
    decision = {"number": "4", "first": CHAIR, "second": SECOND}
    secretary = cast[SECRETARY]
    with on("24.3.2026"):
        secretary.enters("My page", "Record whom the council names to draft")
        secretary.finds("has no meeting just now that a decision can be recorded at.", "Wednesday 25 March 2026")
    with on("26.3.2026"):
        secretary.enters("My page", "Record whom the council names to draft")
        secretary.is_refused(
            "Choose two different councillors", decision | {"meeting": "Wednesday 25 March", "second": CHAIR}
        )
        secretary.sends(decision | {"meeting": "Wednesday 25 March"})
        assert cast.happened() == by(SECRETARY, "DecisionRecorded", "DraftersNamed")
        cast.stranger().enters("Task committees", TITLE).finds(CHAIR, SECOND)
    assert the_committee().stage is Stage.DRAFTING
    assert cast.letters() == {"committees/drafters_named": [CHAIR, SECOND]}


def they_write_the_terms_of_reference(cast: Cast) -> None:
    """Step 2, by the two of them, each in their own version."""
    chair, second = cast[CHAIR], cast[SECOND]
    with on("27.3.2026"):
        chair.enters("My page", "Write the terms of reference").sends(
            {
                "purpose": "Flere børn skal gå eller cykle til skole.",
                "questions-0": "Hvad holder forældrene tilbage?",
                "seats_councillors": "2",
                "seats_citizens": "3",
                "profiles-0-name": "Forælder til skolebarn",
                "profiles-0-wanted": "2",
                "starts_on": "1.8.2026",
                "ends_on": "1.12.2026",
            }
        )
        chair.follows("Put before a joint meeting").finds("It does not say what is handed over.")
        chair.insists_in_vain("It does not say what is handed over.", meeting=meeting_on("8.4.2026").id)
    with on("30.3.2026"):
        second.enters("My page", "Write the terms of reference").sends(
            {"deliverables-0-title": "En handlingsplan", "deliverables-0-due_on": "1.12.2026", "note": "Det skriftlige"}
        )
        second.follows("All versions").finds("Det skriftlige")
    assert cast.happened() == by(CHAIR, "TermsSaved") + by(SECOND, "TermsSaved")


def the_draft_is_discussed(cast: Cast) -> None:
    """Step 3: a drafter puts it before a joint meeting, a councillor comments, the other drafter answers."""
    chair, second, councillor = cast[CHAIR], cast[SECOND], cast[COUNCILLOR]
    with on("30.3.2026", "11.00"):
        second.enters("Task committees", TITLE, "Put the draft before a joint meeting")
        second.sends({"meeting": "Wednesday 8 April"})
    assert the_committee().stage is Stage.PRESENTED
    letters = cast.letters()
    assert (list(letters), len(letters["committees/terms_presented"])) == (["committees/terms_presented"], 19)
    with on("1.4.2026"):
        councillor.enters("My page", "Read the draft of the terms of reference")
        councillor.follows("Comment on this section: Purpose").sends({"text": "Hvad med dem, der bor langt væk?"})
    with on("2.4.2026"):
        chair.enters("My page", "Answer 1 comment", f"Answer the comment from {COUNCILLOR}")
        chair.sends({"text": "De kan køre en del af vejen."})
        councillor.enters("Task committees", TITLE, "Read the draft of the terms").finds("De kan køre en del af vejen.")
    assert cast.letters() == {
        "committees/terms_commented": [CHAIR, SECOND],
        "committees/comment_answered": [COUNCILLOR],
    }
    assert cast.happened() == [
        *by(SECOND, "TermsPresented"),
        *by(COUNCILLOR, "TermsCommented"),
        *by(CHAIR, "CommentAnswered"),
    ]


def the_council_establishes_the_committee(cast: Cast) -> None:
    """Step 4, after the joint meeting and not before."""
    secretary = cast[SECRETARY]
    not_yet = "The joint meeting has not discussed the draft yet. The council decides after it."
    with on("2.4.2026"):
        secretary.enters("Task committees", TITLE, "Read the draft of the terms", "Establish the committee")
        secretary.finds(not_yet)
    with on("30.4.2026"):
        secretary.enters("My page", "Record whether the council establishes the committee")
        assert "25 March" not in secretary.page.text  # the council met before the joint meeting did
        secretary.sends({"meeting": "Wednesday 29 April", "number": "12 a"})
        reader = cast.stranger().enters("Task committees", TITLE).finds("29 April 2026, decision 12 a")
        reader.follows("Read the terms of reference").finds("Flere børn skal gå eller cykle til skole.")
        assert "dem, der bor langt væk" not in reader.page.text
    assert the_committee().stage is Stage.ESTABLISHED
    assert cast.letters() == {"committees/established": [CHAIR, SECOND]}
    assert cast.happened() == by(SECRETARY, "DecisionRecorded", "BodyCreated", "CommitteeEstablished")
