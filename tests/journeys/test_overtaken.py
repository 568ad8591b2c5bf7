"""Two people have the same thing open. Who saves last is told, sees what the other saved, and loses nothing."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from werkzeug.test import TestResponse

from app.accounts.models import User
from app.bodies.models import Membership
from app.calls.models import CallStatus
from app.committees.models import Stage
from app.extensions import db
from app.meetings import operations as meetings
from app.meetings.models import Attendance, Meeting
from app.transactions import transaction
from app.workspaces.models import Post
from tests.browserless import Browserless
from tests.builders import (
    a_body,
    a_call,
    a_citizen_member,
    a_coming_meeting,
    a_councillor,
    a_facilitator,
    a_group,
    a_meeting,
    a_task_committee,
    a_user,
    an_administrator,
    saved,
    the_council,
    the_secretary,
)
from tests.workspaces.builders import a_status, a_thread

pytestmark = pytest.mark.usefixtures("app")

GENERAL = "Somebody was faster. Look at the page as it is now, and try again if you still want to."
COMPARE = "Somebody saved this while you were writing. Yours is still here: compare, and save again."

#: What a call cannot be published without.
WHOLE = {"task": "Vejen", "commitment": "Fem møder", "answer_promise": "I maj", "contact": "Trine"}


class Open(NamedTuple):
    """A form that somebody has open: what it changes, and what they type."""

    by: User
    path: str
    thing: Any
    typed: dict[str, object]
    sentence: str = GENERAL


def own_account() -> Open:
    user = a_user()
    return Open(user, "/my-account", user, {"name": "Ada L."}, COMPARE)


def an_account() -> Open:
    user = a_user()
    return Open(an_administrator(), f"/people/{user.id}/edit", user, {"name": "Ada L."}, COMPARE)


def a_bodys_name() -> Open:
    body = a_body()
    return Open(the_secretary(), f"/bodies/{body.id}/edit", body, {"purpose": "Skoler og fritid"}, COMPARE)


def a_membership() -> Membership:
    user = a_councillor()
    return db.session.query(Membership).filter_by(user_id=user.id).one()


def a_last_day() -> Open:
    membership = a_membership()
    return Open(the_secretary(), f"/memberships/{membership.id}/end", membership, {"ends_on": "2026-04-30"})


def an_office() -> Open:
    membership = a_membership()
    typed = {"office": "vice_chair", "basis": "Byrådet 24. juni 2026"}
    return Open(the_secretary(), f"/memberships/{membership.id}/office", membership, typed)


def a_groups_leader() -> Open:
    leader = a_councillor(group="C")
    typed = {"leader": leader.id, "basis": "Gruppens eget valg"}
    return Open(the_secretary(), f"/groups/{a_group('C').id}/leader", a_group("C"), typed)


def with_an_item(meeting: Meeting) -> Meeting:
    with transaction():
        meetings.add_item(meeting, title="Budget", by=the_secretary())
    return meeting


def a_place() -> Open:
    meeting = a_coming_meeting()
    return Open(the_secretary(), f"/meetings/{meeting.id}/edit", meeting, {"place": "Biblioteket"}, COMPARE)


def a_cancellation() -> Open:
    meeting = a_coming_meeting()
    return Open(the_secretary(), f"/meetings/{meeting.id}/cancellation", meeting, {"because": "For få kan komme."})


def a_summons() -> Open:
    meeting = with_an_item(a_coming_meeting())
    return Open(the_secretary(), f"/meetings/{meeting.id}/summons", meeting, {})


def an_attendance() -> Open:
    user = a_councillor()
    meeting = a_meeting(the_council())
    return Open(the_secretary(), f"/meetings/{meeting.id}/attendance", meeting, {"present": [user.id]}, COMPARE)


def an_approval() -> Open:
    user, meeting = a_councillor(), a_meeting(the_council())
    saved(Attendance(meeting_id=meeting.id, user_id=user.id, was_present=True))
    return Open(the_secretary(), f"/meetings/{meeting.id}/minutes-approval", meeting, {})


def an_item() -> Open:
    item = with_an_item(a_coming_meeting()).items[0]
    return Open(the_secretary(), f"/agenda-items/{item.id}/edit", item, {"presentation": "Vi foreslår."}, COMPARE)


def a_removal() -> Open:
    item = with_an_item(a_coming_meeting()).items[0]
    return Open(the_secretary(), f"/agenda-items/{item.id}/removal", item, {})


def the_minutes() -> Open:
    item = with_an_item(a_meeting()).items[0]
    return Open(the_secretary(), f"/agenda-items/{item.id}/minutes", item, {"text": "Drøftet."}, COMPARE)


def a_calls_text() -> Open:
    call = a_call()
    sentence = "Somebody else has changed the call while you wrote. Your text is still here below."
    return Open(the_secretary(), f"/calls/{call.id}/edit", call, {"task": "Et nyt mål."}, sentence)


def a_publication() -> Open:
    call = a_call(CallStatus.DRAFT, **WHOLE)
    return Open(the_secretary(), f"/calls/{call.id}/publication", call, {"closes_at": "2026-05-01T12:00"})


def a_new_deadline() -> Open:
    call = a_call()
    return Open(the_secretary(), f"/calls/{call.id}/deadline", call, {"closes_at": "2026-12-01T12:00"})


def a_withdrawal() -> Open:
    call = a_call()
    return Open(the_secretary(), f"/calls/{call.id}/withdrawal", call, {"reason": "Pengene er brugt."})


def ones_own_words() -> Open:
    committee = a_task_committee(Stage.WORKING)
    member = a_citizen_member(committee)
    thread = a_thread(committee, by=member)
    post = db.session.query(Post).filter_by(thread_id=thread.id).one()
    return Open(member, f"/posts/{post.id}/edit", post, {"text": "Hvem går?"}, COMPARE)


def a_committees_status() -> Open:
    report = a_status(a_task_committee(Stage.WORKING))
    facilitator = a_facilitator(report.committee)
    return Open(facilitator, f"/statuses/{report.id}/edit", report, {"done": "Tre møder"}, COMPARE)


FORMS = [
    own_account, an_account, a_bodys_name, a_last_day, an_office, a_groups_leader, a_place, a_cancellation, a_summons,
    an_attendance, an_approval, an_item, a_removal, the_minutes, a_calls_text, a_publication, a_new_deadline,
    a_withdrawal, ones_own_words, a_committees_status,
]  # fmt: skip


def send(client: Browserless, form: Open, **options: Any) -> TestResponse:
    """Fill in the form on the page being looked at. It is the one that says which version it is about."""
    seen = next(each for each in client.page.forms if "version" in each.controls).value_of("version")
    return client.send(form.path, {"version": seen, **form.typed}, **options)


@pytest.mark.parametrize("opened", FORMS)
def test_who_was_overtaken_is_told_keeps_what_was_typed_and_can_save_on_top(sign_in, opened: Callable[[], Open]):
    form = opened()
    client = sign_in(form.by)
    client.set_cookie("language", "en")
    client.get(form.path)
    with transaction():
        form.thing.touch()

    answer = send(client, form)
    assert answer.status_code == 409
    assert client.page.links().get(form.sentence) or form.sentence in client.page.text
    kept = next(each for each in client.page.forms if "version" in each.controls)
    assert {name: kept.filled({})[name] for name in form.typed} == {
        name: [str(each) for each in (value if isinstance(value, list) else [value])]
        for name, value in form.typed.items()
    }

    assert send(client, form, follow=False).status_code == 302, client.page.text


@pytest.mark.parametrize("opened", [own_account, a_cancellation, a_publication])
def test_a_page_that_does_not_say_what_it_looked_at_changes_nothing(sign_in, opened: Callable[[], Open]):
    form = opened()
    before = form.thing.version
    client = sign_in(form.by)
    client.set_cookie("language", "en")
    fetched = client.get(form.path)
    assert fetched.status_code == 200
    old = next(each for each in client.page.forms if "version" in each.controls).filled(form.typed)
    del old["version"]

    answer = client.post(form.path, data=old)
    assert answer.status_code == 409
    assert (
        "The page you sent did not say what you had been looking at. Look at it as it is now, and send it again."
        in client.page.text
    )
    db.session.rollback()
    assert form.thing.version == before
    assert send(client, form, follow=False).status_code == 302


def test_what_one_wrote_in_the_minutes_is_read_before_they_are_approved(sign_in):
    form = an_approval()
    with_an_item(form.thing)
    client = sign_in(form.by)
    client.get(form.path)
    with transaction():
        meetings.write_minutes(form.thing.items[0], text="Drøftet.", by=form.by)
    assert send(client, form).status_code == 409
    assert not form.thing.is_minuted
