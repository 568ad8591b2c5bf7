"""An upload is what its bytes are, not what its name says."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from app.errors import Refused
from app.files import KINDS, media_type, plain_name

pytestmark = pytest.mark.usefixtures("app")


def an_office_file(*names: str, **parts: bytes) -> bytes:
    """A zip archive with the named parts, as office documents are."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, b"<xml/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


PDF = b"%PDF-1.7\n..."
PNG = b"\x89PNG\r\n\x1a\n...."
JPG = b"\xff\xd8\xff\xe0...."
WORD = an_office_file("[Content_Types].xml", "word/document.xml")
SHEET = an_office_file("[Content_Types].xml", "xl/workbook.xml")
SLIDES = an_office_file("[Content_Types].xml", "ppt/presentation.xml")
ODT = an_office_file(mimetype=b"application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF),
        ("a.PDF", PDF),
        ("a.png", PNG),
        ("a.jpg", JPG),
        ("a.jpeg", JPG),
        ("a.docx", WORD),
        ("a.xlsx", SHEET),
        ("a.pptx", SLIDES),
        ("a.odt", ODT),
    ],
)
def test_what_is_what_it_says_is_taken(name, content):
    assert media_type(name, content) == KINDS[name.rpartition(".")[2].lower()]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"<html><script>alert(1)</script>"),
        ("a.pdf", b""),
        ("a.png", JPG),
        ("a.docx", SHEET),
        ("a.docx", PDF),
        ("a.docx", WORD[:40]),
        ("a.odt", WORD),
        ("a.odt", an_office_file(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")),
        ("a.html", b"<html>"),
        ("a.svg", b"<svg>"),
        ("a.exe", b"MZ"),
        ("pdf", PDF),
        ("a.pdf", PDF + b"0" * (10 * 1024 * 1024)),
    ],
)
def test_what_is_not_what_it_says_is_refused(name, content):
    with pytest.raises(Refused):
        media_type(name, content)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Referat 3. marts.pdf", "Referat 3. marts.pdf"),
        ("C:\\Users\\ada\\Ærø.docx", "Ærø.docx"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("linje\r\nskift.pdf", "linjeskift.pdf"),
        ("x" * 300 + ".pdf", "x" * 110 + ".pdf"),
    ],
)
def test_a_name_is_made_plain(name, plain):
    assert plain_name(name) == plain
