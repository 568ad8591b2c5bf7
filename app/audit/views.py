"""The audit trail on the screen and as a file."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, stream_with_context
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import clock
from app.access import allows
from app.audit import queries
from app.audit.forms import FindEventsForm
from app.committees.models import TaskCommittee
from app.committees.navigation import crumbs_of
from app.paging import asked
from app.searches import as_searched, searched

bp = Blueprint("audit", __name__)


@bp.route("/audit", methods=["GET", "POST"])
@allows("audit.list")
def index() -> ResponseReturnValue:
    return _page("audit/index.html", None, crumbs=[(_("Audit trail"), None)])


@bp.route("/committees/<int:committee_id>/audit", methods=["GET", "POST"])
@allows("audit.view", committee=TaskCommittee)
def committee(committee: TaskCommittee) -> ResponseReturnValue:
    return _page("audit/committee.html", committee, crumbs=crumbs_of(committee, (_("Audit trail"), None)))


@bp.get("/audit.csv")
@allows("audit.list")
def export() -> ResponseReturnValue:
    return _file(None, "audit.csv")


@bp.get("/committees/<int:committee_id>/audit.csv")
@allows("audit.view", committee=TaskCommittee)
def export_committee(committee: TaskCommittee) -> ResponseReturnValue:
    return _file(committee, f"audit-{committee.id}.csv")


def _page(template: str, committee: TaskCommittee | None, **values: Any) -> ResponseReturnValue:
    form = searched(FindEventsForm, "audit")
    if form is None:
        return redirect(request.path)
    form.validate()
    found = queries.trail(form.search, committee=committee, asked=asked())
    return render_template(template, committee=committee, form=form, found=found, **values)


def _file(committee: TaskCommittee | None, name: str) -> Response:
    """The whole trail as CSV with a semicolon, as Danish spreadsheets expect; moments in Danish time with their zone."""
    entries = queries.whole_trail(as_searched(FindEventsForm, "audit").search, committee=committee)
    head = [_("When"), _("Who"), _("Committee"), _("What"), _("Kind"), _("Details")]

    def lines() -> Iterator[str]:
        yield "\ufeff" + _line(head)
        for entry in entries:
            yield _line(
                [
                    clock.to_danish(entry.happened_at).isoformat(timespec="seconds"),
                    entry.who,
                    entry.committee,
                    entry.sentence,
                    entry.record.kind,
                    json.dumps(entry.record.details, ensure_ascii=False),
                ]
            )

    return Response(
        stream_with_context(lines()),
        mimetype="text/csv",
        headers={"Content-Disposition": f"attachment; filename={name}"},
    )


def _line(cells: list[str]) -> str:
    """One line of the file. A cell that a spreadsheet would take for a formula is made text."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";").writerow(
        "'" + cell if cell[:1] in "=+-@\t\r" and cell else cell for cell in cells
    )
    return buffer.getvalue()
