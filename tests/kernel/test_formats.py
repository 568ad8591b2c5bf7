"""Dates and numbers, as the reader's language writes them."""

from datetime import date, datetime, timedelta

import pytest
from babel.dates import format_datetime
from babel.numbers import format_decimal
from flask_babel import force_locale

from app import clock, formats
from app.formats import hours, period
from app.i18n import speaking

pytestmark = pytest.mark.usefixtures("app")

DAY = date(2026, 3, 3)
MOMENT = datetime(2026, 3, 3, 22, 30)


@pytest.mark.parametrize(
    ("show", "value", "danish", "english"),
    [
        (formats.day, DAY, "3. marts 2026", "3 March 2026"),
        (formats.day, MOMENT, "3. marts 2026", "3 March 2026"),
        (formats.short_day, DAY, "3. mar. 2026", "3 Mar 2026"),
        (formats.moment, MOMENT, "tirsdag den 3. marts 2026 kl.\u00a023.30", "Tuesday 3 March 2026 at\u00a023:30"),
        (formats.time, MOMENT, "23.30", "23:30"),
        (formats.number, 10000, "10.000", "10,000"),
        (formats.fraction, "10/3", "10⁄3", "10⁄3"),
    ],
)
def test_each_language_writes_them_in_its_own_way(show, value, danish, english):
    with speaking("da"):
        assert show(value) == danish
    with speaking("en"):
        assert show(value) == english


#: A few years, at hours that never stay the same: every day, month and change of the clock is among them.
MOMENTS = [datetime(2023, 12, 31, 12) + timedelta(hours=23 * number, minutes=number) for number in range(1600)]

#: How Babel is told to write the same, in Danish and in English.
PATTERNS = [
    (formats.day, "d. MMMM y", "d MMMM y"),
    (formats.short_day, "d. MMM y", "d MMM y"),
    (formats.moment, "EEEE 'den' d. MMMM y 'kl.'\u00a0HH.mm", "EEEE d MMMM y 'at'\u00a0HH:mm"),
    (formats.time, "HH.mm", "HH:mm"),
    (formats.month, "MMM", "MMM"),
    (formats.day_number, "d", "d"),
]


@pytest.mark.parametrize(("show", "danish", "english"), PATTERNS, ids=lambda value: getattr(value, "__name__", None))
def test_dates_are_written_as_babel_writes_them(show, danish, english):
    for language, pattern in (("da", danish), ("en", english)):
        with speaking(language):
            assert [show(moment) for moment in MOMENTS] == [
                format_datetime(moment, pattern, tzinfo=clock.DANISH, locale=language) for moment in MOMENTS
            ]


@pytest.mark.parametrize("number", [0, 7, -7, 999, 1000, -1000, 12345, 1234567, 10**12, 0.5, 1234.5])
def test_numbers_are_written_as_babel_writes_them(number):
    for language in ("da", "en"):
        with speaking(language):
            assert formats.number(number) == format_decimal(number, locale=language)


def test_what_goes_on_past_midnight_names_both_days(app):
    evening, night, next_day = datetime(2026, 3, 3, 18), datetime(2026, 3, 3, 20), datetime(2026, 3, 3, 23, 30)
    with app.test_request_context(), force_locale("da"):
        assert period(evening, night) == "tirsdag den 3. marts 2026 kl.\u00a019.00–21.00"
        assert period(evening, next_day) == (
            "tirsdag den 3. marts 2026 kl.\u00a019.00 – onsdag den 4. marts 2026 kl.\u00a000.30"
        )
        assert hours(evening, night) == "19.00–21.00"
