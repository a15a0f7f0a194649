"""What it costs to leave: what is locked in until then, what the exit costs, and what another round costs if a notice is missed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.contracts.records import ContractState
from registry_cli.analysis.costs.bounds import bounds_of
from registry_cli.analysis.costs.dividing import division_of
from registry_cli.analysis.costs.lines import price_lines
from registry_cli.analysis.costs.pricing import Pricing
from registry_cli.analysis.costs.reckoning import portions
from registry_cli.analysis.costs.records import VIEWS, Bounds, CostGap, Ore, kroner, number_in, to_ore
from registry_cli.model.registry import Entry, Registry

FAR_AWAY = 100
"""An exit that lies so many years ahead says nothing of what is locked in."""


@dataclass(frozen=True, slots=True)
class ExitCost:
    """What leaving a system costs by its own entry."""

    system: Entry
    amount: Ore


@dataclass(frozen=True, slots=True)
class Leaving:
    """Leaving a contract: the earliest exit, the kroner until then, the price of the help, and the systems' own costs.

    `if_missed` is what is paid more if the next notice day passes: from the exit it leads to until the one after, `missed`.
    """

    contract: Entry
    earliest_exit: date | None
    locked_in: Ore | None
    price: Ore | None
    systems: tuple[ExitCost, ...]
    notice_day: date | None = None
    missed: date | None = None
    if_missed: Ore | None = None

    @property
    def exit_cost(self) -> Ore | None:
        """The help at the end and the systems' own costs together; `None` where neither is stated."""
        stated = [*([] if self.price is None else [self.price]), *(one.amount for one in self.systems)]
        return sum(stated) if stated else None


def committed_between(contract: Entry, registry: Registry, first: date, last: date) -> Decimal:
    """Kroner that `contract` costs from `first` to `last` if it is in force until then, in whole øre per line and year."""
    state = state_of(contract, registry, first)
    return kroner(_between(contract, registry, state, first, last))


def _between(contract: Entry, registry: Registry, state: ContractState, first: date, last: date) -> Ore:
    if last < first:
        return 0
    bounds = Bounds(bounds_of(state).first, dict.fromkeys(VIEWS, last), state.parts)
    pricing, ignored = Pricing(registry, last.year), list[CostGap]()
    years = range(first.year, last.year + 1)
    day_before = first - timedelta(days=1) if first > date.min else first
    total = 0
    for line in price_lines(contract).lines:
        priced = pricing.priced(line, bounds, ignored)
        if priced is None:
            continue
        parts = division_of(line).parts
        whole = portions(priced, parts, bounds, years)
        before = portions(priced, parts, _until(bounds, day_before), years[:1])
        total += sum(portion.amounts["committed", year] for portion in whole for year in years)
        total -= sum(portion.amounts["committed", first.year] for portion in before)
    return total


def _until(bounds: Bounds, last: date) -> Bounds:
    return Bounds(bounds.first, dict.fromkeys(VIEWS, last), bounds.parts)


def leavings(registry: Registry, as_of: date) -> Iterator[Leaving]:
    """Leaving each contract that has not ended, by id."""
    for contract in registry.of_kind("contract"):
        state = state_of(contract, registry, as_of)
        if state.phase != "expired":
            yield leaving(contract, registry, state)


def leaving(contract: Entry, registry: Registry, state: ContractState) -> Leaving:
    """What leaving a contract costs, where it stands as `state` says."""
    exit_, deadline = state.earliest_exit, state.deadline
    locked_in = (
        None
        if exit_ is None or exit_.year - state.day.year > FAR_AWAY
        else _between(contract, registry, state, state.day, exit_)
    )
    found = Leaving(
        contract,
        exit_,
        locked_in,
        _amount(contract.section("exit").get("price")),
        tuple(_exit_costs(contract, registry)),
    )
    missed = deadline.missed if deadline is not None and deadline.kind == "notice" else None
    if deadline is None or missed is None or missed <= deadline.exit or missed.year - state.day.year > FAR_AWAY:
        return found
    more = _between(contract, registry, state, deadline.exit + timedelta(days=1), missed)
    return Leaving(contract, exit_, locked_in, found.price, found.systems, deadline.last_day, missed, more)


def _exit_costs(contract: Entry, registry: Registry) -> Iterator[ExitCost]:
    for thing in dict.fromkeys(contract.words("covers")):
        system = registry.find(thing)
        amount = _amount(system.section("exit").get("cost")) if system and system.kind == "system" else None
        if system is not None and amount is not None:
            yield ExitCost(system, amount)


def _amount(value: object) -> Ore | None:
    number = number_in(value) if isinstance(value, int | Decimal) else None
    return None if number is None else to_ore(Fraction(number))
