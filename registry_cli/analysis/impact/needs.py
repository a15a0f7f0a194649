"""Who needs what on a day: the edges of dependence, and the groups of which only some are needed.

A group is a statement of its own: `redundancy: {min, of}` of a system says that so many of these must work, whatever its uses
say of each of them, and `providers` of a data source that one must. Two providers that are both gone on the day cannot stand in
for anything, so only those that are there count as left; one that the registry does not know is taken to be there.
What is retired on the day needs nothing more, and neither does a use whose last day is past or a project that is over. A use that
an approved project has moved by the day leads to where it was moved.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from registry_cli.analysis.dependence import DEPENDENCE
from registry_cli.analysis.lifetimes import has_clear_life, is_surely_not_retired
from registry_cli.analysis.uses import use_at
from registry_cli.graph import Edge, Graph
from registry_cli.model.fields import Effect
from registry_cli.model.registry import EntityKey, Entry, Registry
from registry_cli.model.values import day_in
from registry_cli.timeline import KINDS_WITH_A_LIFE, moved, standing

OVER = ("rejected", "stopped", "closed")
"""States of a project in which nothing can touch it any more."""


@dataclass(frozen=True, slots=True)
class Group:
    """`consumer` stops when fewer than `least` of `providers` are left."""

    consumer: int
    providers: frozenset[int]
    least: int


@dataclass(frozen=True)
class Needs:
    """Dependence among numbered nodes: who stops without each, who stops or suffers without each, and the groups.

    `edges` holds for each pair of consumer and provider the edge that tells most. Nodes are numbered in the order of their keys.
    """

    graph: Graph
    keys: tuple[EntityKey, ...]
    number: Mapping[EntityKey, int]
    stopping: tuple[tuple[int, ...], ...]
    touching: tuple[tuple[int, ...], ...]
    groups: tuple[Group, ...]
    groups_of: tuple[tuple[int, ...], ...]
    edges: Mapping[tuple[int, int], Edge]

    @cached_property
    def stopped_by(self) -> tuple[tuple[int, ...], ...]:
        """For each node what it stops without, one by one."""
        return _reversed(self.stopping)

    @cached_property
    def touched_by(self) -> tuple[tuple[int, ...], ...]:
        """For each node everything it stops or suffers without."""
        return _reversed(self.touching)


def needs_on(graph: Graph, registry: Registry, day: date) -> Needs:
    """Who needs what on `day`."""
    keys = tuple(sorted(graph.nodes))
    number = {key: position for position, key in enumerate(keys)}
    edges: dict[tuple[int, int], Edge] = {}
    groups: list[Group] = []
    for key in keys:
        entry = graph.nodes[key]
        if not _goes_on(entry, day):
            continue
        for edge in graph.outgoing[key]:
            found = _on(edge, entry, registry, day) if edge.effect in DEPENDENCE else None
            if found is not None and found.source != found.target:
                _keep(edges, (number[found.source], number[found.target]), found)
        groups.extend(_groups(entry, graph, number, edges, day))
    hard = ((pair, edge) for pair, edge in edges.items() if edge.effect is Effect.BREAKS)
    members: dict[int, list[int]] = defaultdict(list)
    for position, group in enumerate(groups):
        for provider in group.providers:
            members[provider].append(position)
    return Needs(
        graph,
        keys,
        number,
        _consumers((pair for pair, _ in hard), len(keys)),
        _consumers(iter(edges), len(keys)),
        tuple(groups),
        tuple(tuple(members.get(node, ())) for node in range(len(keys))),
        edges,
    )


def _goes_on(entry: Entry, day: date) -> bool:
    if entry.kind == "project":
        return entry.text("state") not in OVER
    return entry.kind not in KINDS_WITH_A_LIFE or not has_clear_life(entry) or is_surely_not_retired(entry, day)


def _is_there(entry: Entry, day: date) -> bool:
    return entry.kind not in KINDS_WITH_A_LIFE or not has_clear_life(entry) or standing(entry, day).is_living


def _on(edge: Edge, entry: Entry, registry: Registry, day: date) -> Edge | None:
    """The edge as it holds on `day`: an approved project may have moved a use to something else; `None` where a use is over."""
    row = use_at(edge.route, entry)
    if row is None:
        return edge
    step = moved(registry, entry.id, edge.target.id, day)
    target = registry.find(step.target) if step else None
    if target is not None:
        return replace(edge, target=target.key)
    last = day_in(row.get("until"))
    return edge if last is None or last >= day else None


def _keep(edges: dict[tuple[int, int], Edge], pair: tuple[int, int], edge: Edge) -> None:
    """Of several edges between two things the one that breaks, else the first."""
    known = edges.get(pair)
    if known is None or (known.effect is not Effect.BREAKS and edge.effect is Effect.BREAKS):
        edges[pair] = edge


def _groups(
    entry: Entry,
    graph: Graph,
    number: Mapping[EntityKey, int],
    edges: dict[tuple[int, int], Edge],
    day: date,
) -> Iterator[Group]:
    """The groups that the entity states; an edge is kept to each of their members, whatever else is said of them."""
    for key, wanted, named in _stated(entry):
        found = {one.target for one in graph.outgoing[entry.key] if one.relation == key} - {entry.key}
        unknown = len(set(named) - {one.id for one in found} - {entry.id})
        left = {one for one in found if _is_there(graph.nodes[one], day)}
        least = min(wanted, len(left) + unknown) - unknown
        for edge in graph.outgoing[entry.key]:
            if edge.relation == key and edge.target in left:
                _keep(edges, (number[entry.key], number[edge.target]), edge)
        if least > 0:
            yield Group(number[entry.key], frozenset(number[one] for one in left), least)


def _stated(entry: Entry) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """The relation of the members, how many are needed, and the ids."""
    providers = entry.words("providers")
    if entry.kind == "datasource" and providers:
        yield "providers", 1, providers
    redundancy = entry.section("redundancy")
    least, of = redundancy.get("min"), redundancy.get("of")
    if isinstance(least, int) and isinstance(of, list):
        yield "redundancy.of", least, tuple(one for one in of if isinstance(one, str))


def _consumers(pairs: Iterator[tuple[int, int]], size: int) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in range(size)]
    for consumer, provider in pairs:
        found[provider].append(consumer)
    return tuple(tuple(sorted(consumers)) for consumers in found)


def _reversed(consumers: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in consumers]
    for provider, all_of_it in enumerate(consumers):
        for consumer in all_of_it:
            found[consumer].append(provider)
    return tuple(map(tuple, found))
