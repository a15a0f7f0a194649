"""The landscape in one page: what there is, who answers for it, what hangs on what, what comes and goes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.dependence import DEPENDENCE, dependents
from registry_cli.analysis.organisation import centre_of, owner_of, supplier_of, unit_of
from registry_cli.graph import Graph
from registry_cli.model.fields import Effect
from registry_cli.model.kinds import KINDS
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.system import System
from registry_cli.timeline import STATES, Standing, State, standing

HUBS = 10
"""How many of the most depended-upon things are listed."""

LANDSCAPE_KINDS = ("system", "interface", "datasource")


@dataclass(frozen=True, slots=True)
class SystemRow:
    """A system with what a reader first asks: who answers for it, who supplies it, where it stands, who uses it."""

    entry: Entry
    standing: Standing
    owner: Entry | None
    centre: Entry | None
    supplier: Entry | None
    criticality: str | None
    users: int | None
    uses: int
    dependents: int


@dataclass(frozen=True, slots=True)
class Change:
    """Something enters a new state of its life on a day to come."""

    day: date
    entry: Entry
    state: State


@dataclass(frozen=True, slots=True)
class Hub:
    """Something much depends on: how many use it directly, how many living systems stop without it, and how many suffer.

    Who stops is certain: every step of the way is essential. `total` counts those too that only may suffer.
    """

    entry: Entry
    direct: int
    stopping: int
    total: int


@dataclass(frozen=True, slots=True)
class Connection:
    """A consumer's use of something, with how the data travel and what for."""

    consumer: Entry
    target: Entry
    via: str | None
    purpose: str | None
    frequency: str | None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A register or a copy, and who takes data from it: directly, or over which interface."""

    entry: Entry
    standing: Standing
    original: Entry | None
    consumers: tuple[Entry, ...]
    interfaces: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Landscape:
    """Everything the report shows; all lists are sorted."""

    as_of: date
    counts: tuple[tuple[str, int], ...]
    systems: tuple[SystemRow, ...]
    by_state: tuple[tuple[State, int], ...]
    by_centre: tuple[tuple[Entry | None, int, int], ...]
    by_supplier: tuple[tuple[Entry | None, int, int], ...]
    changes: tuple[Change, ...]
    hubs: tuple[Hub, ...]
    sources: tuple[SourceRow, ...]
    copies: tuple[Connection, ...]
    direct: tuple[Connection, ...]
    uses: int
    documented_uses: int
    without_owner: tuple[Entry, ...]

    @property
    def living(self) -> tuple[SystemRow, ...]:
        """The systems that are there on the day."""
        return tuple(row for row in self.systems if row.standing.is_living)


def landscape(registry: Registry, graph: Graph, as_of: date) -> Landscape:
    """The landscape of `registry` on `as_of`; entities whose files have faults count with what is known of them."""
    rows = tuple(_row(entry, registry, graph, as_of) for entry in registry.of_kind("system"))
    living = [row for row in rows if row.standing.is_living]
    connections = tuple(_connections([row.entry for row in living], registry))
    return Landscape(
        as_of=as_of,
        counts=tuple((kind.KIND, sum(1 for _ in registry.of_kind(kind.KIND))) for kind in KINDS),
        systems=rows,
        by_state=tuple((state, sum(row.standing.state == state for row in rows)) for state in STATES),
        by_centre=_grouped([(row.centre, row) for row in living]),
        by_supplier=_grouped([(row.supplier, row) for row in living]),
        changes=tuple(_changes(registry, as_of)),
        hubs=_hubs(registry, graph, as_of),
        sources=tuple(_source(entry, registry, graph, as_of) for entry in registry.of_kind("datasource")),
        copies=tuple(one for one in connections if _is_copy(one)),
        direct=tuple(one for one in connections if one.target.kind == "system"),
        uses=len(connections),
        documented_uses=sum(one.target.kind != "system" for one in connections),
        without_owner=tuple(row.entry for row in living if row.owner is None),
    )


def _row(entry: Entry, registry: Registry, graph: Graph, as_of: date) -> SystemRow:
    record = entry.record if isinstance(entry.record, System) else None
    unit = unit_of(entry, registry)
    users = [group.users for group in record.used_by if group.users is not None] if record else []
    return SystemRow(
        entry=entry,
        standing=standing(entry, as_of),
        owner=owner_of(entry, registry),
        centre=centre_of(unit, registry) if unit else None,
        supplier=supplier_of(entry, registry),
        criticality=record.criticality.level if record and record.criticality else None,
        users=sum(users) if users else None,
        uses=len(record.uses) if record else 0,
        dependents=_dependents(entry, graph, as_of),
    )


def _dependents(entry: Entry, graph: Graph, as_of: date, effects: tuple[Effect, ...] = DEPENDENCE) -> int:
    """How many living systems depend on `entry`, directly or not."""
    reached = (graph.nodes[key] for key in dependents(graph, entry.key, effects))
    return sum(other.kind == "system" and standing(other, as_of).is_living for other in reached)


def _grouped(rows: list[tuple[Entry | None, SystemRow]]) -> tuple[tuple[Entry | None, int, int], ...]:
    """Each group with its number of systems and of highly critical ones, the largest first; no group last."""
    groups = {entry.id if entry else "": entry for entry, _ in rows}
    sizes = Counter(entry.id if entry else "" for entry, _ in rows)
    critical = Counter(entry.id if entry else "" for entry, row in rows if row.criticality == "high")
    order = sorted(sizes, key=lambda key: (groups[key] is None, -sizes[key], key))
    return tuple((groups[key], sizes[key], critical[key]) for key in order)


def _changes(registry: Registry, as_of: date) -> Iterator[Change]:
    coming = ((entry, standing(entry, as_of)) for entry in registry.of_kind(*LANDSCAPE_KINDS))
    changes = (Change(now.until, entry, now.following) for entry, now in coming if now.until and now.following)
    yield from sorted(changes, key=lambda change: (change.day, change.entry.id))


def _hubs(registry: Registry, graph: Graph, as_of: date) -> tuple[Hub, ...]:
    living = (entry for entry in registry.of_kind(*LANDSCAPE_KINDS) if standing(entry, as_of).is_living)
    hubs = (_hub(entry, graph, as_of) for entry in living)
    ranked = sorted(hubs, key=lambda hub: (-hub.stopping, -hub.total, -hub.direct, hub.entry.id))
    return tuple(hub for hub in ranked[:HUBS] if hub.total)


def _hub(entry: Entry, graph: Graph, as_of: date) -> Hub:
    stopping = _dependents(entry, graph, as_of, (Effect.BREAKS,))
    return Hub(entry, _direct(entry, graph, as_of), stopping, _dependents(entry, graph, as_of))


def _direct(entry: Entry, graph: Graph, as_of: date) -> int:
    sources = {edge.source for edge in graph.incoming[entry.key] if edge.effect in DEPENDENCE}
    return sum(standing(graph.nodes[key], as_of).is_living for key in sources)


def _connections(living: list[Entry], registry: Registry) -> Iterator[Connection]:
    for entry in living:
        for use in entry.record.uses if isinstance(entry.record, System) else ():
            target = registry.entries.get(use.interface or use.datasource or use.system or "")
            if target is not None:
                yield Connection(entry, target, use.via, use.purpose, use.frequency)


def _is_copy(connection: Connection) -> bool:
    return connection.via == "copy-register" or connection.target.data.get("copy_of") is not None


def _source(entry: Entry, registry: Registry, graph: Graph, as_of: date) -> SourceRow:
    interfaces = [graph.nodes[edge.source] for edge in graph.incoming[entry.key] if edge.relation == "source"]
    takers = {
        edge.source
        for node in (entry, *interfaces)
        for edge in graph.incoming[node.key]
        if edge.relation.startswith("uses.")
    }
    living = (graph.nodes[key] for key in sorted(takers) if standing(graph.nodes[key], as_of).is_living)
    copied = entry.data.get("copy_of")
    original = registry.entries.get(copied) if isinstance(copied, str) else None
    return SourceRow(entry, standing(entry, as_of), original, tuple(living), tuple(interfaces))
