"""How dates, numbers and prose are shown, in the reader's language."""

from collections.abc import Callable
from datetime import date, datetime

from flask import Flask
from flask_babel import format_date, format_datetime, format_decimal, format_time

from app import clock
from app.prose import prose


def register(app: Flask) -> None:
    filters: dict[str, Callable[..., object]] = {
        "date": day,
        "short_date": short_day,
        "moment": moment,
        "time": time,
        "month": month,
        "day_number": day_number,
        "number": number,
        "prose": prose,
        "fraction": fraction,
    }
    for name, show in filters.items():
        app.add_template_filter(show, name)
    app.add_template_global(clock.now, "now")
    app.add_template_global(clock.today, "today")


def day(value: date | datetime) -> str:
    """3. marts 2026 / 3 March 2026. A moment is shown as the date it was in Denmark."""
    return format_date(_danish(value), "d. MMMM y" if _is_danish() else "d MMMM y", rebase=False)


def short_day(value: date | datetime) -> str:
    """3. mar. 2026 / 3 Mar 2026"""
    return format_date(_danish(value), "d. MMM y" if _is_danish() else "d MMM y", rebase=False)


def moment(value: datetime) -> str:
    """tirsdag den 3. marts 2026 kl. 10.00 / Tuesday 3 March 2026 at 10:00, in Danish time."""
    pattern = "EEEE 'den' d. MMMM y 'kl.'\u00a0HH.mm" if _is_danish() else "EEEE d MMMM y 'at'\u00a0HH:mm"
    return format_datetime(_danish(value), pattern, rebase=False)


def time(value: datetime) -> str:
    """10.00 / 10:00, in Danish time."""
    return format_time(_danish(value), "HH.mm" if _is_danish() else "HH:mm", rebase=False)


def month(value: date | datetime) -> str:
    """mar. / Mar: the month on a calendar leaf."""
    return format_date(_danish(value), "MMM", rebase=False)


def day_number(value: date | datetime) -> str:
    """3: the day on a calendar leaf."""
    return format_date(_danish(value), "d", rebase=False)


def number(value: float) -> str:
    """10.000 / 10,000"""
    return format_decimal(value)


def fraction(value: object) -> str:
    """10/3 → 10⁄3 with the fraction slash, so that it is read as one number."""
    return str(value).replace("/", "⁄")


def _danish(value: date | datetime) -> date | datetime:
    return clock.to_danish(value) if isinstance(value, datetime) else value


def _is_danish() -> bool:
    from app.i18n import language

    return language() == "da"
