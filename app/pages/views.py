"""The pages that gather what the other slices know."""

from functools import partial

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app import i18n
from app.access import allows
from app.bodies.models import Body
from app.extensions import db
from app.links import safe_path
from app.pages import queries
from app.paging import asked
from app.personal import the_register

bp = Blueprint("pages", __name__)

ONE_YEAR = 365 * 24 * 3600


@bp.get("/")
@allows("page.view")
def front() -> ResponseReturnValue:
    # Handed on as a question: while the page is remembered nobody asks it.
    return render_template("pages/front.html", key=queries.front_key(), front_page=queries.front_page)


@bp.get("/committees")
@allows("committee.list")
def committees() -> ResponseReturnValue:
    """The board; or, with ``body``, everything under one standing committee."""
    shown = request.args.get("show", "")
    shown = shown if shown in {"ongoing", "finished"} else ""
    if "body" in request.args:
        return _committees_under(request.args.get("body", 0, type=int), shown)
    return render_template(
        "pages/committees.html", key=queries.board_key(), board=partial(queries.board, shown), shown=shown
    )


def _committees_under(body_id: int, shown: str) -> ResponseReturnValue:
    body = db.session.get(Body, body_id) or abort(404)
    return render_template(
        "pages/committees_under.html",
        body=body,
        found=queries.committees_under(body, shown, asked()),
        shown=shown,
        crumbs=[(_("Task committees"), url_for(".committees")), (body.name, None)],
    )


@bp.get("/my-page")
@allows("page.mine")
def my_page() -> ResponseReturnValue:
    return render_template("pages/my_page.html", mine=queries.my_page(current_user))


@bp.get("/secretariat")
@allows("page.secretariat")
def secretariat() -> ResponseReturnValue:
    return render_template("pages/secretariat.html", work=queries.work_list())


@bp.get("/administration")
@allows("page.administration")
def administration() -> ResponseReturnValue:
    return render_template("pages/administration.html", state=queries.state_of_the_portal())


@bp.get("/how-it-works")
@allows("page.view")
def how_it_works() -> ResponseReturnValue:
    return render_template("pages/how_it_works.html")


@bp.get("/accessibility")
@allows("page.view")
def accessibility() -> ResponseReturnValue:
    return render_template("pages/accessibility.html")


@bp.get("/privacy")
@allows("page.view")
def privacy() -> ResponseReturnValue:
    return render_template("pages/privacy.html", topics=the_register().topics)


@bp.get("/language")
@allows("page.switch_language")
def switch_language() -> ResponseReturnValue:
    """A link and not a form: no more than a taste is changed, and so reading needs neither session nor token."""
    chosen = request.args.get("to")
    if chosen not in i18n.LANGUAGES:
        abort(404)
    answer = redirect(safe_path(request.args.get("next", "")) or url_for(".front"))
    answer.set_cookie(
        i18n.COOKIE,
        chosen,
        max_age=ONE_YEAR,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )
    return answer
