"""Settings. Each is read from the environment; what is missing has a default that works at once."""

import os
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

ROOT = Path(__file__).parent
INSTANCE = ROOT / "instance"


def _secret_key() -> str:
    """The key that signs sessions and links: from the environment, else the file run.py made once."""
    file = INSTANCE / "secret_key"
    return os.environ.get("SECRET_KEY") or (file.read_text().strip() if file.exists() else "")


class Config:
    MUNICIPALITY = os.environ.get("MUNICIPALITY", "Strandby Kommune")
    #: Where people reach the portal. Every link is made from it, never from what a request says (app/proxies.py).
    PORTAL_URL = os.environ.get("PORTAL_URL", "http://127.0.0.1:8000").rstrip("/")
    #: How many proxies stand in front of the portal. With fewer everybody would be one client, with more anybody could
    #: pretend to be another one.
    TRUSTED_PROXIES = int(os.environ.get("TRUSTED_PROXIES", "0"))
    SECRET_KEY = _secret_key()
    SQLALCHEMY_DATABASE_URI = os.environ.get("DATABASE_URL", f"sqlite:///{INSTANCE / 'samskab.db'}")
    #: What people typed stands in no log, not even when the database cannot take it.
    SQLALCHEMY_ENGINE_OPTIONS: ClassVar = {"hide_parameters": True}

    SESSION_COOKIE_NAME = "samskab"
    SESSION_COOKIE_HTTPONLY = True
    SESSION_COOKIE_SAMESITE = "Lax"
    SESSION_COOKIE_SECURE = PORTAL_URL.startswith("https:")
    #: A session ends after this long without a page being fetched.
    PERMANENT_SESSION_LIFETIME = timedelta(hours=8)
    #: A form that was left open all day can still be sent.
    WTF_CSRF_TIME_LIMIT = None
    #: The token is what proves it: a browser that tells nobody where it comes from can send a form as well.
    WTF_CSRF_SSL_STRICT = False
    #: A request with a file may be so many bytes; any other has to do with less (app/sizes.py).
    MAX_CONTENT_LENGTH = 12 * 1024 * 1024

    BABEL_DEFAULT_LOCALE = "da"
    BABEL_DEFAULT_TIMEZONE = "Europe/Copenhagen"

    #: Without a mail server letters wait in the outbox, where an administrator can read them.
    MAIL_SERVER = os.environ.get("MAIL_SERVER", "")
    MAIL_PORT = int(os.environ.get("MAIL_PORT", "25"))
    MAIL_USE_TLS = os.environ.get("MAIL_USE_TLS") == "1"
    MAIL_USERNAME = os.environ.get("MAIL_USERNAME")
    MAIL_PASSWORD = os.environ.get("MAIL_PASSWORD")
    MAIL_DEFAULT_SENDER = os.environ.get("MAIL_DEFAULT_SENDER", "samskab@strandby.example")

    #: So many letters an hour about applications that one client sent, to addresses nobody has proved to read. The
    #: others wait; the applications are received at once.
    APPLY_LETTERS_PER_CLIENT = int(os.environ.get("APPLY_LETTERS_PER_CLIENT", "20"))
    #: A form that comes back sooner than a person can fill it in is shown once more before it is received.
    APPLY_MIN_SECONDS = int(os.environ.get("APPLY_MIN_SECONDS", "3"))

    #: How long what an applicant wrote is kept once the council has decided (6 to 12 months is usual).
    RETENTION_MONTHS = int(os.environ.get("RETENTION_MONTHS", "6"))
    #: And where the council never decides, how long after the deadline.
    STALLED_MONTHS = int(os.environ.get("STALLED_MONTHS", "12"))

    #: How long answers to sensitive profiles are kept once the members are appointed and councillors see them no more.
    SENSITIVE_DAYS = int(os.environ.get("SENSITIVE_DAYS", "30"))

    #: What was erased, outside the database: after a restore it is erased again. Copy it off the machine with the backups.
    ERASURE_LEDGER = os.environ.get("ERASURE_LEDGER", str(INSTANCE / "erasures.jsonl"))

    #: For so many seconds an answer of /readyz holds, whoever asks meanwhile.
    READINESS_SECONDS = 10.0

    #: Whether a web process also does the jobs (letters and the like) in a thread of its own.
    JOBS_IN_WEB_PROCESS = os.environ.get("JOBS_IN_WEB_PROCESS", "1") == "1"
    #: The demo shows its sign-ins and its letters; a real municipality's portal never does.
    DEMO = os.environ.get("DEMO") == "1"


class Testing(Config):
    TESTING = True
    SECRET_KEY = "for tests only"  # noqa: S105 -- nothing is protected by it
    SQLALCHEMY_DATABASE_URI = "sqlite://"
    PORTAL_URL = "http://localhost"
    APPLY_MIN_SECONDS = 0
    JOBS_IN_WEB_PROCESS = False
    MAIL_SERVER = ""
    #: A test changes something and asks again.
    READINESS_SECONDS = 0.0
    #: Each test has its own.
    ERASURE_LEDGER = os.devnull
