"""The pages about accounts: signing in, one's own account, and the administrator's pages about people."""

from app.accounts.views import my_account, people, sign_in
from app.accounts.views.blueprint import bp

__all__ = ["bp", "my_account", "people", "sign_in"]
