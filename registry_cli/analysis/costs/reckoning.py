"""What a price line costs: its days at each price, and the sum of them by view and year."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from registry_cli.analysis.costs.dividing import Part, apportioned
from registry_cli.analysis.costs.periods import pricing_periods
from registry_cli.analysis.costs.records import VIEWS, Bounds, Ore, Portion, Priced, Segment, View


def segments(priced: Priced, first: date, last: date | None) -> Iterator[Segment]:
    """The days of `priced` from `first` to `last`, cut where its price moves; a single payment is a day."""
    line, rate = priced.line, priced.rate
    last = min((day for day in (line.last, last) if day is not None), default=date.max)
    if rate.per == "once":
        if first <= priced.first <= last:
            yield Segment(priced.first, priced.first, Fraction(1), rate.kroner)
        return
    first = max(first, priced.first)
    marks = [step for step in priced.steps if step.day <= last]
    for at in range(-1, len(marks)):
        begin = first if at < 0 else max(first, marks[at].day)
        end = marks[at + 1].day - timedelta(days=1) if at + 1 < len(marks) else last
        if begin <= end:
            factor = marks[at].factor if at >= 0 else Fraction(1)
            periods = pricing_periods(begin, end, rate.per)
            yield Segment(begin, end, periods, rate.kroner * factor, factor, at >= 0 and marks[at].is_forecast)


def cost_of_days(priced: Priced, first: date, last: date) -> Fraction:
    """Kroner from `first` to `last`, exactly."""
    return sum((segment.kroner for segment in segments(priced, first, last)), Fraction(0))


def portions(priced: Priced, parts: Sequence[Part], bounds: Bounds, years: Sequence[int]) -> tuple[Portion, ...]:
    """What each part of a line costs by view and year, in whole øre that sum to the line's."""
    amounts: list[dict[tuple[View, int], Ore]] = [{} for _ in parts]
    for year in years:
        known: dict[date | None, tuple[Ore, ...]] = {}
        for view in VIEWS:
            until = _until(bounds, view, year)
            if until not in known:
                known[until] = apportioned([_part(priced, part, bounds.parts, year, until) for part in parts])
            for into, amount in zip(amounts, known[until], strict=True):
                into[view, year] = amount
    return tuple(Portion(part.things, part.share, into) for part, into in zip(parts, amounts, strict=True))


def _until(bounds: Bounds, view: View, year: int) -> date | None:
    """The last day of the year that counts; `None` where none does."""
    end, last = date(year, 12, 31), bounds.last[view]
    return end if last is None else min(end, last) if last.year >= year else None


def _part(priced: Priced, part: Part, ends: Mapping[str, date], year: int, until: date | None) -> Fraction:
    """A part of a line in a year; what a partial termination takes out ends before the contract does."""
    if until is None:
        return Fraction(0)
    if len(part.things) == 1 and part.things[0] in ends:
        until = min(until, ends[part.things[0]])
    first = date(year, 1, 1)
    return part.share * cost_of_days(priced, first, until) if first <= until else Fraction(0)
