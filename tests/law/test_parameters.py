from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.errors import LawError
from app.law.parameters import (
    ATTENDANCE_ORDERS,
    Order,
    Parameter,
    attendance_allowance,
    attendance_rate,
    attendance_rate_on,
    lost_earnings_ceiling,
)

#: One that has not been made: a new level in the middle of a year, and another rise from the year after.
LATER = Order(
    Parameter(500, "kr. a day", date(2027, 7, 1), "an order to come § 4"),
    Parameter(10, "kr. each 1 January", date(2028, 1, 1), "an order to come § 4"),
)


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


@pytest.mark.parametrize(
    ("day", "kroner"),
    [
        (date(2026, 12, 31), 460),
        (date(2027, 1, 1), 465),
        (date(2027, 6, 30), 465),
        (date(2027, 7, 1), 500),
        (date(2027, 12, 31), 500),
        (date(2028, 1, 1), 510),
        (date(2030, 3, 1), 530),
    ],
)
def test_a_later_order_holds_from_its_own_day_in_the_middle_of_a_year(day, kroner):
    assert attendance_rate_on(day, (*ATTENDANCE_ORDERS, LATER)) == kroner


@given(
    st.dates(date(2022, 1, 1), date(2099, 12, 31)),
    st.integers(1, 2000),
    st.integers(0, 50),
    st.dates(date(2027, 1, 2), date(2090, 1, 1)),
)
def test_an_order_changes_nothing_before_its_day_and_everything_from_it(day, rate, rise, since):
    later = Order(Parameter(rate, "kr. a day", since, "§ 4"), Parameter(rise, "kr.", date(since.year + 1, 1, 1), "§ 4"))
    new = attendance_rate_on(day, (later, *ATTENDANCE_ORDERS))
    if day < since:
        assert new == attendance_rate(day.year)
    else:
        assert new == rate + rise * (day.year - since.year)


def test_every_order_says_where_it_is_written_and_rises_on_a_1_january():
    for order in ATTENDANCE_ORDERS:
        assert "§" in order.rate.source
        assert "§" in order.rise.source
        assert (order.rise.since.month, order.rise.since.day) == (1, 1)
        assert order.rise.since >= order.rate.since
