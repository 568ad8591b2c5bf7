"""Building the demo: a municipality, and one story or all of them, each as far as it has come by now."""

from collections.abc import Callable

from sqlalchemy import select, update

from app import clock, jobs
from app.demo import drafting, municipality, recruitment, results, story, work
from app.demo.events import DemoBegun, DemoBuilt
from app.demo.municipality import Municipality
from app.demo.story import Story
from app.demo.timetable import Timetable, on
from app.demo.topics import Topic, topics
from app.events import record
from app.extensions import db
from app.jobs import Job
from app.outbox.batches import WRITE
from app.transactions import transaction

#: The steps of the journey and the chapter that tells each, in order.
CHAPTERS: dict[str, Callable[[Story], None]] = {
    "area": story.area,
    "terms": drafting.terms,
    "call": story.call,
    "applications": recruitment.applications,
    "appointment": recruitment.appointment,
    "work": work.work,
    "handover": results.handover,
    "answer": results.answer,
}
STEPS = tuple(CHAPTERS)
#: Told alone, a story begins so many council meetings in that its last step has just been taken.
_START = {
    "area": 10, "terms": 8, "call": 8, "applications": 7, "appointment": 7, "work": 4, "handover": 3, "answer": 0,
}  # fmt: skip
#: Whose story is told when only one is.
_ALONE = "Trafik – sikker i byen"


def build(until: str | None = None) -> None:
    """The whole demo municipality; or, with ``until`` (one of STEPS), one committee that has come just so far."""
    timetable = Timetable()
    begins = on(timetable.council_day(0), 8) - municipality.LEAD
    with clock.at(begins), transaction():
        record(DemoBegun(), by=None)
        place = municipality.found(timetable)
    municipality.keep_minutes(place, timetable)
    for number, topic in enumerate(_told(until)):
        _tell(topic, number, place, timetable, topic.until)
    timetable.run(until=clock.now(), after_each_week=_write_to_the_many)
    with transaction():
        municipality.let_people_in(place)
        _let_work_begin_today()
        record(DemoBuilt(until or STEPS[-1]), by=None)


def _write_to_the_many() -> None:
    """What tells many is written after the decision: in the story, at its moment."""
    waiting = select(Job.run_at).where(Job.kind == WRITE, Job.done_at.is_(None)).order_by(Job.run_at, Job.id)
    for moment in db.session.scalars(waiting).all():
        with clock.at(moment):
            jobs.run_due(only=WRITE)


def _let_work_begin_today() -> None:
    """Letters were written in the months of the story: nobody is late with those."""
    due = Job.done_at.is_(None) & (Job.run_at < clock.now())
    db.session.execute(update(Job).where(due).values(run_at=clock.now()))


def _told(until: str | None) -> list[Topic]:
    if until is None:
        return topics()
    alone = next(topic for topic in topics() if topic.title == _ALONE)
    return [alone.begun(_START[until], until)]


def _tell(topic: Topic, number: int, place: Municipality, timetable: Timetable, until: str) -> None:
    told = Story(topic, place, timetable, number)
    for step in STEPS[: STEPS.index(until) + 1]:
        CHAPTERS[step](told)
