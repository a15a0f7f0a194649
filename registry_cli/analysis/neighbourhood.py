"""What stands around an entity: its relations both ways, and the part of a graph within some steps of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from registry_cli.analysis.dependence import DEPENDENCE
from registry_cli.findings import Mark
from registry_cli.graph import Edge, Graph
from registry_cli.model.registry import EntityKey, Entry


@dataclass(frozen=True, slots=True)
class Relation:
    """One reference seen from one of its ends: the field, the entity at the other end, and where it stands."""

    edge: Edge
    other: Entry
    mark: Mark


@dataclass(frozen=True, slots=True)
class Relations:
    """What an entity refers to, and what refers to it."""

    outgoing: tuple[Relation, ...]
    incoming: tuple[Relation, ...]


def relations_of(entry: Entry, graph: Graph) -> Relations:
    """Every relation of `entry`, both ways, by field and then by the other end's id."""
    outgoing = (
        Relation(edge, graph.nodes[edge.target], Mark(entry.path, edge.route)) for edge in graph.outgoing[entry.key]
    )
    incoming = (_from_source(edge, graph) for edge in graph.incoming[entry.key])
    return Relations(_sorted(outgoing), _sorted(incoming))


def _from_source(edge: Edge, graph: Graph) -> Relation:
    source = graph.nodes[edge.source]
    return Relation(edge, source, Mark(source.path, edge.route))


def _sorted(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    return tuple(sorted(relations, key=lambda relation: (relation.edge.relation, relation.other.id)))


def within(graph: Graph, centre: EntityKey, steps: int) -> set[EntityKey]:
    """What `centre` depends on and what depends on it, `steps` far, and whatever else has a reference from or to it.

    Ways up and down are not mixed: whoever else uses the same platform is no neighbour.
    """
    import networkx as nx  # noqa: PLC0415 - only a picture of a part needs it

    dependence = graph.as_networkx(DEPENDENCE)
    below = nx.ego_graph(dependence, centre, radius=steps)
    above = nx.ego_graph(dependence.reverse(copy=False), centre, radius=steps)
    beside = {edge.target for edge in graph.outgoing[centre]} | {edge.source for edge in graph.incoming[centre]}
    return {*below, *above, *beside}
