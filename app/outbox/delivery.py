"""The post office: takes letters from the outbox to the mail server, one job per letter."""

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from email import policy
from email.charset import QP, Charset
from email.mime.base import MIMEBase
from email.mime.text import MIMEText
from typing import Any, Self
from urllib.parse import urlsplit

import flask_mail
from flask import current_app

from app import clock
from app.extensions import db
from app.jobs import Postponed, current_try, handles
from app.logs import without_addresses
from app.outbox.erasing import erase, is_last
from app.outbox.models import Letter, LetterStatus
from app.outbox.writing import DELIVER
from app.transactions import transaction

#: Seconds: a mail server that says nothing must not hold up every other letter.
TIMEOUT = 30
#: A letter that the mail server puts off is tried so often: three days from the first answer (``jobs.LONGEST_WAIT``).
#: A server that is down answers nothing, so that time counts for nothing.
MOST_ANSWERS = 20
#: Every line short enough for any server, whatever people wrote (RFC 5321, 4.5.3.1.6: 998 bytes).
_UTF8 = Charset("utf-8")
_UTF8.body_encoding = QP
_NAMED = re.compile(r"(?P<name>.*\S)\s*<(?P<address>[^<>]+)>")


class Unreachable(Exception):
    """The mail server is down, or does not let the portal in. That is no letter's fault, so none of them fails."""


@handles(DELIVER)
def deliver(letter_id: int) -> None:
    """Send one letter, unless it has been sent or given up. What may pass makes the job try again later.

    A process that dies between the sending and the noting sends the letter twice: under the same Message-ID,
    so that the recipient's mail program can tell.
    """
    letter = db.session.get(Letter, letter_id)
    if letter is None or not letter.is_waiting:
        return
    if not current_app.config["MAIL_SERVER"]:
        raise Postponed("no mail server is set up")
    message = _message(letter)
    db.session.rollback()  # no reading transaction stays open while the mail server thinks
    try:
        with Connection(current_app.extensions["mail"]) as connection:
            connection.send(message)
    except Unreachable as error:
        _note(letter_id, _note_waiting, str(error))
        raise Postponed(str(error)) from error
    except (OSError, smtplib.SMTPException, flask_mail.BadHeaderError, UnicodeError) as error:
        for_good = _is_final(error)
        _note(letter_id, _note_failure, _reason(error), for_good=for_good)
        if for_good:
            return
        raise
    _note(letter_id, _note_sent)


def _note(letter_id: int, how: Callable[..., None], *said: Any, **more: Any) -> None:
    """Write down how it went; a letter that was erased while it was being sent is left alone."""
    with transaction():
        letter = db.session.get(Letter, letter_id)
        if letter is None or letter.is_erased:
            return
        how(letter, *said, **more)
        if is_last(letter) and not letter.is_waiting:
            erase(letter)


class Message(flask_mail.Message):
    """A letter as strict mail servers want it."""

    def _mimetext(self, text: str | None, subtype: str = "plain") -> MIMEText:
        body = MIMEText("", subtype)
        del body["Content-Transfer-Encoding"]
        body.set_payload(text or "", _UTF8)
        return body

    def _message(self) -> MIMEBase:
        """Headers leave as they were encoded: folded anew, a name loses the quotes around its comma (Python 3.11)."""
        message = super()._message()
        message.policy = policy.SMTP.clone(refold_source="none")
        return message


def _message(letter: Letter) -> Message:
    message = Message(
        subject=letter.subject,
        recipients=[letter.recipient],
        body=letter.body,
        extra_headers={
            "Content-Language": letter.language,
            # Nobody answers with an out-of-office: one header for all who keep to RFC 3834, one for Exchange.
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    # The time too: after a restore another letter may have the number.
    message.msgId = (
        f"<letter-{letter.id}.{letter.written_at:%Y%m%d%H%M%S%f}@{urlsplit(current_app.config['PORTAL_URL']).hostname}>"
    )
    if named := _NAMED.fullmatch(current_app.config["MAIL_DEFAULT_SENDER"]):
        message.sender = (named["name"].strip('"'), named["address"])  # a name may have a comma in it
    return message


def _is_final(error: Exception) -> bool:
    """5xx about this recipient or this letter is an answer; anything else may pass (RFC 5321, 4.2.1).

    An address that cannot be written as mail servers want it never will be.
    """
    if isinstance(error, UnicodeError):
        return True
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _text in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500


def _reason(error: Exception) -> str:
    """For the list of letters: the server's words without anybody's address."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        said = "; ".join(f"{code} {text.decode(errors='replace')}" for code, text in error.recipients.values())
        return without_addresses(said)[:500]
    if isinstance(error, UnicodeError):
        return "The address holds signs that no mail server takes."
    return without_addresses(f"{type(error).__name__}: {error}")[:500]


def _note_sent(letter: Letter) -> None:
    """The letter has left the building. What only the recipient may know is wiped."""
    letter.status, letter.sent_at, letter.last_error = LetterStatus.SENT, clock.now(), None
    if letter.is_secret:
        letter.body = ""


def _note_waiting(letter: Letter, error: str) -> None:
    """The mail server could not be reached. The letter waits with the others until it can, however long that takes."""
    letter.last_error = error


def _note_failure(letter: Letter, error: str, *, for_good: bool) -> None:
    """The mail server did not take the letter, and said why. Without ``for_good`` it is tried again for days."""
    letter.last_error = error
    if for_good or current_try.get() >= MOST_ANSWERS:
        letter.status = LetterStatus.FAILED


class Connection(flask_mail.Connection):
    """Flask-Mail's own waits for ever and trusts any certificate; this one does neither.

    Raises ``Unreachable`` where there is no server to talk to.
    """

    def __enter__(self) -> Self:
        try:
            return super().__enter__()
        except (OSError, smtplib.SMTPException) as error:
            raise Unreachable(_reason(error)) from error

    def __exit__(self, *failure: Any) -> None:
        with suppress(OSError, smtplib.SMTPException):  # a server that hangs up first has the letter all the same
            super().__exit__(*failure)

    def configure_host(self) -> smtplib.SMTP | smtplib.SMTP_SSL:
        if self.mail.use_ssl:
            host: smtplib.SMTP = smtplib.SMTP_SSL(
                self.mail.server, self.mail.port, timeout=TIMEOUT, context=ssl.create_default_context()
            )
        else:
            host = smtplib.SMTP(self.mail.server, self.mail.port, timeout=TIMEOUT)
        if self.mail.use_tls:
            host.starttls(context=ssl.create_default_context())
        if self.mail.username and self.mail.password:
            host.login(self.mail.username, self.mail.password)
        return host
