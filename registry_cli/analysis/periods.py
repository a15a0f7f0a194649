"""Periods of the calendar: ISO 8601 text to months and days, and a day so long after another."""

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

from registry_cli.documents import Data

_PERIOD = re.compile(r"P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?", re.ASCII)


class Period(NamedTuple):
    """So many months and then so many days."""

    months: int
    days: int


def period_in(value: Data) -> Period | None:
    """The period that a value of a file says (`P1Y6M`, `P14D`); `None` for anything else and for nothing at all."""
    found = _PERIOD.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    years, months, weeks, days = (int(number or 0) for number in found.groups())
    period = Period(12 * years + months, 7 * weeks + days)
    return period if any(period) else None


def after(day: date, period: Period) -> date | None:
    """The day that lies `period` after `day`: months first, ending in the month's last day where it is shorter, then days.

    `None` where the calendar ends before it.
    """
    years, month = divmod(day.year * 12 + day.month - 1 + period.months, 12)
    if not MINYEAR <= years <= MAXYEAR:
        return None
    last = day.day if day.day <= 28 else min(day.day, monthrange(years, month + 1)[1])
    return shifted(date(years, month + 1, last), period.days)


def before(day: date, period: Period) -> date | None:
    """The day that lies `period` before `day`: months first, ending in the month's last day where it is shorter, then days.

    `None` where the calendar begins after it.
    """
    return after(day, Period(-period.months, -period.days))


def shifted(day: date, days: int) -> date | None:
    """The day so many days later, or earlier where `days` is negative; `None` outside the calendar."""
    try:
        return day + timedelta(days=days) if days else day
    except OverflowError:
        return None
