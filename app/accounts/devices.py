"""What a browser says it is, in the few words by which people know their own telephone from the library's computer."""

import re

#: In the order in which they are looked for: each also claims to be some of those below it.
_BROWSERS = {
    "Edge": r"Edg(?:e|A|iOS)?/",
    "Opera": r"OPR/",
    "Samsung Internet": r"SamsungBrowser/",
    "Firefox": r"(?:Firefox|FxiOS)/",
    "Chrome": r"(?:Chrome|CriOS)/",
    "Safari": r"Safari/",
}
_SYSTEMS = {
    "iPhone": r"iPhone",
    "iPad": r"iPad",
    "Android": r"Android",
    "Windows": r"Windows",
    "ChromeOS": r"CrOS",
    "Mac": r"Macintosh",
    "Linux": r"Linux",
}


def device_of(user_agent: str) -> str:
    """Like "Firefox, Windows", or as much of it as is known."""
    found = (_first(kinds, user_agent) for kinds in (_BROWSERS, _SYSTEMS))
    return ", ".join(name for name in found if name)


def _first(kinds: dict[str, str], user_agent: str) -> str | None:
    return next((name for name, sign in kinds.items() if re.search(sign, user_agent)), None)
