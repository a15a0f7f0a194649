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
