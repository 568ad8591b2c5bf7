"""The conversations."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.committees.models import TaskCommittee
from app.paging import LAST, Page, asked
from app.submissions import form_page
from app.workspaces import operations, queries
from app.workspaces.forms import ChangePostForm, PostForm, ThreadForm
from app.workspaces.models import Post, Thread
from app.workspaces.views.blueprint import bp, crumbs

SHOW = "workspaces/show_thread.html"


@bp.get("/committees/<int:committee_id>/threads")
@allows("workspace.view", committee=TaskCommittee)
def threads(committee: TaskCommittee) -> ResponseReturnValue:
    return render_template(
        "workspaces/threads.html",
        committee=committee,
        found=queries.threads(committee, asked()),
        crumbs=crumbs(committee, (_("Conversations"), None)),
    )


@bp.route("/committees/<int:committee_id>/threads/new", methods=["GET", "POST"])
@allows("workspace.write", committee=TaskCommittee)
def start_thread(committee: TaskCommittee) -> ResponseReturnValue:
    form = ThreadForm()
    return form_page(
        "workspaces/start_thread.html",
        form,
        carry_out=lambda: operations.start_thread(
            committee, title=form.title.data, text=form.text.data, by=current_user
        ),
        leads_to=lambda thread: url_for(".show_thread", thread_id=thread.id),
        says=_("The conversation has begun."),
        committee=committee,
        crumbs=crumbs(
            committee,
            (_("Conversations"), url_for(".threads", committee_id=committee.id)),
            (_("Start a conversation"), None),
        ),
    )


@bp.get("/threads/<int:thread_id>")
@allows("thread.view", thread=Thread)
def show_thread(thread: Thread) -> ResponseReturnValue:
    page = {"thread": thread, "found": _posts(thread), "crumbs": _crumbs(thread, thread.title)}
    return render_template(SHOW, form=PostForm(formdata=None), **page)


@bp.post("/threads/<int:thread_id>")
@allows("thread.write", thread=Thread)
def write_post(thread: Thread) -> ResponseReturnValue:
    form = PostForm()
    return form_page(
        SHOW,
        form,
        carry_out=lambda: operations.write_post(thread, text=form.text.data, by=current_user),
        leads_to=url_for(".show_thread", thread_id=thread.id, _anchor="latest"),
        thread=thread,
        found=lambda: _posts(thread),
        crumbs=_crumbs(thread, thread.title),
    )


def _posts(thread: Thread) -> Page[Post]:
    return queries.posts(thread, asked(otherwise=LAST))


@bp.route("/posts/<int:post_id>/edit", methods=["GET", "POST"])
@allows("post.change", post=Post)
def change_post(post: Post) -> ResponseReturnValue:
    form = ChangePostForm(obj=post)
    return form_page(
        "workspaces/change_post.html",
        form,
        carry_out=lambda: operations.change_post(post, text=form.text.data, by=current_user),
        leads_to=url_for(".show_thread", thread_id=post.thread_id),
        says=_("Your words are changed."),
        of=post,
        post=post,
        crumbs=_crumbs(post.thread, _("Change your words")),
    )


def _crumbs(thread: Thread, here: str) -> list[tuple[str, str | None]]:
    address = url_for("workspaces.threads", committee_id=thread.committee_id)
    return crumbs(thread.committee, (_("Conversations"), address), (here, None))
