"""Numbers the law fixes and changes: each with the day it holds from and where it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.law.errors import LawError


@dataclass(frozen=True)
class Parameter:
    """A number of the law. ``unit`` says what it counts, ``since`` the first day it holds."""

    value: int
    unit: str
    since: date
    source: str


ATTENDANCE_ALLOWANCE = Parameter(
    440, "kr. a day", date(2022, 1, 1), "vederlagsbekendtgørelsen (BEK 1325 of 13/11/2025) § 4 stk. 2, 1. pkt."
)
YEARLY_RISE = Parameter(
    5, "kr. each 1 January", date(2023, 1, 1), "vederlagsbekendtgørelsen (BEK 1325 of 13/11/2025) § 4 stk. 2, 2. pkt."
)
SHORT_DAY = Parameter(4, "hours at most", date(2022, 1, 1), "ksl. § 16 a stk. 2")
LONG_DAY_FACTOR = Parameter(2, "times the rate", date(2022, 1, 1), "ksl. § 16 a stk. 2")
LOST_EARNINGS_FACTOR = Parameter(5, "times the rate", date(2022, 1, 1), "ksl. § 16 a stk. 3")


@dataclass(frozen=True)
class Order:
    """What one order (bekendtgørelse) says of the allowance, from ``rate.since`` until a later order holds.

    ``rate`` is what it starts from, ``rise`` what each 1 January adds from ``rise.since`` on.
    """

    rate: Parameter
    rise: Parameter

    def rate_on(self, day: date) -> int:
        """Kroner on a day from ``rate.since`` on."""
        return self.rate.value + self.rise.value * max(0, day.year - self.rise.since.year + 1)


#: Every order that has set the rate since 2022; a new one is a line more. An amendment that only moves text is none.
ATTENDANCE_ORDERS = (Order(ATTENDANCE_ALLOWANCE, YEARLY_RISE),)


def attendance_rate_on(day: date, orders: Sequence[Order] = ATTENDANCE_ORDERS) -> int:
    """Kroner for a day of at most 4 hours (ksl. § 16 a stk. 2): what the latest order says that holds on the day.

    BEK 1325/2025 § 4 stk. 2: 440 kr. at the level of 2022, raised by 5 kr. every 1 January from 2023.
    Raises LawError for a day before the first order.
    """
    holding = [order for order in orders if order.rate.since <= day]
    if not holding:
        raise LawError("no-rate", year=day.year, first=min(order.rate.since.year for order in orders))
    return max(holding, key=lambda order: order.rate.since).rate_on(day)


def attendance_rate(year: int) -> int:
    """The rate with which the year begins (ksl. § 16 a stk. 2). An order from a later day of the year is not in it."""
    return attendance_rate_on(date(year, 1, 1))


def attendance_allowance(day: date, time_taken: timedelta) -> int:
    """Kroner of attendance allowance for one day: the rate, doubled for more than 4 hours (ksl. § 16 a stk. 2).

    ``time_taken`` includes the journey there and back, unless all of it lies inside the municipality.
    Whether allowance is paid at all is the council's choice (§ 16 a stk. 1).
    """
    if time_taken < timedelta():
        raise LawError("negative-time")
    is_long = time_taken > timedelta(hours=SHORT_DAY.value)
    return attendance_rate_on(day) * (LONG_DAY_FACTOR.value if is_long else 1)


def lost_earnings_ceiling(day: date) -> int:
    """Kroner of documented lost earnings that may be refunded for one day: five rates (ksl. § 16 a stk. 3)."""
    return attendance_rate_on(day) * LOST_EARNINGS_FACTOR.value
