"""When a member leaves a committee, or cannot come for a time (ksl. § 28)."""

from enum import Enum, auto


class Departure(Enum):
    """What has happened to the holder of a seat."""

    LEFT_THE_COMMITTEE = auto()
    LEFT_THE_PARTY = auto()


def group_that_names_successor(owning_group: str, departure: Departure) -> str | None:
    """The group that fills the seat, or None when the seat is not vacant.

    A vacancy is filled "af den samme gruppe" that elected the member (§ 28 stk. 1): there is no new count.
    A member who leaves the party keeps the seat (Resumé 91.1.6).
    """
    return owning_group if departure is Departure.LEFT_THE_COMMITTEE else None


def group_may_send_substitute(whole_months_away: int, *, bylaws_allow_shorter: bool) -> bool:
    """Whether the group may let another sit in while the member is prevented (§ 28 stk. 2).

    "Når et udvalgsmedlem har forfald i mindst 1 måned"; for a shorter time only if the governance bylaws
    say so.
    """
    return whole_months_away >= 1 or bylaws_allow_shorter
