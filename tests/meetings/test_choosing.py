"""A meeting is chosen in one way, whatever it is chosen for."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from app.formats import moment
from app.i18n import speaking
from app.meetings.choosing import MeetingField, MeetingForm
from app.validators import Required
from tests.builders import a_coming_meeting


class Told(MeetingForm):
    meeting_id = MeetingField("Joint meeting", [Required("Choose the joint meeting.")])


class Read(MeetingForm):
    meeting = MeetingField("To be read before", unchosen="No particular meeting", with_place=False)


class Opened(MeetingForm):
    meeting = MeetingField("Meeting", unchosen="")


@pytest.fixture
def in_english(app: Flask):
    with app.test_request_context("/", method="POST"), speaking("en"):
        yield


def labels(form: MeetingForm) -> list[str]:
    return [str(label) for _value, label, *_rest in form.meeting_field.choices]


@pytest.mark.usefixtures("in_english")
def test_what_stands_there_beforehand_and_what_is_said_of_each_meeting():
    meeting = a_coming_meeting()
    when = moment(meeting.starts_at)
    assert labels(Told(formdata=None).offer([meeting])) == ["Choose a meeting", f"{when}, {meeting.place}"]
    assert labels(Read(formdata=None).offer([meeting])) == ["No particular meeting", when]
    assert labels(Opened(formdata=None).offer([meeting])) == [f"{when}, {meeting.place}"]


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(("kind", "name"), [(Told, "meeting_id"), (Read, "meeting")])
def test_the_meeting_that_was_chosen(kind, name):
    meeting, other = a_coming_meeting(), a_coming_meeting(days=20)
    form = kind(formdata=MultiDict({name: str(other.id)}), meta={"csrf": False}).offer([meeting, other])
    assert (form.validate(), form.has_choices, form.chosen_meeting) == (True, True, other)


@pytest.mark.usefixtures("in_english")
def test_a_meeting_that_was_not_offered_is_not_chosen():
    meeting, elsewhere = a_coming_meeting(), a_coming_meeting(days=20)
    form = Told(formdata=MultiDict({"meeting_id": str(elsewhere.id)}), meta={"csrf": False}).offer([meeting])
    assert (form.validate(), form.chosen_meeting) == (False, None)
    assert form.meeting_id.errors == ["Choose one of the options shown."]


@pytest.mark.usefixtures("in_english")
def test_without_meetings_there_is_nothing_to_choose_and_none_need_be_chosen_unless_it_is_required():
    told = Told(formdata=MultiDict({"meeting_id": ""}), meta={"csrf": False}).offer([])
    read = Read(formdata=MultiDict({"meeting": ""}), meta={"csrf": False}).offer([])
    assert (told.has_choices, told.validate(), told.meeting_id.errors) == (False, False, ["Choose the joint meeting."])
    assert (read.has_choices, read.validate(), read.chosen_meeting) == (False, True, None)
