"""Single points of failure: what stops much when it is lost, however carefully the others chose what to rest on."""

from collections.abc import Container
from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry_cli.analysis.impact.needs import Needs
from registry_cli.analysis.impact.reach import stopping_with
from registry_cli.analysis.landscape import LANDSCAPE_KINDS
from registry_cli.model.registry import EntityKey, Entry

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """Something whose loss alone stops `stopping` systems for certain, itself not counted.

    `separates` says that the landscape falls apart without it: ways between the others go over it alone.
    """

    entry: Entry
    stopping: tuple[EntityKey, ...]
    separates: bool


def weak_points(needs: Needs, least: int = 2) -> tuple[WeakPoint, ...]:
    """What stops at least so many systems by itself, the worst first; interchangeable providers are accounted for."""
    nodes = needs.graph.nodes
    is_counted = [nodes[key].kind == "system" for key in needs.keys]
    cut = articulation(needs)
    found = []
    for node, key in enumerate(needs.keys):
        if not needs.stopping[node] and not needs.groups_of[node]:
            continue
        stopped = [one for one in stopping_with(needs, (node,)) if is_counted[one] and one != node]
        if len(stopped) >= least:
            found.append(WeakPoint(nodes[key], tuple(needs.keys[one] for one in sorted(stopped)), key in cut))
    return tuple(sorted(found, key=lambda one: (-len(one.stopping), one.entry.key)))


def articulation(needs: Needs) -> Container[EntityKey]:
    """The nodes of the landscape without which it has more parts than before, its edges taken both ways."""
    import networkx as nx  # noqa: PLC0415 - only what looks at the whole needs it

    return {needs.keys[node] for node in nx.articulation_points(landscape_of(needs))}


def landscape_of(needs: Needs) -> "nx.Graph[int]":
    """Systems, interfaces and data sources with the dependence between them, both ways, for networkx."""
    import networkx as nx  # noqa: PLC0415 - only what looks at the whole needs it

    shown = [needs.graph.nodes[key].kind in LANDSCAPE_KINDS for key in needs.keys]
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(node for node, is_shown in enumerate(shown) if is_shown)
    graph.add_edges_from(sorted(pair for pair in needs.edges if shown[pair[0]] and shown[pair[1]]))
    return graph
