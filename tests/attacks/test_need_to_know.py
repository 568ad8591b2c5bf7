"""Who sees what of whom: the table of docs/privacy.md, compared with what every page says to every role."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import clock
from app.accounts.models import User
from app.applications.models import Application
from app.appointments import operations
from app.appointments.models import Appointment, Method
from app.appointments.operations import Nominee
from app.appointments.operations.agreed_list import Line
from app.appointments.queries import councillors_without_place
from app.bodies.models import Membership, Office, Seat
from app.committees.models import Stage, TaskCommittee
from app.extensions import db
from app.meetings.models import Meeting
from app.outbox import Letter
from app.transactions import transaction
from tests.applications.builders import submitted
from tests.appointments.builders import everybody, fill_offices
from tests.browserless import Browserless
from tests.builders import (
    a_call,
    a_citizen_member,
    a_councillor,
    a_councillor_member,
    a_facilitator,
    a_full_council,
    a_meeting,
    a_secretary,
    a_task_committee,
    an_administrator,
    saved,
    the_council,
)
from tests.html import text_of

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.slow]

TABLE = Path(__file__).parents[2] / "docs" / "privacy.md"

#: The applicant who gets no place, and the one who becomes a member.
APPLICANT, MEMBER = "Xenia Ansøgermærke", "Ylva Medlemsmærke"
CONTACT, PHONE, MOTIVATION = "xenia@maerke.example", "99 88 77 66", "Motivmærke: jeg vil så gerne."
MEMBERS_ADDRESS = "ylva@maerke.example"
PROFILE, SENSITIVE = "Profilmærke", "Følsommærke"
GROUP = "Ø"


def rows() -> Iterator[tuple[str, str, dict[str, bool]]]:
    """What, when, and who sees it."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    head, _rule, *body = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    for what, when, *cells in body:
        yield what, when, {role: cell == "yes" for role, cell in zip(head[2:], cells, strict=True)}


class Portal:
    """One committee with its call, two who applied, and somebody of each role."""

    def __init__(self) -> None:
        council = a_full_council()
        self.secretary = a_secretary()
        self.committee: TaskCommittee = a_task_committee(
            Stage.ESTABLISHED, seats=(2, 1), drafters=council[:2], profiles={PROFILE: 1, SENSITIVE: 1}
        )
        self.committee.terms.profiles[1].is_sensitive = True
        self.call = saved(a_call(committee=self.committee))
        profile_ids = [profile.id for profile in self.committee.terms.profiles]
        self.applicant = submitted(
            self.call, CONTACT, name=APPLICANT, phone=PHONE, motivation=MOTIVATION, profile_ids=profile_ids,
            consent_wording="Ja",
        )  # fmt: skip
        self.named = submitted(self.call, MEMBERS_ADDRESS, name=MEMBER, profile_ids=[], motivation="Andet")
        leader = next(each for each in council if each.name == "V1 Councillor")
        self.users: dict[str, User] = {
            "councillor": a_councillor("Kim Udenfor"),
            "councillor on it": a_councillor_member(self.committee, "Karla Medlem"),
            "group leader": leader,
            "chair": a_councillor_member(self.committee, "Fie Formand", Office.CHAIR),
            "facilitator": a_facilitator(self.committee),
            "secretariat": self.secretary,
            "administrator": an_administrator(),
            "other staff": a_facilitator(a_task_committee(Stage.WORKING, "Et andet udvalg"), "Ole Andetsteds"),
            "member": a_citizen_member(self.committee, "Clara Citizen"),
        }

    def comes_to(self, when: str) -> None:
        if when == "open":
            return
        self.call.closes_at = clock.now() - (clock.now() - self.call.published_at) / 2
        db.session.commit()
        if when == "closed":
            return
        by = self.secretary
        with transaction():
            appointment = operations.open(self.committee, meeting=a_meeting(the_council()), by=by)
        with transaction():
            operations.record_presence(appointment, groups=everybody(appointment), by=by)
            operations.choose_method(appointment, method=Method.AGREED, by=by)
        groups = {group.name: group for group in appointment.groups}
        own = [each.user for each in councillors_without_place(appointment) if each.group and each.group.letter == "C"]
        lines = [Line(groups["C"], Nominee(councillor=user)) for user in own[:2]]
        lines.append(Line(groups[GROUP], Nominee(application=self.named)))
        with transaction():
            operations.agree_list(appointment, lines=lines, by=by)
        if when == "after":
            chair = db.session.query(Membership).filter_by(user_id=self.users["chair"].id, office=Office.CHAIR).one()
            chair.office = Office.MEMBER  # the council chooses another
            db.session.commit()
            fill_offices(appointment, by=by)
            with transaction():
                operations.complete(appointment, number="12", by=by)
            account = db.session.query(User).filter_by(email=MEMBERS_ADDRESS).one()
            self.users |= {"member": account, "chair": lines[0].nominee.councillor}

    def browsers(self, app: Flask) -> Iterator[tuple[str, Browserless]]:
        """A browser in English for each role; the applicant came by the private link."""
        for role in ("stranger", "applicant", *self.users):
            browser = Browserless(app, app.response_class)
            browser.set_cookie("language", "en")
            if role == "applicant":
                with browser.session_transaction() as session:
                    session["applications"] = [("key", self.applicant.id, self.applicant.link_stamp)]
            elif role != "stranger":
                browser.is_used_by(self.users[role])
            yield role, browser

    def addresses(self, app: Flask) -> list[str]:
        """Every page and file about the committee and the people in it."""
        known = {
            "call_id": [self.call.id],
            "committee_id": [self.committee.id],
            "body_id": [self.committee.body_id, the_council().id],
            "application_id": ids(Application),
            "appointment_id": ids(Appointment),
            "letter_id": ids(Letter),
            "meeting_id": [each.meeting_id for each in db.session.query(Appointment)] or ids(Meeting)[:1],
            "seat_id": ids(Seat),
            "membership_id": [
                each.id for each in db.session.query(Membership).filter_by(body_id=self.committee.body_id)
            ],
            "person_id": [each.id for each in db.session.query(User).filter(User.name.in_([MEMBER, "Kim Udenfor"]))],
        }
        urls = app.url_map.bind("localhost")
        found = []
        for rule in app.url_map.iter_rules():
            if "GET" not in (rule.methods or ()) or len(rule.arguments) > 1 or not rule.arguments <= known.keys():
                continue
            values = [{name: value} for name in rule.arguments for value in known[name]] or (
                [] if rule.arguments else [{}]
            )
            found += [urls.build(rule.endpoint, value) for value in values]
        return [address for address in found if address != "/language"]


def ids(model) -> list[int]:
    return [each.id for each in db.session.query(model).order_by(model.id)]


class Answer:
    """What an address answered somebody."""

    def __init__(self, address: str, text: str, browser: Browserless, is_page: bool) -> None:
        self.address, self.text = address, text
        things = browser.page.all("tr", "li", "p", "dd", "option") if is_page else ()
        self.things = [text_of(each) for each in things]
        self.main = browser.page.text if is_page else ""

    def beside(self, name: str, mark: str) -> bool:
        """Whether the mark stands in the same row, point or sentence as the name."""
        return any(name in thing and mark in thing.replace(name, "") for thing in self.things)


def is_about(answer: Answer, *starts: str) -> bool:
    return answer.address.startswith(starts)


def shows_profile(mark: str) -> Callable[[Answer, Portal], bool]:
    def shows(answer: Answer, portal: Portal) -> bool:
        own_page = answer.address in (f"/candidates/{portal.applicant.id}", "/my-application")
        return answer.beside(APPLICANT, mark) or (own_page and mark in answer.main)

    return shows


#: How each thing of the table is recognised.
SHOWN: dict[str, Callable[[Answer, Portal], bool]] = {
    "name of an applicant": lambda answer, _portal: APPLICANT in answer.text,
    "that somebody applied": lambda answer, portal: (
        portal.applicant.number in answer.text or "An application was received" in answer.text
    ),
    "contact of an applicant": lambda answer, _portal: CONTACT in answer.text or PHONE in answer.text,
    "motivation": lambda answer, _portal: MOTIVATION in answer.text,
    "profile beside a name": shows_profile(PROFILE),
    "sensitive profile beside a name": shows_profile(SENSITIVE),
    "address of a citizen member": lambda answer, _portal: MEMBERS_ADDRESS in answer.text,
    "group of a citizen's seat": lambda answer, _portal: (
        answer.beside(MEMBER, GROUP) or (is_about(answer, "/memberships/") and f"belongs to {GROUP}" in answer.main)
    ),
}


def test_the_table_names_everything_that_is_recognised_here():
    assert {what for what, _when, _who in rows()} == SHOWN.keys()


@pytest.mark.parametrize("when", ["open", "closed", "act", "after"])
def test_nobody_sees_more_or_less_than_the_table_says(app, when):
    portal = Portal()
    portal.comes_to(when)
    addresses = portal.addresses(app)
    seen: dict[str, dict[str, str]] = {what: {} for what in SHOWN}
    read = 0
    for role, browser in portal.browsers(app):
        for address in addresses:
            got = browser.get(address)
            if got.status_code != 200:
                continue
            read += 1
            is_page = got.mimetype == "text/html"
            answer = Answer(address, got.text, browser, is_page)
            for what, shows in SHOWN.items():
                if role not in seen[what] and shows(answer, portal):
                    seen[what][role] = address
    wrong = [
        f"{what}, {when}: {role} {'sees it at ' + seen[what][role] if role in seen[what] else 'does not see it'}"
        for what, at, who in rows()
        if at == when
        for role, may_see in who.items()
        if may_see != (role in seen[what])
    ]
    assert wrong == []
    assert read > 200
