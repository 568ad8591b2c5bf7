"""Rules that every source file keeps."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import SLICES

ROOT = Path(__file__).parents[2]
APP = sorted((ROOT / "app").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

#: What a slice is made of. A package of the same name holds what would be longer than 300 lines.
PARTS = {
    "__init__",
    "models",
    "personal_data",
    "events",
    "queries",
    "operations",
    "policy",
    "forms",
    "views",
    "cli",
    "jobs",
    "letters",
    "journey",
    "navigation",
    "sentences",
    "boxes",
    "todos",
    "cases",
    "words",
}

SAYS_SOMETHING_TO_PEOPLE = re.compile(r"flash|Refused|Stale|Required|\w+Field|TextArea")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> Iterator[str]:
    """The names of the modules that a file imports, and of what it takes from them."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    return ast.unparse(call.func)


def test_only_a_transaction_commits():
    committing = {name(path) for path in APP if any(called(call).endswith(".commit") for call in calls(path))}
    assert committing == {"app/transactions.py"}


def test_a_view_says_what_is_carried_out_and_leaves_the_way_there_to_the_kernel():
    """``form_page`` and ``carried_out`` check the form, open the transaction and show what was refused."""
    by_hand = {
        f"{name(path)}: {called(call)}"
        for path in APP
        if "views" in path.with_suffix("").parts
        for call in calls(path)
        if called(call).split(".")[-1] in {"validate_on_submit", "transaction", "submission"}
    }
    assert by_hand == set()


def test_every_view_is_typed_alike():
    otherwise = {
        f"{name(path)}: {view.name}"
        for path in APP
        if "views" in path.with_suffix("").parts
        for view in ast.parse(path.read_text()).body
        if isinstance(view, ast.FunctionDef) and any("bp." in ast.unparse(each) for each in view.decorator_list)
        if any(ast.unparse(each).startswith("allows(") for each in view.decorator_list)
        if view.returns is None or ast.unparse(view.returns) != "ResponseReturnValue"
    }
    assert otherwise == set()


#: Forms about a thing that change nothing somebody else may be changing, so that nobody can be overtaken.
MAKES_SOMETHING_NEW = {
    "add_group", "add_item", "add_paper", "apply", "comment_terms", "draft", "open", "plan", "record_area",
    "record_decision", "report", "start_draft", "start_thread", "take_on", "write_post",
}  # fmt: skip
#: A step that can be taken once; whoever comes second is refused with a sentence that says what has happened.
IS_TAKEN_ONCE = {
    "abandon", "answer", "assign_facilitator", "change_terms", "choose_form", "drop", "establish",
    "name_drafters", "recommend", "remove_paper", "reply",
}  # fmt: skip
#: A form about the one turn, draw or ballot that is awaited; it carries which (app/appointments/forms/awaited.py).
IS_AWAITED = {"cast_ballot", "draw", "draw_candidates", "elect", "pick", "strike_out", "waive"}


def test_a_form_that_changes_something_says_what_it_changes():
    """``form_page(…, of=thing)``: then the page carries the version, and who was overtaken is told."""
    forgetful = {
        view.name
        for path in APP
        if "views" in path.with_suffix("").parts
        for view in ast.walk(ast.parse(path.read_text()))
        if isinstance(view, ast.FunctionDef) and view.args.args and not view.name.startswith("_")
        for call in ast.walk(view)
        if isinstance(call, ast.Call)
        if called(call).endswith(("form_page", "step_page"))
        if not any(keyword.arg == "of" for keyword in call.keywords)
    }
    assert forgetful - {"step_page"} == MAKES_SOMETHING_NEW | IS_TAKEN_ONCE | IS_AWAITED


def test_a_long_list_is_found_a_page_at_a_time_in_one_way():
    """One list is found with its count in one query; it makes its ``Page`` itself."""
    by_hand = {
        name(path)
        for path in APP
        if any(called(call).split(".")[-1] in {"offset", "paginate"} for call in calls(path))
        or 'args.get("page"' in path.read_text()
    }
    assert by_hand - {"app/paging.py"} == {"app/calls/queries.py"}


def test_only_the_clock_looks_at_the_clock():
    looks = re.compile(r"(datetime|date)\.(now|today|utcnow)|time\.time")
    looking = {name(path) for path in APP if any(looks.fullmatch(called(call)) for call in calls(path))}
    assert looking == {"app/clock.py"}


def test_what_is_listed_by_name_follows_the_danish_alphabet():
    by_bytes = {
        f"{name(path)}: {ast.unparse(column)}"
        for path in APP
        for call in calls(path)
        if called(call).endswith("order_by")
        for column in call.args
        if isinstance(column, ast.Attribute) and column.attr in {"name", "title", "letter"}
    }
    assert by_bytes == set()


def test_no_file_is_longer_than_300_lines():
    """But for models: what belongs together in the database stands together, however long it is."""
    long = {name(path): lines for path in APP if (lines := len(path.read_text().splitlines())) > 300}
    assert [path for path in long if not path.endswith("/models.py")] == []


def test_no_slice_puts_anything_into_the_templates_of_others():
    """What a slice shows on the page of another is a box, which says so to import-linter and to the reader."""
    everywhere = {"app_template_global", "add_app_template_global", "app_context_processor"}
    guilty = {name(path) for path in APP if any(called(call).split(".")[-1] in everywhere for call in calls(path))}
    guilty |= {name(path) for path in APP if any(f"@bp.{each}" in path.read_text() for each in everywhere)}
    assert guilty == set()


def test_no_file_is_a_drawer_for_whatever_is_left_over():
    drawers = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "services", "managers"}
    assert [name(path) for path in APP if path.stem in drawers] == []


def test_no_module_lies_where_nobody_finds_it():
    """A slice's parts are found by their names; whatever else there is, somebody imports. The law is there to be asked."""
    found = {module for path in (*APP, ROOT / "wsgi.py") for module in imported(path)}
    modules = {path: ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in APP if "law" not in path.parts}
    lost = [name(path) for path, module in modules.items() if path.stem not in PARTS and module not in found]
    assert lost == []


def test_the_slices_stand_in_the_contract_in_the_order_of_the_journey():
    """``test_who_may_import_whom`` says when a module stands in no line of it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    places = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    rank = {each: -number for number, place in enumerate(places) for each in re.split(r" [|:] ", place)}
    assert sorted(SLICES, key=lambda each: rank[each]) == [*SLICES]


def test_every_module_says_what_it_is_about():
    silent = [
        name(path) for path in APP if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_every_sentence_for_people_can_be_translated():
    bare = [
        f"{name(path)}:{call.lineno}"
        for path in APP
        for call in calls(path)
        if SAYS_SOMETHING_TO_PEOPLE.fullmatch(called(call).split(".")[-1])
        and call.args
        and (isinstance(call.args[0], ast.JoinedStr) or (isinstance(call.args[0], ast.Constant) and call.args[0].value))
    ]
    assert bare == []


def test_every_rule_of_law_names_its_paragraph():
    rules = [path for path in sorted((ROOT / "app" / "law").glob("*.py")) if path.stem not in {"__init__", "errors"}]
    assert [name(path) for path in rules if "§" not in path.read_text()] == []


def test_every_public_function_of_law_says_what_holds():
    silent = [
        f"{name(path)}: {node.name}"
        for path in sorted((ROOT / "app" / "law").glob("*.py"))
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []


@pytest.mark.parametrize("forbidden", ["unittest.mock", "sleep"])
def test_no_test_waits_or_pretends(forbidden):
    guilty = [
        name(path)
        for path in TESTS
        for node in ast.walk(ast.parse(path.read_text()))
        if (isinstance(node, ast.Call) and called(node).split(".")[-1] == forbidden)
        or (isinstance(node, ast.ImportFrom) and node.module == forbidden)
        or (isinstance(node, ast.Import) and forbidden in [alias.name for alias in node.names])
    ]
    assert guilty == []


def test_who_may_import_whom():
    checked = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
