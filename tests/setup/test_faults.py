"""What breaks a promise to somebody who applied is found, and said."""

import json

from tools.faults import Run, Shown, as_json, held_against
from tools.load import Answer


def shown(*answers: Answer) -> Shown:
    people = Shown()
    for answer in answers:
        people.note(lambda answer=answer: answer)
    return people


def a_receipt(number: str) -> Answer:
    return Answer(200, [], f"<html><h1>Tak</h1><p>{number}</p></html>")


def nobody_answers() -> Answer:
    raise ConnectionError("no answer")


def test_a_receipt_that_is_kept_and_told_of_once_breaks_nothing():
    kept, errors = held_against(
        shown(a_receipt("AAAA-1111")), {"AAAA-1111"}, [("AAAA-1111", "sent")], taken=["AAAA-1111"]
    )

    assert errors == []
    assert kept == {
        "applications": 1,
        "receipts in the database": 1,
        "letters sent": 1,
        "letters waiting": 0,
        "letters refused": 0,
    }


def test_a_lost_receipt_a_forgotten_letter_and_one_sent_twice_are_each_said():
    people = shown(a_receipt("AAAA-1111"), a_receipt("BBBB-2222"), a_receipt("CCCC-3333"))

    _kept, errors = held_against(
        people,
        {"BBBB-2222", "CCCC-3333", "DDDD-4444"},
        [("BBBB-2222", "waiting"), ("CCCC-3333", "sent")],
        taken=["CCCC-3333", "CCCC-3333"],
    )

    assert errors == [
        "1 were shown a receipt and are not there",
        "1 applications have no receipt, or more than one",
        "1 letters still wait though the mail server is well",
        "1 people got two letters with the same receipt",
    ]


def test_an_error_page_without_an_explanation_is_a_broken_promise_and_one_that_explains_itself_is_not():
    people = shown(
        a_receipt("AAAA-1111"),
        Answer(507, [], "<html><h1>Disken er fuld</h1></html>"),
        Answer(500, [], "<html><h1>Der skete en fejl</h1></html>"),
    )
    people.note(nobody_answers)

    _kept, errors = held_against(people, {"AAAA-1111"}, [("AAAA-1111", "sent")], taken=[])

    assert errors == ["people were shown “500 Der skete en fejl”"]
    assert people.counts() == {
        "receipts": 1,
        "507 Disken er fuld": 1,
        "500 Der skete en fejl": 1,
        "no answer": 1,
    }


def test_the_json_says_for_each_fault_what_was_shown_and_what_is_kept():
    run = Run("sqlite", "disk full", {"receipts": 2}, {"applications": 2}, [])

    assert json.loads(as_json([run])) == {
        "runs": [
            {
                "database": "sqlite",
                "fault": "disk full",
                "shown": {"receipts": 2},
                "kept": {"applications": 2},
                "errors": [],
            }
        ]
    }
