"""One supplier, everything: what we buy from it and how it ends, what it runs, what that costs, and who else could deliver it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.contracts.overview import ContractRow, row_of
from registry_cli.analysis.costs.dimensions import BY_NAME
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.records import Ledger, Ore
from registry_cli.analysis.costs.tables import CostTable, table_by
from registry_cli.analysis.due import Due, duties
from registry_cli.analysis.landscape import SystemRow, landscape
from registry_cli.graph import Graph
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in, words_in
from registry_cli.timeline import standing

YEARS_AHEAD = 3
"""So many years after the current one are shown."""


@dataclass(frozen=True, slots=True)
class SupplierYear:
    """What the supplier costs in a year as we plan, and of how much in all; øre."""

    year: int
    amount: Ore
    shared: Ore
    whole: Ore


@dataclass(frozen=True, slots=True)
class OfferedProduct:
    """A product of the supplier: the systems that we have it as, and those of the market that do the same."""

    name: str
    functions: tuple[str, ...]
    ours: tuple[Entry, ...]
    used_by: tuple[str, ...]
    others: tuple[tuple[Entry, str], ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """A data processing agreement with the supplier, as processor or below another one, and when it is overseen again."""

    entry: Entry
    is_below: bool
    oversight: Due | None


@dataclass(frozen=True, slots=True)
class Noted:
    """A meeting, or how it delivered (`score` from 1 to 5), with what was written down."""

    day: date
    note: str
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Supply:
    """Everything about a supplier on a day. `rank` counts from 1 by what is paid this year; `None` where nothing is.

    `things` are its living interfaces and data sources, `projects` those under way that concern its contracts or systems.
    `noted` are meetings and scores by day; `contacts` are positions with their addresses; `unreckoned` counts what of its
    contracts' prices could not be reckoned as it stands.
    """

    as_of: date
    entry: Entry
    manager: Entry | None
    contracts: tuple[ContractRow, ...]
    systems: tuple[SystemRow, ...]
    things: tuple[Entry, ...]
    years: tuple[SupplierYear, ...]
    rank: int | None
    agreements: tuple[Agreement, ...]
    projects: tuple[Entry, ...]
    products: tuple[OfferedProduct, ...]
    noted: tuple[Noted, ...]
    next_meeting: date | None
    contacts: tuple[str, ...]
    unreckoned: int

    @property
    def last_meeting(self) -> date | None:
        """The day of the latest meeting that has been."""
        return max((one.day for one in self.noted if one.score is None and one.day <= self.as_of), default=None)

    @property
    def score(self) -> int | None:
        """The latest score."""
        return next((one.score for one in reversed(self.noted) if one.score is not None), None)


def supply(supplier: Entry, registry: Registry, graph: Graph, as_of: date) -> Supply:
    """Everything about `supplier` on `as_of`."""
    rows = [row_of(one, registry, as_of) for one in registry.of_kind("contract") if one.text("supplier") == supplier.id]
    systems = _systems(supplier, rows, registry, graph, as_of)
    book = ledger(registry, as_of, range(as_of.year, as_of.year + YEARS_AHEAD + 1))
    table = table_by(book, registry, BY_NAME["supplier"], "expected")
    concerned = {row.entry.id for row in rows} | {row.entry.id for row in systems}
    meetings = supplier.rows("meetings")
    return Supply(
        as_of=as_of,
        entry=supplier,
        manager=registry.find(supplier.text("manager")),
        contracts=tuple(sorted(rows, key=lambda row: (row.state.phase == "expired", row.entry.id))),
        systems=systems,
        things=tuple(_things(supplier, registry, as_of)),
        years=_years(supplier, table),
        rank=_rank(supplier, table),
        agreements=tuple(_agreements(supplier, registry, as_of)),
        projects=tuple(_projects(concerned, registry)),
        products=tuple(_products(supplier, registry)),
        noted=tuple(sorted(_noted(supplier), key=lambda one: (one.day, one.score is not None))),
        next_meeting=max((day for row in meetings if (day := day_in(row.get("next"))) is not None), default=None),
        contacts=tuple(_contacts(supplier)),
        unreckoned=_unreckoned(book, {row.entry.id for row in rows}),
    )


def _systems(
    supplier: Entry, rows: list[ContractRow], registry: Registry, graph: Graph, as_of: date
) -> tuple[SystemRow, ...]:
    """The living systems it supplies, and those that its contracts in force cover."""
    covered = {one.id for row in rows if row.state.phase != "expired" for one in row.covers}
    found = landscape(registry, graph, as_of).living
    return tuple(row for row in found if row.supplier is supplier or row.entry.id in covered)


def _things(supplier: Entry, registry: Registry, as_of: date) -> Iterator[Entry]:
    for entry in registry.of_kind("interface", "datasource"):
        provider = registry.find(entry.text("provider"))
        named = entry.text("supplier") or (provider.text("supplier") if provider else None)
        if named == supplier.id and standing(entry, as_of).is_living:
            yield entry


def _years(supplier: Entry, table: CostTable) -> tuple[SupplierYear, ...]:
    row = next((row for row in table.rows if row.key == supplier.id), None)
    if row is None:
        return ()
    return tuple(
        SupplierYear(year, row.own[at], row.shared[at], table.total[at]) for at, year in enumerate(table.years)
    )


def _rank(supplier: Entry, table: CostTable) -> int | None:
    """By what is paid in the first year; suppliers that cost the same have the same rank."""
    amounts = {row.key: row.own[0] + row.shared[0] for row in table.rows if row.key is not None}
    mine = amounts.get(supplier.id, 0)
    return 1 + sum(amount > mine for amount in amounts.values()) if mine else None


def _agreements(supplier: Entry, registry: Registry, as_of: date) -> Iterator[Agreement]:
    oversight = {due.entry.id: due for due in duties(registry, as_of) if due.duty == "oversight"}
    for entry in registry.of_kind("processing"):
        is_below = any(row.get("supplier") == supplier.id for row in entry.rows("sub_processors"))
        if supplier.id in entry.words("processors") or is_below:
            yield Agreement(entry, supplier.id not in entry.words("processors"), oversight.get(entry.id))


def _projects(concerned: set[str], registry: Registry) -> Iterator[Entry]:
    for project in registry.of_kind("project"):
        changed = {row.get("system") for row in project.rows("changes")}
        is_over = project.text("state") in ("closed", "stopped", "rejected")
        if not is_over and not concerned.isdisjoint((*project.words("contracts"), *map(str, changed))):
            yield project


def _products(supplier: Entry, registry: Registry) -> Iterator[OfferedProduct]:
    market = [(other, row) for other in registry.of_kind("supplier") for row in other.rows("products")]
    for row in supplier.rows("products"):
        functions = words_in(row.get("functions"))
        others = tuple(
            (other, str(one.get("name") or one.get("product")))
            for other, one in market
            if other is not supplier and not set(functions).isdisjoint(words_in(one.get("functions")))
        )
        ours = tuple(one for one in registry.of_kind("system") if one.text("product") == row.get("product"))
        name = str(row.get("name") or row.get("product") or "")
        yield OfferedProduct(name, functions, ours, words_in(row.get("used_by")), others)


def _noted(supplier: Entry) -> Iterator[Noted]:
    for row in (*supplier.rows("meetings"), *supplier.rows("performance")):
        day, note, score = day_in(row.get("date")), row.get("note"), row.get("score")
        if day is not None:
            stated = score if isinstance(score, int) and not isinstance(score, bool) else None
            yield Noted(day, note if isinstance(note, str) else "", stated)


def _contacts(supplier: Entry) -> Iterator[str]:
    for row in supplier.rows("contacts"):
        stated = (row.get(key) for key in ("position", "email", "phone"))
        yield ", ".join(one for one in stated if isinstance(one, str))


def _unreckoned(book: Ledger, contracts: set[str]) -> int:
    """How much of its contracts' prices could not be reckoned as it stands."""
    return sum(gap.entry.id in contracts for gap in book.gaps)
