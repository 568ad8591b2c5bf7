"""What looks the same is the same."""

import pytest
from flask_babel import force_locale

from app.files import plain_name
from app.fulltext import words_of
from app.normalise import is_blank, normalise
from app.validators import email_problem, is_email


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("A\u030age A\u030a", "Åge Å"),
        ("Øster\u00adgård\u200b", "Østergård"),
        ("\ufeffnavn", "navn"),
        ("10\u00a0kr.\u202fi\u3000alt", "10 kr. i alt"),
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("\u202eoB\u202c \u2066x\u2069", "oB x"),
        ("Anne\u200d\u200cMette", "AnneMette"),
        ("👩\u200d👧 👍\ufe0f", "👩\u200d👧 👍\ufe0f"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("½ ² ﬁ ø", "½ ² ﬁ ø"),
    ],
    ids=["å in two signs", "soft hyphen", "byte order mark", "spaces", "line ends", "directions", "joiners in a word",
         "joiners in emoji", "joiners in Persian", "what is a sign of its own"],
)  # fmt: skip
def test_text_is_kept_as_it_looks(typed, kept):
    assert normalise(typed) == kept == normalise(kept)


def test_what_nobody_can_see_is_nothing():
    assert all(
        is_blank(normalise(nothing))
        for nothing in ("", " \u00a0", "\u200b\u00ad\ufeff", "\u3164\u2800", "\u030a", "\t\n")
    )
    assert not is_blank(".")


def test_a_search_and_a_file_are_called_what_they_look_like():
    assert words_of("Øster\u00adga\u030ard\u200b") == ["østergaard"]
    assert plain_name("Bilag\u00a0a\u030a\u200b.pdf") == "Bilag å.pdf"


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("bo", "Write an e-mail address like name@example.dk."),
        ("@strandby.example", "Write an e-mail address like name@example.dk."),
        ("bo@@strandby.example", "Write an e-mail address like name@example.dk."),
        ("bo lind@strandby.example", "There is a space in the e-mail address. Take it out."),
        ("bø@strandby.example", "In an e-mail address only the letters a to z can stand before the @."),
        ("bo@strandby.example.", "The e-mail address ends with a full stop. Take it out."),
        (".bo@strandby.example", "A full stop is in the wrong place in the e-mail address."),
        ("bo.@strandby.example", "A full stop is in the wrong place in the e-mail address."),
        ("bo..lind@strandby.example", "A full stop is in the wrong place in the e-mail address."),
        ("bo@strandby..example", "A full stop is in the wrong place in the e-mail address."),
        ('"bo"@strandby.example', "There is a sign before the @ that an e-mail address cannot have."),
        ("bo<lind@strandby.example", "There is a sign before the @ that an e-mail address cannot have."),
        ("bo,lind@strandby.example", "There is a sign before the @ that an e-mail address cannot have."),
        ("x" * 65 + "@strandby.example", "The e-mail address is longer than an address can be."),
        ("bo@" + "a" * 60 + ".b" * 100 + ".example", "The e-mail address is longer than an address can be."),
        *(
            (f"bo@{domain}", "What stands after the @ is not a place on the internet, like example.dk.")
            for domain in ("strandby", "-strandby.dk", "strandby-.dk", "strand_by.dk", "127.0.0.1", "[127.0.0.1]", "a,b.dk",
                           "x" * 64 + ".dk", "strandby.d")
        ),
    ],
)  # fmt: skip
def test_an_address_that_no_mail_server_takes_is_refused_with_the_reason(app, address, problem):
    with app.test_request_context(), force_locale("en"):
        assert str(email_problem(address)) == problem


@pytest.mark.parametrize(
    "address", ["bo.lind+portal@strandby.example", "o'hara@a-b.co.uk", "bo@østergård.dk", "1@1.dk"]
)
def test_an_address_that_a_mail_server_takes_is_taken(address):
    assert is_email(address)
