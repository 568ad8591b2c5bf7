"""The pages of calls: for everybody to read, for the secretariat to write."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.calls import operations, queries
from app.calls.forms import DraftForm, EditForm, ExtendForm, PublishForm, WithdrawForm
from app.calls.models import Call
from app.committees.models import TaskCommittee
from app.submissions import status, submission

bp = Blueprint("calls", __name__)
bp.add_app_template_filter(queries.days_left)


def crumbs(call, here=None):
    """The way to a call's page, and from there to ``here``."""
    way = [(_("Calls"), url_for("calls.index")), (call.title, here and url_for("calls.show", call_id=call.id))]
    return [*way, (here, None)] if here else way


@bp.get("/calls")
@allows("call.list")
def index():
    return render_template("calls/index.html", listed=queries.public_calls(request.args.get("page", 1, type=int)))


@bp.get("/calls/<int:call_id>")
@allows("call.view", call=Call)
def show(call):
    # Handed on as questions: the parts of the page that are remembered need not ask them again.
    lazily = {"wanted": partial(queries.wanted, call), "crumbs": partial(crumbs, call)}
    return render_template("calls/show.html", call=call, **lazily)


@bp.route("/committees/<int:committee_id>/call", methods=["GET", "POST"])
@allows("call.draft", committee=TaskCommittee)
def draft(committee):
    form = DraftForm(data=queries.suggestion(committee))
    if form.validate_on_submit():
        with submission(form) as sent:
            sent.result = operations.draft(committee, by=current_user, **form.content)
        if sent:
            flash(_("The draft is saved. Only the secretariat can see it until it is published."), "success")
            return redirect(url_for(".show", call_id=sent.result.id))
    return render_template("calls/draft.html", form=form, committee=committee), status(form)


@bp.route("/calls/<int:call_id>/edit", methods=["GET", "POST"])
@allows("call.edit", call=Call)
def edit(call):
    form = EditForm(obj=call)
    if form.validate_on_submit():
        with submission(form, call) as sent:
            operations.edit(call, version=form.version.data, by=current_user, **form.content)
        if sent:
            flash(_("The call is saved."), "success")
            return redirect(url_for(".show", call_id=call.id))
    return render_template("calls/edit.html", form=form, call=call, crumbs=crumbs(call, _("Edit"))), status(form)


@bp.route("/calls/<int:call_id>/publication", methods=["GET", "POST"])
@allows("call.publish", call=Call)
def publish(call):
    form = PublishForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.publish(call, closes_at=form.closes_at.data, by=current_user)
        if sent:
            flash(_("The call is published. Anybody can apply now."), "success")
            return redirect(url_for(".show", call_id=call.id))
    return (
        render_template(
            "calls/publish.html",
            form=form,
            call=call,
            wanted=queries.wanted(call),
            missing=operations.missing(call),
            crumbs=crumbs(call, _("Publish")),
        ),
        status(form),
    )


@bp.route("/calls/<int:call_id>/deadline", methods=["GET", "POST"])
@allows("call.extend", call=Call)
def extend(call):
    form = ExtendForm(obj=call)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.extend(call, closes_at=form.closes_at.data, by=current_user)
        if sent:
            flash(_("The deadline is moved."), "success")
            return redirect(url_for(".show", call_id=call.id))
    return render_template("calls/extend.html", form=form, call=call, crumbs=crumbs(call, _("Extend"))), status(form)


@bp.route("/calls/<int:call_id>/withdrawal", methods=["GET", "POST"])
@allows("call.withdraw", call=Call)
def withdraw(call):
    form = WithdrawForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.withdraw(call, reason=form.reason.data, by=current_user)
        if sent:
            flash(_("The call is withdrawn. Those who had applied get a letter with the reason."), "success")
            return redirect(url_for(".show", call_id=call.id))
    return (
        render_template("calls/withdraw.html", form=form, call=call, crumbs=crumbs(call, _("Withdraw"))),
        status(form),
    )
