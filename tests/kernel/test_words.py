"""What values are called."""

from enum import StrEnum

import pytest

from app.bodies.models import BodyKind, Office
from app.committees.models import ParticipationForm
from app.committees.words import PARTICIPATION_FORMS
from app.followups.models import Progress
from app.followups.words import PROGRESS
from app.i18n import speaking
from app.words import Words, badge_kind, word


class Weather(StrEnum):
    SUN = "sun"
    RAIN = "rain"


@pytest.fixture
def in_english(app):
    with speaking("en"):
        yield


@pytest.mark.usefixtures("in_english")
def test_the_same_value_in_two_enums_is_called_two_things():
    assert BodyKind.STANDING_COMMITTEE == ParticipationForm.STANDING_COMMITTEE
    assert word(BodyKind.STANDING_COMMITTEE) == "Standing committee"
    assert word(ParticipationForm.STANDING_COMMITTEE) == "The standing committee itself"


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        (Office.CHAIR, "", "Chair"),
        (Office.CHAIR, "sentence", "chair"),
        (Office.CHAIR, "council", "Mayor"),
        (Office.MEMBER, "council", "Member"),
        (BodyKind.COUNCIL, "sentence", "Municipal council"),
        (None, "", ""),
    ],
)
def test_a_value_has_forms_and_what_a_form_leaves_out_is_said_as_it_is(value, form, said):
    assert word(value, form) == said


@pytest.mark.usefixtures("in_english")
def test_fields_choose_among_the_words():
    assert PROGRESS.choices("sentence")[1] == ("under_way", "under way")
    assert PARTICIPATION_FORMS.choices(hint="explained")[1] == (
        "advisory_board",
        "Advisory board",
        {"hint": "A standing group that the committee asks for advice."},
    )


def test_a_badge_is_plain_where_nothing_else_is_said(app):
    assert (badge_kind(Progress.NOT_STARTED), badge_kind(Progress.DONE)) == ("", "success")


def test_a_form_that_an_enum_does_not_have_is_a_mistake(app):
    with pytest.raises(KeyError):
        word(BodyKind.COUNCIL, "council")


def test_a_member_without_a_word_is_a_fault():
    with pytest.raises(ValueError, match=r"^Weather has no word for RAIN$"):
        Words(Weather, {Weather.SUN: "Sun"})


def test_words_from_two_places_are_a_fault(app):
    with pytest.raises(ValueError, match=r"^Office has its words from two places$"):
        Words(Office, dict.fromkeys(Office, "Somebody"))
