"""Numbers the law fixes and changes: each with the day it holds from and where it is written."""

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


def attendance_rate(year: int) -> int:
    """Kroner for a day of at most 4 hours in that year (ksl. § 16 a stk. 2; BEK 1325/2025 § 4 stk. 2).

    440 kr. at the level of 2022, raised by 5 kr. every 1 January from 2023. Raises LawError for earlier years.
    """
    first = ATTENDANCE_ALLOWANCE.since.year
    if year < first:
        raise LawError("no-rate", year=year, first=first)
    rises = year - YEARLY_RISE.since.year + 1
    return ATTENDANCE_ALLOWANCE.value + YEARLY_RISE.value * rises


def attendance_allowance(day: date, time_taken: timedelta) -> int:
    """Kroner of attendance allowance for one day: the rate, doubled for more than 4 hours (ksl. § 16 a stk. 2).

    ``time_taken`` includes the journey there and back, unless all of it lies inside the municipality.
    Whether allowance is paid at all is the council's choice (§ 16 a stk. 1).
    """
    if time_taken < timedelta():
        raise LawError("negative-time")
    is_long = time_taken > timedelta(hours=SHORT_DAY.value)
    return attendance_rate(day.year) * (LONG_DAY_FACTOR.value if is_long else 1)


def lost_earnings_ceiling(day: date) -> int:
    """Kroner of documented lost earnings that may be refunded for one day: five rates (ksl. § 16 a stk. 3)."""
    return attendance_rate(day.year) * LOST_EARNINGS_FACTOR.value
