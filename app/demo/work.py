"""The chapter in which the committee works."""

from datetime import timedelta

from app.demo.story import Story
from app.meetings import operations as meetings
from app.meetings import queries as meeting_queries

AGENDAS = [
    ["Velkommen og lær hinanden at kende", "Kommissoriet: hvad er vi bedt om?", "Hvem skal vi høre?"],
    ["Det har vi hørt siden sidst", "Spørgsmål 1: gruppearbejde", "Besøg i bydelene"],
    ["Åben workshop med naboer og foreninger", "Hvad går igen?"],
    ["De første udkast til anbefalinger", "Hvad koster det?"],
    ["Sidste gennemskrivning", "Hvordan afleverer vi?"],
]


def work(story: Story) -> None:
    """Five meetings with agenda and minutes, four weeks apart."""
    for number, titles in enumerate(AGENDAS):
        begins = story.day(3 + number, 9, 17)
        story.at(begins - timedelta(days=8), lambda number=number, titles=titles: _summon(story, number, titles))
        story.at(begins + timedelta(minutes=5), lambda number=number: _meet(story, number))
        story.at(begins + timedelta(days=6), lambda number=number: _approve(story, number))


def _summon(story: Story, number: int, titles: list[str]) -> None:
    meeting = story.meetings[number]
    if meeting.is_cancelled or meeting.has_begun:
        return
    for title in titles:
        meetings.add_item(meeting, title=title, by=story.facilitator)
    meetings.summon(meeting, by=story.facilitator)


def _meet(story: Story, number: int) -> None:
    meeting = story.meetings[number]
    members = [membership.user_id for membership in meeting_queries.members(meeting)]
    away = (story.number + number) % len(members)
    meetings.record_attendance(meeting, present=members[:away] + members[away + 1 :], by=story.facilitator)


def _approve(story: Story, number: int) -> None:
    meeting = story.meetings[number]
    for item in meeting.items:
        meetings.write_minutes(
            item, text=f"Udvalget drøftede punktet i tre grupper. {story.topic.area}", by=story.facilitator
        )
    meetings.approve_minutes(meeting, by=story.facilitator)
