"""Parts of pages that are the same for everybody, drawn once and remembered.

    {% call remembered("call", call.id, call.version, call.is_open, today()) %} … {% endcall %}

The key names everything the part is made of, so there is nothing to throw away: a change makes a
new key, and when there is no more room, what nobody has asked for the longest is forgotten. Nothing
about the person who looks and no token may stand in such a part. Each process remembers its own.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from flask import Flask, current_app
from markupsafe import Markup

from app.i18n import language

#: A page's part is some 10 kB, so this is a few megabytes per process.
ROOM = 500


def register(app: Flask) -> None:
    app.extensions["fragments"] = OrderedDict()
    app.add_template_global(remembered)


_lock = Lock()


def remembered(*key: Hashable, caller: Callable[[], Markup], when: bool = True) -> Markup:
    """What ``caller`` draws, in the language being spoken; drawn only if this key is new.

    ``when`` says whether this reader sees what everybody sees. If not, it is drawn for them and forgotten.
    """
    if not when:
        return caller()
    parts: OrderedDict[Hashable, Markup] = current_app.extensions["fragments"]
    full_key = (language(), *key)
    part = parts.get(full_key)
    if part is None:
        part = caller()
    with _lock:
        parts[full_key] = part
        parts.move_to_end(full_key)
        while len(parts) > ROOM:
            parts.popitem(last=False)
    return part
