"""One's own account."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import i18n
from app.access import allows
from app.accounts import operations, queries, sessions
from app.accounts.forms import ChangePasswordForm, ChoosePasswordForm, NameWishForm, ProfileForm
from app.accounts.models import UserSession
from app.accounts.names import is_on_record
from app.accounts.views.blueprint import bp
from app.links import safe_path
from app.navigation import address_of
from app.submissions import carried_out, form_page


@bp.route("/my-account", methods=["GET", "POST"])
@allows("account.mine")
def profile() -> ResponseReturnValue:
    form = ProfileForm(obj=current_user)
    if on_record := is_on_record(current_user):
        del form.name
    return form_page(
        "accounts/profile.html",
        form,
        carry_out=lambda: operations.edit_mine(
            current_user,
            name=form.name.data if form.name else current_user.name,
            language=form.language.data,
        ),
        leads_to=lambda _account: _in_the_chosen_language(),
        says=lambda _account: _is_saved(form.language.data),
        of=current_user,
        on_record=on_record,
        wish=lambda: queries.name_wish_of(current_user),
        opened=sessions.mine,
    )


@bp.route("/my-account/name", methods=["GET", "POST"])
@allows("account.mine")
def wish_name() -> ResponseReturnValue:
    form = NameWishForm(obj=queries.name_wish_of(current_user))
    return form_page(
        "accounts/wish_name.html",
        form,
        carry_out=lambda: operations.wish_name(current_user, form.name.data),
        leads_to=url_for(".profile"),
        says=_("Your wish is sent. You get a letter when it has been answered."),
    )


def _in_the_chosen_language() -> Response:
    answer = redirect(url_for(".profile"))
    answer.delete_cookie(i18n.COOKIE)  # what was chosen here counts, not what this browser said before
    return answer


def _is_saved(language: str) -> str:
    with i18n.speaking(language):
        return _("Your account is saved.")


@bp.route("/my-account/password", methods=["GET", "POST"])
@allows("account.mine")
def choose_password() -> ResponseReturnValue:
    form_of = ChangePasswordForm if sessions.needs_old_password(current_user) else ChoosePasswordForm
    form = form_of(current_user)
    return form_page(
        "accounts/choose_password.html",
        form,
        carry_out=lambda: operations.choose_password(current_user, form.password.data, by=current_user),
        leads_to=lambda _done: _signed_in_here(),
        says=_("Your new password is saved. You are signed out everywhere else."),
    )


def _signed_in_here() -> str:
    sessions.begin(current_user)
    return safe_path(request.args.get("next", "")) or address_of("my_page")


@bp.post("/my-account/sessions/end")
@allows("account.mine")
def end_sessions() -> ResponseReturnValue:
    return carried_out(
        lambda: operations.end_sessions(current_user, by=current_user),
        leads_to=lambda _done: _signed_out(),
        says=_("You are signed out everywhere."),
    )


@bp.post("/my-account/sessions/<int:session_id>/end")
@allows("own_session.end", session=UserSession)
def end_session(session: UserSession) -> ResponseReturnValue:
    return carried_out(
        lambda: operations.end_session(session),
        leads_to=url_for(".profile"),
        says=_("You are signed out there."),
    )


def _signed_out() -> str:
    sessions.end()
    return url_for(".sign_in")
