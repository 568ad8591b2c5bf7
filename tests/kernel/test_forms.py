"""Forms take what people type, say plainly what is wrong, and forget nothing."""

from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask, g
from flask_babel import force_locale
from werkzeug.datastructures import FileStorage, MultiDict

from app.form_rows import MOST_ROWS, FormField, Row, RowsField
from app.forms import (
    Between,
    CheckboxesField,
    CheckboxField,
    DateField,
    DateTimeField,
    DeadlineField,
    Email,
    EmailField,
    EqualTo,
    FileField,
    FileKind,
    Form,
    HiddenField,
    IntegerField,
    Length,
    NotBefore,
    PasswordField,
    RadioField,
    Required,
    SelectField,
    TextArea,
    TextField,
)
from tests.html import Page


class ProfileRow(Row):
    name = TextField("Who", [Length(20)])
    wanted = IntegerField("How many", default=1)
    id = HiddenField()


class Letter(Form):
    title = TextField("Title", [Required("Write a title."), Length(10)], hint="Short.")
    text = TextArea("Text")
    email = EmailField("E-mail", [Email()])
    password = PasswordField("Password")
    again = PasswordField("Password again", [EqualTo("password", "The two passwords differ.")])
    places = IntegerField("Places", [Between(1, 30)])
    starts_on = DateField("First day")
    ends_on = DateField("Last day", [NotBefore("starts_on", "The last day is before the first.")])
    closes_at = DateTimeField("Deadline")
    area = SelectField("Area", choices=[("", "Choose"), ("n", "North")])
    body = RadioField("Body", coerce=int, choices=[(1, "Council", {"hint": "The 19."}), (2, "Committee")])
    days = CheckboxesField("Days", choices=[("mon", "Monday"), ("tue", "Tuesday")])
    agreed = CheckboxField("I agree")
    paper = FileField("Paper", [FileKind("pdf", max_mb=1)])
    questions = RowsField(TextField("Question"), "Questions", add="Add a question")
    profiles = RowsField(FormField(ProfileRow), "Profiles", min_rows=2, add="Add a profile")
    seen = HiddenField()


@pytest.fixture
def letter(app: Flask):
    """``letter(title="…")`` is the form as it was sent, or as first shown when nothing is given."""

    def filled(values: dict[str, Any] | None = None, **typed: Any) -> Letter:
        data = MultiDict({**(values or {}), **typed})
        return Letter(formdata=data or None, meta={"csrf": False})

    with app.test_request_context("/", method="POST"), force_locale("en"):
        yield filled


def only_problem(form: Letter) -> tuple[str | None, str]:
    assert not form.validate()
    assert len(form.problems) == 1, form.problems
    return form.problems[0]


def test_text_is_stripped_and_line_ends_are_of_one_kind(letter):
    form = letter(title="  Traffic ", text=" one\r\ntwo\r\n")
    assert (form.title.data, form.text.data) == ("Traffic", "one\ntwo")


def test_a_hidden_character_is_removed_and_the_person_is_told(letter):
    form = letter(title="Tra\x00ffic")
    assert only_problem(form) == (
        "title",
        "The text held a hidden character. It is removed now: check the text and send again.",
    )
    assert form.title.data == "Traffic"


def test_a_password_is_taken_as_it_is_and_never_shown_again(letter):
    form = letter(title="A", password=" secret ", again=" secret ")
    assert form.validate()
    assert form.password.data == " secret "
    assert "secret" not in form.password()


def test_two_different_passwords_are_pointed_out(letter):
    assert only_problem(letter(title="A", password="one", again="two")) == ("again", "The two passwords differ.")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": "   "}, "Write a title."),
        ({"title": "Twelve chars"}, "The text is 2 characters too long. There is room for 10."),
        ({"email": "ada@strandby"}, "What stands after the @ is not a place on the internet, like example.dk."),
        ({"email": "ada lund@strandby.dk"}, "There is a space in the e-mail address. Take it out."),
        ({"email": "åse@strandby.dk"}, "In an e-mail address only the letters a to z can stand before the @."),
        ({"email": f"ada@{'ø' * 70}.dk"}, "What stands after the @ is not a place on the internet, like example.dk."),
        ({"places": "31"}, "The number must be 30 or less."),
        ({"places": "0"}, "The number must be 1 or more."),
        ({"places": "five"}, "Write a whole number in digits, for example 5."),
        ({"places": "99999999999999999999"}, "Write a whole number in digits, for example 5."),
        ({"starts_on": "2026-02-30"}, "Write a date that exists, for example 31.3.2026."),
        ({"starts_on": "0001-01-01"}, "Write a year from 1900 to 2199."),
        ({"closes_at": "31.12.9999 23.59"}, "Write a year from 1900 to 2199."),
        ({"starts_on": "2026-03-02", "ends_on": "2026-03-01"}, "The last day is before the first."),
        ({"closes_at": "tomorrow"}, "Write a date and a time that exist, for example 31.3.2026 17.00."),
        ({"closes_at": "2026-03-31T25:00"}, "Write a date and a time that exist, for example 31.3.2026 17.00."),
        ({"closes_at": "2026-03-29T02:30"}, "Write a date and a time that exist, for example 31.3.2026 17.00."),
        ({"area": "south"}, "Choose one of the options shown."),
        ({"body": "3"}, "Choose one of the options shown."),
        ({"body": "x"}, "Choose one of the options shown."),
        ({"days": "sun"}, "Choose among the options shown."),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(letter, typed, sentence):
    assert only_problem(letter({"title": "A", **typed}))[1] == sentence


def test_an_address_may_have_danish_letters_after_the_at(letter):
    assert letter(title="A", email="ada@rådhuset.dk").validate()


@pytest.mark.parametrize("typed", ["2026-03-31", "31.3.2026", "31-03-2026", "31/3/2026"])
def test_a_date_is_understood_as_danes_and_browsers_write_it(letter, typed):
    assert letter(starts_on=typed).starts_on.data == date(2026, 3, 31)


@pytest.mark.parametrize("typed", ["2026-03-31T17:00", "31.3.2026 17.00", "31.3.2026 kl. 17.00", "2026-03-31T17:00:00"])
def test_a_time_is_typed_in_danish_time_and_kept_in_utc(letter, typed):
    form = letter(closes_at=typed)
    assert form.closes_at.data == datetime(2026, 3, 31, 15, 0)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-03-29T01:59", datetime(2026, 3, 29, 0, 59)),
        ("2026-03-29T03:00", datetime(2026, 3, 29, 1, 0)),
        ("2026-10-25T02:30", datetime(2026, 10, 25, 0, 30)),  # of the two, the first
        ("2026-10-25T03:00", datetime(2026, 10, 25, 2, 0)),
        ("2028-02-29T23:59", datetime(2028, 2, 29, 22, 59)),
        ("2027-01-01T00:00", datetime(2026, 12, 31, 23, 0)),
    ],
)
def test_the_nights_when_the_clocks_are_changed_and_the_turns_of_the_year(letter, typed, moment):
    form = letter(title="A", closes_at=typed)
    assert form.validate()
    assert form.closes_at.data == moment
    form.closes_at.raw_data = None
    assert form.closes_at._value() == typed


def test_a_stored_time_is_shown_in_danish_time(app):
    with app.test_request_context("/"):
        form = Letter(closes_at=datetime(2026, 1, 31, 16, 0))
        assert form.closes_at._value() == "2026-01-31T17:00"


def test_what_could_not_be_understood_is_shown_again_as_it_was_typed(letter):
    form = letter(title="A", places="five", starts_on="next week")
    form.validate()
    assert 'value="five"' in form.places()
    assert 'value="next week"' in form.starts_on()


def test_nothing_chosen_is_none_and_a_choice_has_its_type(letter):
    form = letter(title="A", area="", body="2")
    assert form.validate()
    assert (form.area.data, form.body.data, form.days.data, form.agreed.data) == (None, 2, [], False)


@pytest.mark.parametrize(
    ("name", "size", "sentence"),
    [
        ("plan.exe", 10, "Choose a file of one of these kinds: pdf."),
        ("plan.pdf", 1024 * 1024 + 1, "The file is too large. It may be at most 1 MB."),
    ],
)
def test_an_upload_of_the_wrong_kind_or_size_is_refused(letter, tmp_path, name, size, sentence):
    path = tmp_path / name
    path.write_bytes(b"x" * size)
    with path.open("rb") as stream:
        form = letter(title="A", paper=FileStorage(stream, filename=name))
        assert only_problem(form) == ("paper", sentence)


def test_rows_left_empty_are_no_rows(letter):
    form = letter(
        {
            "title": "A",
            "questions-0": " ",
            "questions-1": "Why?",
            "profiles-0-name": "Parent",
            "profiles-0-wanted": "4",
            "profiles-1-name": "",
            "profiles-1-wanted": "1",
            "profiles-1-id": "7",
        }
    )
    assert form.validate()
    assert form.questions.data == ["Why?"]
    assert form.profiles.data == [{"name": "Parent", "wanted": 4, "id": ""}]


def test_a_mistake_in_a_row_is_linked_to_its_field(letter):
    form = letter({"title": "A", "profiles-0-name": "Parent", "profiles-0-wanted": "many"})
    assert only_problem(form) == ("profiles-0-wanted", "Write a whole number in digits, for example 5.")


def test_asking_for_one_more_row_saves_nothing_and_keeps_everything_typed(letter):
    form = letter({"title": "Too long a title", "questions-0": "Why?", "add-questions": "1"})
    assert not form.validate_on_submit()
    assert form.problems == []
    assert [entry.data for entry in form.questions.entries] == ["Why?", None]
    assert form.title.data == "Too long a title"


def test_rows_that_are_stored_are_shown_with_the_rest_up_to_the_least_number(app):
    with app.test_request_context("/"):
        form = Letter(profiles=[{"name": "Parent", "wanted": 4}])
        assert [entry.form["name"].data for entry in form.profiles.entries] == ["Parent", None]
        assert form.profiles.data == [{"name": "Parent", "wanted": 4, "id": None}]


def test_required_rows_are_missed_when_all_are_empty(app):
    class Terms(Form):
        questions = RowsField(TextField("Question"), "Questions", [Required("Write at least one question.")])

    with app.test_request_context("/", method="POST"):
        form = Terms(formdata=MultiDict({"questions-0": " "}), meta={"csrf": False})
        assert not form.validate()
        assert form.problems == [("questions-0", "Write at least one question.")]


def whole_page(body: str) -> Page:
    return Page(
        f'<!doctype html><html lang="en"><head><title>T</title></head><body><main><h1>H</h1>{body}</main></body></html>'
    )


def test_a_form_full_of_mistakes_is_still_a_page_without_faults(letter, app):
    form = letter(
        {"email": "x", "places": "x", "closes_at": "x", "area": "x", "body": "9", "days": "x", "profiles-0-wanted": "x"}
    )
    form.validate()
    macros = app.jinja_env.get_template("components/forms.html").module
    page = whole_page(macros.form(form, "Save"))
    assert page.faults() == []
    links = [link.get("href") for link in page.all("a")]
    assert links == [f"#{anchor}" for anchor, _sentence in form.problems]
    assert g.form_has_errors


def test_the_summary_links_a_group_of_options_to_its_first_control(letter, app):
    form = letter(title="A", body="9")
    assert only_problem(form)[0] == "body-0"
    assert 'id="body-0"' in form.body()


def test_the_hint_and_the_error_are_read_with_the_field(letter):
    form = letter(title="")
    form.validate()
    assert 'aria-describedby="title-hint title-error title-limit"' in form.title()


def test_an_optional_field_says_so_and_a_required_one_does_not(letter):
    form = letter(title="A")
    assert "(optional)" in form.text()
    assert "(optional)" not in form.title()
    assert "(optional)" not in form.again()


def test_more_rows_than_anybody_fills_in_are_not_read(letter):
    form = letter({"title": "A"} | {f"questions-{number}": "Why?" for number in range(MOST_ROWS + 2)})
    assert only_problem(form) == ("questions-0", "There is room for 200 rows. The rest is left out.")
    assert len(form.questions.entries) == MOST_ROWS


@pytest.mark.parametrize("number", ["²", "9" * 5_000, "-1", "x"])
def test_a_row_whose_number_is_none_is_no_row(letter, number):
    assert letter({"title": "A", f"questions-{number}": "Why?"}).questions.data == []


def test_24_00_is_the_end_of_its_day(letter):
    for typed in ("31.3.2026 24.00", "31.3.2026 kl. 24.00", "2026-03-31T24:00"):
        assert letter({"title": "A", "closes_at": typed}).closes_at.data == datetime(2026, 3, 31, 21, 59)


def test_a_deadline_at_midnight_is_asked_about(app):
    class Closing(Form):
        until = DeadlineField("Deadline")

    with app.test_request_context("/", method="POST"), force_locale("en"):
        form = Closing(formdata=MultiDict({"until": "2026-03-03T00:00"}), meta={"csrf": False})
        assert not form.validate()
        assert form.until.errors == [
            "At 00.00 the day begins. Do you mean 24.00 on 2 March 2026? Then write 23.59 on that day."
        ]
        assert Closing(formdata=MultiDict({"until": "2026-03-02T23:59"}), meta={"csrf": False}).validate()
