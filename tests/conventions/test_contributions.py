"""What slices bring for others to gather has the shape that the gatherer reads."""

import ast
from collections.abc import Iterator
from pathlib import Path

from app import SLICES

APP = Path(__file__).parents[2] / "app"

#: What the audit trail is about, who did it, and who may read it.
KNOWN_TO_THE_TRAIL = {"accounts", "bodies", "committees"}


def modules(name: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(APP.glob(f"*/{name}.py")):
        yield f"{path.parent.name}/{name}.py", ast.parse(path.read_text())


def test_what_waits_is_asked_of_every_slice_in_the_same_way():
    asked = {
        where: [ast.unparse(node.args) + " -> " + ast.unparse(node.returns) for node in found if node.returns]
        for where, module in modules("todos")
        if (found := [node for node in module.body if isinstance(node, ast.FunctionDef) and node.name == "todos"])
    }
    assert asked == {where: ["user: User -> list[Todo]"] for where, _module in modules("todos")}


def test_every_part_of_a_journey_is_told_in_the_same_way():
    for where, module in modules("journey"):
        steps = {ast.unparse(node.annotation) for node in module.body if isinstance(node, ast.AnnAssign)}
        functions = [node for node in module.body if isinstance(node, ast.FunctionDef) and node.name == "happenings"]
        told = {f"{ast.unparse(node.args)} -> {ast.unparse(node.returns or node)}" for node in functions}
        assert steps <= {"list[NextStep[TaskCommittee]]"}, where
        assert told <= {"journey: Journey[TaskCommittee] -> Iterator[Happening]"}, where


def test_a_module_of_words_holds_words_of_this_slice_and_of_the_law():
    """So that the same enum is never given words by whoever happens to show it."""
    elsewhere = [
        f"{where}: {node.module}"
        for where, module in modules("words")
        for node in module.body
        if isinstance(node, ast.ImportFrom)
        and node.module.startswith("app.")
        and not node.module.startswith((f"app.{where.split('/')[0]}.", "app.law.", "app.words", "app.outbox"))
    ]
    assert elsewhere == []


def test_the_audit_trail_knows_no_slice_but_what_every_record_is_about():
    imported = [
        node.module.split(".")
        for path in sorted((APP / "audit").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("app.")
    ]
    known = {package for _app, package, *_rest in imported if package in SLICES} - {"audit"}
    assert known == KNOWN_TO_THE_TRAIL
