"""What one picture shows: nodes with a shape and a state, edges with a weight, and the clusters they stand in."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.dependence import DEPENDENCE, dependences
from registry_cli.analysis.landscape import LANDSCAPE_KINDS, Landscape
from registry_cli.analysis.neighbourhood import within
from registry_cli.analysis.organisation import centre_of, supplier_of, unit_of
from registry_cli.graph import Edge, Graph
from registry_cli.labels import KIND_PLURALS
from registry_cli.language import Text
from registry_cli.model.fields import Effect
from registry_cli.model.registry import EntityKey, Entry, Registry
from registry_cli.timeline import State, standing

Weight = Literal["essential", "useful", "reference", "users"]
Grouping = Literal["unit", "supplier", "kind", "none"]


@dataclass(frozen=True, slots=True)
class ViewNode:
    """An entity in a picture."""

    id: str
    label: str
    kind: str
    state: State
    is_focus: bool = False


@dataclass(frozen=True, slots=True)
class ViewEdge:
    """`source` stops without `target`, suffers without it, or only refers to it; or so many of its systems use it."""

    source: str
    target: str
    weight: Weight
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Nodes that are drawn together; no label means no frame."""

    id: str
    label: Text | None
    nodes: tuple[ViewNode, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A picture without its looks, everything sorted."""

    clusters: tuple[Cluster, ...]
    edges: tuple[ViewEdge, ...]

    @property
    def nodes(self) -> tuple[ViewNode, ...]:
        """Every node, cluster by cluster."""
        return tuple(node for cluster in self.clusters for node in cluster.nodes)


def landscape_view(registry: Registry, graph: Graph, as_of: date, *, grouping: Grouping = "unit") -> View:
    """Systems, interfaces and data sources that are not retired, and what they depend on."""
    shown = {entry.key for entry in registry.of_kind(*LANDSCAPE_KINDS) if standing(entry, as_of).state != "retired"}
    edges = [edge for edge in dependences(graph) if {edge.source, edge.target} <= shown]
    return _view(registry, shown, edges, as_of, grouping)


def hub_view(registry: Registry, graph: Graph, overview: Landscape) -> View:
    """Which centre rests on which of the things that most hangs on: one node a centre, with its number of systems."""
    hubs = {hub.entry.key for hub in overview.hubs}
    uses: Counter[tuple[str, str]] = Counter()
    centres: Counter[str] = Counter()
    for row in (row for row in overview.living if row.centre):
        assert row.centre is not None
        centres[row.centre.id] += 1
        targets = {edge.target for edge in graph.outgoing[row.entry.key] if edge.effect in DEPENDENCE}
        uses.update((row.centre.id, target.id) for target in targets & hubs)
    units = [registry.entries[centre] for centre in sorted(centres) if any(centre == user for user, _ in uses)]
    nodes = [ViewNode(unit.id, f"{unit.name} ({centres[unit.id]})", "unit", "in-use") for unit in units]
    nodes += [_node(hub.entry, overview.as_of) for hub in overview.hubs]
    between = [edge for edge in dependences(graph) if {edge.source, edge.target} <= hubs]
    counted = [ViewEdge(centre, hub, "users", str(number)) for (centre, hub), number in sorted(uses.items())]
    return View((Cluster("", None, tuple(nodes)),), (*counted, *_edges(between)))


def focus_view(
    registry: Registry, graph: Graph, as_of: date, centre: Entry, steps: int, grouping: Grouping = "kind"
) -> View:
    """What stands around `centre`, `steps` far; what is retired only where `centre` itself names it."""
    near = within(graph, centre.key, 1)
    shown = {
        key
        for key in within(graph, centre.key, steps)
        if key in near or standing(graph.nodes[key], as_of).state != "retired"
    }
    edges = [edge for edge in graph.edges if {edge.source, edge.target} <= shown and _is_drawn(edge, centre)]
    return _view(registry, shown, edges, as_of, grouping, centre)


def _is_drawn(edge: Edge, centre: Entry) -> bool:
    """Dependence is drawn everywhere; who owns or supplies what only for the entity in the middle."""
    return edge.effect in DEPENDENCE or centre.key in (edge.source, edge.target)


def _view(
    registry: Registry,
    shown: set[EntityKey],
    edges: list[Edge],
    as_of: date,
    grouping: Grouping,
    focus: Entry | None = None,
) -> View:
    groups: dict[str, list[ViewNode]] = defaultdict(list)
    labels: dict[str, Text | None] = {}
    for entry in registry.entries.values():
        if entry.key in shown:
            group, labels[group] = _group(entry, registry, grouping)
            groups[group].append(_node(entry, as_of, is_focus=entry is focus))
    clusters = (Cluster(group, labels[group], tuple(nodes)) for group, nodes in sorted(groups.items()))
    return View(tuple(clusters), _edges(edges))


def _node(entry: Entry, as_of: date, *, is_focus: bool = False) -> ViewNode:
    return ViewNode(entry.id, entry.name, entry.kind, standing(entry, as_of).state, is_focus)


def _edges(edges: Iterable[Edge]) -> tuple[ViewEdge, ...]:
    """One arrow for each pair, the heaviest that holds; several fields of mere reference are one label."""
    between: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        between[edge.source.id, edge.target.id].append(edge)
    return tuple(_arrow(source, target, found) for (source, target), found in sorted(between.items()))


def _arrow(source: str, target: str, edges: list[Edge]) -> ViewEdge:
    effects = {edge.effect for edge in edges}
    if Effect.BREAKS in effects:
        return ViewEdge(source, target, "essential")
    if Effect.DEGRADES in effects:
        return ViewEdge(source, target, "useful")
    return ViewEdge(source, target, "reference", ", ".join(sorted({edge.relation for edge in edges})))


def _group(entry: Entry, registry: Registry, grouping: Grouping) -> tuple[str, Text | None]:
    if grouping == "kind":
        return entry.kind, KIND_PLURALS[entry.kind]
    other: Entry | None = None
    if grouping == "supplier":
        other = supplier_of(entry, registry)
    elif grouping == "unit" and entry.kind == "system" and (unit := unit_of(entry, registry)):
        other = centre_of(unit, registry)
    return (other.id, Text(other.name, other.name)) if other else ("", None)
