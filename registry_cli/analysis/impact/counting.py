"""For every thing how many others stop, or may be touched, without it: the same answers as `reach`, all in one pass."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from registry_cli.analysis.impact.needs import Needs
from registry_cli.analysis.impact.reach import stopping_with
from registry_cli.model.registry import EntityKey


class Counts(NamedTuple):
    """How many of the counted things stop for certain without each thing, and how many are touched in any way."""

    stopping: Mapping[EntityKey, int]
    touched: Mapping[EntityKey, int]

    def of(self, key: EntityKey) -> tuple[int, int]:
        """How many stop without it, and how many others may suffer."""
        return self.stopping[key], self.touched[key] - self.stopping[key]


def counts(needs: Needs, counted: Iterable[EntityKey]) -> Counts:
    """The counts for every node, without the node itself."""
    bits = {needs.number[key]: 1 << position for position, key in enumerate(sorted(set(counted)))}
    stopping, touched = _above(needs.stopping, bits), _above(needs.touching, bits)
    found = Counts(dict(zip(needs.keys, stopping, strict=True)), dict(zip(needs.keys, touched, strict=True)))
    return Counts({**found.stopping, **_with_groups(needs, bits)}, found.touched)


def _with_groups(needs: Needs, bits: Mapping[int, int]) -> dict[EntityKey, int]:
    """The count of what stops for each node that can take several of a group along: those are walked one by one."""
    members = [node for node, positions in enumerate(needs.groups_of) if positions]
    below = _below(needs, members)
    return {
        needs.keys[node]: sum(one in bits for one in stopping_with(needs, (node,)) if one != node) for node in below
    }


def _below(needs: Needs, members: Sequence[int]) -> set[int]:
    """The members of groups and whatever they need, over any number of steps."""
    reached, waiting = set(members), list(members)
    for node in waiting:  # grows while it is walked
        for other in needs.touched_by[node]:
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached


def _above(consumers: Sequence[Sequence[int]], bits: Mapping[int, int]) -> list[int]:
    """For each node the number of those with a bit that stand above it, without itself.

    The strongly connected components are passed from those that depend to what they depend on, each with what stands above it as
    the bits of one number: a union is one operation, however many nodes there are.
    """
    import networkx as nx  # noqa: PLC0415 - only what reckons over the whole graph needs it

    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(consumers)))
    graph.add_edges_from((consumer, node) for node, above in enumerate(consumers) for consumer in above)
    condensed = nx.condensation(graph)
    reached_by: dict[int, int] = {}
    totals = [0] * len(consumers)
    for component in nx.topological_sort(condensed):
        members = condensed.nodes[component]["members"]
        reached = 0
        for source in condensed.predecessors(component):
            reached |= reached_by[source]
        for member in members:
            reached |= bits.get(member, 0)
        reached_by[component] = reached
        for member in members:
            totals[member] = (reached & ~bits.get(member, 0)).bit_count()
    return totals
