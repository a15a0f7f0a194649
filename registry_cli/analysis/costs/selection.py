"""The costs of one entity, or of a selection: the price lines that concern it, with the part of each that is its own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from registry_cli.analysis.costs.records import Charge, CostGap, Ledger, Ore, Portion, View
from registry_cli.analysis.narrowing import is_chosen, is_concerned
from registry_cli.model.registry import Entry, Registry


@dataclass(frozen=True, slots=True)
class Concerned:
    """A price line that concerns an entity, and the portions of it that do; `is_shared` where others share them."""

    charge: Charge
    portions: tuple[Portion, ...]
    is_shared: bool

    def amount(self, view: View, year: int) -> Ore:
        """What these portions cost in a year."""
        return sum(portion.amounts[view, year] for portion in self.portions)


def of_selection(ledger: Ledger, registry: Registry) -> Ledger:
    """The part of the ledger that concerns what was selected.

    A selected contract counts whole, with what was paid on it. Of other prices the portions count that are for something
    selected, whole also where they are shared with others; what was paid only where all that the contract covers is selected.
    """
    if registry.narrowing is None:
        return ledger
    return replace(
        ledger,
        charges=tuple(found for one in ledger.charges if (found := _chosen_part(one, registry)) is not None),
        paid=tuple(one for one in ledger.paid if _is_chosen_whole(one.contract, registry)),
        gaps=tuple(one for one in ledger.gaps if is_concerned(one.entry, registry)),
    )


def _chosen_part(charge: Charge, registry: Registry) -> Charge | None:
    bought = registry.find(charge.bought)
    if is_chosen(charge.line.entry, registry) or (bought is not None and is_chosen(bought, registry)):
        return charge
    portions = tuple(one for one in charge.portions if any(_is_chosen_id(thing, registry) for thing in one.things))
    return replace(charge, portions=portions) if portions else None


def _is_chosen_whole(contract: Entry, registry: Registry) -> bool:
    covered = contract.words("covers")
    return is_chosen(contract, registry) or (bool(covered) and all(_is_chosen_id(one, registry) for one in covered))


def _is_chosen_id(id_: str, registry: Registry) -> bool:
    entry = registry.find(id_)
    return entry is not None and is_chosen(entry, registry)


def concerning(ledger: Ledger, entry: Entry) -> Iterator[Concerned]:
    """The price lines that concern `entry`: stated, sold, paid or answered for by it, or paid for it."""
    for charge in ledger.charges:
        if _is_whole(charge, entry):
            yield Concerned(charge, charge.portions, is_shared=False)
            continue
        alone = tuple(one for one in charge.portions if one.things == (entry.id,))
        shared = tuple(one for one in charge.portions if entry.id in one.things and len(one.things) > 1)
        if alone:
            yield Concerned(charge, alone, is_shared=False)
        if shared:
            yield Concerned(charge, shared, is_shared=True)


def gaps_of(ledger: Ledger, entry: Entry, concerned: tuple[Concerned, ...]) -> tuple[CostGap, ...]:
    """What could not be reckoned in the files that the entity's costs come from, or that pay for it."""
    files = {entry.id, *(one.charge.line.entry.id for one in concerned)}
    return tuple(
        gap
        for gap in ledger.gaps
        if gap.entry.id in files or entry.id in gap.entry.words("covers") or gap.entry.text("supplier") == entry.id
    )


def _is_whole(charge: Charge, entry: Entry) -> bool:
    by_kind = {
        "contract": charge.line.contract.id if charge.line.contract else None,
        "supplier": charge.supplier,
        "unit": charge.unit,
    }
    if entry.kind in by_kind:
        return by_kind[entry.kind] == entry.id or (entry.kind == "unit" and charge.owner == entry.id)
    return entry.id in (charge.owner, charge.bought)
