"""Steps 10 to 12: the committee works, the council answers it, and something comes of it."""

from app.committees.models import Stage
from tests.journeys.appointing import CITIZENS
from tests.journeys.calling import FACILITATOR, accept_the_invitation, mail_of
from tests.journeys.cast import Cast, by, on, the_committee
from tests.journeys.founding import CHAIR, COUNCILLOR, JOINT, SCHOOLS, SECOND, SECRETARY, TITLE

CITIZEN = "Dina Dal"
MEMBERS = [*CITIZENS, CHAIR, SECOND]
SCHOOL_MEMBERS = ["Anders Krogh Bendtsen", "Birgitte Mørch", CHAIR, SECOND, COUNCILLOR]
WORKSPACE = f"Workspace {TITLE}"
#: The way anybody finds the joint meetings from a committee's page.
THE_JOINT_MEETINGS = ("Task committees", TITLE, SCHOOLS, "Council and committees", JOINT, "Meetings and decisions")
OWNER, OWNERS_CHAIR = "Teknik- og Miljøudvalget", "Niels Aagaard-Holm"


def the_members_meet(cast: Cast) -> None:
    """Step 10: the facilitator prepares, a citizen reads and replies, and the minutes are written."""
    facilitator = cast[FACILITATOR]
    with on("22.6.2026"):
        accept_the_invitation(cast, CITIZEN, mail_of(CITIZEN))
        facilitator.enters("My page", WORKSPACE, "Share a paper")
        facilitator.sends(
            {"title": "Tal om skolevejen", "text": "Hver tredje bliver kørt.", "meeting": "Wednesday 19 August"}
        )
        facilitator.enters("My page", WORKSPACE, "Wednesday 19 August 2026", "Add an item")
        facilitator.sends({"title": "Hvad ved vi?", "presentation": "Vi begynder med tallene."})
        facilitator.follows("Summon the members").sends(button="Send the summons")
    assert cast.letters() == {"meetings/summons": sorted([*MEMBERS, FACILITATOR])}
    with on("1.8.2026"):
        citizen = cast[CITIZEN].enters("My page", "Read 1 paper", "Tal om skolevejen").finds("Hver tredje bliver kørt.")
        citizen.sends(button="I have read it")
        citizen.enters("My page", WORKSPACE, "Start a conversation")
        citizen.sends({"title": "Cykelhjelme", "text": "Skal vi tale om hjelme?"})
        chair = cast[CHAIR].enters("My page", WORKSPACE, "Cykelhjelme")
        chair.sends({"text": "Det tager vi på mødet."}).finds("Skal vi tale om hjelme?", "Det tager vi på mødet.")
    with on("20.8.2026"):
        facilitator.enters("My page", "Finish the minutes of the meeting on 19 August 2026", "Record who came")
        facilitator.sends({"present": [CHAIR, SECOND, "Carsten Cykel", CITIZEN]})
        facilitator.follows("Write minutes Hvad ved vi?").sends({"text": "Vi vil tale med børnene."})
        facilitator.follows("Approve the minutes").sends(button="Approve the minutes")
        reader = cast.stranger().enters("Task committees", TITLE, "All meetings of the committee", "2026")
        reader.follows("19 August 2026").finds("Vi vil tale med børnene.", "4 of 5 members came.")
        assert "BEGIN:VCALENDAR" in reader.fetches("Put it in your calendar")
    assert cast.happened() == [
        *by(CITIZEN, "PasswordChosen"),
        *by(FACILITATOR, "PaperAdded", "AgendaItemAdded", "MeetingSummoned"),
        *by(CITIZEN, "ThreadStarted", "PostWritten"),
        *by(CHAIR, "PostWritten"),
        *by(FACILITATOR, "AttendanceRecorded", "MinutesWritten", "MinutesApproved"),
    ]


def they_write_and_tell_how_it_goes(cast: Cast) -> None:
    """Step 10: the draft of what they hand over, and the status to the quarterly joint meeting."""
    facilitator, citizen = cast[FACILITATOR], cast[CITIZEN]
    with on("25.8.2026"):
        citizen.enters("My page", WORKSPACE, "Begin a draft")
        citizen.sends({"title": "Handlingsplan", "text": "# Forslag\n\nSænk farten."})
        cast[CHAIR].enters("My page", WORKSPACE, "Handlingsplan", "Write on").sends(
            {"text": "# Forslag\n\nSænk farten ved skolerne."}
        )
        citizen.enters("My page", WORKSPACE, "Handlingsplan", "What changed last").finds("ved skolerne")
    with on("1.9.2026"):
        facilitator.enters("My page", "Write the status to the joint meeting on 9 September 2026")
        facilitator.sends({"done": "Vi har talt med 40 børn."})
        told = "What the task committees tell the joint meetings"
        assert TITLE not in cast.stranger().enters(*THE_JOINT_MEETINGS, "9 September 2026", told).page.text
        cast[COUNCILLOR].enters("My page", "Wednesday 9 September", told, TITLE).finds("Vi har talt med 40 børn.")
    with on("10.9.2026"):
        reader = cast.stranger().enters(*THE_JOINT_MEETINGS, "2026", "9 September 2026", told, TITLE)
        reader.finds("Vi har talt med 40 børn.")
    assert cast.letters() == {"workspaces/status": sorted(SCHOOL_MEMBERS)}
    assert cast.happened() == [
        *by(CITIZEN, "DraftSaved"),
        *by(CHAIR, "DraftSaved"),
        *by(FACILITATOR, "StatusReported"),
    ]


def the_result_is_presented(cast: Cast) -> None:
    """Step 11: the facilitator writes it with the committee, the chair puts it before a joint meeting."""
    with on("20.11.2026"):
        facilitator = cast[FACILITATOR].enters("My page", WORKSPACE, "Write the result")
        facilitator.adds(
            "Add a recommendation",
            {
                "title": "Trygge skoleveje",
                "summary": "To ting gør vejen tryg.",
                "text": "Vi har talt med 40 børn.",
                "recommendations-0-title": "Sænk farten ved skolerne",
            },
        )
        facilitator.sends({"recommendations-1-title": "Luk Skolegade for biler"}, button="Save the result")
    with on("25.11.2026"):
        cast[CHAIR].enters("Task committees", TITLE, "Put the result before a joint meeting")
        cast[CHAIR].sends({"meeting_id": "Wednesday 9 December"})
        assert "Read the recommendations" not in cast.stranger().enters("Task committees", TITLE).page.links()
    assert the_committee().stage is Stage.DELIVERED
    letters = cast.letters()
    assert (list(letters), len(letters["handovers/presented"])) == (["handovers/presented"], 4 + 19)
    assert cast.happened() == by(FACILITATOR, "ResultSaved") + by(CHAIR, "ResultDelivered", "ResultPresented")


def the_standing_committee_recommends(cast: Cast) -> None:
    """Step 11: after the joint meeting, and not before."""
    secretary = cast[SECRETARY]
    recommendation = {"number": "3", "text": "Følg begge anbefalinger."}
    with on("1.12.2026"):
        secretary.enters("Task committees", TITLE, "Record what the standing committee recommends")
        secretary.finds("The joint meeting has not begun yet. It discusses the result first.")
    with on("10.12.2026"):
        secretary.enters("My page", "Record what the standing committee recommends")
        assert "3 March" not in secretary.page.text  # the committee met before the joint meeting discussed the result
        cast.stranger().enters("Task committees", TITLE, "Read the recommendations").finds("Luk Skolegade for biler")
    with on("14.1.2027"):
        secretary.enters("My page", "Record what the standing committee recommends")
        secretary.sends(recommendation | {"meeting_id": "Wednesday 13 January"})
    assert cast.letters() == {"handovers/recommended": sorted([*MEMBERS, FACILITATOR])}
    assert cast.happened() == by(SECRETARY, "DecisionRecorded", "ResultRecommended")


def the_council_answers(cast: Cast) -> None:
    """Step 11: each recommendation gets its own answer, in one decision."""
    secretary = cast[SECRETARY]
    answer = {
        "number": "11",
        "answer_1-outcome": "Followed",
        "answer_1-owner": OWNER,
        "answer_1-due_on": "1.9.2027",
        "answer_2-outcome": "Not followed",
        "answer_2-reason": "Butikkerne skal have varer.",
    }
    with on("15.1.2027"):
        secretary.enters("My page", "Record the council's answer to each recommendation")
        assert "17 June" not in secretary.page.text  # the council met before the standing committee recommended
    with on("28.1.2027"):
        secretary.enters("My page", "Record the council's answer to each recommendation")
        secretary.sends(answer | {"meeting_id": "Wednesday 27 January"})
        reader = cast.stranger().enters().finds("What the council answered lately", "1 followed")
        reader.follows("Task committees", TITLE, "Read each recommendation, the answer and what became of it")
        reader.finds("Sænk farten ved skolerne", OWNER, "1 September 2027", "Butikkerne skal have varer.")
    assert the_committee().stage is Stage.ANSWERED
    letters = cast.letters()
    assert list(letters) == ["handovers/answered"]
    assert {*MEMBERS, FACILITATOR, *SCHOOL_MEMBERS, OWNERS_CHAIR} - set(letters["handovers/answered"]) == set()
    assert cast.happened() == by(SECRETARY, "DecisionRecorded", "ResultAnswered", "CommitteeConcluded")


def something_comes_of_it(cast: Cast) -> None:
    """Step 12: the owner reports, the members are told, and everybody can read it."""
    with on("25.8.2027"):
        owner = cast[OWNERS_CHAIR].enters("My page", "Report how far it is: Sænk farten ved skolerne")
        owner.sends({"progress": "Carried out", "text": "Skiltene er sat op."})
        cast.stranger().enters("See what has become of the recommendations", "Sænk farten").finds("Skiltene er sat op.")
    assert cast.letters() == {"followups/reported": sorted([*MEMBERS, FACILITATOR])}
    assert cast.happened() == by(OWNERS_CHAIR, "FollowUpReported")


def all_of_it_stands_in_the_audit_trail(cast: Cast) -> None:
    with on("26.8.2027"):
        trail = cast[COUNCILLOR].enters("Task committees", TITLE, "Who did what, and when")
        trail.finds(
            "The council answered: 1 followed, 0 followed with a change, 1 not followed,",
            "The council appointed the members, in decision 9",
            OWNERS_CHAIR,
            SECRETARY,
        )
