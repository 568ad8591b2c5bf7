"""The chapter in which the committee works: meetings, papers, conversations, a draft and its statuses."""

from datetime import timedelta
from functools import partial

from app.demo.story import Story
from app.meetings import operations as meetings
from app.meetings import queries as meeting_queries
from app.workspaces import operations as workspaces

AGENDAS = [
    ["Velkommen og lær hinanden at kende", "Kommissoriet: hvad er vi bedt om?", "Hvem skal vi høre?"],
    ["Det har vi hørt siden sidst", "Spørgsmål 1: gruppearbejde", "Besøg i bydelene"],
    ["Åben workshop med naboer og foreninger", "Hvad går igen?"],
    ["De første udkast til anbefalinger", "Hvad koster det?"],
    ["Sidste gennemskrivning", "Hvordan afleverer vi?"],
]


def work(story: Story) -> None:
    """Five meetings with agenda and minutes, four weeks apart, and what happens in the workspace between them."""
    for number, titles in enumerate(AGENDAS):
        begins = story.day(3 + number, 9, 17)
        story.at(begins - timedelta(days=8), partial(_summon, story, number, titles))
        story.at(begins + timedelta(minutes=5), partial(_meet, story, number))
        story.at(begins + timedelta(days=6), partial(_approve, story, number))
    story.at(story.day(3, 2), lambda: _hand_out(story))
    story.at(story.day(3, 11), lambda: _talk(story))
    story.at(story.day(5, 3), lambda: _draft(story))
    for later in (4, 6):
        story.at(story.day(later, -6), partial(_report, story, later))


def _summon(story: Story, number: int, titles: list[str]) -> None:
    meeting = story.meetings[number]
    if not meeting.is_coming:
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


def _hand_out(story: Story) -> None:
    """The facilitator shares what the members need to know, and no more than they can read in an evening."""
    workspaces.add_paper(
        story.committee,
        title="Det ved vi i forvejen",
        text=f"## Kort fortalt\n\n{story.topic.area}\n\n## Det er vi blevet spurgt om\n\n"
        + "\n".join(f"- {question}" for question in story.topic.questions)
        + "\n\n## Det ligger fast\n\nLoven, budgettet for i år og kommunens vision. Resten er åbent.",
        meeting=story.meetings[0],
        by=story.facilitator,
    )
    workspaces.add_paper(
        story.committee,
        title="Tre eksempler fra andre kommuner",
        text="Vi har spurgt tre kommuner, hvad de ville gøre om. De svarede det samme: begynde tidligere med at"
        " lytte, love mindre og følge mere op.",
        by=story.facilitator,
    )


def _talk(story: Story) -> None:
    first, second, *_others = story.members
    thread = workspaces.start_thread(
        story.committee,
        title="Hvem mangler ved bordet?",
        text="Jeg tænkte på vej hjem, at vi alle sammen har let ved at tage ordet. Hvem spørger vi, som ikke har?",
        by=second,
    )
    workspaces.write_post(thread, text="God tanke. Kan vi holde næste møde et sted, hvor de er i forvejen?", by=first)


def _draft(story: Story) -> None:
    recommendations = "\n".join(f"{number}. {each}" for number, each in enumerate(story.topic.recommendations, 1))
    draft = workspaces.start_draft(
        story.committee,
        title=story.topic.deliverable,
        text=f"{story.topic.purpose}\n\nVi foreslår:\n\n{recommendations}",
        by=story.facilitator,
    )
    workspaces.save_draft(
        draft,
        text=f"{story.topic.purpose}\n\nVi har lyttet til mange og foreslår:\n\n{recommendations}\n\nDet begynder vi"
        " med i ét kvarter og ser, hvordan det går.",
        note="Efter workshoppen",
        version=1,
        by=story.members[0],
    )


def _report(story: Story, later: int) -> None:
    workspaces.report_status(
        story.committee,
        meeting=story.joint(later),
        done="Vi har holdt møde, besøgt to bydele og talt med dem, det handler om.",
        next="En åben workshop, og derefter de første udkast til anbefalinger.",
        asks="Kender I nogen, vi bør tale med?",
        by=story.members[0],
    )
