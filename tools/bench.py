"""How fast the portal is, on SQLite and PostgreSQL, beside a bare page that is measured in turns with it.

The portal runs as in production (gunicorn, worker processes) on the whole demo municipality; the visitors are threads
of this process, so both share the machine's cores. "bench scale" also fills the portal up to the size of a large
municipality and measures it again.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sqlalchemy import create_engine, text

from tools import ROOT, bare_page, console
from tools.console import step
from tools.filling import Sizes
from tools.load import Measured, Visitor, applying, fetching, load
from tools.portal import Portal, databases, free_port, gunicorn, the_demo

AT_ONCE = 8  # people who apply at the same time
ROUNDS = 13
LETTERS_WAITING = 20_000

#: What share of the bare page's speed is to be reached.
TO_REACH = {"front": 0.70, "calls": 0.60, "call": 0.60, "form": 0.40, "committees": 0.70}
#: What is to cost a large municipality as many queries as a small one, and no more than so many times the bytes.
FLAT = ("front", "calls", "call", "form", "committees")
BYTES_MAY_GROW = 2.0


@dataclass(frozen=True)
class Settings:
    workers: int
    people: int
    seconds: float
    rush: float


@dataclass(frozen=True)
class Page:
    """What was measured of a page. ``share_of_bare`` is the median of the rounds."""

    share_of_bare: float
    per_second: float
    p50_ms: float
    p95_ms: float
    queries: int
    bytes: int
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Run:
    """One database at one size. ``apply_with_letters_waiting`` is measured at the demo's size only."""

    database: str
    size: str
    pages: Mapping[str, Page]
    memory_mb: list[int]
    apply_with_letters_waiting: Page | None = None


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python3 run.py bench", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("scale",), help="also at the size of a large municipality")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write what was measured to this file, too")
    parser.add_argument("--workers", type=int, default=2, help="worker processes of the portal (2)")
    parser.add_argument("--people", type=int, default=4, help="visitors at the same time (4)")
    parser.add_argument("--seconds", type=float, default=4, help="how long each page is measured (4)")
    parser.add_argument("--rush", type=float, default=10, help="how long eight people apply at once on SQLite (10)")
    parser.add_argument("--database", choices=("both", "postgresql", "sqlite"), default="both", help="where (both)")
    given = parser.parse_args(arguments)
    settings = Settings(given.workers, given.people, given.seconds, given.rush)
    runs: list[Run] = []
    missed: list[str] = []
    for database, url in databases(given.database):
        measure = _at_both_sizes if given.what else _at_the_demos_size
        measured, lost = measure(database, url, settings)
        runs += measured
        missed += lost
    missed += not_reached(runs)
    if given.json:
        given.json.write_text(as_json(runs))
    print()
    for sentence in missed:
        print(f"NOT REACHED: {sentence}")
    if not missed:
        print("Everything to be reached was reached.")
    return 1 if missed else 0


def as_json(runs: Sequence[Run]) -> str:
    return json.dumps({"runs": [asdict(run) for run in runs]}, indent=1, ensure_ascii=False)


def not_reached(runs: Sequence[Run]) -> list[str]:
    """A sentence for each thing that was to be reached and was not."""
    missed = []
    for run in runs:
        where = f"{run.database}, {run.size}"
        for name, page in run.pages.items():
            wanted = TO_REACH.get(name, 0)
            if page.share_of_bare < wanted:
                missed.append(f"{name} ({where}): {page.share_of_bare:.0%} of the bare page, not {wanted:.0%}")
            missed += [f"{name} ({where}): {error}" for error in sorted(set(page.errors))[:3]]
    small = {run.database: run for run in runs if run.size == "demo"}
    for large in runs:
        if large.size == "scale" and large.database in small:
            missed += _not_flat(small[large.database], large)
    return missed


def _not_flat(small: Run, large: Run) -> Iterator[str]:
    for name in FLAT:
        before, after = small.pages[name], large.pages[name]
        if after.queries > before.queries:
            yield f"{name} ({large.database}): {after.queries} queries at scale, not {before.queries}"
        if after.bytes > before.bytes * BYTES_MAY_GROW:
            yield f"{name} ({large.database}): {after.bytes} bytes at scale, {before.bytes} in the demo"


def _at_the_demos_size(database: str, url: str, settings: Settings) -> tuple[list[Run], list[str]]:
    """The whole demo, applications while many letters wait, and on SQLite a rush of them."""
    portal = _prepared(database, url)
    with _served(portal, settings) as (port, bare_port, memory):
        pages = _pages(portal, port, bare_port, settings)
        used = memory()
        lost = _rush(port, url, portal.pages["form"], settings) if database == "sqlite" else []
        with step(f"Letting {LETTERS_WAITING} letters wait"):
            portal.run("tools.filling", url, json.dumps(asdict(Sizes(0, 0, 0, 0, LETTERS_WAITING))))
        waiting = _page(applying(portal.pages["form"], []), portal.costs["apply"], port, bare_port, settings)
    run = Run(database, "demo", pages, used, waiting)
    _print(run)
    return [run], lost


def _at_both_sizes(database: str, url: str, settings: Settings) -> tuple[list[Run], list[str]]:
    portal = _prepared(database, url)
    runs = []
    for size in ("demo", "scale"):
        if size == "scale":
            with step("Filling it up"):
                portal.run("tools.filling", url)
            portal = portal.asked_again()
        with _served(portal, settings) as (port, bare_port, memory):
            runs.append(Run(database, size, _pages(portal, port, bare_port, settings), memory()))
    _print_both(*runs)
    return runs, []


def _prepared(database: str, url: str) -> Portal:
    portal = the_demo(database, url)
    bare_page.prepare(url)
    return portal


@contextmanager
def _served(portal: Portal, settings: Settings) -> Iterator[tuple[int, int, Callable[[], list[int]]]]:
    """The ports of the portal and of the bare page, and a function that tells what each worker keeps in memory."""
    port, bare_port = free_port(), free_port()
    with (
        gunicorn("tools.bare_page:create_app()", bare_port, settings.workers, portal.environment),
        gunicorn("wsgi:app", port, settings.workers, portal.environment) as server,
    ):
        yield port, bare_port, lambda: _memory_of_workers(server)


def _pages(portal: Portal, port: int, bare_port: int, settings: Settings) -> dict[str, Page]:
    visits = {name: fetching(path, portal.cookies.get(name)) for name, path in portal.pages.items()}
    visits["apply"] = applying(portal.pages["form"], [])
    return {name: _page(visit, portal.costs[name], port, bare_port, settings) for name, visit in visits.items()}


def _page(
    visit: Callable[[Visitor], None], cost: Mapping[str, int], port: int, bare_port: int, settings: Settings
) -> Page:
    """Measure a page and the bare page a little at a time, in turns, so that other work on the machine wrongs neither."""
    people, slice_ = settings.people, settings.seconds / ROUNDS
    measured, shares = Measured(0), []
    for each, where in ((fetching("/"), bare_port), (visit, port)):  # every worker has seen it before it counts
        load(where, each, people=people, seconds=0.3)
    for _ in range(ROUNDS):
        bare = load(bare_port, fetching("/"), people=people, seconds=slice_ / 2)
        now = load(port, visit, people=people, seconds=slice_)
        shares.append(now.per_second / bare.per_second if bare.times else 0)
        measured += Measured(now.seconds, now.times, [*now.errors, *bare.errors])
    return Page(
        share_of_bare=round(statistics.median(shares), 3),
        per_second=round(measured.per_second, 1),
        p50_ms=round(measured.percentile(50), 1),
        p95_ms=round(measured.percentile(95), 1),
        errors=measured.errors,
        **cost,
    )


def _rush(port: int, url: str, path: str, settings: Settings) -> list[str]:
    """Eight people apply at once; every receipt they got must be in the database."""
    receipts: list[str] = []
    measured = load(port, applying(path, receipts), people=AT_ONCE, seconds=settings.rush)
    engine = create_engine(url)
    with engine.connect() as connection:
        stored = set(connection.execute(text("SELECT number FROM applications")).scalars())
    engine.dispose()
    kept = set(receipts) & stored
    print(
        f"{AT_ONCE} people applying at once for {measured.seconds:.0f} s: {len(receipts)} receipts, {len(kept)} of them"
        f" in the database, {len(measured.errors)} errors, p95 {measured.percentile(95):.0f} ms"
    )
    missed = [f"applying in a rush: {error}" for error in sorted(set(measured.errors))[:3]]
    if not receipts or len(kept) < len(receipts):
        missed.append(f"applying in a rush: {len(receipts)} receipts, {len(kept)} applications")
    return missed


def _print(run: Run) -> None:
    rows = dict(run.pages)
    if run.apply_with_letters_waiting:
        rows[f"apply, {LETTERS_WAITING} letters waiting"] = run.apply_with_letters_waiting
    print(f"\n{run.database}, {run.size}: {_memory(run)}\n{'':34}{'of bare':>9}{'per s':>8}{_HEADS}")
    for name, page in rows.items():
        print(f"{name:34}{page.share_of_bare:9.0%}{page.per_second:8.0f}{_cells(page)}")


def _print_both(small: Run, large: Run) -> None:
    print(f"\n{small.database}: {_memory(small)}; at scale {_memory(large)}")
    print(f"{'':12}{'of bare':>9}{_HEADS}   at scale:{'of bare':>9}{_HEADS}")
    for name, before in small.pages.items():
        after = large.pages[name]
        print(f"{name:12}{before.share_of_bare:9.0%}{_cells(before)}{'':12}{after.share_of_bare:9.0%}{_cells(after)}")


_HEADS = f"{'p50 ms':>9}{'p95 ms':>9}{'queries':>9}{'bytes':>9}"


def _cells(page: Page) -> str:
    return f"{page.p50_ms:9.1f}{page.p95_ms:9.1f}{page.queries:9}{page.bytes:9}"


def _memory(run: Run) -> str:
    return f"{', '.join(f'{size} MB' for size in run.memory_mb)} per worker"


def _memory_of_workers(server: subprocess.Popen[bytes]) -> list[int]:
    """What each worker keeps in memory, in megabytes (Linux)."""
    sizes = []
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
    for pid in children.read_text().split() if children.exists() else []:
        status = Path(f"/proc/{pid}/status").read_text()
        sizes.append(round(int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) / 1024))
    return sizes


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(console.run(lambda: main(sys.argv[1:])))
