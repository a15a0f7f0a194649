"""Costs added up: by a dimension, and by year in every view."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from registry_cli.analysis.costs.dimensions import Dimension
from registry_cli.analysis.costs.records import VIEWS, Ledger, Ore, View
from registry_cli.language import sort_key
from registry_cli.model.registry import Registry


@dataclass(frozen=True, slots=True)
class CostRow:
    """What something costs by year: `own` is its alone, `shared` is what it shares with others, who show it too.

    `key` is `None` for what belongs to nothing. `paid` is what was paid, `None` where that is not stated or not the row's alone.
    """

    key: str | None
    own: tuple[Ore, ...]
    shared: tuple[Ore, ...]
    paid: tuple[Ore | None, ...]


@dataclass(frozen=True, slots=True)
class CostTable:
    """Costs by a dimension, the largest first: the own amounts of the rows and `shared_once` sum to `total`."""

    dimension: Dimension
    view: View
    years: tuple[int, ...]
    rows: tuple[CostRow, ...]
    shared_once: tuple[Ore, ...]
    total: tuple[Ore, ...]


@dataclass(frozen=True, slots=True)
class YearTotal:
    """All costs of a year: in each view, what was paid, and what of the expected is paid within the municipality."""

    year: int
    views: dict[View, Ore]
    paid: Ore | None
    internal: Ore


@dataclass
class _Sums:
    own: list[Ore]
    shared: list[Ore]
    paid: dict[int, Ore] = field(default_factory=dict)


def table_by(ledger: Ledger, registry: Registry, dimension: Dimension, view: View) -> CostTable:
    """The ledger's costs by `dimension`."""
    years = ledger.years
    found: dict[str | None, _Sums] = {}
    shared_once = [0] * len(years)
    for charge in ledger.charges:
        for portion in charge.portions:
            amounts = [portion.amounts[view, year] for year in years]
            keys = dimension.of(charge, portion, registry)
            if len(keys) > 1:
                _add(shared_once, amounts)
            for key in keys:
                sums = found.setdefault(key, _Sums([0] * len(years), [0] * len(years)))
                _add(sums.own if len(keys) == 1 else sums.shared, amounts)
    if dimension.per_contract:
        _add_paid(found, ledger, dimension)
    rows = sorted((_row(key, sums, years) for key, sums in found.items()), key=_largest_first)
    total = tuple(sum(row.own[at] for row in rows) + shared_once[at] for at in range(len(years)))
    return CostTable(dimension, view, years, tuple(rows), tuple(shared_once), total)


def totals(ledger: Ledger) -> tuple[YearTotal, ...]:
    """What each year costs in every view."""
    found = []
    for year in ledger.years:
        views = {view: sum(charge.amount(view, year) for charge in ledger.charges) for view in VIEWS}
        paid = [one.amount for one in ledger.paid if one.year == year]
        internal = sum(charge.amount("expected", year) for charge in ledger.charges if charge.is_internal)
        found.append(YearTotal(year, views, sum(paid) if paid else None, internal))
    return tuple(found)


def _add(into: list[Ore], amounts: Sequence[Ore]) -> None:
    for at, amount in enumerate(amounts):
        into[at] += amount


def _add_paid(found: dict[str | None, _Sums], ledger: Ledger, dimension: Dimension) -> None:
    for one in ledger.paid:
        key = one.contract.id if dimension.name == "contract" else one.contract.text(dimension.name)
        years = len(ledger.years)
        sums = found.setdefault(key, _Sums([0] * years, [0] * years))
        sums.paid[one.year] = sums.paid.get(one.year, 0) + one.amount


def _row(key: str | None, sums: _Sums, years: Sequence[int]) -> CostRow:
    return CostRow(key, tuple(sums.own), tuple(sums.shared), tuple(sums.paid.get(year) for year in years))


def _largest_first(row: CostRow) -> tuple[bool, Ore, str]:
    return row.key is None, -sum(row.own) - sum(row.shared), sort_key(row.key or "")
