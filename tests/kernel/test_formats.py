"""Dates and numbers, as the reader's language writes them."""

from datetime import date, datetime

import pytest

from app import formats
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
