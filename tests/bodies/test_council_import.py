"""A whole council from a file."""

from datetime import date
from pathlib import Path

import pytest

from app.accounts.models import User
from app.bodies import council_file, operations, queries
from app.bodies.models import Body, BodyKind, Office
from app.bodies.operations import FaultyCouncilFile
from app.errors import Refused
from app.extensions import db
from app.outbox import Letter
from app.transactions import transaction
from config import ROOT

pytestmark = pytest.mark.usefixtures("app")

HEADER = "name,email,group,offices\n"
MAYOR = "Ada Lund,ada@strandby.example,C Konservative,mayor\n"
DEMO = ROOT / "app" / "demo" / "council.csv"


def import_council(text, first=2026):
    with transaction():
        return operations.import_council(
            text, term_from=date(first, 1, 1), term_to=date(first + 3, 12, 31), basis="Kommunalvalget", by=None
        )


def faults(text):
    return [(fault.line, fault.sentence) for fault in council_file.read(text).faults]


def test_the_demo_council_has_the_sizes_and_committees_of_the_model():
    council = import_council(DEMO.read_text("utf-8"))
    assert {group.letter: size for group, size in queries.group_sizes(council).items()} == {
        "C": 10, "V": 3, "B": 2, "F": 1, "A": 1, "Ø": 1, "I": 1,
    }  # fmt: skip
    assert len(queries.group_leaders(council)) == 7
    assert [body.name for body in queries.standing_bodies()] == [
        "Økonomiudvalget", "Bygnings- og Arkitekturudvalget", "Børneudvalget",
        "Erhvervs-, Beskæftigelses- og Integrationsudvalget", "Kultur-, Unge- og Fritidsudvalget", "Skoleudvalget",
        "Teknik- og Miljøudvalget", "Ældre-, Social- og Sundhedsudvalget", "Fællesmødet",
    ]  # fmt: skip
    for body in [queries.finance_committee(), *queries.standing_committees()]:
        offices = [membership.office for membership in queries.current_memberships(body)]
        assert offices[:2] == [Office.CHAIR, Office.VICE_CHAIR], body.name
        assert len(offices) % 2 == 1, body.name


def test_everybody_in_the_demo_council_is_invented():
    import_council(DEMO.read_text("utf-8"))
    assert {user.email.partition("@")[2] for user in db.session.query(User)} == {"strandby.example"}


@pytest.mark.parametrize(
    "text",
    [
        "name,email,group,offices\nAda Lund,Ada@strandby.example,C Konservative,mayor; leader; chair:Skoleudvalget\n",
        "\ufeffnavn;e-mail;gruppe;poster\r\nAda Lund;ada@strandby.example;c: Konservative;"
        '"Borgmester; gruppeformand; formand: Skoleudvalget"\r\n\r\n',
        'offices,group,email,name\nmayor | leader | chair:Skoleudvalget,C – Konservative,ada@strandby.example,"Ada  Lund"',
    ],
    ids=["english with commas", "danish with semicolons and a byte order mark", "columns in another order"],
)
def test_the_same_council_can_be_written_in_several_ways(text):
    council = import_council(text)
    [membership] = queries.current_memberships(council)
    [group] = queries.groups(council)
    [school] = queries.standing_committees()
    assert (membership.user.name, membership.user.email) == ("Ada Lund", "ada@strandby.example")
    assert (membership.office, group.letter, group.name) == (Office.CHAIR, "C", "Konservative")
    assert queries.group_leaders(council) == {group.id: membership.user}
    assert (school.name, queries.chairs_of([school])) == ("Skoleudvalget", {school.id: membership.user})


def test_memberships_last_as_long_as_the_term():
    council = import_council(HEADER + MAYOR)
    [membership] = queries.current_memberships(council)
    assert (membership.starts_on, membership.ends_on) == (date(2026, 1, 1), date(2029, 12, 31))


def test_nobody_is_written_to():
    import_council(HEADER + MAYOR)
    assert db.session.query(Letter).count() == 0


def test_the_joint_meeting_and_the_secretariat_come_with_the_first_council():
    import_council(HEADER + MAYOR)
    assert (queries.joint_meeting().name, queries.secretariat().name) == ("Fællesmødet", "Rådssekretariatet")


def test_the_next_council_takes_over_the_committees():
    row = "Ada Lund,ada@strandby.example,C Konservative,mayor; chair:Økonomiudvalget; chair:Skoleudvalget\n"
    import_council(HEADER + row)
    import_council(HEADER + row.replace("Skole", "Børne"), first=2030)
    assert [(body.kind, body.name) for body in queries.standing_bodies()] == [
        (BodyKind.FINANCE_COMMITTEE, "Økonomiudvalget"),
        (BodyKind.STANDING_COMMITTEE, "Børneudvalget"),
        (BodyKind.STANDING_COMMITTEE, "Skoleudvalget"),
        (BodyKind.JOINT_MEETING, "Fællesmødet"),
    ]
    assert len(queries.current_memberships(queries.finance_committee(), on=date(2031, 1, 1))) == 1
    assert db.session.query(User).count() == 1


def test_the_same_file_is_not_brought_in_twice():
    import_council(HEADER + MAYOR)
    with pytest.raises(Refused, match="allerede en kommunalbestyrelse"):
        import_council(HEADER + MAYOR)
    assert len(queries.current_memberships(queries.council())) == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [None]),
        ("\n\n", [None]),
        (HEADER, [None]),
        ("name,email,group\nx", [1]),
        ("name,email,group,offices,phone\nx", [1]),
        ("name,name,email,group,offices\nx", [1]),
        ("Ada Lund,ada@strandby.example,C Konservative,mayor\n", [1] * 8),
        (HEADER + "Ada Lund,ada@strandby.example,C\n", [2]),
        (HEADER + ",ada@strandby.example,C Konservative,mayor\n", [2]),
        (HEADER + "Ada Lund,ada,C Konservative,mayor\n", [2]),
        (HEADER + "Ada Lund,ada@strandby.example,,mayor\n", [2]),
        (HEADER + "Ada Lund,ada@strandby.example,C Konservative,king\n", [2]),
        (HEADER + "Ada Lund,ada@strandby.example,C Konservative,chair\n", [2]),
        (HEADER + "Ada Lund,ada@strandby.example,C Konservative,mayor; chair:X; member:X\n", [2]),
        (HEADER + MAYOR + MAYOR, [3]),
        (HEADER + MAYOR + "Bo Lind,bo@strandby.example,C Radikale,\n", [3]),
        (HEADER + MAYOR + "Bo Lind,bo@strandby.example,C,mayor\n", [3]),
        (HEADER + "Bo Lind,bo@strandby.example,B Radikale,leader\n", [None]),
        (HEADER + "Bo Lind,bo@strandby.example,B,mayor\n", [None]),
    ],
)
def test_a_fault_is_named_with_its_line_and_nothing_is_imported(text, lines):
    assert [line for line, _sentence in faults(text)] == lines
    with pytest.raises(FaultyCouncilFile):
        import_council(text)
    assert (db.session.query(Body).count(), db.session.query(User).count()) == (0, 0)


def test_every_fault_is_named_at_once():
    found = faults(HEADER + ",x,,\nBo Lind,bo@strandby.example,B Radikale,king; queen\n")
    assert [line for line, _sentence in found] == [2, 2, 2, 3, 3]


def test_a_file_of_something_else_is_not_answered_with_a_book():
    with pytest.raises(FaultyCouncilFile) as refusal:
        import_council(HEADER + "x,y,z,w\n" * 5_000)
    sentences = str(refusal.value).split("\n")
    assert (len(sentences), sentences[-1]) == (101, "Og 9900 fejl mere. Er det den rigtige fil?")
    assert len(refusal.value.faults) == 10_000


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ("Ada\0Lund,ada@strandby.example,C Konservative,mayor", "Der er et skjult tegn i »name«."),
        (f"{'A' * 121},ada@strandby.example,C Konservative,mayor", "Det, der står i »name«, er for langt."),
        (f"Ada,ada@strandby.example,C {'K' * 121},mayor", "Det, der står i »group«, er for langt."),
        (f"Ada,ada@strandby.example,C K,mayor; chair:{'S' * 121}", "Det, der står i »offices«, er for langt."),
    ],
)
def test_what_no_form_would_take_is_a_fault_in_a_file_too(cells, sentence):
    assert faults(HEADER + cells + "\n") == [(2, sentence)]


def test_two_chairs_of_one_committee_are_a_fault_on_the_second_line():
    rows = "".join(
        f"{name},{name}@strandby.example,C Konservative,{office}chair:Skoleudvalget\n"
        for name, office in (("ada", "mayor; "), ("bo", ""))
    )
    assert faults(HEADER + rows) == [(3, "ada har allerede den post, på linje 2.")]


def test_a_quotation_mark_that_never_ends_is_no_crash():
    assert faults(HEADER + '"Ada Lund,ada@strandby.example,C Konservative,mayor\nBo,') != []


@pytest.fixture
def run(app, tmp_path: Path):
    def command(content, *options):
        file = tmp_path / "council.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return app.test_cli_runner().invoke(args=["import-council", str(file), *options])

    return command


def test_the_command_brings_the_council_in(run):
    result = run(HEADER + MAYOR, "--from", "2026-01-01")
    assert (result.exit_code, result.output) == (
        0, "1 councillors are in Kommunalbestyrelsen, 2026-01-01 to 2029-12-31.\n",
    )  # fmt: skip


def test_the_command_invites_when_asked_to(run):
    run(HEADER + MAYOR, "--from", "2026-01-01", "--invite")
    assert [letter.recipient for letter in db.session.query(Letter)] == ["ada@strandby.example"]


@pytest.mark.parametrize("content", ["name\n", "navn,mail\nÆ".encode("latin-1"), b"\x00\x01\xff"])
def test_the_command_says_what_is_wrong_without_a_traceback(run, content):
    result = run(content)
    assert result.exit_code == 1
    assert "Nothing was imported." in result.output
    assert isinstance(result.exception, SystemExit)


EXCEL = "navn;e-mail;gruppe;poster;;\r\nÅse Lund;ase@strandby.example;C Konservative;borgmester;;\r\n;;;;;\r\n"


@pytest.mark.parametrize(
    "content",
    [
        EXCEL.encode("cp1252"),
        EXCEL.encode("utf-8-sig"),
        EXCEL.encode("utf-16"),
        EXCEL.replace(";", "\t").encode("utf-16"),
        ("sep=;\r\n" + EXCEL).encode("cp1252"),
        EXCEL.replace("Åse", "A\u030ase").replace("Lund", "\u00a0Lu\u00adnd ").encode(),
        EXCEL.replace("Åse Lund", '"Åse\r\nLund"').encode(),
        EXCEL.replace("Åse Lund", '"=""Åse Lund"""').replace("ase@", "mailto:ase@").encode(),
    ],
    ids=[
        "Windows letters",
        "UTF-8",
        "Unicode text",
        "tabs",
        "sep",
        "letters in two signs",
        "a line break",
        "kept as text",
    ],
)
def test_the_file_is_read_as_excel_on_a_danish_windows_makes_it(content):
    found = council_file.read(council_file.as_text(content))
    assert found.faults == []
    assert [(member.line >= 2, member.name, member.email) for member in found.members] == [
        (True, "Åse Lund", "ase@strandby.example")
    ]
    assert found.groups == {"C": "Konservative"}


def test_whatever_a_cell_may_hold_is_named_with_its_line_and_what_to_do():
    text = "sep=;\nname;email;group;offices;\n46000;a@strandby.example;C Konservative;mayor;\n"
    text += "=A1;b@strandby.example;C;;\n#REF!;c@strandby.example;C;;\nBo\n\nIb Lind;d@strandby.example;C;;x\n\u200b;e@strandby.example;C;;\n"
    assert [(line, str(sentence)) for line, sentence in faults(text)] == [
        (3, "“46000” er ikke et navn. Skriv for- og efternavn."),
        (4, "Der står en formel eller en fejl fra regnearket i “name”. Skriv selve teksten."),
        (5, "Der står en formel eller en fejl fra regnearket i “name”. Skriv selve teksten."),
        (6, "Der er 1 felter, men første linje har 5 kolonner."),
        (8, "Der står noget i en kolonne uden navn. Tøm den, eller sæt teksten i anførselstegn."),
        (9, "Navnet mangler."),
    ]
