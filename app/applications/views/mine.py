"""An applicant's own page, opened by the private link.

Each address names the application it is about, and no address after the link holds a token: see ``opened.py``.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import flash, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.access import allows
from app.applications import links, opened, operations, queries
from app.applications.forms import ChangeForm, LinkForm, WithdrawForm
from app.applications.models import Application
from app.applications.views.blueprint import bp
from app.calls import queries as calls
from app.errors import Refused
from app.personal import Person, download
from app.proxies import client
from app.submissions import carried_out, form_page


def of_applicant(view: Callable[[Application], ResponseReturnValue]) -> Callable[[], ResponseReturnValue]:
    """Hand the view the application whose link was opened in this browser, or ask for the link."""

    @wraps(view)
    def with_application() -> ResponseReturnValue:
        application = opened.asked_for()
        if application:
            return view(application)
        if request.method == "POST":
            raise Refused(_("This application is no longer open in this browser. Open it with your private link."))
        return redirect(url_for(".ask_for_link"))

    return with_application


def _enter(application: Application) -> Response:
    opened.open_here(application)
    return redirect(_page_of(application))


def _page_of(application: Application) -> str:
    return url_for(".mine", application=opened.key_of(application))


@bp.get("/application-links/<token>")
@allows("application.mine")
def open_link(token: str) -> ResponseReturnValue:
    application = links.behind_token(token)
    if application is None:
        return render_template("applications/broken_link.html"), 404
    if application.is_proved:
        return _enter(application)
    return carried_out(lambda: operations.prove(application), leads_to=lambda _proved: _enter(application))


@bp.get("/applications/<int:application_id>")
@allows("application.view", application=Application)
def open_own(application: Application) -> ResponseReturnValue:
    return _enter(application)


@bp.get("/my-application")
@allows("application.mine")
@of_applicant
def mine(application: Application) -> ResponseReturnValue:
    return render_template(
        "applications/mine.html",
        application=application,
        key=opened.key_of(application),
        call=application.call,
        wanted=calls.wanted(application.call),
        repeats=queries.repeats_of(application),
    )


@bp.get("/my-application/data.json")
@allows("application.mine")
@of_applicant
def export(application: Application) -> ResponseReturnValue:
    """All that is kept of whoever reads the mail of the address."""
    return download(Person(application.email))


@bp.route("/my-application/edit", methods=["GET", "POST"])
@allows("application.mine")
@of_applicant
def change(application: Application) -> ResponseReturnValue:
    form = ChangeForm(data=_as_written(application))
    form.offer(application.call, calls.wanted(application.call))
    return form_page(
        "applications/change.html",
        form,
        carry_out=lambda: operations.change(application, **form.answers),
        leads_to=_page_of(application),
        says=_("Your application is changed. We have sent you a letter about it."),
        of=application,
        application=application,
        key=opened.key_of(application),
        call=application.call,
        crumbs=_crumbs(application, _("Change")),
    )


@bp.route("/my-application/withdrawal", methods=["GET", "POST"])
@allows("application.mine")
@of_applicant
def withdraw(application: Application) -> ResponseReturnValue:
    return form_page(
        "applications/withdraw.html",
        WithdrawForm(),
        carry_out=lambda: operations.withdraw(application),
        leads_to=_page_of(application),
        says=_("Your application is withdrawn, and what you wrote is deleted."),
        of=application,
        application=application,
        key=opened.key_of(application),
        call=application.call,
        crumbs=_crumbs(application, _("Withdraw")),
    )


@bp.post("/my-application/consent-withdrawal")
@allows("application.mine")
@of_applicant
def withdraw_consent(application: Application) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.withdraw_consent(application),
        leads_to=_page_of(application),
        says=_("Your consent is taken back, and the answer is deleted. Your application stands."),
    )


@bp.post("/my-application/replacement")
@allows("application.mine")
@of_applicant
def replace(application: Application) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.replace(application),
        leads_to=_page_of(application),
        says=_("What you sent last is your application now."),
    )


@bp.post("/my-application/link")
@allows("application.mine")
@of_applicant
def renew_link(application: Application) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.renew_link(application),
        leads_to=lambda _renewed: _enter(application),
        says=_("We have written to you with a new link. The old ones do not work any more."),
    )


@bp.post("/my-application/departure")
@allows("application.mine")
def leave() -> ResponseReturnValue:
    """On a shared computer: the next person must not find the application open."""
    opened.close_all()
    session.pop("receipts", None)
    flash(_("Your application is closed on this computer. Your link opens it again."), "success")
    return redirect(url_for("calls.index"))


@bp.route("/application-links", methods=["GET", "POST"])
@allows("application.mine")
def ask_for_link() -> ResponseReturnValue:
    form = LinkForm()
    return form_page(
        "applications/ask_for_link.html",
        form,
        carry_out=lambda: operations.send_links(form.email.data, client=client()),
        leads_to=lambda _sent: make_response(render_template("applications/link_sent.html", email=form.email.data)),
    )


def _as_written(application: Application) -> dict[str, Any]:
    return {name: getattr(application, name) for name in operations.ANSWERS} | {
        "is_resident": "yes" if application.is_resident else "no",
        "profile_ids": [match.profile_id for match in application.matches if match.is_claimed],
        "sensitive_ids": [match.profile_id for match in application.sensitive_matches],
        "consent": bool(application.sensitive_matches),
        "date_ids": [date.id for date in application.dates],
    }


def _crumbs(application: Application, here: str) -> list[tuple[str, str | None]]:
    return [(_("Your application"), _page_of(application)), (here, None)]
