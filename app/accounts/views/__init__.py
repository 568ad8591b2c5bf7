"""The pages about accounts: signing in, one's own account, and the administrator's pages about people."""

from flask import Blueprint

bp = Blueprint("accounts", __name__)

from app.accounts.views import my_account, people, sign_in  # noqa: E402, F401 -- they need bp
