"""What a look through the costs turns up: prices without contract, contracts without price, and the same data bought twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.activity import is_active
from registry_cli.analysis.costs.dimensions import BY_NAME
from registry_cli.analysis.costs.records import Charge, Ledger, Ore, View
from registry_cli.model.registry import Entry, Registry

MAX_COPIES = 50
"""No copy is further from its register; a cycle of copies ends here."""


@dataclass(frozen=True, slots=True)
class Purchase:
    """Data bought in a year: which source, by which contract or entity, for how much; `is_shared` where other things are in the price."""

    source: Entry
    buyer: Entry
    amount: Ore
    is_shared: bool


@dataclass(frozen=True, slots=True)
class BoughtTwice:
    """The same data bought more than once: the register that all copies come from, and the purchases."""

    register: Entry
    purchases: tuple[Purchase, ...]


def without_contract(ledger: Ledger) -> tuple[Charge, ...]:
    """The prices that no contract states and that cost something in the years of the ledger."""
    return tuple(
        charge
        for charge in ledger.charges
        if charge.line.contract is None and any(charge.amount("expected", year) for year in ledger.years)
    )


def without_cost(registry: Registry, as_of: date) -> Iterator[Entry]:
    """The contracts in force that state no price, themselves or in an amendment."""
    for contract in registry.of_kind("contract"):
        has_price = bool(contract.data.get("prices")) or any(row.get("prices") for row in contract.rows("amendments"))
        if not has_price and is_active(contract, as_of, registry):
            yield contract


def bought_twice(ledger: Ledger, registry: Registry, view: View, year: int) -> Iterator[BoughtTwice]:
    """The registers whose data are paid for more than once in a year, by id."""
    found: dict[str, list[Purchase]] = {}
    for purchase in _purchases(ledger, registry, view, year):
        found.setdefault(register_behind(purchase.source, registry).id, []).append(purchase)
    for id_ in sorted(found):
        if len(found[id_]) > 1:
            yield BoughtTwice(registry.entries[id_], tuple(found[id_]))


def register_behind(source: Entry, registry: Registry) -> Entry:
    """The register that a data source is a copy of, over any number of copies."""
    seen = [source]
    while (
        len(seen) < MAX_COPIES
        and (original := registry.find(seen[-1].text("copy_of"))) is not None
        and original.kind == "datasource"
        and original not in seen
    ):
        seen.append(original)
    return seen[-1]


def _purchases(ledger: Ledger, registry: Registry, view: View, year: int) -> list[Purchase]:
    """What is paid for data sources: the lines of one buyer for one source together."""
    sums: dict[tuple[str, str], Purchase] = {}
    for charge in ledger.charges:
        for portion in charge.portions:
            keys = BY_NAME["datasource"].of(charge, portion, registry)
            amount, buyer = portion.amounts[view, year], charge.line.contract or charge.line.entry
            for key in keys:
                source = registry.find(key)
                if source is None or amount <= 0:
                    continue
                before = sums.get((source.id, buyer.id))
                so_far, was_shared = (before.amount, before.is_shared) if before else (0, False)
                is_shared = was_shared or len(keys) > 1
                sums[source.id, buyer.id] = Purchase(source, buyer, so_far + amount, is_shared)
    return [sums[key] for key in sorted(sums)]
