"""The applications that are open in this browser, by their private links. One browser may hold several, in several tabs.

The address of a page names the one it is about by a key that this browser alone knows (``?application=q8Zc1w``), so that
no tab acts on what another has opened meanwhile, and no address tells anything or opens anything elsewhere.
"""

import secrets

from flask import request, session
from flask_babel import gettext as _

from app.applications import links
from app.applications.models import Application
from app.errors import Refused

#: What was opened longest ago is closed when there are more: a cookie holds no more.
MOST = 10
#: Its key, its id, and the stamp of the link that opened it.
Opened = tuple[str, int, str]


def open_here(application: Application) -> None:
    """From now on this browser may read and change it; nothing is open twice."""
    others = [opened for opened in _all() if opened[1] != application.id]
    key = key_of(application) or secrets.token_urlsafe(4)
    session["applications"] = [*others, (key, application.id, application.link_stamp)][-MOST:]


def close_all() -> None:
    session.pop("applications", None)


def key_of(application: Application) -> str:
    """What names it in an address; "" when it is not open here."""
    return next((key for key, identity, _stamp in _all() if identity == application.id), "")


def asked_for() -> Application | None:
    """The application that the address names; None when its link is to be opened first, or again.

    An address that names none shows the one that was opened last. Refused: sending something without saying which one
    it is about while several are open.
    """
    opened = _all()
    if named := request.args.get("application"):
        opened = [each for each in opened if each[0] == named]
    elif request.method == "POST" and len(opened) > 1:
        raise Refused(_("Several applications are open in this browser. Open the one you mean, and try again."))
    if not opened:
        return None
    _key, identity, stamp = opened[-1]
    return links.behind(identity, stamp)


def _all() -> list[Opened]:
    """The latest last."""
    return [(key, identity, stamp) for key, identity, stamp in session.get("applications", [])]
