"""One task committee's story, from the standing committee's meeting to what became of the council's answers.

Each chapter puts what happens on the timetable. ``story.start`` is the number of the council meeting at which
the drafters are named; every other date follows from it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar

from app.accounts.models import User
from app.bodies import queries as bodies
from app.bodies.models import Body
from app.calls import operations as calls
from app.calls import queries as call_queries
from app.calls.models import Call
from app.committees.models import Area, ParticipationForm, TaskCommittee
from app.committees.operations import area as areas
from app.demo.municipality import Municipality, summon_and_minute
from app.demo.timetable import Timetable, on
from app.demo.topics import Topic
from app.meetings import operations as meetings
from app.meetings.models import Meeting

T = TypeVar("T")


def known(value: T | None) -> T:
    """What must be there by this point of the story."""
    if value is None:
        raise LookupError("The story has not come so far.")
    return value


@dataclass
class Story:
    """What is known of a committee so far, for the chapters to come."""

    topic: Topic
    place: Municipality
    timetable: Timetable
    number: int  #: which story of the municipality this is; its decisions are numbered by it
    #: Known once their chapter has come to them.
    area: Area = field(init=False)
    committee: TaskCommittee = field(init=False)
    recording: Meeting = field(init=False)  #: where the standing committee recorded the area
    recommending: Meeting = field(init=False)  #: and where it recommended the result
    meetings: list[Meeting] = field(default_factory=list)

    @property
    def dice(self) -> Random:
        return Random(self.topic.title)  # noqa: S311 -- fiction, not secrets

    @property
    def standing(self) -> Body:
        return self.place.standing[self.topic.committee]

    @property
    def clerk(self) -> User:
        return self.place.secretary

    @property
    def facilitator(self) -> User:
        return self.place.facilitators[self.number % len(self.place.facilitators)]

    @property
    def drafters(self) -> list[User]:
        c, v = self.place.councillors("C"), self.place.councillors("V")
        return [c[self.number % len(c)], v[self.number % len(v)]]

    @property
    def body(self) -> Body:
        return known(self.committee.body)

    @property
    def call(self) -> Call:
        return call_queries.calls_of(self.committee)[0]

    @property
    def members(self) -> list[User]:
        return [each.user for each in bodies.current_memberships(self.body) if each.is_member]

    def council(self, later: int) -> Meeting:
        """The council meeting so many after the one where the drafters were named."""
        return self.place.council_meetings[self.topic.start + later]

    def joint(self, later: int) -> Meeting:
        return self.place.joint_meetings[self.topic.start + later]

    def council_day(self, later: int) -> date:
        return self.timetable.council_day(self.topic.start + later)

    def day(self, later: int, days: int, hour: int = 10, minute: int = 0) -> datetime:
        """``days`` after that council meeting, at the hour of the Danish day, in UTC."""
        return on(self.council_day(later) + timedelta(days=days), hour, minute)

    def decision_number(self, what: int) -> str:
        """The number in the minute book; unlike those of other stories at the same meeting."""
        return f"{self.number + 1}.{what}"

    def at(self, moment: datetime, do: Callable[[], object]) -> None:
        self.timetable.at(moment, do)


def plan_standing_meeting(story: Story, moment: datetime) -> Meeting:
    """The standing committee meets: planned ahead, summoned, attended and minuted like any other.

    Two stories of the same committee share the meeting.
    """
    shared = story.place.standing_meetings
    key = (story.topic.committee, moment)
    if key not in shared:
        shared[key] = _planned_standing_meeting(story, moment)
    return shared[key]


def _planned_standing_meeting(story: Story, moment: datetime) -> Meeting:
    meeting = meetings.plan(
        story.standing,
        starts_at=moment,
        ends_at=moment + timedelta(hours=2),
        place="Rådhuset, mødesal 2",
        by=story.clerk,
    )
    summon_and_minute(story.place, story.timetable, meeting)
    return meeting


def area(story: Story) -> None:
    """The standing committee records an area for development and proposes a task committee."""
    begins = story.day(0, -10, 16, 30)

    def meet() -> None:
        story.recording = plan_standing_meeting(story, begins)

    def record() -> None:
        story.area = areas.record_area(
            story.standing,
            title=story.topic.title,
            description=story.topic.area,
            meeting=story.recording,
            by=story.clerk,
        )

    def propose() -> None:
        story.committee = known(
            areas.choose_form(
                story.area,
                form=ParticipationForm.TASK_COMMITTEE,
                reason="Emnet kræver, at borgere og politikere tænker sammen fra begyndelsen.",
                by=story.clerk,
            )
        )

    story.at(begins - timedelta(days=9), meet)
    story.at(begins + timedelta(minutes=50), record)
    story.at(begins + timedelta(minutes=80), propose)


def call(story: Story) -> None:
    """The secretariat publishes a call; it closes a few days before the council appoints."""
    closes_at = story.day(3, -5, 23, 59)

    def publish() -> None:
        suggestion = call_queries.suggestion(story.committee)
        wanted = ", ".join(story.topic.profiles).lower()
        written = calls.draft(
            story.committee,
            by=story.clerk,
            **suggestion
            | {
                "title": f"Vær med: {story.topic.title}",
                "summary": f"{story.topic.purpose} Vi søger ti borgere, der vil tænke med.",
                "wanted": f"Vi leder især efter: {wanted}. Du behøver ikke at vide noget om politik.",
                "contact": f"{story.facilitator.name}, {story.facilitator.email}",
            },
        )
        calls.publish(written, closes_at=closes_at, by=story.clerk)

    # Where the story ends before anybody is appointed, the council is a month late, and so is the first meeting.
    first = 4 if story.topic.until in ("call", "applications") else 3

    def plan_meetings() -> None:
        for number in range(first, first + 5):
            begins = story.day(number, 9, 17)
            meeting = meetings.plan(
                story.body,
                starts_at=begins,
                ends_at=begins + timedelta(hours=3),
                place="Hovedbiblioteket, sal 1",
                by=story.facilitator,
            )
            story.meetings.append(meeting)

    story.at(story.day(2, 1, 10), plan_meetings)
    story.at(story.day(2, 1, 11), publish)
