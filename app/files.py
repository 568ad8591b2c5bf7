"""What an uploaded file really is, by its bytes and not by its name."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from flask_babel import gettext as _

from app.errors import Refused
from app.normalise import normalise

MOST_MEGABYTES = 10
#: The kinds that are taken, by the ending of their name.
KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}
_BEGINNINGS = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}
#: The part that an office document of that kind cannot be without.
_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}


@dataclass(frozen=True)
class Upload:
    """A file as it came, ``name`` as its owner calls it."""

    name: str
    content: bytes


def media_type(name: str, content: bytes) -> str:
    """The media type of a file called ``name``. Refused when it is of no kind we take, or not what its name says."""
    stem, _dot, ending = name.rpartition(".")
    kind = ending.lower()
    if not stem or kind not in KINDS:
        raise Refused(_("Files of that kind cannot be shared here."))
    if len(content) > MOST_MEGABYTES * 1024 * 1024:
        raise Refused(_("The file is too large. It may be at most %(size)s MB.", size=MOST_MEGABYTES))
    if not _is(kind, content):
        raise Refused(_("The file is not what its name says (%(kind)s). Save it anew and try again.", kind=kind))
    return KINDS[kind]


def plain_name(name: str) -> str:
    """The name without folders and signs that a computer might stumble over, at most 120 characters."""
    last = normalise(name).replace("\\", "/").rpartition("/")[2]
    printable = "".join(sign for sign in last if sign.isprintable()).strip()
    stem, dot, ending = printable.rpartition(".")
    return f"{stem[:110]}{dot}{ending[:9]}"


def _is(kind: str, content: bytes) -> bool:
    if kind in _BEGINNINGS:
        return content.startswith(_BEGINNINGS[kind])
    try:
        with ZipFile(BytesIO(content)) as archive:
            if kind == "odt":
                with archive.open("mimetype") as declared:
                    return declared.read(100) == KINDS["odt"].encode()
            return _PARTS[kind] in archive.namelist()
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError):
        return False
