"""What depends on what: the edges along which something stops or suffers, and who stands at their far ends."""

from collections import deque
from collections.abc import Container, Iterator

from registry_cli.graph import Edge, Graph
from registry_cli.model.fields import Effect
from registry_cli.model.registry import EntityKey

DEPENDENCE = (Effect.BREAKS, Effect.DEGRADES)


def dependences(graph: Graph) -> Iterator[Edge]:
    """The edges whose source stops or suffers without their target."""
    return (edge for edge in graph.edges if edge.effect in DEPENDENCE)


def dependents(graph: Graph, key: EntityKey, effects: Container[Effect] = DEPENDENCE) -> set[EntityKey]:
    """Everything that depends on `key` over any number of steps along edges with these effects, without `key` itself."""
    reached, pending = {key}, deque([key])
    while pending:
        for edge in graph.incoming[pending.popleft()]:
            if edge.effect in effects and edge.source not in reached:
                reached.add(edge.source)
                pending.append(edge.source)
    return reached - {key}


def count_dependents(
    graph: Graph, counted: set[EntityKey], effects: Container[Effect] = DEPENDENCE
) -> dict[EntityKey, int]:
    """For every node the number of `counted` nodes among its `dependents`, all in one pass.

    The strongly connected components are passed from those that depend to what they depend on, each with the set of counted
    nodes above it as the bits of one number: a union is one operation, however many nodes there are.
    """
    import networkx as nx  # noqa: PLC0415 - only what reckons over the whole graph needs it

    bits = {key: 1 << position for position, key in enumerate(sorted(counted))}
    condensed = nx.condensation(graph.as_networkx(effects))
    above: dict[int, int] = {}
    totals: dict[EntityKey, int] = {}
    for component in nx.topological_sort(condensed):
        members = condensed.nodes[component]["members"]
        reached = 0
        for source in condensed.predecessors(component):
            reached |= above[source]
        for member in members:
            reached |= bits.get(member, 0)
        above[component] = reached
        for member in members:
            totals[member] = (reached & ~bits.get(member, 0)).bit_count()
    return totals
