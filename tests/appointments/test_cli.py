import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.appointments.cli import ranking

COUNCIL = ["C=10", "V=3", "B=2", "F=1", "A=1", "Ø=1", "I=1"]
ROOT = Path(__file__).parents[2]
CASES = json.loads((Path(__file__).parents[1] / "law" / "data" / "dhondt_examples.json").read_text("utf-8"))["cases"]


def run(*arguments):
    return CliRunner().invoke(ranking, arguments)


def answer(*arguments):
    result = run(*arguments, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def test_json_says_who_may_name_in_which_order():
    assert answer("--seats", "8", "C=10", "V=3", "B=2", "F=0") == {
        "seats": 8,
        "ranking": [
            {"from": 1, "to": 1, "quotient": "10", "groups": ["C"]},
            {"from": 2, "to": 2, "quotient": "5", "groups": ["C"]},
            {"from": 3, "to": 3, "quotient": "10/3", "groups": ["C"]},
            {"from": 4, "to": 4, "quotient": "3", "groups": ["V"]},
            {"from": 5, "to": 5, "quotient": "5/2", "groups": ["C"]},
            {"from": 6, "to": 7, "quotient": "2", "groups": ["B", "C"]},
            {"from": 8, "to": 8, "quotient": "5/3", "groups": ["C"]},
        ],
        "certain": {"C": 6, "V": 1, "B": 1, "F": 0},
        "drawn": None,
    }


def test_json_names_the_seats_that_only_lots_can_give_away():
    result = answer("--seats", "15", *COUNCIL)
    tied = ["A", "B", "C", "F", "I", "V", "Ø"]
    assert result["ranking"][-1] == {"from": 13, "to": 15, "quotient": "1", "groups": tied}
    assert result["drawn"] == {"seats": 3, "among": tied, "quotient": "1"}
    assert list(result["certain"].items()) == [("C", 9), ("V", 2), ("B", 1), ("F", 0), ("A", 0), ("Ø", 0), ("I", 0)]


@pytest.mark.parametrize("case", [case for case in CASES if "sequence" in case], ids=lambda case: case["id"])
def test_a_cited_example_is_answered_as_published(case):
    result = answer("--seats", str(case["seats"]), *(f"{name}={size}" for name, size in case["groups"].items()))
    assert [(each["from"], each["to"], each["quotient"], each["groups"]) for each in result["ranking"]] == [
        (*each["positions"], each["quotient"], each["groups"]) for each in case["sequence"]
    ]
    tie = case.get("tie")
    assert result["certain"] == (case["expected_sure"] if tie else case["expected"])
    assert result["drawn"] == (
        {"seats": tie["seats_left"], "among": tie["contenders"], "quotient": tie["quotient"]} if tie else None
    )


def test_danish_letters_are_printed_as_they_are():
    assert '"Ø"' in run("--seats", "1", "Ø=1", "--json").stdout


def test_a_letter_typed_in_two_ways_is_the_same_group():
    assert run("--seats", "1", "Å=1", "A\u030a=2").stderr == "Group Å is named twice.\n"


def test_the_table_shows_turns_quotients_and_what_lots_must_decide():
    assert run("--seats", "4", "C=4", "V=2", "B=1", "F=1").stdout == (
        "Turn  Quotient  Group\n"
        "1            4  C\n"
        "2-3          2  C, V\n"
        "4          4/3  C\n"
        "\n"
        "Groups on one line have equal quotients. They stand in the order of their names, which is no ranking:\n"
        "lots decide their order.\n"
        "\n"
        "Certain: C 3, V 1, B 0, F 0\n"
    )


def test_the_table_of_an_election_without_ties_speaks_of_no_lots():
    assert run("--seats", "2", "C=5", "V=3").stdout == (
        "Turn  Quotient  Group\n1            5  C\n2            3  V\n\nCertain: C 1, V 1\n"
    )


def test_the_table_names_the_seats_that_are_drawn():
    assert run("--seats", "1", "B=1", "A=1").stdout.splitlines()[-1] == "Drawn:   1 seat among A, B"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Say how many seats there are, for example --seats 15."),
        (["A=1"], "Say how many seats there are, for example --seats 15."),
        (["--seats", "3"], "There are no groups."),
        (["--seats", "0", "A=1"], "There must be at least 1 seat, not 0."),
        (["--seats", "-3", "A=1"], "There must be at least 1 seat, not -3."),
        (["--seats", "many", "A=1"], "The number of seats must be a whole number, not 'many'."),
        (["--seats", "10001", "A=1"], "There can be at most 10000 seats."),
        (["--seats", "3", "A=-1"], "Group A cannot have -1 members."),
        (["--seats", "3", "A=1.5"], "The number of members of group A must be a whole number, not '1.5'."),
        (["--seats", "3", "A=1_0"], "The number of members of group A must be a whole number, not '1_0'."),
        (["--seats", "3", "A="], "The number of members of group A must be a whole number, not ''."),
        (["--seats", "3", "A"], "Write each group as NAME=MEMBERS, for example C=10, not 'A'."),
        (["--seats", "3", "=4"], "Write each group as NAME=MEMBERS, for example C=10, not '=4'."),
        (["--seats", "3", "A=1", "A=2"], "Group A is named twice."),
        (["--seats", "3", "A=0", "B=0"], "No group has any members."),
        (["--seats"], "Option '--seats' requires an argument."),
        (["--chairs", "3"], "No such option '--chairs'."),
    ],
)
def test_nonsense_is_told_in_one_sentence_with_exit_code_2(arguments, sentence):
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", sentence + "\n")


def test_a_number_too_long_to_read_is_shortened_in_the_sentence():
    assert run("--seats", "3", "A=" + "9" * 5000).stderr == (
        f"The number of members of group A must be a whole number, not '{'9' * 40}…'.\n"
    )


def test_a_thousand_groups_are_answered():
    groups = [f"G{number}={number * 7919 % 997 + 1}" for number in range(1000)]
    result = run("--seats", "5000", *groups, "--json")
    assert (result.exit_code, json.loads(result.stdout)["ranking"][-1]["to"]) == (0, 5000)


def test_the_command_waits_neither_for_a_database_nor_for_a_key():
    flask = [sys.executable, "-m", "flask", "--app", "wsgi", "ranking", "--seats", "3", "C=2", "V=1", "--json"]
    nothing = os.environ | {"SECRET_KEY": "", "DATABASE_URL": "nonsense://nowhere"}
    said = subprocess.run(flask, env=nothing, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (said.returncode, said.stderr, json.loads(said.stdout)["certain"]) == (0, "", {"C": 2, "V": 1})
