"""The Danish catalogue: one .po file per slice in translations/da, merged and compiled when one of them is newer."""

import os
import secrets
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask.cli import AppGroup

from config import ROOT

SOURCES = ROOT / "translations" / "da"

group = AppGroup("translations", help="Compile and check the Danish catalogue.")

Key = tuple[str, str | None]


def danish(sources: Path = SOURCES) -> Translations:
    """What is said in Danish, as the .po files of the folder say it now.

    They are compiled when what was compiled is missing or older; where the folder cannot be written, at each start.
    """
    with suppress(OSError):
        if _compiled(sources).stat().st_mtime_ns >= _changed_at(sources):
            return Translations(BytesIO(_compiled(sources).read_bytes()))
    changed_at, content = _changed_at(sources), _as_mo(sources)
    with suppress(OSError):
        _keep(content, changed_at, sources)
    return Translations(BytesIO(content))


def _keep(content: bytes, changed_at: int, sources: Path) -> None:
    """Write the compiled catalogue, no younger than what it was made of: what is saved from now on is newer.

    Several processes may do so at once, and nobody ever reads half a file.
    """
    target = _compiled(sources)
    target.parent.mkdir(exist_ok=True)
    unfinished = target.with_name(f"{target.name}.{secrets.token_hex(4)}")
    try:
        unfinished.write_bytes(content)
        os.utime(unfinished, ns=(changed_at, changed_at))
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _compiled(sources: Path) -> Path:
    return sources / "LC_MESSAGES" / "messages.mo"


def _changed_at(sources: Path) -> int:
    """When the folder's catalogue was last changed, in nanoseconds."""
    saved_at = [po.stat().st_mtime_ns for po in sources.glob("*.po")]
    if not saved_at:
        raise RuntimeError(f"There is no Danish: {sources} holds no .po file.")
    return max(saved_at)


def _as_mo(sources: Path) -> bytes:
    content = BytesIO()
    write_mo(content, catalogue(sources)[0])
    return content.getvalue()


def catalogue(sources: Path = SOURCES) -> tuple[Catalog, list[str]]:
    """All slices' messages in one, and a sentence for each that two slices translate differently."""
    merged, clashes = Catalog(locale="da"), []
    origin: dict[object, str] = {}
    for path in sorted(sources.glob("*.po")):
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
def compile_now() -> None:
    """Write the compiled catalogue, as a start of the portal does when it must."""
    _keep(_as_mo(SOURCES), _changed_at(SOURCES), SOURCES)


@group.command("check")
def check() -> None:
    """Name every message without Danish, without a use, or translated in two ways."""
    faults = [*missing(), *(f"unused: {name}" for name in unused()), *catalogue()[1]]
    for fault in faults:
        click.echo(fault, err=True)
    sys.exit(1 if faults else 0)
