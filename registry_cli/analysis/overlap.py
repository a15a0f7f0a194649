"""The same thing several times: systems with the same function, task, product or data, and registers taken over several ways.

Overlap is a question, not a fault: two systems may serve two purposes. What is shown is what the answer needs: users, kroner, and
when the contracts let all but one of them go.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from registry_cli.analysis.contracts.calendar import state_of
from registry_cli.analysis.costs.dimensions import BY_NAME
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.oddities import register_behind
from registry_cli.analysis.costs.records import Ore
from registry_cli.analysis.costs.tables import CostRow, table_by
from registry_cli.analysis.landscape import LANDSCAPE_KINDS
from registry_cli.analysis.lifetimes import retired_on
from registry_cli.analysis.narrowing import is_chosen
from registry_cli.analysis.organisation import owner_of, supplier_of
from registry_cli.analysis.uses import uses
from registry_cli.language import sort_key
from registry_cli.model.registry import Entry, Registry
from registry_cli.timeline import standing

Ground = Literal["function", "task", "product", "data", "datasource"]
GROUNDS: tuple[Ground, ...] = get_args(Ground)


@dataclass(frozen=True, slots=True)
class Overlapping:
    """One of the things that overlap: its users, what it costs this year alone and shared (øre), and when we can leave it.

    `exit` is the last day that its contracts bind us to, or the day before it retires where that comes first; `None` where
    nothing binds us. `is_bound` is false where no contract in force covers it. `users` is `None` where nobody counted.
    """

    entry: Entry
    owner: Entry | None
    supplier: Entry | None
    users: int | None
    own: Ore
    shared: Ore
    exit: date | None
    is_bound: bool


@dataclass(frozen=True, slots=True)
class Overlap:
    """Things that have `key` in common. `merged` is the first day on which all but one of them can be gone.

    `users`, `own` are sums over the things; `shared` amounts of a contract that covers several of them are not added up.
    """

    ground: Ground
    key: str
    things: tuple[Overlapping, ...]
    merged: date | None

    @property
    def users(self) -> int:
        """Users of all of them, one who uses two counted twice."""
        return sum(one.users or 0 for one in self.things)

    @property
    def own(self) -> Ore:
        """What they cost this year, each alone."""
        return sum(one.own for one in self.things)


@dataclass(frozen=True, slots=True)
class Overlaps:
    """All overlaps of a registry on a day: by ground, the most things first."""

    as_of: date
    found: tuple[Overlap, ...]

    def of(self, ground: Ground) -> tuple[Overlap, ...]:
        """Those on one ground."""
        return tuple(one for one in self.found if one.ground == ground)


def overlaps(registry: Registry, as_of: date, grounds: Iterable[Ground] = GROUNDS) -> Overlaps:
    """Where living systems, or data sources of the same register in use, have something in common.

    Of a registry narrowed to a selection the overlaps that something selected has part in, with all that have part in them.
    """
    costs = _costs(registry, as_of)
    covering = _covering(registry, as_of)
    known: dict[str, Overlapping] = {}

    def one(entry: Entry) -> Overlapping:
        if entry.id not in known:
            known[entry.id] = _overlapping(entry, registry, as_of, costs, covering)
        return known[entry.id]

    found = [
        Overlap(ground, key, things, _merged(things, as_of))
        for ground in GROUNDS
        if ground in set(grounds)
        for key, entries in _groups(ground, registry, as_of).items()
        if len(entries) > 1 and any(is_chosen(entry, registry) for entry in entries)
        for things in (tuple(sorted((one(entry) for entry in entries), key=_costliest_first)),)
    ]
    order = {ground: at for at, ground in enumerate(GROUNDS)}
    return Overlaps(
        as_of, tuple(sorted(found, key=lambda one: (order[one.ground], -len(one.things), -one.own, one.key)))
    )


def _groups(ground: Ground, registry: Registry, as_of: date) -> Mapping[str, list[Entry]]:
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    if ground == "datasource":
        for source in _used_sources(registry, as_of):
            groups[register_behind(source, registry).id].append(source)
        return groups
    for system in registry.of_kind("system"):
        if standing(system, as_of).is_living:
            for key in dict.fromkeys(_keys(ground, system)):
                groups[key].append(system)
    return groups


def _keys(ground: Ground, system: Entry) -> Iterator[str]:
    if ground == "product":
        yield from filter(None, (system.text("product"),))
    elif ground == "data":
        rows = system.rows("data")
        yield from (row["category"] for row in rows if isinstance(row.get("category"), str))  # type: ignore[misc]
    else:
        yield from system.words("functions" if ground == "function" else "tasks")


def _used_sources(registry: Registry, as_of: date) -> Iterator[Entry]:
    """The living data sources that a living system uses, directly or over an interface."""
    used: dict[str, None] = {}
    for use in uses(registry):
        target = registry.find(use.target)
        if target is None or not use.is_made(registry, as_of):
            continue
        behind = (
            (target.id, target.text("source"), target.text("provider")) if target.kind == "interface" else (target.id,)
        )
        used.update(dict.fromkeys(one for one in behind if one is not None))
    for id_ in sorted(used):
        entry = registry.find(id_)
        if entry is not None and entry.kind == "datasource" and standing(entry, as_of).is_living:
            yield entry


def _costs(registry: Registry, as_of: date) -> Mapping[str, CostRow]:
    """What each system and data source costs in the year of the day, as we plan."""
    book = ledger(registry, as_of, (as_of.year,))
    tables = (table_by(book, registry, BY_NAME[name], "expected") for name in ("system", "datasource"))
    return {row.key: row for table in tables for row in table.rows if row.key is not None}


def _covering(registry: Registry, as_of: date) -> Mapping[str, list[date | None]]:
    """For each thing the earliest exits of the contracts in force that cover it; `None` where one cannot be reckoned."""
    found: defaultdict[str, list[date | None]] = defaultdict(list)
    for contract in registry.of_kind("contract"):
        state = state_of(contract, registry, as_of)
        if state.phase not in ("expired", "not-started"):
            for thing in dict.fromkeys(contract.words("covers")):
                found[thing].append(state.parts.get(thing) or state.earliest_exit)
    return found


def _overlapping(
    entry: Entry,
    registry: Registry,
    as_of: date,
    costs: Mapping[str, CostRow],
    covering: Mapping[str, list[date | None]],
) -> Overlapping:
    cost, exits = costs.get(entry.id), covering.get(entry.id, [])
    retired = retired_on(entry)
    bound = max((day for day in exits if day is not None), default=None)
    counted = [users for row in entry.rows("used_by") if isinstance(users := row.get("users"), int)]
    return Overlapping(
        entry,
        owner_of(entry, registry),
        supplier_of(entry, registry),
        sum(counted) if counted else None,
        cost.own[0] if cost else 0,
        cost.shared[0] if cost else 0,
        min((day for day in (bound, retired) if day is not None and day >= as_of), default=None),
        is_bound=bool(exits),
    )


def _merged(things: tuple[Overlapping, ...], as_of: date) -> date | None:
    """The first day on which all but one can be gone: the one that binds us longest is kept. `None` where one cannot be told."""
    if sum(one.is_bound and one.exit is None for one in things) > 1:
        return None
    exits = sorted(date.max if one.is_bound and one.exit is None else one.exit or as_of for one in things)
    return exits[-2]


def _costliest_first(one: Overlapping) -> tuple[int, int, str]:
    rank = LANDSCAPE_KINDS.index(one.entry.kind)
    return rank, -one.own - one.shared, sort_key(one.entry.name)
