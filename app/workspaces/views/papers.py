"""The papers: what there is to read."""

from io import BytesIO

from flask import abort, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.datastructures import FileStorage

from app import files
from app.access import allows
from app.committees.models import TaskCommittee
from app.meetings.queries import coming_meetings
from app.paging import asked
from app.sizes import takes_files
from app.submissions import carried_out, form_page
from app.workspaces import operations, queries
from app.workspaces.forms import ConfirmForm, PaperForm
from app.workspaces.models import Paper
from app.workspaces.views.blueprint import bp, crumbs


@bp.get("/committees/<int:committee_id>/papers")
@allows("workspace.view", committee=TaskCommittee)
def papers(committee: TaskCommittee) -> ResponseReturnValue:
    return render_template(
        "workspaces/papers.html",
        committee=committee,
        found=queries.papers(committee, asked()),
        read=queries.read_by(current_user, committee),
        to_read=queries.to_read(current_user, committee),
        crumbs=crumbs(committee, (_("Papers"), None)),
    )


@bp.route("/committees/<int:committee_id>/papers/new", methods=["GET", "POST"])
@allows("workspace.write", committee=TaskCommittee)
@takes_files
def add_paper(committee: TaskCommittee) -> ResponseReturnValue:
    form = PaperForm()
    form.offer(coming_meetings(queries.body_of(committee)))
    return form_page(
        "workspaces/add_paper.html",
        form,
        carry_out=lambda: operations.add_paper(
            committee,
            title=form.title.data,
            text=form.text.data,
            upload=_upload(form.file.data),
            minutes=form.minutes.data,
            meeting=form.chosen_meeting,
            by=current_user,
        ),
        leads_to=lambda paper: url_for(".show_paper", paper_id=paper.id),
        says=_("The paper is shared with the committee."),
        committee=committee,
        crumbs=crumbs(
            committee, (_("Papers"), url_for(".papers", committee_id=committee.id)), (_("Share a paper"), None)
        ),
    )


def _upload(file: FileStorage | None) -> files.Upload | None:
    return files.Upload(file.filename or "", file.read()) if file else None


@bp.get("/papers/<int:paper_id>")
@allows("paper.view", paper=Paper)
def show_paper(paper: Paper) -> ResponseReturnValue:
    return render_template(
        "workspaces/show_paper.html", paper=paper, has_read=queries.has_read(current_user, paper), crumbs=_crumbs(paper)
    )


@bp.get("/papers/<int:paper_id>/file")
@allows("paper.view", paper=Paper)
def file(paper: Paper) -> ResponseReturnValue:
    content = queries.content(paper)
    if content is None:
        abort(404)
    # Always as a download: what somebody uploaded is never shown as a page of ours.
    return send_file(BytesIO(content), mimetype=paper.media_type, as_attachment=True, download_name=paper.file_name)


@bp.post("/papers/<int:paper_id>/reading")
@allows("paper.read", paper=Paper)
def mark_as_read(paper: Paper) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.mark_as_read(paper, by=current_user),
        leads_to=url_for(".papers", committee_id=paper.committee_id),
        says=_("Marked as read."),
    )


@bp.route("/papers/<int:paper_id>/removal", methods=["GET", "POST"])
@allows("paper.remove", paper=Paper)
def remove_paper(paper: Paper) -> ResponseReturnValue:
    return form_page(
        "workspaces/remove_paper.html",
        ConfirmForm(),
        carry_out=lambda: operations.remove_paper(paper, by=current_user),
        leads_to=url_for(".papers", committee_id=paper.committee_id),
        says=_("The paper is removed."),
        paper=paper,
        crumbs=_crumbs(paper),
    )


def _crumbs(paper: Paper) -> list[tuple[str, str | None]]:
    address = url_for("workspaces.papers", committee_id=paper.committee_id)
    return crumbs(paper.committee, (_("Papers"), address), (paper.title, None))
