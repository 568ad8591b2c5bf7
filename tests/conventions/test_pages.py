"""The checks of every fetched page find what they are there for."""

import pytest

from tests.html import Page

PAGE = "<!doctype html><html lang=da><head><meta charset=utf-8><title>T</title></head><body><main><h1>H</h1>{}</main></body></html>"
TOKEN = "<input type=hidden name=csrf_token value=x>"


def test_a_good_page_has_no_faults():
    form = f"<form method=post>{TOKEN}<label for=a>A</label><input id=a name=a aria-describedby=b><p id=b>B</p><button>Send</button></form>"
    assert Page(PAGE.format(form)).faults() == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        (PAGE.format("<h1>Two</h1>"), "2 <h1>, not one"),
        (PAGE.replace("H</h1>", "</h1>").format(""), "an empty <h1>"),
        (PAGE.replace("<title>T", "<title>").format(""), "no title"),
        (PAGE.replace(" lang=da", "").format(""), "no lang on <html>"),
        (PAGE.format("<input name=a>"), "no label for the field 'a'"),
        (PAGE.format("<p id=a></p><p id=a></p>"), "the id 'a' occurs 2 times"),
        (PAGE.format("<p aria-describedby=a></p>"), "aria-describedby='a' refers to nothing"),
        (PAGE.format("<a href='#a'>A</a>"), "the link '#a' leads nowhere"),
        (PAGE.format("<form method=post action=/x><button>B</button></form>"), "no CSRF token in the form to '/x'"),
        (PAGE.format(f"<form method=post action=/x>{TOKEN}</form>"), "no button in the form to '/x'"),
        (
            PAGE.format(
                "<form method=get action=/x><label for=a>A</label><input id=a name=who><button>B</button></form>"
            ),
            "free words, which may name a person, would stand in the address: ['who']",
        ),
        (PAGE.format("<p style='color:red'></p>"), "inline style on <p>"),
        (PAGE.format("<p onclick='x()'></p>"), "inline onclick on <p>"),
        (PAGE.format("<img src=a>"), "no alt on the image 'a'"),
        (PAGE.format("<a href=/></a>"), "a <a> without words: {'href': '/'}"),
    ],
)
def test_a_fault_is_found(html, fault):
    assert Page(html).faults() == [fault]


def test_html_that_a_browser_would_have_to_guess_at_is_a_fault():
    assert Page(PAGE.format("<p><b>never closed</p>")).faults() != []


FORM = Page(
    PAGE.format(
        f"<form method=post>{TOKEN}<input type=radio name=r value=1><input type=radio name=r value=2 checked>"
        "<input type=checkbox name=c value=yes checked><select name=s><option value=a>A<option value=b selected>B</select>"
        "<textarea name=t>old</textarea><input name=row value=1><input name=row value=2><button name=go value=now>Go</button></form>"
    )
).forms[0]


def test_a_form_is_sent_as_it_stands():
    assert FORM.filled({}, "Go") == {
        "csrf_token": ["x"], "r": ["2"], "c": ["yes"], "s": ["b"], "t": ["old"], "row": ["1", "2"], "go": "now"
    }  # fmt: skip


def test_a_form_is_sent_as_it_was_filled_in():
    sent = FORM.filled({"r": 1, "c": False, "t": "new", "row": ["3", "4"]})
    assert sent == {"csrf_token": ["x"], "r": ["1"], "s": ["b"], "t": ["new"], "row": ["3", "4"]}


@pytest.mark.parametrize("typed", [{"unknown": 1}, {"r": 3}, {"s": "c"}])
def test_what_a_person_could_not_do_is_a_mistake_in_the_test(typed):
    with pytest.raises(AssertionError):
        FORM.filled(typed)
