"""The recommendations in kroner by year: what falls away, what the better ways cost, and what the switches cost once."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from registry_cli.analysis.costs.records import Ore, to_ore
from registry_cli.analysis.periods import shifted
from registry_cli.analysis.switching.records import SWITCHING, PlanYear, Row, Subscription

YEARS_AHEAD = 5
"""So many years after the current one are shown."""


def plan_years(rows: Sequence[Row], ends: Sequence[Subscription], as_of: date) -> Iterator[PlanYear]:
    """The rest of this year and the five that follow, compared with paying on as today.

    A payment counts once, from the first day without it, and only where somebody switches; a better way with a price of its own counts
    once, from the day after the first has switched to it. Costs stand in the year of the switch. Prices are those of today.
    """
    switching = [row for row in rows if row.verdict in SWITCHING]
    keys = {row.payment.key for row in switching}
    falling = [(one.payment.amount or 0, one.saves_from) for one in ends if one.payment.key in keys]
    rising = list(_targets(switching))
    running = 0
    for year in range(as_of.year, as_of.year + YEARS_AHEAD + 1):
        saving = sum(_in_year(amount, first, year) for amount, first in falling)
        saving -= sum(_in_year(amount, first, year) for amount, first in rising)
        cost = sum(row.facts.cost or 0 for row in switching if row.leaves is not None and row.leaves.year == year)
        running += saving - cost
        yield PlanYear(year, saving, cost, saving - cost, running)


def _targets(switching: Sequence[Row]) -> Iterator[tuple[Ore, date | None]]:
    """What each better way with a price costs a year, and from when."""
    first: dict[str, tuple[Ore, date]] = {}
    for row in switching:
        target, price, leaves = row.facts.target, row.facts.target_price, row.leaves
        if target is not None and price is not None and price.extra and leaves is not None:
            day = shifted(leaves, 1) or leaves
            first[target.id] = (price.extra, min(day, first[target.id][1] if target.id in first else day))
    yield from first.values()


def _in_year(amount: Ore, first: date | None, year: int) -> Ore:
    """What a yearly amount is in a year from `first` on: its days of the year's actual days."""
    if first is None or first.year > year:
        return 0
    begin, end = date(year, 1, 1), date(year, 12, 31)
    days, whole = (end - max(first, begin)).days + 1, (end - begin).days + 1
    return to_ore(Fraction(amount * days, 100 * whole))
