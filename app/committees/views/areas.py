"""Areas for development, and how they are taken up."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows, may
from app.bodies.models import Body
from app.committees import operations, queries
from app.committees.forms.steps import FORMS, ChooseFormForm, RecordAreaForm
from app.committees.models import Area, ParticipationForm
from app.committees.views import bp
from app.extensions import db
from app.submissions import status, submission

PER_PAGE = 30


@bp.get("/areas")
@allows("area.list")
def areas() -> ResponseReturnValue:
    body_id = request.args.get("body", type=int)
    chosen = queries.areas(body_id=body_id, with_unpublished=may(current_user, "area.list_unpublished"))
    found = db.paginate(chosen, per_page=PER_PAGE, error_out=False)
    return render_template(
        "committees/areas.html",
        found=found,
        bodies=queries.standing_committees(),
        body_id=body_id,
        forms=FORMS,
        page_url=lambda page: url_for(".areas", body=body_id, page=page),
        crumbs=_crumbs(),
    )


@bp.route("/bodies/<int:body_id>/areas/new", methods=["GET", "POST"])
@allows("area.record", body=Body)
def record_area(body: Body) -> ResponseReturnValue:
    form = RecordAreaForm(body)
    if form.validate_on_submit():
        with submission(form) as sent:
            sent.result = operations.record_area(
                body,
                title=form.title.data,
                description=form.description.data,
                meeting=form.chosen_meeting,
                by=current_user,
            )
        if sent:
            flash(_("The area is recorded. Now choose how it is taken up."), "success")
            return redirect(url_for(".show_area", area_id=sent.result.id))
    page = render_template(
        "committees/record_area.html", form=form, body=body, crumbs=_crumbs((_("Record an area"), None))
    )
    return page, status(form)


@bp.get("/areas/<int:area_id>")
@allows("area.view", area=Area)
def show_area(area: Area) -> ResponseReturnValue:
    return render_template("committees/show_area.html", area=area, forms=FORMS, crumbs=_crumbs((area.title, None)))


@bp.route("/areas/<int:area_id>/form", methods=["GET", "POST"])
@allows("area.choose_form", area=Area)
def choose_form(area: Area) -> ResponseReturnValue:
    form = ChooseFormForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.choose_form(
                area, form=ParticipationForm(str(form.form.data)), reason=form.reason.data, by=current_user
            )
        if sent:
            flash(_("The choice is recorded."), "success")
            return redirect(url_for(".show_area", area_id=area.id))
    here = (area.title, url_for(".show_area", area_id=area.id))
    page = render_template(
        "committees/choose_form.html", form=form, area=area, crumbs=_crumbs(here, (_("Choose a form"), None))
    )
    return page, status(form)


def _crumbs(*rest: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    return [(_("Areas for development"), url_for(".areas") if rest else None), *rest]
