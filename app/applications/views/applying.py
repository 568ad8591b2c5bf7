"""Applying, and the receipt."""

import secrets
from functools import partial

from flask import redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.access import allows
from app.applications import operations
from app.applications.form_tokens import new_token
from app.applications.forms import ApplyForm
from app.applications.models import Application
from app.applications.views.blueprint import bp
from app.calls import queries as calls
from app.calls.models import Call
from app.extensions import db
from app.i18n import language
from app.proxies import client
from app.submissions import form_page

#: So many receipts can be looked at again in one browser.
MOST_RECEIPTS = 10


@bp.route("/calls/<int:call_id>/application", methods=["GET", "POST"])
@allows("application.submit", call=Call)
def apply(call: Call) -> ResponseReturnValue:
    if request.method == "GET" and not current_user.is_authenticated:
        # Every stranger gets the same questions. Handed on as one: while they are remembered nobody makes the form.
        return render_template(
            "applications/apply.html", call=call, form=None, form_token=new_token(), blank_form=partial(_form, call)
        )
    form = _form(call)
    return form_page(
        "applications/apply.html",
        form,
        carry_out=lambda: operations.submit(
            call,
            form_token=form.form_token.data,
            email=form.email.data,
            client=client(),
            by=current_user if current_user.is_authenticated else None,
            language=language(),
            **form.answers,
        ),
        leads_to=_receipt_of,
        call=call,
        form_token=lambda: form.form_token.data,
    )


def _form(call: Call) -> ApplyForm:
    """The call's own questions, with what is known of whoever is signed in."""
    known = {"form_token": new_token()}
    if current_user.is_authenticated:
        known |= {"name": current_user.name, "email": current_user.email}
    form = ApplyForm(data=known)
    form.offer(call, calls.wanted(call))
    return form


def _receipt_of(application: Application) -> str:
    key = secrets.token_urlsafe(4)
    session["receipts"] = [*session.get("receipts", []), (key, application.id)][-MOST_RECEIPTS:]
    return url_for(".receipt", receipt=key)


@bp.get("/application-receipt")
@allows("application.mine")
def receipt() -> ResponseReturnValue:
    """The same for an address that had applied already, so that it tells nobody about somebody else."""
    receipts = session.get("receipts", [])
    asked_for = request.args.get("receipt", receipts[-1][0] if receipts else "")
    application = db.session.get(Application, dict(receipts).get(asked_for, 0))
    if application is None:
        return redirect(url_for(".ask_for_link"))
    return render_template("applications/receipt.html", application=application, call=application.call)
