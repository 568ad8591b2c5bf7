"""The items of an agenda."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.meetings import operations
from app.meetings.forms import ConfirmForm, ItemForm
from app.meetings.models import AgendaItem, Meeting
from app.meetings.views import bp
from app.meetings.views.reading import crumbs
from app.submissions import status, submission
from app.transactions import transaction


@bp.route("/meetings/<int:meeting_id>/agenda/new", methods=["GET", "POST"])
@allows("meeting.edit", meeting=Meeting)
def add_item(meeting):
    form = ItemForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            sent.result = operations.add_item(meeting, **_case(form), by=current_user)
        if sent:
            flash(_("Item %(number)s is on the agenda.", number=sent.result.number), "success")
            return redirect(url_for(".show", meeting_id=meeting.id))
    return (
        render_template("meetings/add_item.html", form=form, meeting=meeting, crumbs=crumbs(meeting, _("Add an item"))),
        status(form),
    )


@bp.route("/agenda-items/<int:item_id>/edit", methods=["GET", "POST"])
@allows("item.edit", item=AgendaItem)
def change_item(item):
    form = ItemForm(obj=item)
    if form.validate_on_submit():
        with submission(form, item) as sent:
            operations.change_item(item, **_case(form), version=form.version.data, by=current_user)
        if sent:
            flash(_("Item %(number)s is saved.", number=item.number), "success")
            return redirect(url_for(".show", meeting_id=item.meeting_id))
    return (
        render_template(
            "meetings/change_item.html", form=form, item=item, crumbs=crumbs(item.meeting, _("Edit the item"))
        ),
        status(form),
    )


@bp.post("/agenda-items/<int:item_id>/position")
@allows("item.edit", item=AgendaItem)
def move_item(item):
    with transaction():
        operations.move_item(item, up=request.form.get("direction") == "up", by=current_user)
    flash(_("The item is now number %(number)s.", number=item.number), "success")
    return redirect(url_for(".show", meeting_id=item.meeting_id, _anchor=f"item-{item.number}"))


@bp.route("/agenda-items/<int:item_id>/removal", methods=["GET", "POST"])
@allows("item.edit", item=AgendaItem)
def remove_item(item):
    form = ConfirmForm()
    meeting_id = item.meeting_id
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.remove_item(item, by=current_user)
        if sent:
            flash(_("The item is off the agenda."), "success")
            return redirect(url_for(".show", meeting_id=meeting_id))
    return (
        render_template(
            "meetings/remove_item.html", form=form, item=item, crumbs=crumbs(item.meeting, _("Remove the item"))
        ),
        status(form),
    )


def _case(form):
    return {name: form[name].data for name in ("title", "presentation", "proposed_decision", "is_closed")}
