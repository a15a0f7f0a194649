"""The parts a landscape falls into: what stands alone, what hangs together apart from the rest, and what belongs together within."""

from collections.abc import Iterable
from dataclasses import dataclass

from registry_cli.analysis.impact.needs import Needs
from registry_cli.analysis.impact.weak_points import landscape_of
from registry_cli.graph import Graph
from registry_cli.model.registry import EntityKey, Entry

Group = tuple[EntityKey, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The landscape by how it hangs together, largest part first, each part by key.

    `alone` are systems, interfaces and data sources that neither need anything nor are needed.
    """

    mainland: Group
    islands: tuple[Group, ...]
    alone: Group


def parts(needs: Needs) -> Parts:
    """The largest connected part of the landscape, the islands beside it, and what stands alone."""
    import networkx as nx  # noqa: PLC0415 - only what looks at the whole needs it

    found = _by_size(needs, nx.connected_components(landscape_of(needs)))
    together = [one for one in found if len(one) > 1]
    alone = tuple(sorted(one[0] for one in found if len(one) == 1))
    return Parts(together[0] if together else (), tuple(together[1:]), alone)


def orphans(graph: Graph) -> tuple[Entry, ...]:
    """Entities of any kind that refer to nothing and that nothing refers to, by key; a reference to oneself is none."""
    return tuple(
        graph.nodes[key]
        for key in sorted(graph.nodes)
        if all(edge.target == key for edge in graph.outgoing[key])
        and all(edge.source == key for edge in graph.incoming[key])
    )


def communities(needs: Needs) -> tuple[Group, ...]:
    """What is more connected within than with the rest, by greedy modularity: largest first; what stands alone is left out.

    The same registry gives the same groups: nodes are numbers in the order of their keys, and networkx takes ties in order.
    """
    import networkx as nx  # noqa: PLC0415 - only what looks at the whole needs it

    graph = landscape_of(needs)
    graph.remove_nodes_from([node for node, degree in graph.degree if not degree])
    return _by_size(needs, nx.community.greedy_modularity_communities(graph)) if graph else ()


def _by_size(needs: Needs, found: Iterable[Iterable[int]]) -> tuple[Group, ...]:
    groups = (tuple(needs.keys[node] for node in sorted(part)) for part in found)
    return tuple(sorted(groups, key=lambda one: (-len(one), one)))
