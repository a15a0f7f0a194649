"""How many pricing periods some days are: whole ones as one each, others by their days of the period's actual days."""

from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from registry_cli.analysis.costs.records import Pricing

_MONTHS: dict[Pricing, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


@lru_cache(maxsize=20_000)
def pricing_periods(first: date, last: date, per: Pricing) -> Fraction:
    """How many periods of the calendar the days from `first` to `last` are, both included.

    2026-03-15 to 2026-04-30 by the month are 17/31 + 1; a day of a leap year is 1/366 of it.
    """
    found, day = Fraction(0), first
    while day <= last:
        begin, end = _around(day, _MONTHS[per])
        until = min(end, last)
        days, whole = (until - day).days + 1, (end - begin).days + 1
        found += 1 if days == whole else Fraction(days, whole)
        if until == date.max:
            break
        day = until + timedelta(days=1)
    return found


def _around(day: date, months: int) -> tuple[date, date]:
    """The period of the calendar that `day` lies in."""
    month = (day.month - 1) // months * months + 1
    following = month + months
    end = date(day.year, 12, 31) if following > 12 else date(day.year, following, 1) - timedelta(days=1)
    return date(day.year, month, 1), end
