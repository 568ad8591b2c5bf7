"""The chapters in which citizens apply and the council appoints."""

from datetime import timedelta
from itertools import cycle

from app.accounts.models import User
from app.applications import queries as application_queries
from app.applications.consent import wording
from app.applications.operations import applying, forget_sensitive, selecting
from app.appointments import election, queries
from app.appointments import operations as appointments
from app.appointments.models import Appointment, Method
from app.appointments.operations import Line, Nominee
from app.bodies import queries as bodies
from app.bodies.models import Office, SeatKind
from app.calls import queries as call_queries
from app.demo.people import Applicant, applicants
from app.demo.story import Story, known
from app.law.proportional_election import Kind

#: How long answers to sensitive profiles are kept after the act.
SENSITIVE_DAYS = 30
#: Whose places they become in an agreed list: councillors first, then citizens.
COUNCILLORS_OF = ["C", "C", "V", "B"]
CITIZENS_OF = ["C", "C", "C", "C", "C", "V", "V", "B", "F", "A"]


def applications(story: Story) -> None:
    """Citizens apply over three weeks, one withdraws, and the secretariat looks at the profiles."""
    everybody = applicants(story.topic.title, story.topic.area, 12 + story.number % 8)
    for number, person in enumerate(everybody):
        story.at(
            story.day(2, 2, 8, 7 * number % 60) + timedelta(days=number, hours=number % 9),
            _apply(story, number, person),
        )

    def change_mind() -> None:
        received = application_queries.candidates(story.call)
        if len(received) > 12:
            applying.withdraw(received[-1])

    def look() -> None:
        dice = story.dice
        for application in application_queries.candidates(story.call)[:-3]:
            judged = {match.profile_id: dice.random() > 0.1 for match in application.matches}
            selecting.confirm_profiles(application, judgements=judged, by=story.clerk)

    story.at(story.day(3, -6), change_mind)
    story.at(story.day(3, -4), look)


def _apply(story: Story, number: int, person: Applicant):
    def apply() -> None:
        call = story.call
        if not call.is_open:
            return
        profiles = call_queries.wanted(call).profiles
        applying.submit(
            call,
            form_token=f"demo-{story.number}-{person.email}",
            email=person.email,
            name=person.name,
            phone=person.phone,
            is_resident=person.is_resident,
            neighbourhood=person.neighbourhood,
            age_band=person.age_band,
            motivation=person.motivation,
            contribution=person.contribution,
            may_be_asked_again=person.may_be_asked_again,
            profile_ids=[profiles[number % len(profiles)].id],
            consent_wording=wording(call),
            date_ids=[date.id for date in call.dates if (date.id + len(person.name)) % 4],
        )

    return apply


def appointment(story: Story) -> None:
    """The council appoints all members under ét, by an agreed list or, where somebody objects, by election."""
    moment = story.council(3).starts_at + timedelta(minutes=90 + story.number)
    story.at(moment, lambda: _appoint(story))
    story.at(moment + timedelta(days=SENSITIVE_DAYS), _forget_sensitive)


def _forget_sensitive() -> None:
    """What the portal does by itself every night: in a story nights are not told."""
    forget_sensitive(days=SENSITIVE_DAYS, by=None)


def _appoint(story: Story) -> None:
    opened = appointments.open(story.committee, meeting=story.council(3), by=story.clerk)
    present = {each.user: each.group for each in queries.members_of_council(opened)}
    appointments.record_presence(opened, groups=present, by=story.clerk)
    if story.topic.is_strict:
        appointments.choose_method(
            opened, method=Method.STRICT, objections="Gruppe Ø ønsker forholdstalsvalg.", by=story.clerk
        )
        _elect(story, opened)
    else:
        appointments.choose_method(opened, method=Method.AGREED, by=story.clerk)
        appointments.agree_list(opened, lines=_list(story, opened), by=story.clerk)
    for office in list(election.open_offices(opened)):
        first = next(answer.user for answer in election.eligible(opened) if answer.user)
        appointments.elect(opened, office=Office(office), user=first, by=story.clerk)
    appointments.complete(opened, number=story.decision_number(3), by=story.clerk)


def _list(story: Story, opened: Appointment) -> list[Line]:
    groups = {group.group.letter: group for group in opened.groups if group.group}
    small = ["F", "A", "Ø", "I"]
    letters = [*COUNCILLORS_OF, small[story.number % len(small)]]
    named: set[int] = set()
    lines = []
    for letter in letters:
        members = [user for user in story.place.councillors(letter) if user.id not in named]
        user = members[story.number % len(members)]
        named.add(user.id)
        lines.append(Line(groups[letter], Nominee(councillor=user)))
    for letter, nominee in zip(CITIZENS_OF, _citizens(opened), strict=False):
        lines.append(Line(groups[letter], nominee))
    return lines


def _citizens(opened: Appointment) -> list[Nominee]:
    """Ten of those who applied: first one for each profile in turn, then whoever is left."""
    waiting = list(queries.candidates_without_place(opened))
    wanted = [covered.profile for covered in queries.coverage(opened) for _place in range(covered.missing)]
    chosen = []
    for profile in wanted:
        fitting = [each for each in waiting if any(match.profile_id == profile.id for match in each.matches)]
        if fitting:
            waiting.remove(fitting[0])
            chosen.append(Nominee(application=fitting[0], profile=profile, reason=_reason(fitting[0].is_resident)))
    chosen += [Nominee(application=each, reason=_reason(each.is_resident)) for each in waiting]
    return chosen[: opened.citizens]


def _reason(is_resident: bool) -> str:
    return "" if is_resident else "Arbejder i kommunen og kender området indefra."


def _elect(story: Story, opened: Appointment) -> None:
    """Lots where quotients are equal; in its turn each group takes the kind that most groups would."""
    dice = story.dice
    preferred = cycle([SeatKind.COUNCILLOR, SeatKind.CITIZEN, SeatKind.CITIZEN])
    while election.next_step(opened) in (election.Step.DRAWS, election.Step.TURNS):
        if tie := election.needed_draw(opened):
            named = {group.name: group for group in opened.groups}
            order = dice.sample([named[name] for name in tie.among], len(tie.among))
            appointments.draw(
                opened, quotient=str(tie.quotient), order=order, drawn_by="Borgmesteren, af en pose", by=story.clerk
            )
            continue
        turn = known(election.next_turn(opened))
        kind = next(preferred)
        if Kind(kind) not in turn.kinds:
            kind = SeatKind(next(iter(turn.kinds)))
        appointments.pick(opened, turn=turn.number, nominee=_nominee(opened, turn.group, kind), by=story.clerk)


def _nominee(opened: Appointment, group: str, kind: SeatKind) -> Nominee:
    if kind is SeatKind.CITIZEN:
        return _citizens(opened)[0]
    announced = next(each for each in opened.groups if each.name == group)
    own = [each for each in queries.councillors_without_place(opened) if each.group_id == announced.group_id]
    return Nominee(councillor=(own or queries.councillors_without_place(opened))[0].user)


def chair_of(story: Story) -> User:
    """Who chairs the story's committee."""
    return next(each.user for each in bodies.current_memberships(story.body) if each.office is Office.CHAIR)
