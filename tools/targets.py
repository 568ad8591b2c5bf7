"""What is measured, asked of the portal itself: the addresses, a session, and what each page costs the database.

Run as ``python -m tools.targets`` with the portal's environment; prints JSON. The numbers of queries and bytes are
those of a page that has been looked at before.
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from sqlalchemy import event, select
from werkzeug.serving import WSGIRequestHandler, make_server

from app import clock, create_app
from app.accounts import operations as accounts
from app.accounts.sessions import TOKEN
from app.bodies.models import Body, BodyKind, Membership
from app.calls.models import Call, CallStatus
from app.committees.models import Stage, TaskCommittee
from app.extensions import db
from app.transactions import transaction
from tools.load import Visitor, applying, fetching


def addresses() -> dict[str, str]:
    """Each page by its name. The first of its kind, so that a portal that has been filled up shows the same."""
    now = clock.now()
    call = db.session.scalars(
        select(Call.id).where(Call.status == CallStatus.PUBLISHED, Call.closes_at > now).order_by(Call.id).limit(1)
    ).one()
    committee = db.session.scalars(
        select(TaskCommittee.id).where(TaskCommittee.stage == Stage.WORKING).order_by(TaskCommittee.id).limit(1)
    ).one()
    return {
        "front": "/",
        "calls": "/calls",
        "call": f"/calls/{call}",
        "form": f"/calls/{call}/application",
        "committees": "/committees",
        "committee": f"/committees/{committee}",
        "meetings": "/meetings",
        "candidates": f"/calls/{call}/candidates",
        "my_page": "/my-page",
    }


#: The pages that the secretariat sees; the others are seen by a stranger.
SIGNED_IN = ("candidates", "my_page")


def secretariats_cookie(app: Flask) -> str:
    """The session of somebody who is signed in and belongs to the secretariat."""
    member = db.session.scalars(
        select(Membership).join(Membership.body).where(Body.kind == BodyKind.SECRETARIAT).order_by(Membership.id)
    ).first()
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    if member is None or signer is None:
        raise RuntimeError("There is nobody in the secretariat to sign in as.")
    with transaction():
        token = accounts.begin_session(member.user)
    return str(signer.dumps({TOKEN: token}))


@contextmanager
def _served(app: Flask) -> Iterator[int]:
    quiet = type("Quiet", (WSGIRequestHandler,), {"log": lambda *_words: None})
    server = make_server("127.0.0.1", 0, app, request_handler=quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _cost(visit: Callable[[Visitor], None], port: int, statements: list[str]) -> dict[str, int]:
    """Of the second of two visits, each with a browser of its own."""
    for _time in range(2):
        statements.clear()
        visitor = Visitor(port)
        visit(visitor)
    return {"queries": len(statements), "bytes": visitor.received}


def main() -> dict[str, object]:
    app = create_app()
    statements: list[str] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *sent: statements.append(sent[2]))
        pages, cookie = addresses(), secretariats_cookie(app)
        db.session.remove()
    cookies = {name: {str(app.config["SESSION_COOKIE_NAME"]): cookie} for name in SIGNED_IN}
    with _served(app) as port:
        costs = {name: _cost(fetching(path, cookies.get(name)), port, statements) for name, path in pages.items()}
        costs["apply"] = _cost(applying(pages["form"], []), port, statements)
    return {"pages": pages, "cookies": cookies, "costs": costs}


if __name__ == "__main__":
    print(json.dumps(main()))
