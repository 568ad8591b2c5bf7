"""The Danish catalogue: one .po file per slice in translations/da, merged and compiled at set-up."""

import sys
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask.cli import AppGroup

from config import ROOT

SOURCES = ROOT / "translations" / "da"
COMPILED = SOURCES / "LC_MESSAGES" / "messages.mo"

group = AppGroup("translations", help="Compile and check the Danish catalogue.")

Key = tuple[str, str | None]


def catalogue() -> tuple[Catalog, list[str]]:
    """All slices' messages in one, and a sentence for each that two slices translate differently."""
    merged, clashes = Catalog(locale="da"), []
    origin: dict[object, str] = {}
    for path in sorted(SOURCES.glob("*.po")):
        for message in read_po(BytesIO(path.read_bytes()), locale="da"):
            if not message.id or not any(_forms(message.string)) or message.fuzzy:
                continue
            known = merged.get(message.id, message.context)
            if known and known.string != message.string:
                clashes.append(f"{path.name} and {origin[known.id]} differ on {message.id!r}")
            elif not known:
                merged.add(message.id, message.string, context=message.context)
                origin[message.id] = path.name
    return merged, clashes


def used() -> dict[Key, str]:
    """Every message the code and the templates can say → where it stands."""
    from babel.messages.extract import extract_from_dir  # only checks need it, and commands should start at once

    found: dict[Key, str] = {}
    methods = [("**.py", "python"), ("**.html", "jinja2.ext.babel_extract"), ("**.txt", "jinja2.ext.babel_extract")]
    for folder in ("app", "templates"):
        for filename, line, message, _comments, context in extract_from_dir(
            ROOT / folder,
            method_map=methods,
            options_map={"**.html": {"silent": "false"}, "**.txt": {"silent": "false"}},
            keywords={**_KEYWORDS},
        ):
            identity = message[0] if isinstance(message, tuple) else message
            found.setdefault((identity, context), f"{folder}/{filename}:{line}")
    return found


_KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "_l": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
}


def missing() -> list[str]:
    """Messages that have no Danish, each with its place."""
    merged, _clashes = catalogue()
    known = {(message.id[0] if isinstance(message.id, tuple) else message.id) for message in merged}
    return [f"{place}: {identity}" for (identity, _context), place in used().items() if identity not in known]


def unused() -> list[str]:
    """Danish that nobody says any more."""
    merged, _clashes = catalogue()
    said = {identity for identity, _context in used()}
    names = [str(message.id[0] if isinstance(message.id, tuple) else message.id) for message in merged]
    return [name for name in names if name and name not in said]


def _forms(string: object) -> list[str]:
    return list(string) if isinstance(string, (tuple, list)) else [str(string)]


@group.command("compile")
def compile_catalogue() -> None:
    """Write the compiled catalogue that the portal reads."""
    compile_to(COMPILED)


def compile_to(path: Path) -> None:
    merged, _clashes = catalogue()
    compiled = BytesIO()
    write_mo(compiled, merged)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(compiled.getvalue())


@group.command("check")
def check() -> None:
    """Name every message without Danish, without a use, or translated in two ways."""
    faults = [*missing(), *(f"unused: {name}" for name in unused()), *catalogue()[1]]
    for fault in faults:
        click.echo(fault, err=True)
    sys.exit(1 if faults else 0)
