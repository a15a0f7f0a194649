"""The costs of one entity: the price lines that concern it, with the part of each that is its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry_cli.analysis.costs.records import Charge, CostGap, Ledger, Ore, Portion, View
from registry_cli.model.registry import Entry


@dataclass(frozen=True, slots=True)
class Concerned:
    """A price line that concerns an entity, and the portions of it that do; `is_shared` where others share them."""

    charge: Charge
    portions: tuple[Portion, ...]
    is_shared: bool

    def amount(self, view: View, year: int) -> Ore:
        """What these portions cost in a year."""
        return sum(portion.amounts[view, year] for portion in self.portions)


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
