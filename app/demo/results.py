"""The chapters of the result, the council's answer to each recommendation, and what became of it."""

from datetime import timedelta

from app.demo.story import Story, known, plan_standing_meeting
from app.followups import operations as followups
from app.followups.models import Progress
from app.handovers import operations as handovers
from app.handovers import queries
from app.handovers.models import GivenAnswer, Outcome

EXPLANATION = (
    "Det har vi hørt fra mange af dem, vi har talt med, og det kan begynde i det små. Vi har set, hvordan det virker i"
    " en anden kommune, og vi har regnet på, hvad det koster."
)


def handover(story: Story) -> None:
    """The committee hands its result over at a joint meeting, and the standing committee recommends."""
    begins = story.day(7, 10, 16, 30)
    topic = story.topic

    def prepare() -> None:
        handovers.prepare(
            story.committee,
            title=topic.deliverable,
            summary=f"{topic.purpose} Udvalget har holdt fem møder og en workshop og giver"
            f" {len(topic.recommendations)} anbefalinger.",
            text="## Sådan har vi arbejdet\n\nVi begyndte med at lytte. Så skrev vi sammen, borgere og politikere ved"
            " samme bord.\n\n## Det har vi fundet ud af\n\n" + topic.area,
            recommendations=[(each, EXPLANATION) for each in topic.recommendations],
            after=0,
            by=story.facilitator,
        )

    def meet() -> None:
        story.recommending = plan_standing_meeting(story, begins)

    def recommend() -> None:
        handovers.recommend(
            story.committee,
            meeting=story.recommending,
            number=story.decision_number(4),
            text="Udvalget takker for et grundigt arbejde og indstiller, at anbefalingerne imødekommes.",
            by=story.clerk,
        )

    story.at(story.day(7, -12), prepare)
    story.at(story.day(7, -7), lambda: handovers.present(story.committee, meeting=story.joint(7), by=story.clerk))
    story.at(begins - timedelta(days=12), meet)
    story.at(begins + timedelta(minutes=70), recommend)


def answer(story: Story) -> None:
    """The council answers each recommendation; whoever has it in hand tells how it goes."""

    def decide() -> None:
        handovers.answer(
            story.committee,
            meeting=story.council(8),
            number=story.decision_number(5),
            answers={number: _answer(story, number) for number in range(1, len(story.topic.recommendations) + 1)},
            by=story.clerk,
        )

    story.at(story.council(8).starts_at + timedelta(minutes=60 + story.number), decide)
    story.at(story.day(9, -4), lambda: _report(story, 1, Progress.UNDER_WAY, "En arbejdsgruppe er i gang."))
    story.at(
        story.day(9, 17), lambda: _report(story, 1, Progress.DONE, "Det er på plads, og vi ser, at det bliver brugt.")
    )
    story.at(
        story.day(9, 6), lambda: _report(story, 2, Progress.UNDER_WAY, "Vi har bedt om tilbud og begynder i foråret.")
    )


def _answer(story: Story, number: int) -> GivenAnswer:
    """Most is followed, the second with changes, and a third in some stories not."""
    due_on = story.council_day(8 + 4 * number)
    if number == 2:
        return GivenAnswer(
            Outcome.CHANGED,
            reason="Vi begynder i to bydele og ser, hvordan det går, før resten følger.",
            owner=story.standing,
            due_on=due_on,
        )
    if number == 3 and story.number % 2:
        return GivenAnswer(
            Outcome.NOT_FOLLOWED, reason="Det kan ikke rummes i budgettet i denne periode. Vi tager det op igen i 2029."
        )
    return GivenAnswer(Outcome.FOLLOWED, owner=story.standing, due_on=due_on)


def _report(story: Story, number: int, progress: Progress, text: str) -> None:
    result = known(known(queries.handover_of(story.committee)).result)
    recommendation = next(each for each in result.recommendations if each.number == number)
    followups.report(recommendation, progress=progress, text=text, by=story.clerk)
