"""How an index regulates a price: by which factor, from which day, as published or as forecast.

The price of a line is its price on the line's first day. On the regulating day of each later year the index is looked up
(the month's value, else the year's, else the last one published in the twelve months before) and the price moves by what it
has moved since, each year's change held between `floor` and `cap`. `share` is the part of the price that moves. Years after the
last value are reckoned with `forecast`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from registry_cli.analysis.costs.records import Step
from registry_cli.model.settings.money import Index

MOST_PERCENT = 100
"""No forecast, floor or cap moves a price by more in a year."""

MOST_STEPS = 200
"""A price is regulated so many times; later it stays as it is."""

NEW_YEAR = "01-01"


class Regulation(NamedTuple):
    """The steps of a price, and the first year for which the index has no value: from then on the price stays as it is."""

    steps: tuple[Step, ...] = ()
    missing: int | None = None


class _Value(NamedTuple):
    value: Fraction
    is_forecast: bool


@dataclass(frozen=True, slots=True)
class _Series:
    """Values by month (counted through the years) and by year; `growth` is what a year after the last one brings."""

    months: dict[int, Fraction]
    years: dict[int, Fraction]
    growth: Fraction | None

    def at(self, month: int, first: int) -> _Value | None:
        """The value that counts in a month; `first` is where an index of nothing but growth begins."""
        if not self.months and not self.years:
            return None if self.growth is None else _Value(self.growth ** max(0, month // 12 - first // 12), True)  # noqa: FBT003
        known = self._known(month)
        if known is not None:
            return _Value(known, False)  # noqa: FBT003
        latest = max((*self.months, *(12 * year + 11 for year in self.years)))
        if month <= latest or self.growth is None:
            return None
        years = next(back for back in range(1, 10_000) if self._known(month - 12 * back) is not None)
        return _Value((self._known(month - 12 * years) or Fraction(0)) * self.growth**years, True)  # noqa: FBT003

    def _known(self, month: int) -> Fraction | None:
        exact = self.months.get(month, self.years.get(month // 12))
        return (
            exact
            if exact is not None
            else next((self.months[one] for one in range(month - 1, month - 12, -1) if one in self.months), None)
        )


def regulation(index: Index, first: date, last_year: int) -> Regulation:
    """How a price that holds from `first` moves until the end of `last_year`."""
    share = Fraction(1) if index.share is None else Fraction(index.share)
    if not share:
        return Regulation()
    series = _series(index)
    start = _month(first)
    base = series.at(start, start)
    if base is None or not base.value:
        return Regulation((), first.year)
    return _moved(index, series, first, base, share, last_year)


def _moved(index: Index, series: _Series, first: date, base: _Value, share: Fraction, last_year: int) -> Regulation:
    steps: list[Step] = []
    missing: int | None = None
    growth, before, since = Fraction(1), base.value, first.year
    for day in _regulating_days(index.regulated or NEW_YEAR, first, last_year):
        found = series.at(_month(day), _month(first))
        if found is None or not found.value:
            missing = missing or day.year
            continue
        growth *= _held(found.value / before, index, max(1, day.year - since))
        before, since = found.value, day.year
        steps.append(Step(day, 1 - share + share * growth, found.is_forecast))
    return Regulation(tuple(steps), missing)


def _regulating_days(month_day: str, first: date, last_year: int) -> Iterator[date]:
    """The regulating day of each year after `first`; 29 February is the 28th where there is none."""
    month, day = (int(part) for part in month_day.split("-"))
    for year in range(first.year, min(last_year, first.year + MOST_STEPS) + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            found = date(year, month, 28)
        if found > first:
            yield found


def _held(change: Fraction, index: Index, years: int) -> Fraction:
    """A change over some years, held between the least and the most that so many years may bring."""
    floor, cap = _yearly(index.floor), _yearly(index.cap)
    if floor is not None:
        change = max(change, floor**years)
    return change if cap is None else min(change, cap**years)


def _yearly(percent: Decimal | None) -> Fraction | None:
    """Percent a year as a factor; `None` where nothing is said, or nothing that a price could do."""
    if percent is None or abs(percent) > MOST_PERCENT:
        return None
    return 1 + Fraction(percent) / 100


def _series(index: Index) -> _Series:
    values = {str(key): Fraction(value) for key, value in index.values.items()}
    if index.base is not None and values:
        values.setdefault(index.base, Fraction(100))
    months = {12 * int(key[:4]) + int(key[5:]) - 1: value for key, value in values.items() if len(key) > 4}
    years = {int(key): value for key, value in values.items() if len(key) == 4}
    return _Series(months, years, _yearly(index.forecast))


def _month(day: date) -> int:
    return 12 * day.year + day.month - 1
