"""What one picture shows: nodes with a shape and a state, edges with a weight, and the clusters they stand in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.dependence import DEPENDENCE, dependences
from registry_cli.analysis.landscape import LANDSCAPE_KINDS
from registry_cli.analysis.neighbourhood import within
from registry_cli.analysis.organisation import centre_of, supplier_of, unit_of
from registry_cli.graph import Edge, Graph
from registry_cli.labels import KIND_PLURALS
from registry_cli.language import Text
from registry_cli.model.fields import Effect
from registry_cli.model.registry import EntityKey, Entry, Registry
from registry_cli.timeline import State, standing

Weight = Literal["essential", "useful", "reference"]
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
    """`source` refers to `target`: it stops without it, suffers without it, or only refers to it."""

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


def landscape_view(
    registry: Registry, graph: Graph, as_of: date, *, grouping: Grouping = "unit", connected_only: bool = False
) -> View:
    """Systems, interfaces and data sources that are not retired, and what they depend on."""
    shown = {entry.key for entry in registry.of_kind(*LANDSCAPE_KINDS) if standing(entry, as_of).state != "retired"}
    edges = [edge for edge in dependences(graph) if {edge.source, edge.target} <= shown]
    if connected_only:
        shown &= {key for edge in edges for key in (edge.source, edge.target)}
    return _view(registry, shown, edges, as_of, grouping)


def focus_view(registry: Registry, graph: Graph, as_of: date, centre: Entry, steps: int) -> View:
    """Everything at most `steps` references away from `centre`, of any kind, grouped by kind."""
    shown = within(graph, centre.key, steps)
    edges = [edge for edge in graph.edges if {edge.source, edge.target} <= shown]
    return _view(registry, shown, edges, as_of, "kind", centre)


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
            node = ViewNode(entry.id, entry.name, entry.kind, standing(entry, as_of).state, entry is focus)
            groups[group].append(node)
    clusters = (Cluster(group, labels[group], tuple(nodes)) for group, nodes in sorted(groups.items()))
    return View(tuple(clusters), _edges(edges))


def _edges(edges: Iterable[Edge]) -> tuple[ViewEdge, ...]:
    """One edge for each pair and field: several uses of the same thing are one line, essential if one of them is."""
    essential: dict[tuple[str, str, str], bool] = defaultdict(bool)
    for edge in edges:
        label = "" if edge.effect in DEPENDENCE else edge.relation
        essential[edge.source.id, edge.target.id, label] |= edge.effect is Effect.BREAKS
    return tuple(
        ViewEdge(source, target, "reference" if label else "essential" if heavy else "useful", label)
        for (source, target, label), heavy in sorted(essential.items())
    )


def _group(entry: Entry, registry: Registry, grouping: Grouping) -> tuple[str, Text | None]:
    if grouping == "kind":
        return entry.kind, KIND_PLURALS[entry.kind]
    other: Entry | None = None
    if grouping == "supplier":
        other = supplier_of(entry, registry)
    elif grouping == "unit" and entry.kind == "system" and (unit := unit_of(entry, registry)):
        other = centre_of(unit, registry)
    return (other.id, Text(other.name, other.name)) if other else ("", None)
