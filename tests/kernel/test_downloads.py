"""Files that are sent while they are read."""

import pytest

from app.downloads import spreadsheet

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def sent(app):
    def read(head, rows):
        with app.test_request_context():
            return spreadsheet("list.csv", head, rows).get_data(as_text=True)

    return read


def test_a_file_has_its_head_and_its_rows(sent):
    assert sent(["Name", "Note"], [["Anna", "a; b"], ["Bo", ""]]) == '\ufeffName;Note\r\nAnna;"a; b"\r\nBo;\r\n'


def test_no_cell_is_a_formula(sent):
    assert (
        sent(["Note"], [["=1+1"], ["+45"], ["-"], ["@a"], ["\t="]])
        == "\ufeffNote\r\n'=1+1\r\n'+45\r\n'-\r\n'@a\r\n'\t=\r\n"
    )


def test_a_file_that_breaks_off_says_so_in_its_last_line(sent):
    def rows():
        yield ["first"]
        raise ZeroDivisionError

    assert sent(["Note"], rows()) == (
        "\ufeffNote\r\nfirst\r\n"
        '"THIS FILE IS NOT WHOLE: something went wrong, and the rows after this one are missing. Fetch it again."\r\n'
    ).replace('"', "")
