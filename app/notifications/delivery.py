"""The post office: takes letters from the outbox to the mail server, one job per letter."""

from urllib.parse import urlsplit

from flask import current_app
from flask_mail import Message

from app.extensions import db, mail
from app.jobs import Postponed, handles
from app.notifications import operations
from app.notifications.models import Letter
from app.transactions import transaction


@handles(operations.DELIVER)
def deliver(letter_id: int) -> None:
    """Send one letter, unless it has been sent. Whatever the mail server says makes the job try again later.

    A process that dies between the sending and the noting sends the letter twice: under the same Message-ID,
    so that the recipient's mail program can tell.
    """
    letter = db.session.get_one(Letter, letter_id)
    if letter.sent_at is not None:
        return
    if not current_app.config["MAIL_SERVER"]:
        raise Postponed("no mail server is set up")
    message = Message(
        subject=letter.subject,
        recipients=[letter.recipient],
        body=letter.body,
        extra_headers={"Content-Language": letter.language, "Auto-Submitted": "auto-generated"},
    )
    message.msgId = f"<letter-{letter.id}@{urlsplit(current_app.config['PORTAL_URL']).hostname}>"
    db.session.rollback()  # no reading transaction stays open while the mail server thinks
    mail.send(message)
    with transaction():
        operations.seal(db.session.get_one(Letter, letter_id))
