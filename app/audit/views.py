"""The audit trail on the screen and as a file."""

import json
from typing import Any

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app import clock
from app.access import allows, may
from app.audit import queries
from app.audit.forms import FindEventsForm
from app.audit.queries import Entry
from app.committees.models import TaskCommittee
from app.committees.navigation import crumbs_of
from app.downloads import spreadsheet
from app.paging import asked
from app.searches import searched

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
    form.validate()
    found = queries.trail(form.search, committee=committee, asked=asked(), with_kept_back=_sees_what_is_kept_back())
    return render_template(template, committee=committee, form=form, found=found, **values)


def _file(committee: TaskCommittee | None, name: str) -> Response:
    """The whole trail; moments in Danish time with their zone."""
    search = searched(FindEventsForm, "audit").search
    entries = queries.whole_trail(search, committee=committee, with_kept_back=_sees_what_is_kept_back())
    head = [_("When"), _("Who"), _("Committee"), _("What"), _("Kind"), _("Details")]
    return spreadsheet(name, head, (_cells(entry) for entry in entries))


def _sees_what_is_kept_back() -> bool:
    return may(current_user, "audit.view_kept_back")


def _cells(entry: Entry) -> list[str]:
    return [
        clock.to_danish(entry.happened_at).isoformat(timespec="seconds"),
        entry.who,
        entry.committee,
        entry.sentence,
        entry.record.kind,
        json.dumps(entry.record.details, ensure_ascii=False),
    ]
