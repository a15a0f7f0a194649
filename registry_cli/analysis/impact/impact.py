"""What is touched when something goes: at which distance, by which way, certain or possible, and what rests on it and governs it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.impact.facts import Facts, facts_of
from registry_cli.analysis.impact.governing import Governing, governing
from registry_cli.analysis.impact.needs import Needs
from registry_cli.analysis.impact.reach import Step, dependents
from registry_cli.analysis.impact.scope import scope_of
from registry_cli.analysis.narrowing import is_chosen
from registry_cli.analysis.neighbourhood import Relation, relations_of
from registry_cli.model.fields import Effect
from registry_cli.model.registry import Entry, Registry

Bond = Literal["given", "certain", "possible", "listed"]
"""It goes with what was asked about, stops for certain, may be touched, or is named and not followed."""
BONDS: dict[Bond, int] = {"given": 0, "listed": 1, "certain": 2, "possible": 3}
"""Each with its place in a list."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Something touched, how many steps away, and over what; the way begins at what was asked about."""

    entry: Entry
    distance: int
    bond: Bond
    path: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What `asked` touches on a day: what goes with it, what stops, what may suffer; what rests on all that; what governs it.

    `context` are the other relations of `asked`, which say nothing of what is touched: they are named and not followed.
    """

    asked: Entry
    as_of: date
    touched: tuple[Touched, ...]
    facts: Facts
    governing: Governing
    context: tuple[Relation, ...]

    def of(self, *bonds: Bond) -> tuple[Touched, ...]:
        """What is touched in one of these ways."""
        return tuple(one for one in self.touched if one.bond in bonds)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What was asked about, and all that is touched."""
        return (self.asked, *(one.entry for one in self.touched))


def impact(asked: Entry, registry: Registry, needs: Needs, as_of: date) -> Impact:
    """What `asked` touches; `needs` are those of `as_of`.

    Of a registry narrowed to a selection what of it is touched, over whatever ways, and what rests on that.
    """
    every = touched_by(asked, registry, needs, as_of)
    touched = tuple(one for one in every if is_chosen(one.entry, registry))
    nodes = {asked.key: asked} | {one.entry.key: one.entry for one in touched}
    reached = {one.entry.key for one in every}
    beside = relations_of(asked, needs.graph)
    context = (
        one
        for one in (*beside.outgoing, *beside.incoming)
        if one.edge.effect is Effect.CONTEXT and one.other.key not in nodes and one.other.key not in reached
    )
    return Impact(
        asked,
        as_of,
        touched,
        facts_of(nodes.values(), registry),
        governing(nodes, registry, needs.graph, as_of),
        tuple(context),
    )


def touched_by(asked: Entry, registry: Registry, needs: Needs, as_of: date) -> tuple[Touched, ...]:
    """What goes with `asked` and what hangs on all that, by how it is touched, the nearest first.

    Ways to what hangs on it begin where what goes with `asked` is nearest to it.
    """
    graph, scope = needs.graph, scope_of(asked, registry, needs.graph, as_of)
    bond: Bond = "given" if scope.is_followed else "listed"
    found = [Touched(graph.nodes[key], len(way), bond, way) for key, way in scope.ways.items() if way]
    for one in dependents(needs, *scope.ways) if scope.is_followed else ():
        way = (*scope.ways[one.path[0].start], *one.path)
        found.append(Touched(graph.nodes[one.key], len(way), one.certainty, way))
    return tuple(sorted(found, key=lambda one: (BONDS[one.bond], one.distance, one.entry.key)))
