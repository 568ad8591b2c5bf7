"""From a template to the words of one letter."""

import re
from dataclasses import dataclass
from typing import Any

from flask import current_app

from app.i18n import speaking
from app.links import absolute_url
from app.navigation import absolute_address_of

#: A letter's template gives "Subject: …" on the first line, an empty line, and then the body.
_SHAPE = re.compile(r"Subject: (?P<subject>[^\n]+)\n\n(?P<body>.+)", re.DOTALL)
_TOO_MANY_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Words:
    subject: str
    body: str


def words_of(kind: str, language: str, **context: Any) -> Words:
    """What the template ``templates/mail/<kind>.txt`` says in a language ("da" or "en").

    A template can call ``absolute_address_of(thing)`` and ``absolute_url(endpoint, …)`` for links, and knows ``municipality``.
    A template of another shape is a mistake (ValueError).
    """
    template = current_app.jinja_env.get_template(f"mail/{kind}.txt")
    with speaking(language):
        written = template.render(
            municipality=current_app.config["MUNICIPALITY"],
            portal_url=current_app.config["PORTAL_URL"],
            absolute_url=absolute_url,
            absolute_address_of=absolute_address_of,
            **context,
        )
    shaped = _SHAPE.fullmatch(written.strip())
    if shaped is None:
        raise ValueError(f"The letter {kind} has no subject and body")
    return Words(" ".join(shaped["subject"].split()), _TOO_MANY_EMPTY_LINES.sub("\n\n", shaped["body"]) + "\n")
