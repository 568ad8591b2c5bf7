from datetime import date, timedelta

import pytest

from app.law.errors import LawError
from app.law.parameters import attendance_allowance, attendance_rate, lost_earnings_ceiling


@pytest.mark.parametrize(("year", "kroner"), [(2022, 440), (2023, 445), (2024, 450), (2025, 455), (2026, 460)])
def test_the_rate_rises_by_five_kroner_each_new_year(year, kroner):
    assert attendance_rate(year) == kroner


@pytest.mark.parametrize(("minutes", "kroner"), [(0, 460), (30, 460), (240, 460), (241, 920), (600, 920)])
def test_a_day_of_more_than_four_hours_pays_double(minutes, kroner):
    assert attendance_allowance(date(2026, 11, 20), timedelta(minutes=minutes)) == kroner


def test_the_rate_is_that_of_the_day():
    evening = timedelta(hours=2)
    assert attendance_allowance(date(2025, 12, 31), evening) == 455
    assert attendance_allowance(date(2026, 1, 1), evening) == 460


def test_lost_earnings_are_refunded_up_to_five_rates():
    assert lost_earnings_ceiling(date(2026, 5, 1)) == 2300


def test_years_before_the_first_rate_and_negative_time_are_refused():
    with pytest.raises(LawError) as too_early:
        attendance_rate(2021)
    with pytest.raises(LawError) as negative:
        attendance_allowance(date(2026, 1, 1), timedelta(minutes=-1))
    assert (too_early.value.reason, negative.value.reason) == ("no-rate", "negative-time")
