"""What no log may hold: the links that open something for whoever has them.

Each of them lies below an address that ends with "-links/", and whatever follows that is hidden in every record of the
process, whoever writes it: the access log of the web server as well as our own report of an error.
"""

import logging
import re
from typing import Any

#: The address of a link, also where it stands in another one behind ``next=``.
LINK = re.compile(r"(-links(?:/|%2F))[^\s\"'?&<>]+", re.IGNORECASE)
HIDDEN = r"\1…"


#: However it is written about: <ada@example.dk>, {'ada@example.dk': …}.
ADDRESS = re.compile(r"[^\s<>()\[\]{}\"',;:]+@[^\s<>()\[\]{}\"',;:]+")


def without_addresses(said: str) -> str:
    """What is kept of an error says nobody's e-mail address, so that there is nothing to forget."""
    return ADDRESS.sub("…", said)


class Record(logging.LogRecord):
    """One line of a log, without links."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        try:
            said = self.getMessage()
        except (TypeError, ValueError, KeyError):
            return  # the handler reports it, and where it was written
        hidden = LINK.sub(HIDDEN, said)
        if hidden != said:
            self.msg, self.args = hidden, None


def hide_links() -> None:
    """From now on, in the whole process."""
    logging.setLogRecordFactory(Record)
