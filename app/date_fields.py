"""The fields of a form that hold days and moments. Times are typed in Danish time and handed on in naive UTC."""

import re
from datetime import date, datetime, time, timedelta

from flask_babel import gettext as _

from app import clock
from app.fields import Parsed
from app.formats import day as formatted_day


class DateField(Parsed):
    """A date or None. Understands ``2026-03-31`` (what browsers send) and ``31.3.2026``, ``31-03-2026``, ``31/3/2026``."""

    input_type = "date"
    #: Nothing in the portal is outside; and at the ends of the calendar there is no day before or after.
    years = range(1900, 2200)

    def __init__(self, label=None, validators=None, *, width="medium", **options):
        super().__init__(label, validators, width=width, **options)

    def process_formdata(self, valuelist):
        super().process_formdata(valuelist)
        if self.data and self.data.year not in self.years:
            self.data = None
            raise ValueError(
                _("Write a year from %(first)s to %(last)s.", first=str(self.years[0]), last=str(self.years[-1]))
            )

    def shown(self, value):
        return value.isoformat() if value else ""

    def parsed(self, typed):
        danish = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", typed)
        return date(*map(int, reversed(danish.groups()))) if danish else date.fromisoformat(typed)

    def misunderstood(self):
        return _("Write a date that exists, for example 31.3.2026.")


class DateTimeField(DateField):
    """A moment or None: typed in Danish time, ``data`` in naive UTC. Understands ``2026-03-31T17:00``, ``31.3.2026 17.00``."""

    input_type = "datetime-local"

    def shown(self, value):
        return clock.to_danish(value).strftime("%Y-%m-%dT%H:%M") if value else ""

    def parsed(self, typed):
        day, _between, at = typed.replace("T", " ").replace(" kl. ", " ").partition(" ")
        clock_face = re.fullmatch(r"(\d{1,2})[:.](\d{2})(?::\d{2})?", at)
        if not clock_face:
            raise ValueError(typed)
        hour, minute = map(int, clock_face.groups())
        if (hour, minute) == (24, 0):
            return clock.end_of(super().parsed(day))
        local = datetime.combine(super().parsed(day), datetime.min.time()).replace(hour=hour, minute=minute)
        moment = clock.from_danish(local)
        if clock.to_danish(moment).replace(tzinfo=None) != local:
            raise ValueError(typed)  # in the hour that is skipped when summer time begins
        return moment

    def misunderstood(self):
        return _("Write a date and a time that exist, for example 31.3.2026 17.00.")


class DeadlineField(DateTimeField):
    """A moment until which something can be done. At 00.00 a day begins, and nearly nobody means the day before."""

    def process_formdata(self, valuelist):
        super().process_formdata(valuelist)
        if self.data and (local := clock.to_danish(self.data)).time() == time(0, 0):
            raise ValueError(
                _(
                    "At 00.00 the day begins. Do you mean 24.00 on %(day)s? Then write 23.59 on that day.",
                    day=formatted_day(local.date() - timedelta(days=1)),
                )
            )
