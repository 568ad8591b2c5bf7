"""Areas for development, and how they are taken up."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows, may
from app.bodies.models import Body
from app.committees import operations, queries
from app.committees.forms.steps import ChooseFormForm, RecordAreaForm
from app.committees.models import Area, ParticipationForm
from app.committees.views.blueprint import bp
from app.paging import asked, page_of
from app.submissions import form_page


@bp.get("/areas")
@allows("area.list")
def areas() -> ResponseReturnValue:
    body_id = request.args.get("body", type=int)
    chosen = queries.areas(body_id=body_id, with_unpublished=may(current_user, "area.list_unpublished"))
    found = page_of(chosen, asked())
    return render_template(
        "committees/areas.html",
        found=found,
        bodies=queries.standing_committees(),
        body_id=body_id,
        crumbs=_crumbs(),
    )


@bp.route("/bodies/<int:body_id>/areas/new", methods=["GET", "POST"])
@allows("area.record", body=Body)
def record_area(body: Body) -> ResponseReturnValue:
    form = RecordAreaForm(body)
    return form_page(
        "committees/record_area.html",
        form,
        carry_out=lambda: operations.record_area(
            body,
            title=form.title.data,
            description=form.description.data,
            meeting=form.chosen_meeting,
            by=current_user,
        ),
        leads_to=lambda area: url_for(".show_area", area_id=area.id),
        says=_("The area is recorded. Now choose how it is taken up."),
        body=body,
        crumbs=_crumbs((_("Record an area"), None)),
    )


@bp.get("/areas/<int:area_id>")
@allows("area.view", area=Area)
def show_area(area: Area) -> ResponseReturnValue:
    return render_template("committees/show_area.html", area=area, crumbs=_crumbs((area.title, None)))


@bp.route("/areas/<int:area_id>/form", methods=["GET", "POST"])
@allows("area.choose_form", area=Area)
def choose_form(area: Area) -> ResponseReturnValue:
    form = ChooseFormForm()
    here = url_for(".show_area", area_id=area.id)
    return form_page(
        "committees/choose_form.html",
        form,
        carry_out=lambda: operations.choose_form(
            area, form=ParticipationForm(str(form.form.data)), reason=form.reason.data, by=current_user
        ),
        leads_to=here,
        says=_("The choice is recorded."),
        area=area,
        crumbs=_crumbs((area.title, here), (_("Choose a form"), None)),
    )


def _crumbs(*rest: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    return [(_("Areas for development"), url_for(".areas") if rest else None), *rest]
