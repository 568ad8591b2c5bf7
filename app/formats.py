"""How dates, numbers and prose are shown, in the reader's language."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache

from babel import Locale
from babel.numbers import get_group_symbol
from flask import Flask
from flask_babel import format_decimal

from app import clock
from app.i18n import language
from app.prose import on_one_line, prose


def register(app: Flask) -> None:
    filters: dict[str, Callable[..., object]] = {
        "date": day,
        "short_date": short_day,
        "moment": moment,
        "time": time,
        "period": period,
        "hours": hours,
        "month": month,
        "day_number": day_number,
        "number": number,
        "prose": prose,
        "on_one_line": on_one_line,
        "fraction": fraction,
    }
    for name, show in filters.items():
        app.add_template_filter(show, name)
    app.add_template_global(clock.now, "now")
    app.add_template_global(clock.today, "today")


class Words:
    """What a language calls the months and days, looked up once: a list shows dates by the dozen."""

    def __init__(self, language: str) -> None:
        locale = Locale.parse(language)
        self.months = dict(locale.months["format"]["wide"])
        self.short_months = dict(locale.months["format"]["abbreviated"])
        self.days = dict(locale.days["format"]["wide"])  # Monday is 0
        self.group = get_group_symbol(locale)


_words = cache(Words)


def day(value: date | datetime) -> str:
    """3. marts 2026 / 3 March 2026. A moment is shown as the date it was in Denmark."""
    on, words, dot = _danish(value), _words(language()), _dot()
    return f"{on.day}{dot} {words.months[on.month]} {on.year}"


def short_day(value: date | datetime) -> str:
    """3. mar. 2026 / 3 Mar 2026"""
    on, words, dot = _danish(value), _words(language()), _dot()
    return f"{on.day}{dot} {words.short_months[on.month]} {on.year}"


def moment(value: datetime) -> str:
    """tirsdag den 3. marts 2026 kl. 10.00 / Tuesday 3 March 2026 at 10:00, in Danish time."""
    at, words = clock.to_danish(value), _words(language())
    weekday, month = words.days[at.weekday()], words.months[at.month]
    if language() == "da":
        return f"{weekday} den {at.day}. {month} {at.year} kl.\u00a0{at.hour:02}.{at.minute:02}"
    return f"{weekday} {at.day} {month} {at.year} at\u00a0{at.hour:02}:{at.minute:02}"


def period(starts_at: datetime, ends_at: datetime) -> str:
    """tirsdag den 3. marts 2026 kl. 19.00–21.00; over midnight both days are named."""
    return f"{moment(starts_at)}{_until(starts_at, ends_at)}"


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """19.00–21.00, beside the day they begin on."""
    return f"{time(starts_at)}{_until(starts_at, ends_at)}"


def _until(starts_at: datetime, ends_at: datetime) -> str:
    is_same_day = clock.to_danish(starts_at).date() == clock.to_danish(ends_at).date()
    return f"–{time(ends_at)}" if is_same_day else f" – {moment(ends_at)}"


def time(value: datetime) -> str:
    """10.00 / 10:00, in Danish time."""
    at = clock.to_danish(value)
    return f"{at.hour:02}.{at.minute:02}" if language() == "da" else f"{at.hour:02}:{at.minute:02}"


def month(value: date | datetime) -> str:
    """mar. / Mar: the month on a calendar leaf."""
    return _words(language()).short_months[_danish(value).month]


def day_number(value: date | datetime) -> str:
    """3: the day on a calendar leaf."""
    return str(_danish(value).day)


def number(value: float) -> str:
    """10.000 / 10,000"""
    if isinstance(value, int):
        return f"{value:,}".replace(",", _words(language()).group)
    return format_decimal(value)


def fraction(value: object) -> str:
    """10/3 → 10⁄3 with the fraction slash, so that it is read as one number."""
    return str(value).replace("/", "⁄")


def _danish(value: date | datetime) -> date | datetime:
    return clock.to_danish(value) if isinstance(value, datetime) else value


def _dot() -> str:
    """What stands after the day of the month."""
    return "." if language() == "da" else ""
