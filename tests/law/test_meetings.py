from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.errors import LawError
from app.law.meetings import (
    is_in_time,
    is_quorate,
    is_weekday,
    latest_dispatch,
    needed_for_quorum,
    public_holidays,
)

days = st.dates(date(2015, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(("members", "needed"), [(0, 0), (1, 1), (2, 1), (15, 8), (19, 10), (31, 16), (55, 28)])
def test_a_body_can_decide_when_at_least_half_are_present(members, needed):
    assert needed_for_quorum(members) == needed
    assert is_quorate(needed, members)
    assert needed == 0 or not is_quorate(needed - 1, members)


def test_negative_numbers_of_members_are_refused():
    for impossible in (lambda: needed_for_quorum(-1), lambda: is_quorate(-1, 5)):
        with pytest.raises(LawError):
            impossible()


@pytest.mark.parametrize("year", range(1970, 2101))
def test_the_public_holidays_are_those_of_an_independent_calendar(year):
    assert public_holidays(year) == frozenset(holidays.country_holidays("DK", years=year))


def test_great_prayer_day_is_gone_from_2024():
    assert (date(2023, 5, 5) in public_holidays(2023), date(2024, 4, 26) in public_holidays(2024)) == (True, False)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2026, 11, 20), True),  # a Friday
        (date(2026, 11, 21), False),  # Saturday
        (date(2026, 11, 22), False),
        (date(2026, 4, 2), False),  # Maundy Thursday
        (date(2026, 6, 5), True),  # Constitution Day
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
    ],
)
def test_monday_to_friday_count_except_public_holidays(day, counts):
    assert is_weekday(day) is counts


@pytest.mark.parametrize(
    ("meeting_on", "latest"),
    [
        (date(2026, 11, 20), date(2026, 11, 16)),  # Friday: the same Monday
        (date(2026, 11, 23), date(2026, 11, 17)),  # Monday: over one weekend
        (date(2026, 4, 7), date(2026, 3, 27)),  # after Easter
        (date(2027, 1, 4), date(2026, 12, 28)),  # over New Year
    ],
)
def test_papers_go_out_four_weekdays_before_the_meeting(meeting_on, latest):
    assert latest_dispatch(meeting_on) == latest
    assert is_in_time(latest, meeting_on)
    assert not is_in_time(latest + timedelta(days=1), meeting_on)


@given(days)
def test_four_weekdays_lie_from_the_day_of_sending_to_the_meeting(meeting_on):
    sent = latest_dispatch(meeting_on)
    between = [sent + timedelta(days=number) for number in range((meeting_on - sent).days)]
    assert is_weekday(sent)
    assert sum(map(is_weekday, between)) == 4
