"""What comes back by itself: planned once whoever plans, and done once however long nobody worked."""

import threading
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app import clock, jobs, schedule, worker
from app.extensions import db
from app.jobs import Job
from app.schedule import Daily, daily, plan
from app.transactions import transaction
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("app")

HALF_PAST_TWO = Daily("any", datetime(2026, 1, 1, 2, 30).time())
#: It is ten o'clock in Denmark on the 2nd of March. Six o'clock is one hour less in UTC.
TOMORROW = datetime(2026, 3, 3, 5)


@pytest.fixture
def nothing_else(monkeypatch):
    """Nothing comes back but what the test declares."""
    monkeypatch.setattr(schedule, "_declared", {})
    monkeypatch.setattr(jobs, "_handlers", dict(jobs._handlers))


@pytest.fixture
def mornings(nothing_else):
    """When the work that is done every day at six in the morning was done."""
    done = []
    daily("06:00", kind="test.mornings")(lambda: done.append(clock.now()))
    return done


def planned():
    found = select(Job.unique_key, Job.run_at).where(Job.kind == "test.mornings").order_by(Job.id)
    return [tuple(row) for row in db.session.execute(found)]


def work_at(moment):
    """A worker looks at what there is to do."""
    with clock.at(moment):
        plan()
        jobs.run_due()
        plan()


def test_an_empty_portal_plans_from_its_first_start(mornings):
    plan()
    assert planned() == [("test.mornings:2026-03-03", TOMORROW)]
    work_at(TOMORROW - timedelta(seconds=1))
    assert mornings == []
    work_at(TOMORROW)
    assert mornings == [TOMORROW]


def test_it_comes_back_every_day(mornings):
    for hour in range(72):
        work_at(NOW + timedelta(hours=hour))
    assert mornings == [TOMORROW, TOMORROW + timedelta(days=1), TOMORROW + timedelta(days=2)]
    assert len(planned()) == 4


def test_planning_again_plans_nothing_more(mornings):
    for _time in range(3):
        plan()
    assert len(planned()) == 1


def test_several_processes_plan_one_occurrence(app, mornings):
    start = threading.Barrier(4)

    def plan_it():
        with app.app_context(), clock.at(NOW):
            start.wait()
            plan()
            db.session.remove()

    processes = [threading.Thread(target=plan_it) for _process in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert planned() == [("test.mornings:2026-03-03", TOMORROW)]


def test_after_days_without_a_worker_it_is_done_once(mornings):
    plan()
    back = NOW + timedelta(days=5)
    work_at(back)
    work_at(back + timedelta(hours=1))
    assert mornings == [back]
    assert planned()[1:] == [("test.mornings:2026-03-08", TOMORROW + timedelta(days=5))]


def test_a_process_killed_before_it_planned_anew_costs_no_occurrence(mornings):
    plan()
    with clock.at(TOMORROW):
        jobs.run_due()  # and then the process was killed
    back = NOW + timedelta(days=5)
    work_at(back)
    work_at(back + timedelta(hours=1))
    assert mornings == [TOMORROW, back]


def test_a_process_killed_in_the_middle_of_it_leaves_it_to_the_next(mornings):
    plan()
    with clock.at(TOMORROW):
        assert jobs._claim()  # and then the process was killed
    work_at(TOMORROW + timedelta(minutes=1))
    assert mornings == []
    later = TOMORROW + jobs.LEASE + timedelta(seconds=1)
    work_at(later)
    assert mornings == [later]


def test_what_fails_is_tried_again_and_nothing_is_planned_beside_it_until_it_is_given_up(nothing_else):
    tries = []

    @daily("06:00", kind="test.mornings")
    def fail():
        tries.append(clock.now())
        raise OSError("the line is dead")

    hours = 0
    while len(tries) < jobs.MOST_TRIES:
        assert len(planned()) <= 1
        work_at(NOW + timedelta(hours=hours))
        hours += 1
    assert tries[0] == TOMORROW
    assert [key for key, _run_at in planned()] == ["test.mornings:2026-03-03", "test.mornings:2026-03-08"]


def test_a_portal_that_nobody_works_for_says_so(client, mornings):
    plan()
    with clock.at(TOMORROW + jobs.LATE + timedelta(seconds=1)):
        assert client.get("/readyz").status_code == 503


def test_one_that_is_made_up_for_is_not_late(client, mornings):
    plan()
    with clock.at(TOMORROW):
        jobs.run_due()
    with clock.at(NOW + timedelta(days=5)):
        plan()
        assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Half past two in Denmark: in winter, on the day that skips that hour, in summer, on the day that has it twice.
        (datetime(2026, 3, 27, 12), datetime(2026, 3, 28, 1, 30)),
        (datetime(2026, 3, 28, 12), datetime(2026, 3, 29, 1, 30)),
        (datetime(2026, 3, 29, 12), datetime(2026, 3, 30, 0, 30)),
        (datetime(2026, 10, 24, 12), datetime(2026, 10, 25, 0, 30)),
        (datetime(2026, 10, 25, 0, 30), datetime(2026, 10, 26, 1, 30)),
        (datetime(2026, 10, 25, 1, 30), datetime(2026, 10, 26, 1, 30)),
    ],
)
def test_each_day_in_denmark_has_one_occurrence(before, after):
    assert HALF_PAST_TWO.after(before) == after
    assert HALF_PAST_TWO.latest(after) == after
    assert HALF_PAST_TWO.key(after) == f"any:{after:%Y-%m-%d}"


def test_the_chain_of_an_earlier_version_is_taken_over():
    """Before there was a schedule, each night planned the next, at two by UTC."""
    last = datetime(2026, 3, 3, 2)
    with transaction():
        jobs.enqueue("applicants.forget", run_at=last, unique_key="applicants.forget:2026-03-03")
    work_at(NOW)
    work_at(last)
    keys = select(Job.unique_key).where(Job.kind == "applicants.forget").order_by(Job.id)
    assert db.session.scalars(keys).all() == ["applicants.forget:2026-03-03", "applicants.forget:2026-03-04"]


def test_whoever_works_plans_too(app, mornings):
    stop = threading.Event()
    jobs.handles("test.stop")(stop.set)
    with transaction():
        jobs.enqueue("test.stop", run_at=clock.now() - timedelta(days=365))
    working = threading.Thread(target=worker.work, args=(app, stop))
    working.start()
    worker.wake()
    working.join(timeout=20)
    assert len(planned()) == 1
