"""Every page that the code and the templates lead to exists, and none of them lies further down the journey."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import nodes

from app import SLICES

ROOT = Path(__file__).parents[2]
SOURCES = [path for folder in ("app", "templates") for path in sorted((ROOT / folder).rglob("*.*"))]
ENDPOINT = re.compile(rf"(?P<slice>{'|'.join(SLICES)})\.(?P<page>\w+)")
FILES = {f"{name}.{ending}" for name in SLICES for ending in ("css", "csv")}


def slice_of(path: Path) -> str:
    """The slice a file belongs to; "" for the kernel and what all pages share."""
    return next((part for part in path.relative_to(ROOT).parts[1:-1] if part in SLICES), "")


def texts_of(path: Path, app: Flask) -> Iterator[tuple[str, str]]:
    """Every string literal of a file, and what is called with it first ("" where nothing is)."""
    if path.suffix == ".py":
        tree = ast.parse(path.read_text())
        handed = {
            id(node.args[0]): ast.unparse(node.func)
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and node.args
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value, handed.get(id(node), "").split(".")[-1]
    elif path.suffix in {".html", ".txt"}:
        template = app.jinja_env.parse(path.read_text())
        handed_to = {
            id(call.args[0]): getattr(call.node, "name", "") for call in template.find_all(nodes.Call) if call.args
        }
        for text in template.find_all(nodes.Const):
            if isinstance(text.value, str):
                yield text.value, handed_to.get(id(text), "")


def named_pages(path: Path, app: Flask) -> Iterator[str]:
    """The endpoints that a file names, those of its own slice in full."""
    for text, asked in texts_of(path, app):
        if asked != "ForeignKey" and ENDPOINT.fullmatch(text) and text not in FILES:
            yield text
        elif asked == "url_for" and text.startswith("."):
            yield f"{slice_of(path)}{text}"


@pytest.fixture(scope="session")
def named(databases) -> dict[str, list[str]]:
    """File → the endpoints it names."""
    app = databases("sqlite").app
    return {path.relative_to(ROOT).as_posix(): list(named_pages(path, app)) for path in SOURCES}


def test_every_page_that_is_named_exists(app, named):
    known = {*app.view_functions, *app.extensions["policy"]}  # permissions about the trail look like its pages
    lost = {f"{file}: {page}" for file, pages in named.items() for page in pages if page not in known}
    assert lost == set()


def test_no_slice_names_a_page_of_one_further_down_the_journey(named):
    order = {name: place for place, name in enumerate(SLICES)}
    upward = {
        f"{file}: {page}"
        for file, pages in named.items()
        for page in pages
        if order[page.partition(".")[0]] > order.get(slice_of(ROOT / file), len(SLICES))
    }
    assert upward == set()


def test_every_place_that_is_asked_for_by_name_is_known(app):
    known = app.extensions["navigation"].places
    lost = {
        f"{path.relative_to(ROOT).as_posix()}: {text}"
        for path in SOURCES
        for text, asked in texts_of(path, app)
        if asked in {"address_of", "absolute_address_of"} and text not in known
    }
    assert lost == set()


def test_every_place_is_asked_for(app):
    asked = {
        text
        for path in SOURCES
        for text, asker in texts_of(path, app)
        if asker in {"address_of", "absolute_address_of"}
    }
    shown = {entry.place for entry in (*app.extensions["navigation"].menu, *app.extensions["navigation"].footer)}
    assert app.extensions["navigation"].places.keys() - asked - shown == set()
