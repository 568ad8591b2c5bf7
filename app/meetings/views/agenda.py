"""The items of an agenda."""

from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.meetings import operations
from app.meetings.forms import ConfirmForm, ItemForm
from app.meetings.models import AgendaItem, Meeting
from app.meetings.views.blueprint import bp
from app.meetings.views.reading import crumbs
from app.submissions import carried_out, form_page


@bp.route("/meetings/<int:meeting_id>/agenda/new", methods=["GET", "POST"])
@allows("meeting.edit", meeting=Meeting)
def add_item(meeting: Meeting) -> ResponseReturnValue:
    form = ItemForm()
    return form_page(
        "meetings/add_item.html",
        form,
        carry_out=lambda: operations.add_item(meeting, **_case(form), by=current_user),
        leads_to=url_for(".show", meeting_id=meeting.id),
        says=lambda item: _("Item %(number)s is on the agenda.", number=item.number),
        meeting=meeting,
        crumbs=crumbs(meeting, _("Add an item")),
    )


@bp.route("/agenda-items/<int:item_id>/edit", methods=["GET", "POST"])
@allows("item.edit", item=AgendaItem)
def change_item(item: AgendaItem) -> ResponseReturnValue:
    form = ItemForm(obj=item)
    return form_page(
        "meetings/change_item.html",
        form,
        carry_out=lambda: operations.change_item(item, **_case(form), by=current_user),
        leads_to=url_for(".show", meeting_id=item.meeting_id),
        says=lambda _done: _("Item %(number)s is saved.", number=item.number),
        of=item,
        item=item,
        crumbs=crumbs(item.meeting, _("Edit the item")),
    )


@bp.post("/agenda-items/<int:item_id>/position")
@allows("item.edit", item=AgendaItem)
def move_item(item: AgendaItem) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.move_item(item, up=request.form.get("direction") == "up", by=current_user),
        leads_to=lambda _done: url_for(".show", meeting_id=item.meeting_id, _anchor=f"item-{item.number}"),
        says=lambda _done: _("The item is now number %(number)s.", number=item.number),
    )


@bp.route("/agenda-items/<int:item_id>/removal", methods=["GET", "POST"])
@allows("item.edit", item=AgendaItem)
def remove_item(item: AgendaItem) -> ResponseReturnValue:
    return form_page(
        "meetings/remove_item.html",
        ConfirmForm(),
        carry_out=lambda: operations.remove_item(item, by=current_user),
        leads_to=url_for(".show", meeting_id=item.meeting_id),
        says=_("The item is off the agenda."),
        of=item,
        item=item,
        crumbs=crumbs(item.meeting, _("Remove the item")),
    )


def _case(form: ItemForm) -> dict[str, Any]:
    return {name: form[name].data for name in ("title", "presentation", "proposed_decision", "is_closed")}
