"""Signing in, with a password or with a link in the mail, and out again."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.validators import ValidationError

from app import clock
from app.access import allows
from app.accounts import operations, queries, sessions
from app.accounts.forms import AskForLinkForm, SignInForm
from app.accounts.models import LinkPurpose, SignInLink
from app.accounts.throttle import TooManyTries
from app.accounts.views.blueprint import bp
from app.links import safe_path
from app.navigation import address_of
from app.proxies import client
from app.submissions import carried_out, form_page


@bp.app_errorhandler(TooManyTries)
def too_many_tries(error: TooManyTries) -> ResponseReturnValue:
    answer = make_response(
        render_template("errors/429.html", sentence=str(error), signs_in=request.endpoint == "accounts.sign_in"), 429
    )
    answer.headers["Retry-After"] = str(int((error.until - clock.now()).total_seconds()) + 1)
    return answer


@bp.route("/sign-in", methods=["GET", "POST"])
@allows("session.begin")
def sign_in() -> ResponseReturnValue:
    form = SignInForm()
    return form_page(
        "accounts/sign_in.html",
        form,
        carry_out=lambda: operations.try_to_sign_in(email=form.email.data, client=client()),
        leads_to=lambda tries: _enter(form.email.data, form.password.data, tries),
        apart_from=TooManyTries,
    )


def _enter(email: str, password: str, tries: list[int]) -> str:
    """After the transaction: while a password is checked nobody else should have to wait."""
    user = queries.user_with_password(email, password)
    if user is None:
        raise ValidationError(_("The e-mail address or the password is not right. Try again, or get a link by e-mail."))
    sessions.begin(user, tries=tries)
    return _wanted() or address_of("my_page")


@bp.post("/sign-out")
@allows("session.end")
def sign_out() -> ResponseReturnValue:
    sessions.end()
    flash(_("You are signed out."), "success")
    return redirect(address_of("front"))


@bp.route("/sign-in-link", methods=["GET", "POST"])
@allows("link.ask")
def ask_for_link() -> ResponseReturnValue:
    return _ask(LinkPurpose.SIGN_IN, "accounts/ask_for_link.html")


@bp.route("/new-password", methods=["GET", "POST"])
@allows("link.ask")
def ask_for_new_password() -> ResponseReturnValue:
    return _ask(LinkPurpose.NEW_PASSWORD, "accounts/ask_for_new_password.html")


def _ask(purpose: LinkPurpose, template: str) -> ResponseReturnValue:
    """The answer is the same whether somebody has the e-mail address or not."""
    form = AskForLinkForm()
    minutes = operations.LIFETIME[purpose].seconds // 60
    return form_page(
        template,
        form,
        carry_out=lambda: operations.ask_for_link(
            email=form.email.data, purpose=purpose, client=client(), leads_to=_wanted()
        ),
        leads_to=lambda _asked: make_response(
            render_template("accounts/look_in_your_mail.html", purpose=purpose, minutes=minutes)
        ),
        apart_from=TooManyTries,
    )


@bp.get("/sign-in-links/<token>")
@allows("link.use")
def show_link(token: str) -> ResponseReturnValue:
    """Only asks: mail programs fetch links before people do, and must not use them up."""
    link = queries.usable_link(token)
    return render_template("accounts/show_link.html", link=link, token=token), 200 if link else 410


@bp.post("/sign-in-links/<token>")
@allows("link.use")
def use_link(token: str) -> ResponseReturnValue:
    return carried_out(lambda: operations.use_link(token), leads_to=_behind)


def _behind(link: SignInLink) -> str:
    chooses = link.purpose != LinkPurpose.SIGN_IN
    wanted = safe_path(link.leads_to or "")
    sessions.begin(link.user, chooses_password=chooses)
    return url_for(".choose_password", next=wanted) if chooses else wanted or address_of("my_page")


def _wanted() -> str | None:
    """The page that the person was on the way to when they were asked to sign in."""
    return safe_path(request.args.get("next", ""))
