"""When a body can decide, and how early its papers must be out (ksl. §§ 8, 11 and 20)."""

from datetime import date, timedelta

from app.law.errors import LawError

WEEKDAYS_OF_NOTICE = 4
LAST_YEAR_OF_GREAT_PRAYER_DAY = 2023


#: The kinds of bodies that make decisions, by the names the portal gives them.
DECIDING_BODIES = frozenset({"council", "finance_committee", "standing_committee", "task_committee"})


def can_decide(kind: str) -> bool:
    """Whether a meeting of a body of this kind can make decisions.

    A joint meeting of committees cannot: it discusses, each committee decides for itself and the council for
    the municipality (§§ 9 a stk. 3, 31 a stk. 2). The administration is no political body at all.
    """
    return kind in DECIDING_BODIES


def needed_for_quorum(members: int) -> int:
    """How many members must be present: "mindst halvdelen" (§ 11 stk. 2; committees § 20 stk. 2)."""
    if members < 0:
        raise LawError("negative-count", count=members)
    return -(-members // 2)


def is_quorate(present: int, members: int) -> bool:
    """Whether the body can decide (§ 11 stk. 2; committees § 20 stk. 2)."""
    if present < 0:
        raise LawError("negative-count", count=present)
    return present >= needed_for_quorum(members)


def latest_dispatch(meeting_on: date, weekdays: int = WEEKDAYS_OF_NOTICE) -> date:
    """The last day the agenda and its papers may be sent: "senest 4 hverdage inden" the meeting (§ 8 stk. 4).

    The fourth weekday before the meeting: the day of the meeting does not count, the day of sending does [D].
    A meeting on a Friday without holidays before it is sent for on the Monday of the same week.
    """
    day = meeting_on
    while weekdays:
        day -= timedelta(days=1)
        weekdays -= is_weekday(day)
    return day


def is_in_time(sent_on: date, meeting_on: date) -> bool:
    """Whether papers sent that day keep the notice of § 8 stk. 4.

    Too late is not void: § 8 stk. 5 lets the council decide what cannot wait, if the agenda says so and why.
    """
    return sent_on <= latest_dispatch(meeting_on)


def is_weekday(day: date) -> bool:
    """Whether the day counts as a *hverdag*: Monday to Friday, public holidays excepted.

    The act does not define the word. In older usage Saturday is a hverdag; it is not counted here, because
    papers that are early under one reading are in time under both [D]. Constitution Day, Christmas Eve and
    New Year's Eve are no public holidays and do count [D].
    """
    return day.weekday() < 5 and day not in public_holidays(day.year)


def public_holidays(year: int) -> frozenset[date]:
    """The Danish public holidays of a year.

    The feasts of the national church and 1 January, by custom and law; Great Prayer Day (store bededag) is
    none from 2024 (lov nr. 214 of 6 March 2023).
    """
    easter = easter_sunday(year)
    days_from_easter = [-3, -2, 0, 1, 39, 49, 50]
    if year <= LAST_YEAR_OF_GREAT_PRAYER_DAY:
        days_from_easter.append(26)
    movable = {easter + timedelta(days=days) for days in days_from_easter}
    return frozenset(movable | {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)})


def easter_sunday(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the anonymous computus (Meeus/Jones/Butcher)."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_correction + 15) % 30
    leap_years, year_rest = divmod(in_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    late_moon = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late_moon + 114, 31)
    return date(year, month, day + 1)
