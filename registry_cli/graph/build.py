"""From a registry to its graph."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from registry_cli.findings import Route
from registry_cli.model.fields import Effect
from registry_cli.model.registry import EntityKey, Entry, Registry
from registry_cli.timeline import UseOnDay, at, standing

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Edge:
    """A reference from one entity to another: the field it stands in, its place there, and its effect."""

    source: EntityKey
    target: EntityKey
    relation: str
    route: Route
    effect: Effect


@dataclass(frozen=True)
class Graph:
    """Nodes by key and edges both ways; edges to entities that do not exist are left out."""

    nodes: Mapping[EntityKey, Entry]
    outgoing: Mapping[EntityKey, tuple[Edge, ...]]
    incoming: Mapping[EntityKey, tuple[Edge, ...]]

    @property
    def edges(self) -> Iterator[Edge]:
        """Every edge, by source."""
        return (edge for edges in self.outgoing.values() for edge in edges)

    def as_networkx(self, effects: Container[Effect] = tuple(Effect)) -> "nx.MultiDiGraph[EntityKey]":
        """The graph of the edges with these effects, for networkx; each edge carries its `relation` and `effect`."""
        import networkx as nx  # noqa: PLC0415 - a third of a second that most commands can do without

        graph: nx.MultiDiGraph[EntityKey] = nx.MultiDiGraph()
        graph.add_nodes_from(self.nodes)
        for edge in (edge for edge in self.edges if edge.effect in effects):
            graph.add_edge(edge.source, edge.target, relation=edge.relation, effect=edge.effect)
        return graph


def build_graph(registry: Registry) -> Graph:
    """The graph of every reference in `registry` that leads to an entity."""
    return _graph(registry, lambda entry: _edges(entry, registry))


def graph_on(registry: Registry, day: date, *, with_ended: bool = False) -> Graph:
    """The graph on a day: uses that approved projects have moved lead where they lead then, and those that have ended are left out.

    A use whose target is retired stays: whoever asks sees that something still points there.
    """
    uses = at(registry, day).uses
    return _graph(registry, lambda entry: _edges_on(entry, registry, uses, day if not with_ended else None))


def _graph(registry: Registry, edges_of: Callable[[Entry], Iterator[Edge]]) -> Graph:
    nodes = {entry.key: entry for entry in registry.entries.values()}
    outgoing: dict[EntityKey, tuple[Edge, ...]] = {}
    incoming: dict[EntityKey, list[Edge]] = defaultdict(list)
    for entry in registry.entries.values():
        outgoing[entry.key] = tuple(edges_of(entry))
        for edge in outgoing[entry.key]:
            incoming[edge.target].append(edge)
    return Graph(nodes, outgoing, {key: tuple(incoming.get(key, ())) for key in nodes})


def _edges_on(
    entry: Entry, registry: Registry, uses: Mapping[tuple[str, int], UseOnDay], day: date | None
) -> Iterator[Edge]:
    for edge in _edges(entry, registry):
        use = _use_in(edge, uses)
        if use is None:
            yield edge
        else:
            yield from _edge_on(edge, use, registry, day)


def _use_in(edge: Edge, uses: Mapping[tuple[str, int], UseOnDay]) -> UseOnDay | None:
    match edge.route:
        case ("uses", int(position), str()):
            use = uses.get((edge.source.id, position))
            return use if use is not None and use.stated == edge.target.id else None
    return None


def _edge_on(edge: Edge, use: UseOnDay, registry: Registry, day: date | None) -> Iterator[Edge]:
    """None for a use that has ended before its system, if a day is given."""
    target = registry.find(use.target)
    is_over = day is not None and use.state == "ended" and standing(use.consumer, day).state != "retired"
    if target is not None and not is_over:
        yield replace(edge, target=target.key)


def _edges(entry: Entry, registry: Registry) -> Iterator[Edge]:
    interchangeable = replaceable(entry)
    for found in entry.references:
        target = registry.find(found.entity)
        if target is not None:
            softened = found.effect is Effect.BREAKS and target.id in interchangeable
            effect = Effect.DEGRADES if softened else found.effect
            yield Edge(entry.key, target.key, found.relation, found.route, effect)


def replaceable(entry: Entry) -> frozenset[str]:
    """The providers of which `entry` needs only some: without one of them it suffers and does not stop."""
    interchangeable = entry.words("providers")
    if len(interchangeable) > 1:
        return frozenset(interchangeable)
    redundancy = entry.section("redundancy")
    providers, needed = redundancy.get("of"), redundancy.get("min")
    if isinstance(providers, list) and isinstance(needed, int) and needed < len(providers):
        return frozenset(provider for provider in providers if isinstance(provider, str))
    return frozenset()
