"""A sensitive profile is answered with a consent, seen by those who choose, and deleted before the rest."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app import clock
from app.applications import operations
from app.applications.consent import wording
from app.applications.models import Application, ApplicationStatus, ProfileMatch
from app.appointments import operations as appointments
from app.appointments.models import Appointment
from app.appointments.operations import Nominee
from app.appointments.queries import candidates_without_place, coverage
from app.events import EventRecord
from app.extensions import db
from app.transactions import transaction
from tests.applications.builders import TYPED, a_sensitive_match, submitted
from tests.appointments.builders import a_strict, an_agreed, fill_offices, the_list
from tests.builders import a_call, a_closed_call, a_councillor, a_secretary, an_application, saved
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("app")

PROFILE = "Forælder til skolebørn"
CONSENT = (
    "Yes, you may keep that this fits me, and use it to choose the members. The council secretariat sees it, and the"
    " councillors from the deadline until the council has appointed the members. It never stands beside my name in"
    " public. It is deleted 30 days after that, and at once if I take my consent back on the page of my application."
    " My application stands all the same."
)


def sensitive(call, until: date | None = None):
    """The call, whose first profile is sensitive; councillors see the answers until that day."""
    call.terms.profiles[0].is_sensitive, call.terms.sensitive_until = True, until
    return saved(call)


def answered(call, name: str = "Bente Borger", status: ApplicationStatus = ApplicationStatus.RECEIVED) -> Application:
    application = an_application(call, name, status)
    saved(a_sensitive_match(application))
    return application


# --- asking ---


def test_it_is_asked_by_itself_with_words_that_say_who_sees_it_and_how_long(client, in_english):
    call = sensitive(a_call())
    client.get(f"/calls/{call.id}/application")
    asked, other = call.terms.profiles
    form = next(form for form in client.page.forms if "consent" in form.controls)
    assert (form.controls["sensitive_ids"].options, form.controls["profile_ids"].options) == (
        {str(asked.id)},
        {str(other.id)},
    )
    assert CONSENT in client.page.text


def test_the_words_name_the_day_that_the_council_has_set(in_english, app):
    with app.test_request_context():
        assert "the councillors from the deadline until 1 April 2026." in wording(
            sensitive(a_call(), until=date(2026, 4, 1))
        )


def test_an_answer_without_the_consent_is_not_taken_and_nothing_typed_is_lost(client, in_english):
    call = sensitive(a_call())
    profile = str(call.terms.profiles[0].id)
    client.submit(f"/calls/{call.id}/application", TYPED | {"sensitive_ids": [profile]}, button="Send the application")
    assert "Say yes to this, or leave what you ticked above it." in client.page.text
    form = next(form for form in client.page.forms if "consent" in form.controls)
    assert (form.value_of("sensitive_ids"), form.value_of("name")) == (profile, "Bente Borger")
    assert db.session.query(Application).count() == 0


def test_the_consent_is_stored_with_the_time_and_the_words_that_were_shown(client, in_english):
    call = sensitive(a_call())
    typed = TYPED | {"sensitive_ids": [str(call.terms.profiles[0].id)], "consent": True}
    client.submit(f"/calls/{call.id}/application", typed, button="Send the application")
    match = db.session.query(ProfileMatch).one()
    assert (match.is_claimed, match.consented_at, match.consent_wording) == (True, clock.now(), CONSENT)


def test_somebody_can_apply_without_answering(client, in_english):
    call = sensitive(a_call())
    client.submit(f"/calls/{call.id}/application", TYPED, button="Send the application")
    assert (db.session.query(Application).count(), db.session.query(ProfileMatch).count()) == (1, 0)


def test_a_consent_that_is_unticked_in_a_change_takes_the_answer_with_it(app):
    call = sensitive(a_call())
    profile_ids = [profile.id for profile in call.terms.profiles]
    application = submitted(call, profile_ids=profile_ids, consent_wording="Ja")
    answers = {name: getattr(application, name) for name in operations.ANSWERS} | {"date_ids": []}
    with transaction():
        operations.change(application, profile_ids=profile_ids, consent_wording="", **answers)
    assert [match.profile_id for match in application.matches] == profile_ids[1:]


# --- taking back ---


def opened(client, application: Application):
    with client.session_transaction() as session:
        session["applications"] = [("key", application.id, application.link_stamp)]
    return client


def test_the_applicant_reads_the_consent_and_takes_it_back_and_loses_nothing_else(client, in_english):
    call = sensitive(a_closed_call())
    application = answered(call)
    saved(ProfileMatch(application_id=application.id, profile_id=call.terms.profiles[1].id, is_claimed=True))
    opened(client, application).get("/my-application")
    assert "Ja, I må gemme det." in client.page.text
    client.press("/my-application", "Take my consent back")
    assert "Your consent is taken back, and the answer is deleted. Your application stands." in client.page.html
    assert (PROFILE in client.page.text, "Ung under 30" in client.page.text) == (False, True)
    assert (application.status, application.name) == (ApplicationStatus.RECEIVED, "Bente Borger")
    told = db.session.query(EventRecord).filter_by(kind="ConsentWithdrawn").one()
    assert (told.details, told.actor_id) == ({"call_id": call.id, "committee_id": call.committee_id}, None)


def test_there_is_nothing_to_take_back_twice(app):
    application = answered(sensitive(a_closed_call()))
    with transaction():
        operations.withdraw_consent(application)
    with refused("There is no answer to delete any more."), transaction():
        operations.withdraw_consent(application)


def test_who_was_named_for_the_profile_is_forgotten_with_the_answer_and_the_count_stays(app):
    secretary = a_secretary()
    appointment = an_agreed(by=secretary, profiles={PROFILE: 2})
    sensitive(appointment.call)
    for application in db.session.query(Application).order_by(Application.id).limit(2):
        saved(a_sensitive_match(application)).is_confirmed = True
    db.session.commit()
    lines = with_list_for(appointment, secretary)
    fill_offices(appointment, by=secretary)
    with transaction():
        appointments.complete(appointment, number="12", by=secretary)
    with transaction():
        operations.withdraw_consent(lines[0])
    assert [answer.profile_id is None for answer in appointment.named if answer.application_id] == [True, False]
    assert [(each.profile.name, each.named, each.missing) for each in coverage(appointment)] == [(PROFILE, 2, 0)]


def with_list_for(appointment: Appointment, by) -> list[Application]:
    """The list, with each citizen for the profile that is confirmed; the applications of the citizens."""
    lines = [replace(line, nominee=replace(line.nominee, fills_confirmed=True)) for line in the_list(appointment)]
    with transaction():
        appointments.agree_list(appointment, lines=lines, by=by)
    return [answer.application for answer in appointment.named if answer.application]


# --- who sees it ---


def seen_by(client, sign_in, user, application: Application) -> tuple[bool, bool, bool]:
    """Whether the user reads it in the list, on the page, and finds the person by it."""
    browser = sign_in(user)
    address = f"/calls/{application.call_id}/candidates"
    profile_id = application.call.terms.profiles[0].id
    browser.get(address)
    rows = [row for row in browser.page.all("tr") if application.name in "".join(row.itertext())]
    in_list = any(PROFILE in "".join(row.itertext()) for row in rows)
    browser.get(f"/candidates/{application.id}")
    on_page = PROFILE in browser.page.text
    browser.forge(address, {"profile_id": str(profile_id)}, follow=True)
    is_found = application.name in browser.page.text
    browser.forge(address, {"show_all": "1"})
    return in_list, on_page, is_found


ALL, NOTHING = (True, True, True), (False, False, False)


def test_councillors_see_it_from_the_deadline_until_the_members_are_appointed(client, sign_in):
    call = sensitive(a_closed_call())
    application, councillor = answered(call), a_councillor()
    saved(a_sensitive_match(answered_otherwise(call)))
    assert seen_by(client, sign_in, councillor, application) == ALL
    application.status, application.settled_at = ApplicationStatus.NOT_APPOINTED, clock.now()
    db.session.commit()
    assert seen_by(client, sign_in, councillor, application)[:2] == NOTHING[:2]
    assert seen_by(client, sign_in, a_secretary(), application)[0] is True


def answered_otherwise(call) -> Application:
    return an_application(call, "Otto Anden")


@pytest.mark.parametrize(("until", "seen"), [(date(2026, 3, 2), ALL), (date(2026, 3, 1), NOTHING)])
def test_councillors_see_it_until_the_day_that_the_council_has_set(client, sign_in, until, seen):
    application = answered(sensitive(a_closed_call(), until=until))
    in_list, on_page, _found = seen_by(client, sign_in, a_councillor(), application)
    assert (in_list, on_page) == seen[:2]


def test_nobody_finds_a_person_by_a_profile_that_they_do_not_see(client, sign_in):
    call = sensitive(a_closed_call(), until=date(2026, 3, 1))
    application = answered(call)
    browser = sign_in(a_councillor())
    browser.forge(f"/calls/{call.id}/candidates", {"profile_id": str(call.terms.profiles[0].id)}, follow=True)
    fields = {name for form in browser.page.forms for name in form.controls}
    assert "profile_id" not in fields
    assert application.name in browser.page.text  # nothing was looked for, so that nothing is told


# --- what is noted ---


def test_the_secretariat_cannot_note_a_sensitive_profile_that_was_not_answered(app):
    call = sensitive(a_closed_call())
    application = an_application(call)
    judgements = {profile.id: True for profile in call.terms.profiles}
    with transaction():
        operations.confirm_profiles(application, judgements=judgements, by=a_secretary())
    assert [match.profile.name for match in application.matches] == ["Ung under 30"]


def test_nobody_is_named_for_a_sensitive_profile_without_having_answered_it(app):
    secretary = a_secretary()
    appointment = a_strict(by=secretary, seats=(0, 2), profiles={PROFILE: 1})
    sensitive(appointment.call)
    nominee = Nominee(
        application=candidates_without_place(appointment)[0], profile=appointment.committee.terms.profiles[0]
    )
    sentence = "Citizen 1 has not said that this profile fits, or has taken it back. Choose none in particular."
    with refused(sentence), transaction():
        appointments.pick(appointment, turn=1, nominee=nominee, by=secretary)


# --- how long ---


def test_the_answer_is_deleted_a_month_after_the_members_were_appointed_and_the_rest_stays(app):
    application = answered(sensitive(a_closed_call()), status=ApplicationStatus.NOT_APPOINTED)
    with clock.at(clock.now() + timedelta(days=29)), transaction():
        assert operations.forget_sensitive(days=30, by=None) == 0
    with clock.at(clock.now() + timedelta(days=30)), transaction():
        assert operations.forget_sensitive(days=30, by=None) == 1
    assert (application.matches, application.name) == ([], "Bente Borger")


def test_the_answer_is_kept_as_long_as_the_council_lets_councillors_see_it(app):
    call = sensitive(a_closed_call(), until=date(2026, 6, 1))
    answered(call, status=ApplicationStatus.NOT_APPOINTED)
    with clock.at(clock.now() + timedelta(days=60)), transaction():
        assert operations.forget_sensitive(days=30, by=None) == 0
    with clock.at(clock.now() + timedelta(days=125)), transaction():
        assert operations.forget_sensitive(days=30, by=None) == 1


# --- the list is opened ---


def listed() -> list[int]:
    return [
        record.details["shown"]
        for record in db.session.query(EventRecord).filter_by(kind="CandidatesListed").order_by(EventRecord.id)
    ]


def test_opening_the_list_is_written_down_once_an_hour_with_how_many_it_held(client, sign_in):
    call = a_closed_call()
    for name in ("Anna", "Bo"):
        an_application(call, name)
    browser, address = sign_in(a_councillor()), f"/calls/{call.id}/candidates"
    browser.forge(address, {"text": "Anna"}, follow=True)
    browser.get(address)
    assert listed() == [1]
    browser.forge(address, {"show_all": "1"}, follow=True)
    browser.get(address)
    assert listed() == [1, 2]
    with clock.at(clock.now() + timedelta(hours=1)):
        browser.get(address)
    assert listed() == [1, 2, 2]
    sign_in(a_secretary()).get(address)
    assert listed() == [1, 2, 2, 2]


def test_a_form_that_suggests_candidates_by_name_opens_their_list(client, sign_in):
    secretary = a_secretary()
    appointment = an_agreed(by=secretary)
    browser = sign_in(secretary)
    browser.get(f"/appointments/{appointment.id}/list")
    browser.get(f"/appointments/{appointment.id}/list")
    assert listed() == [4]
