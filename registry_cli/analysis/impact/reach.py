"""How far something reaches: what stops or may be touched without it, and what it needs itself, each with one way that explains it.

Nodes are numbers here (`Needs.number`). Everything is breadth first, so a distance is the least there is: for what stops for
certain the length of the shortest way on which everything stops, else that of the shortest way. Where too few of some
interchangeable things are left, the way leads over the one whose loss is one too many.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from registry_cli.analysis.impact.needs import Needs
from registry_cli.graph import Edge
from registry_cli.model.fields import Effect
from registry_cli.model.registry import EntityKey

Certainty = Literal["certain", "possible"]
Bearing = Literal["stops", "suffers", "too-few", "concerns"]
"""How a step carries on: the one that refers stops, it suffers, too few of what it can choose between are left; or the two merely
have to do with one another, as a contract and what it covers."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way: the reference, what it means that its target is gone, and whether the way goes along it or against it."""

    edge: Edge
    bearing: Bearing
    is_along: bool = False

    @property
    def start(self) -> EntityKey:
        """Where the step begins: nearer to what was asked about."""
        return self.edge.source if self.is_along else self.edge.target

    @property
    def end(self) -> EntityKey:
        """Where the step leads."""
        return self.edge.target if self.is_along else self.edge.source


@dataclass(frozen=True, slots=True)
class Reached:
    """A node, how many steps away it is, and over what: from what was asked about to the node."""

    key: EntityKey
    distance: int
    certainty: Certainty
    path: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """What is reached from some nodes: for each node the one before it on its way. Those that one starts from have none."""

    certain: Mapping[int, int | None]
    possible: Mapping[int, int | None]

    def of(self, certainty: Certainty) -> Mapping[int, int | None]:
        """The ways of this certainty. Every node that stops for certain is among the possible ones too."""
        return self.certain if certainty == "certain" else self.possible

    def way_to(self, node: int, certainty: Certainty) -> list[int]:
        """The nodes from where one starts to `node`."""
        way, before = [node], self.of(certainty)
        while (previous := before[way[-1]]) is not None:
            way.append(previous)
        return way[::-1]


def reach(needs: Needs, lost: Iterable[int]) -> Reach:
    """What stops for certain and what may be touched when these are lost."""
    starts = sorted(set(lost))
    return Reach(stopping_with(needs, starts), touched_with(needs, starts))


def stopping_with(needs: Needs, lost: Iterable[int]) -> dict[int, int | None]:
    """The least set of nodes that stop when these are lost, themselves among them, each with what it stops after."""
    before: dict[int, int | None] = dict.fromkeys(lost)
    waiting, stopping, groups_of = list(before), needs.stopping, needs.groups_of
    gone: dict[int, int] = {}
    for node in waiting:  # grows while it is walked
        for consumer in stopping[node]:
            if consumer not in before:
                before[consumer] = node
                waiting.append(consumer)
        for position in groups_of[node]:
            gone[position] = gone.get(position, 0) + 1
            group = needs.groups[position]
            if group.consumer not in before and len(group.providers) - gone[position] < group.least:
                before[group.consumer] = node
                waiting.append(group.consumer)
    return before


def touched_with(needs: Needs, lost: Iterable[int]) -> dict[int, int | None]:
    """The nodes from which any way leads to these, themselves among them, each with the one before it."""
    return _walk(needs.touching, lost)


def _walk(neighbours: tuple[tuple[int, ...], ...], starts: Iterable[int]) -> dict[int, int | None]:
    before: dict[int, int | None] = dict.fromkeys(starts)
    waiting = list(before)
    for node in waiting:  # grows while it is walked
        for other in neighbours[node]:
            if other not in before:
                before[other] = node
                waiting.append(other)
    return before


def dependents(needs: Needs, *lost: EntityKey) -> tuple[Reached, ...]:
    """What stops or may be touched when these are lost, without themselves: certain ones first, then the nearest."""
    starts = [needs.number[key] for key in lost]
    found = reach(needs, starts)
    both = (
        *(_reached(needs, found, node, "certain") for node in found.certain),
        *(_reached(needs, found, node, "possible") for node in found.possible if node not in found.certain),
    )
    return _in_order(one for one in both if one.distance)


def dependencies(needs: Needs, key: EntityKey) -> tuple[Reached, ...]:
    """What `key` needs: without which of all things it stops for certain, and which may touch it. Ways begin at that thing."""
    here = needs.number[key]
    below = _walk(needs.touched_by, (here,))
    stops = _walk(needs.stopped_by, (here,))
    has_choice = any(needs.groups_of[node] for node in below)
    found = []
    for node in below:
        if node == here:
            continue
        way = _way_up(stops, node) if node in stops else []
        if has_choice:
            around = reach(needs, (node,)) if node not in stops else None
            if around is not None and here in around.certain:
                way = around.way_to(here, "certain")
        certainty: Certainty = "certain" if way else "possible"
        way = way or _way_up(below, node)
        found.append(Reached(needs.keys[node], len(way) - 1, certainty, steps(needs, way, certainty)))
    return _in_order(found)


def _way_up(before: Mapping[int, int | None], node: int) -> list[int]:
    way = [node]
    while (previous := before[way[-1]]) is not None:
        way.append(previous)
    return way


def _reached(needs: Needs, found: Reach, node: int, certainty: Certainty) -> Reached:
    way = found.way_to(node, certainty)
    return Reached(needs.keys[node], len(way) - 1, certainty, steps(needs, way, certainty))


def steps(needs: Needs, way: list[int], certainty: Certainty) -> tuple[Step, ...]:
    """The way as steps, each with what it means: on a certain way nobody merely suffers."""
    edges = (needs.edges[consumer, provider] for provider, consumer in pairwise(way))
    return tuple(Step(edge, _bearing(edge, certainty)) for edge in edges)


def _bearing(edge: Edge, certainty: Certainty) -> Bearing:
    if edge.effect is Effect.BREAKS:
        return "stops"
    return "too-few" if certainty == "certain" else "suffers"


def _in_order(found: Iterable[Reached]) -> tuple[Reached, ...]:
    return tuple(sorted(found, key=lambda one: (one.certainty, one.distance, one.key)))
