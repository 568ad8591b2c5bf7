"""Files that are read row by row and sent while they are read, however long they are."""

import csv
import io
import logging
from collections.abc import Iterable, Iterator, Sequence

from flask import Response, stream_with_context
from flask_babel import gettext as _

log = logging.getLogger(__name__)


def spreadsheet(name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Response:
    """A CSV with a semicolon, as Danish spreadsheets expect.

    Its beginning has been sent when something goes wrong further down, so then the last line says that it is not whole.
    """
    not_whole = _(
        "THIS FILE IS NOT WHOLE: something went wrong, and the rows after this one are missing. Fetch it again."
    )
    return Response(
        stream_with_context(_lines(head, rows, not_whole)),
        mimetype="text/csv",
        headers={"Content-Disposition": f"attachment; filename={name}"},
    )


def _lines(head: Sequence[str], rows: Iterable[Sequence[str]], not_whole: str) -> Iterator[str]:
    yield "\ufeff" + _line(head)
    try:
        for row in rows:
            yield _line(row)
    except Exception:
        log.exception("A file broke off while it was being sent")
        yield _line([not_whole])


def _line(cells: Sequence[str]) -> str:
    """One line of the file. A cell that a spreadsheet would take for a formula is made text."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";").writerow(
        "'" + cell if cell[:1] in "=+-@\t\r" and cell else cell for cell in cells
    )
    return buffer.getvalue()
