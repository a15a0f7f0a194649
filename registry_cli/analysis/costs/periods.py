"""How many pricing periods some days are: whole ones as one each, others by their days of the period's actual days."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from registry_cli.analysis.costs.records import Pricing

_MONTHS: dict[Pricing, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


class PeriodPart(NamedTuple):
    """So many days of a period of so many."""

    days: int
    whole: int


@lru_cache(maxsize=20_000)
def pricing_periods(first: date, last: date, per: Pricing) -> Fraction:
    """How many periods of the calendar the days from `first` to `last` are, both included.

    2026-03-15 to 2026-04-30 by the month are 17/31 + 1; a day of a leap year is 1/366 of it.
    """
    return sum((Fraction(part.days, part.whole) for part in period_parts(first, last, per)), Fraction(0))


def period_parts(first: date, last: date, per: Pricing) -> Iterator[PeriodPart]:
    """Each period that the days from `first` to `last` reach into, with how many of its days they are."""
    day = first
    while day <= last:
        begin, end = _around(day, _MONTHS[per])
        until = min(end, last)
        yield PeriodPart((until - day).days + 1, (end - begin).days + 1)
        if until == date.max:
            break
        day = until + timedelta(days=1)


def _around(day: date, months: int) -> tuple[date, date]:
    """The period of the calendar that `day` lies in."""
    month = (day.month - 1) // months * months + 1
    following = month + months
    end = date(day.year, 12, 31) if following > 12 else date(day.year, following, 1) - timedelta(days=1)
    return date(day.year, month, 1), end
