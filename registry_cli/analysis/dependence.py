"""What depends on what: the edges along which something stops or suffers."""

from collections.abc import Iterator

from registry_cli.graph import Edge, Graph
from registry_cli.model.fields import Effect

DEPENDENCE = (Effect.BREAKS, Effect.DEGRADES)


def dependences(graph: Graph) -> Iterator[Edge]:
    """The edges whose source stops or suffers without their target."""
    return (edge for edge in graph.edges if edge.effect in DEPENDENCE)
