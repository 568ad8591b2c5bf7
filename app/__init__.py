"""The application, put together. Read this file as the table of contents."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from flask import Flask

from config import ROOT, Config

#: The slices, in the order of the journey: who depends on whom reads from right to left.
SLICES = (
    "accounts",
    "bodies",
    "meetings",
    "committees",
    "calls",
    "applications",
    "appointments",
    "vacancies",
    "workspaces",
    "handovers",
    "followups",
    "letters",
    "audit",
    "journey",
    "privacy",
    "pages",
    "demo",
)


def create_app(config: type[Config] = Config) -> Flask:
    # Imported here, so that what asks only a part of the portal (the law, say) need not wait for all of it.
    from app import (
        access,
        alphabet,
        backup,
        boxes,
        cases,
        cli,
        design,
        erasures,
        errors,
        events,
        formats,
        fragments,
        fulltext,
        health,
        i18n,
        jobs,
        journeys,
        logs,
        navigation,
        outbox,
        personal,
        pictures,
        proxies,
        restore,
        revisions,
        security,
        sizes,
        todo,
        trail,
        transactions,
        words,
        worker,
    )
    from app.extensions import csrf, db, login_manager, mail, migrate, prepare_engine

    logs.hide_links()
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.config.from_object(config)
    if not app.config["SECRET_KEY"]:
        raise RuntimeError("There is no secret key. Start with python3 run.py, or set SECRET_KEY.")

    sizes.register(app)  # before anything reads a form
    for extension in (db, login_manager, csrf, mail):
        extension.init_app(app)
    i18n.init_app(app)
    tables = [
        erasures,
        events,
        jobs,
        outbox,
        revisions,
        *_parts("models"),
    ]  # imported: now the metadata knows every table
    app.logger.debug("%s modules with tables", len(tables))
    migrate.init_app(app, db, directory=str(ROOT / "migrations"), render_as_batch=True, compare_type=True,
                     include_name=fulltext.is_described, include_object=alphabet.is_compared)  # fmt: skip
    with app.app_context():
        prepare_engine(db.engine)
        revisions.count_changes(db.engine)

    for kernel in (
        backup,
        restore,
        proxies,
        design,
        errors,
        formats,
        fragments,
        fulltext,
        health,
        pictures,
        security,
        words,
        worker,
        cli,
    ):
        kernel.register(app)
    for views in _parts("views"):
        app.register_blueprint(views.bp)
    boxes.register(app, [box for part in _parts("boxes") for box in getattr(part, "BOXES", ())])
    navigation.register(app, {_slice(part): part.NAVIGATION for part in _parts("navigation")})
    for commands in _parts("cli"):
        commands.register(app)
    access.enforce(app, [access.KERNEL_POLICY, *(policy.POLICY for policy in _parts("policy"))])
    cases.gather(app, _parts("cases"))
    journeys.gather(app, _parts("journey"))
    _parts("words")  # imported: now every value has its words
    trail.gather(app, _parts("sentences"), _parts("events"))
    personal.gather(app, _parts("personal_data"))
    todo.gather(app, [part.todos for part in _parts("todos")])
    for listening in ("letters", "jobs"):  # imported: now events have subscribers, and the schedule its work
        _parts(listening)
    transactions.after_commit[:] = [worker.wake]
    worker.start(app)
    return app


def _parts(name: str) -> list[ModuleType]:
    """The modules called ``name`` of the slices that have one."""
    found = (f"app.{part}.{name}" for part in SLICES)
    return [import_module(module) for module in found if find_spec(module)]


def _slice(part: ModuleType) -> str:
    return part.__name__.split(".")[1]
