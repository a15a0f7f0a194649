"""The landscape in one page: what there is, who answers for it, what hangs on what, what comes and goes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.dependence import DEPENDENCE
from registry_cli.analysis.impact.counting import Counts, counts
from registry_cli.analysis.impact.needs import needs_on
from registry_cli.analysis.narrowing import chosen
from registry_cli.analysis.organisation import centre_of, owner_of, supplier_of, unit_of
from registry_cli.graph import Graph
from registry_cli.language import sort_key
from registry_cli.model.kinds import KINDS
from registry_cli.model.registry import Entry, Registry
from registry_cli.timeline import KINDS_WITH_A_LIFE, STATES, Standing, State, at, stages, standing

HUBS = 10
"""How many of the most depended-upon things are listed."""

LANDSCAPE_KINDS = ("system", "interface", "datasource")


@dataclass(frozen=True, slots=True)
class SystemRow:
    """A system with what a reader first asks: who answers for it, who supplies it, where it stands, who uses it.

    `stopping` living systems go down without it, over any number of steps; `suffering` others may feel it.
    """

    entry: Entry
    standing: Standing
    owner: Entry | None
    centre: Entry | None
    supplier: Entry | None
    criticality: str | None
    users: int | None
    uses: int
    stopping: int
    suffering: int


@dataclass(frozen=True, slots=True)
class Change:
    """Something enters a new state of its life on a day to come."""

    day: date
    entry: Entry
    state: State


@dataclass(frozen=True, slots=True)
class Hub:
    """Something much depends on: how many use it directly, and how many living systems stop or may suffer without it."""

    entry: Entry
    direct: int
    stopping: int
    suffering: int


@dataclass(frozen=True, slots=True)
class Connection:
    """A consumer's use of something, with how the data travel, what for and how often."""

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
    """Everything the report shows; things are sorted by name, groups by size."""

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
    """The landscape of `registry` on `as_of`; entities whose files have faults count with what is known of them.

    Of a registry narrowed to a selection it shows what was selected; what depends on it is counted in the whole registry.
    """
    reach = _reach(registry, graph, as_of)
    rows = tuple(_row(entry, registry, reach, as_of) for entry in _by_name(chosen(registry, "system")))
    living = [row for row in rows if row.standing.is_living]
    connections = tuple(_connections([row.entry for row in living], registry, as_of))
    return Landscape(
        as_of=as_of,
        counts=tuple((kind.KIND, sum(1 for _ in chosen(registry, kind.KIND))) for kind in KINDS),
        systems=rows,
        by_state=tuple((state, sum(row.standing.state == state for row in rows)) for state in STATES),
        by_centre=_grouped([(row.centre, row) for row in living]),
        by_supplier=_grouped([(row.supplier, row) for row in living]),
        changes=tuple(_changes(registry, as_of)),
        hubs=_hubs(registry, graph, reach, as_of),
        sources=tuple(_source(entry, registry, graph, as_of) for entry in _by_name(chosen(registry, "datasource"))),
        copies=tuple(one for one in connections if _is_copy(one)),
        direct=tuple(one for one in connections if one.target.kind == "system"),
        uses=len(connections),
        documented_uses=sum(one.target.kind != "system" for one in connections),
        without_owner=tuple(row.entry for row in living if row.owner is None),
    )


def _by_name(entries: Iterator[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (sort_key(entry.name), entry.id))


def _reach(registry: Registry, graph: Graph, as_of: date) -> Counts:
    """How many living systems stop without each thing, and how many others may suffer, as `reg impact` has it."""
    living = (entry.key for entry in registry.of_kind("system") if standing(entry, as_of).is_living)
    return counts(needs_on(graph, registry, as_of), living)


def _row(entry: Entry, registry: Registry, reach: Counts, as_of: date) -> SystemRow:
    unit = unit_of(entry, registry)
    users = [number for group in entry.rows("used_by") if isinstance(number := group.get("users"), int)]
    level = entry.section("criticality").get("level")
    stopping, suffering = reach.of(entry.key)
    return SystemRow(
        entry=entry,
        standing=standing(entry, as_of),
        owner=owner_of(entry, registry),
        centre=centre_of(unit, registry) if unit else None,
        supplier=supplier_of(entry, registry),
        criticality=level if isinstance(level, str) else None,
        users=sum(users) if users else None,
        uses=len(entry.rows("uses")),
        stopping=stopping,
        suffering=suffering,
    )


def _grouped(rows: list[tuple[Entry | None, SystemRow]]) -> tuple[tuple[Entry | None, int, int], ...]:
    """Each group with its number of systems and of highly critical ones, the largest first; no group last."""
    groups = {entry.id if entry else "": entry for entry, _ in rows}
    sizes = Counter(entry.id if entry else "" for entry, _ in rows)
    critical = Counter(entry.id if entry else "" for entry, row in rows if row.criticality == "high")
    ranked = sorted(groups.items(), key=lambda group: _group_rank(group[1], sizes[group[0]]))
    return tuple((entry, sizes[key], critical[key]) for key, entry in ranked)


def _group_rank(entry: Entry | None, size: int) -> tuple[bool, int, str]:
    return entry is None, -size, sort_key(entry.name) if entry else ""


def _changes(registry: Registry, as_of: date) -> Iterator[Change]:
    """Every dated stage still to come, by day and name."""
    entries = chosen(registry, *KINDS_WITH_A_LIFE)
    coming = (Change(day, entry, state) for entry in entries for state, _, day in stages(entry) if day > as_of)
    yield from sorted(coming, key=lambda change: (change.day, sort_key(change.entry.name), change.entry.id))


def _hubs(registry: Registry, graph: Graph, reach: Counts, as_of: date) -> tuple[Hub, ...]:
    living = (entry for entry in chosen(registry, *LANDSCAPE_KINDS) if standing(entry, as_of).is_living)
    hubs = (Hub(entry, _direct(entry, graph, as_of), *reach.of(entry.key)) for entry in living)
    ranked = sorted(hubs, key=lambda hub: (-hub.stopping, -hub.direct, -hub.suffering, sort_key(hub.entry.name)))
    return tuple(hub for hub in ranked[:HUBS] if hub.direct)


def _direct(entry: Entry, graph: Graph, as_of: date) -> int:
    sources = {edge.source for edge in graph.incoming[entry.key] if edge.effect in DEPENDENCE}
    return sum(standing(graph.nodes[key], as_of).is_living for key in sources)


def _connections(living: list[Entry], registry: Registry, as_of: date) -> Iterator[Connection]:
    """The uses there are on the day, each to what it leads to then."""
    uses = at(registry, as_of).uses
    for entry in living:
        for position, row in entry.numbered_rows("uses"):
            use = uses.get((entry.id, position))
            target = registry.find(use.target) if use else None
            if use is not None and target is not None and use.state != "ended":
                via, purpose, frequency = (_text(row.get(key)) for key in ("via", "purpose", "frequency"))
                yield Connection(entry, target, via, purpose, frequency)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _is_copy(connection: Connection) -> bool:
    return connection.via == "copy-register" or connection.target.text("copy_of") is not None


def _source(entry: Entry, registry: Registry, graph: Graph, as_of: date) -> SourceRow:
    interfaces = [graph.nodes[edge.source] for edge in graph.incoming[entry.key] if edge.relation == "source"]
    takers = {
        edge.source
        for node in (entry, *interfaces)
        for edge in graph.incoming[node.key]
        if edge.relation.startswith("uses.") and edge.effect in DEPENDENCE
    }
    living = [graph.nodes[key] for key in takers if standing(graph.nodes[key], as_of).is_living]
    original = registry.find(entry.text("copy_of"))
    return SourceRow(entry, standing(entry, as_of), original, tuple(_by_name(iter(living))), tuple(interfaces))
