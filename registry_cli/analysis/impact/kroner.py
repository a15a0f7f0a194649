"""What contracts cost that are touched: in a year, and between two days for some of the things they cover."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.costs.bounds import bounds_of
from registry_cli.analysis.costs.dividing import division_of
from registry_cli.analysis.costs.lines import price_lines
from registry_cli.analysis.costs.pricing import Pricing
from registry_cli.analysis.costs.reckoning import portions
from registry_cli.analysis.costs.records import VIEWS, Bounds, CostGap, Ore, Portion, View
from registry_cli.model.registry import Entry, Registry


@dataclass(frozen=True, slots=True)
class Money:
    """What is paid for some things: `own` for them alone, `shared` for them and others without anybody saying how much for which."""

    own: Ore = 0
    shared: Ore = 0

    def __add__(self, other: "Money") -> "Money":
        """Both together."""
        return Money(self.own + other.own, self.shared + other.shared)


def cost_in_year(contract: Entry, registry: Registry, state: ContractState, year: int, view: View) -> Ore:
    """What a contract costs in a year, as it stands in `state`."""
    found = _portions(contract, registry, bounds_of(state), range(year, year + 1))
    return sum(portion.amounts[view, year] for portion in found)


def cost_for(
    contract: Entry, registry: Registry, state: ContractState, year: int, things: Collection[str], view: View
) -> Money:
    """What of a year's cost is for these things."""
    found = _portions(contract, registry, bounds_of(state), range(year, year + 1))
    return _sum(found, things, contract, year, view)


def cost_between(contract: Entry, registry: Registry, first: date, last: date, things: Collection[str]) -> Money:
    """What of a contract's cost is for these things from `first` to `last`, if it is in force until then."""
    if last < first:
        return Money()
    state = state_of(contract, registry, first)
    bounds = _until(bounds_of(state), state, last)
    years = range(first.year, last.year + 1)
    whole = _portions(contract, registry, bounds, years)
    before = _portions(contract, registry, _until(bounds, state, first - timedelta(days=1)), years[:1])
    total = Money()
    for year in years:
        total += _sum(whole, things, contract, year, "committed")
    spent = _sum(before, things, contract, first.year, "committed")
    return Money(total.own - spent.own, total.shared - spent.shared)


def _until(bounds: Bounds, state: ContractState, last: date) -> Bounds:
    return Bounds(bounds.first, dict.fromkeys(VIEWS, last), state.parts)


def _portions(contract: Entry, registry: Registry, bounds: Bounds, years: range) -> list[Portion]:
    pricing, ignored = Pricing(registry, max(years)), list[CostGap]()
    priced = ((pricing.priced(line, bounds, ignored), line) for line in price_lines(contract).lines)
    return [
        portion
        for one, line in priced
        if one is not None
        for portion in portions(one, division_of(line).parts, bounds, years)
    ]


def _sum(found: list[Portion], things: Collection[str], contract: Entry, year: int, view: View) -> Money:
    total = Money()
    for portion in found:
        named = set(portion.things)
        amount = portion.amounts[view, year]
        if named <= set(things) and (named or contract.id in things):
            total += Money(own=amount)
        elif named & set(things):
            total += Money(shared=amount)
    return total
