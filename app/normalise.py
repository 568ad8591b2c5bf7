"""Typed text as it is kept, compared and searched for: what looks the same is the same.

People paste out of Word, PDFs, spreadsheets, phones and mail. A letter comes in one sign or in two ("å" as a and a
ring), between the letters stand signs that nobody sees, and spaces that do not break. None of that was meant.
"""

import re
import unicodedata

#: Signs that are seen nowhere: zero-width spaces, soft hyphens, byte order marks, directions, fillers, tags, noncharacters.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
#: Joiners, which mean something only inside emoji and in the scripts east of Greek.
_IDLE_JOINER = re.compile(
    "(?<![\u0590-\u1dff\u2100-\U0010ffff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0590-\u1dff\u2100-\U0010ffff])"
)
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
#: How Windows, old Macs, Word (shift and Enter), page breaks and Unicode end a line.
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def is_blank(text: str) -> bool:
    """Whether a reader would see nothing: spaces, control signs, accents without a letter."""
    return all(unicodedata.category(sign)[0] in "MZC" for sign in text)


def normalise(text: str) -> str:
    """The text in composed letters (NFC), without unseen signs; every space is a space, every line ends with ``\\n``."""
    if text.isascii() and text.isprintable():
        return text  # most of what is typed, and every choice and token
    seen = _IDLE_JOINER.sub("", _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", _LINE_END.sub("\n", _SPACE.sub(" ", seen)))
