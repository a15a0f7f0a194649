"""What happens if something is retired on a day: a simulation.

`day` is the first day on which it is no longer there, as `retired` is in a lifecycle; the day before is the last day of use. With it
go the interfaces and data sources that it alone carries, and its modules. Who uses any of these on that day loses something, unless a
replacement is there. What is stranded is paid for after the last day of use all the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.costs.pricing import Pricing
from registry_cli.analysis.costs.reckoning import cost_of_days
from registry_cli.analysis.costs.records import Bounds, CostGap, Ore, number_in, to_ore
from registry_cli.analysis.costs.unbound import Payers, UnboundPrice, unbound_prices
from registry_cli.analysis.impact.endings import ContractEnding, endings, first_whole_year
from registry_cli.analysis.impact.kroner import Money
from registry_cli.analysis.impact.needs import Needs, needs_on
from registry_cli.analysis.impact.reach import Reached, dependents, stopping_with
from registry_cli.analysis.impact.replacing import Replacement, Replacements
from registry_cli.analysis.impact.scope import scope_of
from registry_cli.analysis.landscape import LANDSCAPE_KINDS
from registry_cli.analysis.lifetimes import has_clear_life
from registry_cli.analysis.periods import shifted
from registry_cli.analysis.uses import Use, uses
from registry_cli.graph import Graph
from registry_cli.model.fields import Effect
from registry_cli.model.registry import EntityKey, Entry, Registry
from registry_cli.model.values import words_in
from registry_cli.timeline import KINDS_WITH_A_LIFE, standing
from registry_cli.timeline import retirement as stated_retirement

RETIRABLE = (*LANDSCAPE_KINDS, "contract", "supplier")
"""The kinds that can go: a contract or a supplier takes along what it covers or supplies."""

Loss = Literal["stops", "chooses", "suffers"]
"""Who uses it stops; has others to choose from; or suffers."""
Matter = Literal["give-notice", "reduce", "keep-until", "ask-terms", "replace", "archive"]
"""Give notice, have it taken out of a contract, keep a contract that ends before, find out how a contract ends, find a replacement,
decide on the archiving."""
LONG_AGO = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Losing:
    """A system that uses something that goes: what, for what, what that does to it, and what can take over, the best first."""

    system: Entry
    lost: Entry
    loss: Loss
    purpose: str | None
    data: tuple[str, ...]
    replacements: tuple[Replacement, ...]

    @property
    def has_replacement_in_time(self) -> bool:
        """Whether something takes over by the day."""
        return bool(self.replacements) and self.replacements[0].timing == "in-time"


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that goes, with what takes over from it, the best first."""

    entry: Entry
    replacements: tuple[Replacement, ...]


@dataclass(frozen=True, slots=True)
class Spared:
    """A price outside the contracts that is no longer paid: by whom, for what, and how much in a whole year."""

    holder: Entry
    thing: Entry | None
    amount: Ore


@dataclass(frozen=True, slots=True)
class ToDecide:
    """Something to decide: by which day, the last day on which it helps, and about what."""

    by: date | None
    last_day: date | None
    matter: Matter
    entry: Entry
    about: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Retirement:
    """The simulation: what goes, who loses by it, what else is touched, what becomes of the contracts, what must be decided.

    `stated` is the day from which the registry says that it is retired. `year` is the first whole year after the day, for which `saved`
    is reckoned. `unreckoned` are contracts of which it cannot be told what is stranded.
    """

    asked: Entry
    as_of: date
    day: date
    stated: date | None
    gone: tuple[Gone, ...]
    losing: tuple[Losing, ...]
    further: tuple[Reached, ...]
    contracts: tuple[ContractEnding, ...]
    spared: tuple[Spared, ...]
    leaving_costs: tuple[tuple[Entry, Ore], ...]
    matters: tuple[ToDecide, ...]
    year: int

    @property
    def last_day(self) -> date:
        """The last day of use."""
        return shifted(self.day, -1) or self.day

    @property
    def saved(self) -> Money:
        """What is no longer paid in a whole year, in contracts and outside them."""
        return sum((one.yearly for one in self.contracts), Money(own=sum(one.amount for one in self.spared)))

    @property
    def stranded(self) -> Money:
        """What is paid after the last day of use, as far as it can be reckoned."""
        return sum((one.stranded for one in self.contracts if one.stranded), Money())

    @property
    def unreckoned(self) -> tuple[Entry, ...]:
        """The contracts of which it cannot be told how long they bind."""
        return tuple(one.contract for one in self.contracts if one.stranded is None)


def retirement(asked: Entry, registry: Registry, graph: Graph, as_of: date, day: date) -> Retirement:
    """What happens if `asked`, of one of the kinds that can go, is retired on `day`, as things stand on `as_of`."""
    before = needs_on(graph, registry, shifted(day, -1) or day)
    after = needs_on(graph, registry, day)
    gone = _gone(asked, registry, before, as_of)
    ids = frozenset(one.id for one in gone.values())
    replacements = Replacements(registry, day, ids)
    losing = tuple(_losing(gone, registry, after, day, replacements))
    direct = {one.system.key for one in losing}
    contracts = tuple(endings(gone, asked, registry, graph, as_of, day))
    year = first_whole_year(day)
    return Retirement(
        asked,
        as_of,
        day,
        _stated(asked),
        tuple(Gone(one, replacements.of(one)) for one in gone.values()),
        losing,
        tuple(one for one in dependents(after, *gone) if one.key not in direct),
        contracts,
        tuple(_spared(ids, registry, as_of, year)),
        tuple(_leaving_costs(gone, contracts)),
        tuple(_matters(gone, losing, contracts, day)),
        year,
    )


def _stated(asked: Entry) -> date | None:
    stage = stated_retirement(asked) if asked.kind in KINDS_WITH_A_LIFE else None
    return stage.day if stage else None


def _gone(asked: Entry, registry: Registry, needs: Needs, as_of: date) -> dict[EntityKey, Entry]:
    """What goes: the thing itself or what goes with it, then what only it carries, and modules; the nearest first."""
    nodes, ways = needs.graph.nodes, scope_of(asked, registry, needs.graph, as_of).ways
    gone = {key: nodes[key] for key in ways if nodes[key].kind in LANDSCAPE_KINDS}
    for node, previous in stopping_with(needs, sorted(needs.number[key] for key in gone)).items():
        if previous is None or needs.keys[previous] not in gone:
            continue
        entry, edge = nodes[needs.keys[node]], needs.edges[node, previous]
        if entry.kind in ("interface", "datasource") or edge.relation == "part_of":
            gone[entry.key] = entry
    return gone


def _losing(
    gone: dict[EntityKey, Entry], registry: Registry, needs: Needs, day: date, replacements: Replacements
) -> Iterator[Losing]:
    """Who uses any of it on the day, by id."""
    by_id = {one.id: one for one in gone.values()}
    stopped = stopping_with(needs, sorted(needs.number[key] for key in gone))
    breaking = {
        (edge.source, edge.route[:2])
        for key in gone
        for edge in needs.graph.incoming[key]
        if edge.effect is Effect.BREAKS
    }
    for use in uses(registry):
        lost, system = by_id.get(use.target), use.system
        if lost is None or system.key in gone or not _is_made(use, day):
            continue
        loss: Loss = "suffers"
        if (system.key, use.route) in breaking:
            loss = "stops"
        elif use.target in words_in(system.section("redundancy").get("of")):
            loss = "stops" if needs.number[system.key] in stopped else "chooses"
        purpose = use.row.get("purpose")
        data = lost.words("data") if lost.kind != "system" else words_in(use.row.get("data"))
        yield Losing(
            system, lost, loss, purpose if isinstance(purpose, str) else None, data, replacements.of(lost, use)
        )


def _is_made(use: Use, day: date) -> bool:
    until = use.day("until")
    is_over = until is not None and until < day
    return not is_over and not (has_clear_life(use.system) and standing(use.system, day).state == "retired")


def _spared(ids: frozenset[str], registry: Registry, as_of: date, year: int) -> Iterator[Spared]:
    """Prices outside the contracts for what goes, or paid by it; those that a contract pays too count there."""
    prices = [price for price in unbound_prices(registry) if _concerns(price, ids)]
    payers = Payers(registry, as_of) if prices else None
    pricing, ignored = Pricing(registry, year), list[CostGap]()
    for price in prices:
        if payers is None or payers.of(price) is not None:
            continue
        last = price.line.last
        bounds = Bounds(LONG_AGO, {"committed": last, "expected": last, "maximum": last})
        priced = pricing.priced(price.line, bounds, ignored)
        amount = to_ore(cost_of_days(priced, date(year, 1, 1), date(year, 12, 31))) if priced else 0
        if amount:
            yield Spared(price.payer or price.line.entry, price.target, amount)


def _concerns(price: UnboundPrice, ids: frozenset[str]) -> bool:
    return any(one is not None and one.id in ids for one in (price.target, price.payer))


def _leaving_costs(gone: dict[EntityKey, Entry], contracts: tuple[ContractEnding, ...]) -> Iterator[tuple[Entry, Ore]]:
    """What leaving costs: by the systems' own word, and the help at the end of contracts of which nothing is left."""
    for entry in gone.values():
        cost = number_in(entry.section("exit").get("cost"))
        if cost:
            yield entry, to_ore(cost)
    for one in contracts:
        price = number_in(one.contract.section("exit").get("price"))
        if price and one.is_whole:
            yield one.contract, to_ore(price)


def _matters(
    gone: dict[EntityKey, Entry], losing: tuple[Losing, ...], contracts: tuple[ContractEnding, ...], day: date
) -> Iterator[ToDecide]:
    """What must be decided, by day; what has no day last."""
    found = [
        *(one for contract in contracts for one in _of_contract(contract, day)),
        *_missing(losing, day),
        *(ToDecide(day, day, "archive", one) for one in gone.values() if _must_be_archived(one)),
    ]
    return iter(sorted(found, key=lambda one: (one.by or date.max, one.matter, one.entry.key)))


def _of_contract(one: ContractEnding, day: date) -> Iterator[ToDecide]:
    last = shifted(day, -1) or day
    if one.how == "unknown":
        yield ToDecide(None, None, "ask-terms", one.contract, one.covered)
    elif one.ends_before(last):
        deadline = one.state.deadline
        by, until = (deadline.decide_by, deadline.last_day) if deadline else (one.end, one.end)
        yield ToDecide(by, until, "keep-until", one.contract, one.covered)
    elif one.how == "notice":
        yield ToDecide(
            one.decide_by, one.notice_day, "give-notice" if one.is_whole else "reduce", one.contract, one.covered
        )
    elif not one.is_whole and one.how == "ends":
        yield ToDecide(one.end, one.end, "reduce", one.contract, one.covered)


def _missing(losing: tuple[Losing, ...], day: date) -> Iterator[ToDecide]:
    """For each thing that goes, those who have nothing instead of it in time."""
    by_lost: dict[EntityKey, tuple[Entry, dict[EntityKey, Entry]]] = {}
    for one in losing:
        if not one.has_replacement_in_time and one.loss != "chooses":
            by_lost.setdefault(one.lost.key, (one.lost, {}))[1][one.system.key] = one.system
    for lost, systems in by_lost.values():
        yield ToDecide(day, day, "replace", lost, tuple(systems.values()))


def _must_be_archived(entry: Entry) -> bool:
    """Whether a system holds data and nothing is decided about its archives, nor done, nor said to be needless."""
    archiving = entry.section("archiving")
    is_settled = (
        archiving.get("decision") is not None or archiving.get("duty") == "none" or archiving.get("archived") is True
    )
    return entry.kind == "system" and bool(entry.rows("data")) and not is_settled
