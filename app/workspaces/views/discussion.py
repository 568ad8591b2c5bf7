"""The conversations."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.committees.models import TaskCommittee
from app.submissions import status, submission
from app.workspaces import operations, queries
from app.workspaces.forms import ChangePostForm, PostForm, ThreadForm
from app.workspaces.models import Post, Thread
from app.workspaces.views import bp, crumbs


@bp.get("/committees/<int:committee_id>/threads")
@allows("workspace.view", committee=TaskCommittee)
def threads(committee):
    return render_template(
        "workspaces/threads.html",
        committee=committee,
        found=queries.threads(committee, request.args.get("page", 1, type=int)),
        crumbs=crumbs(committee, (_("Conversations"), None)),
    )


@bp.route("/committees/<int:committee_id>/threads/new", methods=["GET", "POST"])
@allows("workspace.write", committee=TaskCommittee)
def start_thread(committee):
    form = ThreadForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            sent.result = operations.start_thread(
                committee, title=form.title.data, text=form.text.data, by=current_user
            )
        if sent:
            flash(_("The conversation has begun."), "success")
            return redirect(url_for(".show_thread", thread_id=sent.result.id))
    here = crumbs(
        committee,
        (_("Conversations"), url_for(".threads", committee_id=committee.id)),
        (_("Start a conversation"), None),
    )
    return render_template("workspaces/start_thread.html", form=form, committee=committee, crumbs=here), status(form)


@bp.get("/threads/<int:thread_id>")
@allows("thread.view", thread=Thread)
def show_thread(thread):
    return _thread_page(thread, PostForm(formdata=None))


@bp.post("/threads/<int:thread_id>")
@allows("thread.write", thread=Thread)
def write_post(thread):
    form = PostForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.write_post(thread, text=form.text.data, by=current_user)
        if sent:
            return redirect(url_for(".show_thread", thread_id=thread.id, _anchor="latest"))
    return _thread_page(thread, form)


def _thread_page(thread, form):
    found = queries.posts(thread, request.args.get("page", type=int))
    page = render_template(
        "workspaces/show_thread.html", thread=thread, found=found, form=form, crumbs=_crumbs(thread, thread.title)
    )
    return page, status(form)


@bp.route("/posts/<int:post_id>/edit", methods=["GET", "POST"])
@allows("post.change", post=Post)
def change_post(post):
    form = ChangePostForm(obj=post)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.change_post(post, text=form.text.data, by=current_user)
        if sent:
            flash(_("Your words are changed."), "success")
            return redirect(url_for(".show_thread", thread_id=post.thread_id))
    return (
        render_template(
            "workspaces/change_post.html", form=form, post=post, crumbs=_crumbs(post.thread, _("Change your words"))
        ),
        status(form),
    )


def _crumbs(thread, here):
    address = url_for("workspaces.threads", committee_id=thread.committee_id)
    return crumbs(thread.committee, (_("Conversations"), address), (here, None))
