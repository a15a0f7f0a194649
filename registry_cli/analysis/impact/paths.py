"""How one thing depends on another: every shortest way between them, or how else they have to do with one another."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from registry_cli.analysis.impact.needs import Needs
from registry_cli.analysis.impact.reach import Certainty, Step, reach, steps
from registry_cli.model.registry import EntityKey

MAX_WAYS = 20
"""There can be endlessly many ways of the same length; so many are named, the others are counted."""

Direction = Literal["depends", "reverse", "related", "none"]
"""The first depends on the second, only the second on the first, they are merely connected by references, or not at all."""
Way = tuple[EntityKey, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """How `first` depends on `second`, or how else they are connected.

    `ways` are the shortest ways, from the one that depends to what it depends on (a merely related way goes along references
    in either direction); there are `number` of that length. `certainty` is that of the whole: whether the one stops without the
    other for certain. `certain_way` is how it does, from what is lost to what stops.
    """

    first: EntityKey
    second: EntityKey
    direction: Direction
    certainty: Certainty | None = None
    ways: tuple[Way, ...] = ()
    number: int = 0
    certain_way: tuple[Step, ...] = ()

    @property
    def length(self) -> int:
        """How many steps the shortest ways have."""
        return len(self.ways[0]) - 1 if self.ways else 0


def ways_between(needs: Needs, first: EntityKey, second: EntityKey) -> Ways:
    """How `first` depends on `second`; where it does not, whether it is the other way round, or how else they are related."""
    if first == second:
        return Ways(first, second, "none")
    found = _dependence(needs, first, second, "depends") or _dependence(needs, second, first, "reverse")
    return found or _related(needs, first, second)


def _dependence(needs: Needs, consumer: EntityKey, provider: EntityKey, direction: Direction) -> Ways | None:
    start, goal = needs.number[consumer], needs.number[provider]
    ways, number = _shortest(needs.touched_by.__getitem__, start, goal)
    if not number:
        return None
    first, second = (consumer, provider) if direction == "depends" else (provider, consumer)
    around = reach(needs, (goal,))
    if start not in around.certain:
        return Ways(first, second, direction, "possible", _named(needs, ways), number)
    certain = steps(needs, around.way_to(start, "certain"), "certain")
    return Ways(first, second, direction, "certain", _named(needs, ways), number, certain)


def _related(needs: Needs, first: EntityKey, second: EntityKey) -> Ways:
    graph = needs.graph

    def beside(node: int) -> Iterable[int]:
        key = needs.keys[node]
        others = {edge.target for edge in graph.outgoing[key]} | {edge.source for edge in graph.incoming[key]}
        return sorted(needs.number[other] for other in others)

    ways, number = _shortest(beside, needs.number[first], needs.number[second])
    return Ways(first, second, "related" if number else "none", None, _named(needs, ways), number)


def _named(needs: Needs, ways: Iterable[Iterable[int]]) -> tuple[Way, ...]:
    return tuple(tuple(needs.keys[node] for node in way) for way in ways)


def _shortest(onwards: Callable[[int], Iterable[int]], start: int, goal: int) -> tuple[list[tuple[int, ...]], int]:
    """The first of the shortest ways, in order, and how many there are of that length."""
    distance = _distances(onwards, start, goal)
    if goal not in distance:
        return [], 0
    back: dict[int, list[int]] = {node: [] for node in distance}
    number = dict.fromkeys(distance, 0)
    number[start] = 1
    for node in distance:  # nearest first
        for other in dict.fromkeys(onwards(node)):
            if distance.get(other) == distance[node] + 1:
                back[other].append(node)
                number[other] += number[node]
    towards = _towards(back, goal)
    return list(islice(_walks(towards, start, goal), MAX_WAYS)), number[goal]


def _distances(onwards: Callable[[int], Iterable[int]], start: int, goal: int) -> dict[int, int]:
    """How far everything is that is no farther than the goal, nearest first."""
    distance = {start: 0}
    waiting = [start]
    for node in waiting:  # grows while it is walked
        if goal in distance and distance[node] >= distance[goal]:
            break
        for other in onwards(node):
            if other not in distance:
                distance[other] = distance[node] + 1
                waiting.append(other)
    return distance


def _towards(back: Mapping[int, list[int]], goal: int) -> dict[int, list[int]]:
    """For each node on a shortest way the nodes after it, in order."""
    towards: dict[int, list[int]] = {goal: []}
    waiting = [goal]
    for node in waiting:  # grows while it is walked
        for before in back[node]:
            if before not in towards:
                towards[before] = []
                waiting.append(before)
            towards[before].append(node)
    return {node: sorted(after) for node, after in towards.items()}


def _walks(towards: Mapping[int, list[int]], start: int, goal: int) -> Iterator[tuple[int, ...]]:
    """Every walk to the goal, in the order of its nodes."""
    way, choices = [start], [iter(towards[start])]
    while choices:
        if way[-1] == goal:
            yield tuple(way)
        following = next(choices[-1], None)
        if following is None:
            choices.pop()
            way.pop()
        else:
            way.append(following)
            choices.append(iter(towards[following]))
