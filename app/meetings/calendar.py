"""Meetings for people's own calendars (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app import clock
from app.links import absolute_url
from app.meetings.models import Meeting

if TYPE_CHECKING:  # imported where it is used: the start of every command would wait for it
    from icalendar import Event


def calendar(name: str, meetings: Iterable[Meeting]) -> bytes:
    """The meetings as an .ics file. It holds no agenda: time and place of every meeting are public.

    A meeting keeps its UID for good and its SEQUENCE grows, so that a calendar moves or strikes it out
    instead of showing it twice.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//Samskab//meetings//DA")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    for meeting in meetings:
        made.add_component(_event(meeting))
    return made.to_ical()


def _event(meeting: Meeting) -> "Event":
    from icalendar import Event

    address = absolute_url("meetings.show", meeting_id=meeting.id)
    event = Event()
    event.add("uid", f"meeting-{meeting.id}@{urlsplit(address).hostname}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", clock.now().replace(tzinfo=UTC))
    event.add("dtstart", meeting.starts_at.replace(tzinfo=UTC))
    event.add("dtend", meeting.ends_at.replace(tzinfo=UTC))
    event.add("summary", meeting.body.name)
    event.add("location", meeting.place)
    event.add("url", address)
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    if meeting.is_cancelled:
        event.add("description", meeting.cancelled_because)
    return event
