"""Applying, and the receipt."""

import secrets

from flask import redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.applications import operations
from app.applications.forms import ApplyForm
from app.applications.models import Application
from app.applications.views import bp
from app.calls import queries as calls
from app.calls.models import Call
from app.extensions import db
from app.i18n import language
from app.submissions import form_page


@bp.route("/calls/<int:call_id>/application", methods=["GET", "POST"])
@allows("application.submit", call=Call)
def apply(call: Call) -> ResponseReturnValue:
    form = ApplyForm(data=_known_beforehand())
    form.offer(call, calls.wanted(call))
    return form_page(
        "applications/apply.html",
        form,
        carry_out=lambda: operations.submit(
            call,
            form_token=form.form_token.data,
            email=form.email.data,
            by=current_user if current_user.is_authenticated else None,
            language=language(),
            **form.answers,
        ),
        leads_to=_receipt_of,
        call=call,
        crumbs=[
            (_("Calls"), url_for("calls.index")),
            (call.title, url_for("calls.show", call_id=call.id)),
            (_("Apply"), None),
        ],
    )


def _receipt_of(application: Application) -> str:
    session["receipt"] = application.id
    return url_for(".receipt")


def _known_beforehand() -> dict[str, str]:
    known = {"form_token": secrets.token_urlsafe(16)}
    if current_user.is_authenticated:
        known |= {"name": current_user.name, "email": current_user.email}
    return known


@bp.get("/application-receipt")
@allows("application.mine")
def receipt() -> ResponseReturnValue:
    """The same for an address that had applied already, so that it tells nobody about somebody else."""
    application = db.session.get(Application, session.get("receipt", 0))
    if application is None:
        return redirect(url_for(".ask_for_link"))
    return render_template("applications/receipt.html", application=application, call=application.call)
