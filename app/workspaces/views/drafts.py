"""The drafts of what the committee will hand over."""

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.committees.models import TaskCommittee
from app.compare import compare
from app.paging import asked
from app.submissions import form_page
from app.workspaces import operations, queries
from app.workspaces.forms import SaveDraftForm, StartDraftForm
from app.workspaces.models import Draft
from app.workspaces.views.blueprint import bp, crumbs


@bp.route("/committees/<int:committee_id>/drafts/new", methods=["GET", "POST"])
@allows("workspace.write", committee=TaskCommittee)
def start_draft(committee: TaskCommittee) -> ResponseReturnValue:
    form = StartDraftForm()
    return form_page(
        "workspaces/start_draft.html",
        form,
        carry_out=lambda: operations.start_draft(
            committee, title=form.title.data, text=form.text.data, by=current_user
        ),
        leads_to=lambda draft: url_for(".show_draft", draft_id=draft.id),
        says=_("The draft is begun. Everybody in the committee can write on."),
        committee=committee,
        crumbs=crumbs(committee, (_("Begin a draft"), None)),
    )


@bp.get("/drafts/<int:draft_id>")
@allows("draft.view", draft=Draft)
def show_draft(draft: Draft) -> ResponseReturnValue:
    number = request.args.get("version", draft.number, type=int)
    shown = queries.version(draft, number) or abort(404)
    return render_template(
        "workspaces/show_draft.html", draft=draft, shown=shown, crumbs=crumbs(draft.committee, (draft.title, None))
    )


@bp.route("/drafts/<int:draft_id>/edit", methods=["GET", "POST"])
@allows("draft.save", draft=Draft)
def save_draft(draft: Draft) -> ResponseReturnValue:
    form = SaveDraftForm(text=queries.latest_version(draft).text)
    written_on = form.version.data
    return form_page(
        "workspaces/save_draft.html",
        form,
        carry_out=lambda: operations.save_draft(
            draft, text=form.text.data, note=form.note.data, version=form.version.data, by=current_user
        ),
        leads_to=url_for(".show_draft", draft_id=draft.id),
        says=lambda _done: _("Version %(number)s is saved.", number=draft.number),
        of=draft,
        version=lambda: draft.number,
        draft=draft,
        overtaken=lambda: queries.changes_since(draft, written_on),
        crumbs=_crumbs(draft, _("Write on")),
    )


@bp.get("/drafts/<int:draft_id>/versions")
@allows("draft.view", draft=Draft)
def versions(draft: Draft) -> ResponseReturnValue:
    return render_template(
        "workspaces/versions.html",
        draft=draft,
        found=queries.versions(draft, asked()),
        crumbs=_crumbs(draft, _("Versions")),
    )


@bp.get("/drafts/<int:draft_id>/comparison")
@allows("draft.view", draft=Draft)
def compare_drafts(draft: Draft) -> ResponseReturnValue:
    before = queries.version(draft, request.args.get("from", draft.number - 1, type=int)) or abort(404)
    after = queries.version(draft, request.args.get("to", draft.number, type=int)) or abort(404)
    return render_template(
        "workspaces/compare_drafts.html",
        draft=draft,
        before=before,
        after=after,
        comparison=compare(before.text, after.text),
        crumbs=_crumbs(draft, _("Compare versions")),
    )


def _crumbs(draft: Draft, here: str) -> list[tuple[str, str | None]]:
    address = url_for("workspaces.show_draft", draft_id=draft.id)
    return crumbs(draft.committee, (draft.title, address), (here, None))
