"""An upload is what its bytes are, not what its name says."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from app.files import KINDS, media_type, plain_name
from tests.refusals import refused

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
    ("name", "content", "sentence"),
    [
        (
            "a.pdf",
            b"<html><script>alert(1)</script>",
            "The file is not what its name says (pdf). Save it anew and try again.",
        ),
        ("a.pdf", b"", "The file is not what its name says (pdf). Save it anew and try again."),
        ("a.png", JPG, "The file is not what its name says (png). Save it anew and try again."),
        ("a.docx", SHEET, "The file is not what its name says (docx). Save it anew and try again."),
        ("a.docx", PDF, "The file is not what its name says (docx). Save it anew and try again."),
        ("a.docx", WORD[:40], "The file is not what its name says (docx). Save it anew and try again."),
        ("a.odt", WORD, "The file is not what its name says (odt). Save it anew and try again."),
        (
            "a.odt",
            an_office_file(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            "The file is not what its name says (odt). Save it anew and try again.",
        ),
        ("a.html", b"<html>", "Files of that kind cannot be shared here."),
        ("a.svg", b"<svg>", "Files of that kind cannot be shared here."),
        ("a.exe", b"MZ", "Files of that kind cannot be shared here."),
        ("pdf", PDF, "Files of that kind cannot be shared here."),
        ("a.pdf", PDF + b"0" * (10 * 1024 * 1024), "The file is too large. It may be at most 10 MB."),
    ],
)
def test_what_is_not_what_it_says_is_refused(name, content, sentence):
    with refused(sentence):
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
