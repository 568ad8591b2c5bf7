"""One's own account."""

from flask import flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app import i18n
from app.access import allows
from app.accounts import operations, sessions
from app.accounts.forms import ChangePasswordForm, ChoosePasswordForm, ProfileForm
from app.accounts.views import bp
from app.navigation import address_of
from app.transactions import transaction


@bp.route("/my-account", methods=["GET", "POST"])
@allows("account.mine")
def profile() -> ResponseReturnValue:
    form = ProfileForm(obj=current_user)
    if form.validate_on_submit():
        with transaction():
            operations.edit_account(
                current_user,
                name=form.name.data,
                email=current_user.email,
                language=form.language.data,
                by=current_user,
            )
        with i18n.speaking(form.language.data):
            flash(_("Your account is saved."), "success")
        answer = make_response(redirect(url_for(".profile")))
        answer.delete_cookie(i18n.COOKIE)  # what was chosen here counts, not what this browser said before
        return answer
    return render_template("accounts/profile.html", form=form)


@bp.route("/my-account/password", methods=["GET", "POST"])
@allows("account.mine")
def choose_password() -> ResponseReturnValue:
    form_of = ChangePasswordForm if sessions.needs_old_password(current_user) else ChoosePasswordForm
    form = form_of(current_user)
    if form.validate_on_submit():
        with transaction():
            operations.choose_password(current_user, form.password.data, by=current_user)
        sessions.begin(current_user)
        flash(_("Your new password is saved. You are signed out everywhere else."), "success")
        return redirect(address_of("my_page"))
    return render_template("accounts/choose_password.html", form=form)


@bp.post("/my-account/sessions/end")
@allows("account.mine")
def end_sessions() -> ResponseReturnValue:
    with transaction():
        operations.end_sessions(current_user, by=current_user)
    sessions.end()
    flash(_("You are signed out everywhere."), "success")
    return redirect(url_for(".sign_in"))
