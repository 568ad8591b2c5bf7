"""Work after a decision: done at least once, tried again, and never half."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from app import clock, jobs, worker
from app.errors import Stale
from app.extensions import db
from app.jobs import Job, Postponed
from app.transactions import transaction

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def done():
    """What the jobs of kind "test.note" have noted; "test.fail" and "test.postpone" do what they are called."""
    noted = []

    def note(word):
        noted.append(word)

    def fail(word):
        noted.append(word)
        raise OSError("the line is dead")

    def postpone(word):
        noted.append(word)
        raise Postponed("not now")

    for kind, handler in {"test.note": note, "test.fail": fail, "test.postpone": postpone}.items():
        jobs.handles(kind)(handler)
    yield noted
    for kind in ("test.note", "test.fail", "test.postpone"):
        del jobs._handlers[kind]


def enqueue(kind="test.note", word="done", **options):
    with transaction():
        jobs.enqueue(kind, word=word, **options)
    return db.session.query(Job).order_by(Job.id.desc()).first()


def test_a_job_is_done_once_its_transaction_has_committed(done):
    job = enqueue()
    assert done == []
    assert jobs.run_due() == 1
    assert (done, job.done_at, job.lease) == (["done"], clock.now(), None)
    assert jobs.run_due() == 0


def test_a_job_of_a_transaction_that_failed_is_never_done(done):
    def enqueue_and_fail():
        with transaction():
            jobs.enqueue("test.note", word="done")
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 -- the one raised above
        enqueue_and_fail()
    assert (jobs.run_due(), done) == (0, [])


def test_jobs_are_done_in_the_order_of_their_times(done):
    for word, minutes in (("third", -1), ("first", -3), ("second", -2), ("not yet", 1)):
        enqueue(word=word, run_at=clock.now() + timedelta(minutes=minutes))
    jobs.run_due()
    assert done == ["first", "second", "third"]


def test_a_job_that_fails_is_tried_again_after_twice_the_time(done):
    job = enqueue("test.fail")
    start = clock.now()
    waits = []
    for _try in range(4):
        with clock.at(job.run_at):
            jobs.run_due()
            waits.append(job.run_at - clock.now())
    assert waits == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert (job.tries, job.done_at, job.last_error) == (4, None, "OSError: the line is dead")
    assert start < job.run_at


def test_the_waiting_never_grows_above_six_hours_and_the_trying_ends(done):
    job = enqueue("test.fail")
    for _try in range(jobs.MOST_TRIES):
        with clock.at(job.run_at):
            jobs.run_due()
            assert job.run_at - clock.now() <= jobs.LONGEST_WAIT
    with clock.at(job.run_at + timedelta(days=365)):
        assert jobs.run_due() == 0
        assert (jobs.count_failed(), jobs.count_late()) == (1, 0)
    assert len(done) == jobs.MOST_TRIES


def test_one_job_that_fails_does_not_keep_the_next_from_being_done(done):
    enqueue("test.fail", word="bad")
    enqueue(word="good")
    assert jobs.run_due() == 2
    assert done == ["bad", "good"]


def test_what_is_postponed_is_asked_again_every_two_minutes_for_ever(done):
    job = enqueue("test.postpone")
    at = clock.now()
    for time in range(jobs.MOST_TRIES + 1):
        with clock.at(at + time * timedelta(minutes=2) - timedelta(seconds=1)):
            assert jobs.run_due() == 0
        with clock.at(at + time * timedelta(minutes=2)):
            assert jobs.run_due() == 1
    assert (jobs.count_failed(), job.tries, len(done)) == (0, 0, jobs.MOST_TRIES + 1)


def test_a_job_whose_process_died_is_taken_up_again_when_its_lease_runs_out(done):
    enqueue()
    assert jobs._claim()  # and then the process was killed
    assert jobs.run_due() == 0
    with clock.at(clock.now() + jobs.LEASE + timedelta(seconds=1)):
        assert jobs.run_due() == 1
    assert done == ["done"]


def test_a_process_that_lost_its_lease_changes_nothing_any_more(done):
    job = enqueue("test.fail", word="slow")
    slow = jobs._claim()
    with clock.at(clock.now() + jobs.LEASE + timedelta(seconds=1)):
        fast = jobs._claim()
        jobs._do(*slow)
        assert (job.lease, job.last_error) == (fast[1], None)


def test_two_workers_never_take_the_same_job(app, done):
    for number in range(20):
        enqueue(word=number)
    start = threading.Barrier(4)

    def work():
        with app.app_context():
            start.wait()
            jobs.run_due()
            db.session.remove()

    workers = [threading.Thread(target=work) for _worker in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    with clock.at(clock.now() + timedelta(days=365)):
        jobs.run_due()
    assert sorted(done) == list(range(20))


def test_periodic_work_becomes_one_job_whoever_asks():
    enqueue(unique_key="forget:2026-03-02")
    with pytest.raises(Stale):
        enqueue(unique_key="forget:2026-03-02")
    assert db.session.query(Job).count() == 1


def test_a_handler_that_leaves_something_unsaved_does_not_spoil_the_next(done):
    def untidy():
        db.session.add(Job(kind="left over", arguments={}, run_at=clock.now()))
        raise OSError

    jobs.handles("test.untidy")(untidy)
    with transaction():
        jobs.enqueue("test.untidy")
    enqueue()
    jobs.run_due()
    del jobs._handlers["test.untidy"]
    assert done == ["done"]
    assert db.session.query(Job).filter_by(kind="left over").count() == 0


def test_a_job_that_nobody_takes_up_shows(client):
    enqueue(run_at=clock.now() - jobs.LATE - timedelta(seconds=1))
    assert client.get("/readyz").status_code == 503


def test_a_worker_does_what_is_due_until_it_is_told_to_stop(app):
    stop = threading.Event()
    jobs.handles("test.stop")(stop.set)
    with transaction():
        jobs.enqueue("test.stop", run_at=clock.now() - timedelta(days=365))
    working = threading.Thread(target=worker.work, args=(app, stop))
    working.start()
    worker.wake()
    working.join(timeout=20)
    del jobs._handlers["test.stop"]
    assert not working.is_alive()


def test_what_postpones_one_job_postpones_all_of_its_kind(done):
    letters = [enqueue("test.postpone", word) for word in ("one", "two", "three")]
    other = enqueue("test.note", "other")

    assert jobs.run_due() == 2
    assert done == ["one", "other"]
    assert [letter.tries for letter in letters] == [0, 0, 0]
    assert other.done_at == clock.now()


def test_what_comes_while_its_kind_waits_is_not_tried_and_changes_nothing(done, count_queries):
    enqueue("test.postpone")
    jobs.run_due()
    with transaction():
        for number in range(200):
            jobs.enqueue("test.postpone", word=str(number))
    with count_queries() as sent:
        assert jobs.run_due() == 0
    assert ([each for each in sent if not each.startswith(("BEGIN", "SELECT"))], done) == ([], ["done"])


def test_finding_the_next_job_takes_as_long_among_many_that_wait(done):
    """As the database tells: it looks into the index of what waits, once per kind, and sorts what it found there."""
    if db.engine.dialect.name != "sqlite":
        pytest.skip("SQLite tells how it looks, however few rows there are")
    asked = jobs._first_of(("one", "two")).params(now=clock.now())
    statement = asked.compile(db.engine, compile_kwargs={"literal_binds": True})
    plan = [row[3] for row in db.session.execute(text(f"EXPLAIN QUERY PLAN {statement}"))]
    looks = [line for line in plan if " jobs " in line]
    assert looks == ["SEARCH jobs USING INDEX ix_jobs_waiting (kind=? AND run_at<?)"] * 2


def test_what_waits_with_its_kind_is_not_late(done):
    enqueue("test.postpone")
    for minutes in range(0, 60, 2):
        with clock.at(clock.now() + timedelta(minutes=minutes)):
            jobs.run_due()
    assert (jobs.count_waiting(), jobs.count_late()) == (1, 0)
    with clock.at(clock.now() + timedelta(minutes=60) + jobs.LATE + timedelta(seconds=1)):
        assert jobs.count_late() == 1  # and now nobody asks any more


class Interrupted(BaseException):
    """The process is killed."""


@pytest.fixture
def parts():
    """A job of kind "test.parts" notes each of its numbers, two at a time; ``stops`` is what happens before a number."""
    stops = {}

    def note_two(come, numbers):
        for number in numbers[come : come + 2]:
            if number in stops:
                raise stops.pop(number)
            jobs.enqueue("test.noted", number=number)
        return come + 2 if come + 2 < len(numbers) else None

    jobs.handles_in_parts("test.parts")(note_two)
    yield stops
    del jobs._in_parts["test.parts"]


def noted():
    found = select(Job.arguments).where(Job.kind == "test.noted").order_by(Job.id)
    return [arguments["number"] for arguments in db.session.scalars(found)]


def enqueue_parts(numbers=(1, 2, 3, 4, 5)):
    with transaction():
        jobs.enqueue("test.parts", numbers=list(numbers))
    return db.session.scalars(select(Job).where(Job.kind == "test.parts")).one()


def test_a_job_in_parts_is_one_transaction_per_part_and_done_when_it_says_so(parts, count_queries):
    job = enqueue_parts()
    with count_queries() as sent:
        assert jobs.run_due() == 1
    assert noted() == [1, 2, 3, 4, 5]
    assert (job.done_at, job.lease, job.progress) == (clock.now(), None, None)
    assert sum("progress=" in each for each in sent) == 3
    assert jobs.run_due() == 0


def test_a_part_that_fails_is_done_again_and_none_before_it(parts):
    job = enqueue_parts()
    parts[4] = OSError("the line is dead")
    jobs.run_due()
    assert (noted(), job.progress, job.last_error) == ([1, 2], 2, "OSError: the line is dead")
    with clock.at(job.run_at):
        jobs.run_due()
    assert (noted(), job.last_error) == ([1, 2, 3, 4, 5], None)


def test_a_process_killed_in_the_middle_leaves_the_rest_to_the_next(parts):
    enqueue_parts()
    parts[4] = Interrupted()
    with pytest.raises(Interrupted):
        jobs.run_due()
    db.session.remove()
    assert (noted(), jobs.run_due()) == ([1, 2], 0)
    with clock.at(clock.now() + jobs.LEASE + timedelta(seconds=1)):
        assert (jobs.run_due(), noted()) == (1, [1, 2, 3, 4, 5])
        assert jobs.run_due() == 0


def test_two_that_both_believe_they_have_it_do_each_part_once(parts):
    """The lease of the first ran out while it was away."""
    enqueue_parts()
    slow = jobs._claim()
    with clock.at(clock.now() + jobs.LEASE + timedelta(seconds=1)):
        fast = jobs._claim()
        jobs._do(*slow)
        assert noted() == []
        jobs._do(*fast)
        jobs._do(*slow)
    assert noted() == [1, 2, 3, 4, 5]


def test_four_workers_at_once_do_each_part_once(app, parts):
    enqueue_parts(range(60))
    start = threading.Barrier(4)

    def work():
        with app.app_context(), clock.at(clock.now() + timedelta(seconds=1)):
            start.wait()
            jobs.run_due()
            db.session.remove()

    at_once = [threading.Thread(target=work) for _worker in range(4)]
    for each in at_once:
        each.start()
    for each in at_once:
        each.join()
    db.session.rollback()
    assert noted() == list(range(60))
