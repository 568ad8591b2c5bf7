"""The pages of calls: for everybody to read, for the secretariat to write."""

from functools import partial

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.calls import operations, queries
from app.calls.forms import DraftForm, EditForm, ExtendForm, PublishForm, WithdrawForm
from app.calls.models import Call
from app.committees.models import TaskCommittee
from app.paging import asked
from app.submissions import form_page

bp = Blueprint("calls", __name__)
bp.add_app_template_filter(queries.days_left)


def crumbs(call: Call, here: str | None = None) -> list[tuple[str, str | None]]:
    """The way to a call's page, and from there to ``here``."""
    shown = url_for("calls.show", call_id=call.id)
    way = [(_("Calls"), url_for("calls.index")), (call.title, shown if here else None)]
    return [*way, (here, None)] if here else way


@bp.get("/calls")
@allows("call.list")
def index() -> ResponseReturnValue:
    page = asked()
    # Handed on as a question: while the list is remembered nobody asks it.
    listed = partial(queries.public_calls, page)
    return render_template("calls/index.html", key=(page.number, *queries.list_key()), public_calls=listed)


@bp.get("/calls/<int:call_id>")
@allows("call.view", call=Call)
def show(call: Call) -> ResponseReturnValue:
    # Handed on as questions: the parts of the page that are remembered need not ask them again.
    lazily = {"wanted": partial(queries.wanted, call), "crumbs": partial(crumbs, call)}
    return render_template("calls/show.html", call=call, **lazily)


@bp.route("/committees/<int:committee_id>/call", methods=["GET", "POST"])
@allows("call.draft", committee=TaskCommittee)
def draft(committee: TaskCommittee) -> ResponseReturnValue:
    form = DraftForm(data=queries.suggestion(committee))
    return form_page(
        "calls/draft.html",
        form,
        carry_out=lambda: operations.draft(committee, by=current_user, **form.content),
        leads_to=lambda call: url_for(".show", call_id=call.id),
        says=_("The draft is saved. Only the secretariat can see it until it is published."),
        committee=committee,
    )


@bp.route("/calls/<int:call_id>/edit", methods=["GET", "POST"])
@allows("call.edit", call=Call)
def edit(call: Call) -> ResponseReturnValue:
    form = EditForm(obj=call)
    return form_page(
        "calls/edit.html",
        form,
        carry_out=lambda: operations.edit(call, by=current_user, **form.content),
        leads_to=url_for(".show", call_id=call.id),
        says=_("The call is saved."),
        of=call,
        call=call,
        crumbs=crumbs(call, _("Edit")),
    )


@bp.route("/calls/<int:call_id>/publication", methods=["GET", "POST"])
@allows("call.publish", call=Call)
def publish(call: Call) -> ResponseReturnValue:
    form = PublishForm()
    return form_page(
        "calls/publish.html",
        form,
        carry_out=lambda: operations.publish(call, closes_at=form.closes_at.data, by=current_user),
        leads_to=url_for(".show", call_id=call.id),
        says=_("The call is published. Anybody can apply now."),
        of=call,
        call=call,
        wanted=lambda: queries.wanted(call),
        missing=lambda: operations.missing(call),
        crumbs=crumbs(call, _("Publish")),
    )


@bp.route("/calls/<int:call_id>/deadline", methods=["GET", "POST"])
@allows("call.extend", call=Call)
def extend(call: Call) -> ResponseReturnValue:
    form = ExtendForm(obj=call)
    return form_page(
        "calls/extend.html",
        form,
        carry_out=lambda: operations.extend(call, closes_at=form.closes_at.data, by=current_user),
        leads_to=url_for(".show", call_id=call.id),
        says=_("The deadline is moved."),
        of=call,
        call=call,
        crumbs=crumbs(call, _("Extend")),
    )


@bp.route("/calls/<int:call_id>/withdrawal", methods=["GET", "POST"])
@allows("call.withdraw", call=Call)
def withdraw(call: Call) -> ResponseReturnValue:
    form = WithdrawForm()
    return form_page(
        "calls/withdraw.html",
        form,
        carry_out=lambda: operations.withdraw(call, reason=form.reason.data, by=current_user),
        leads_to=url_for(".show", call_id=call.id),
        says=_("The call is withdrawn. Those who had applied get a letter with the reason."),
        of=call,
        call=call,
        crumbs=crumbs(call, _("Withdraw")),
    )
