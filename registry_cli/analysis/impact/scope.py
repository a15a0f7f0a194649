"""What a question is about: the things that go with what was asked about, each with the way to it.

What hangs on a system, an interface or a data source hangs on it alone. With a supplier go its contracts and what they cover, with a
contract what it covers and the contracts below it, with a project or an initiative what it changes or touches: from there one
goes on to what hangs on these. A person or a unit answers for things, and things conform to a standard: none of them stops
because of that, so they are listed and not followed; so is what any other kind has to do with.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.activity import is_active
from registry_cli.analysis.impact.reach import Step
from registry_cli.analysis.landscape import LANDSCAPE_KINDS
from registry_cli.graph import Edge, Graph
from registry_cli.model.fields import Effect
from registry_cli.model.registry import EntityKey, Entry, Registry

Onward = Callable[[EntityKey], Iterator[Step]]
Way = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What goes with what was asked about: `ways` to each thing, itself first, and whether one goes on from them."""

    ways: Mapping[EntityKey, Way]
    is_followed: bool


def scope_of(asked: Entry, registry: Registry, graph: Graph, as_of: date) -> Scope:
    """What the question about `asked` is about on `as_of`; what is over by then is left out."""
    if asked.kind in LANDSCAPE_KINDS:
        return Scope({asked.key: ()}, is_followed=True)
    onward, is_followed = _onward(asked, registry, graph)
    return Scope(_walked(asked.key, onward, lambda key: still_matters(graph.nodes[key], as_of, registry)), is_followed)


def still_matters(entry: Entry, as_of: date, registry: Registry) -> bool:
    """As `is_active`, reckoned once for each entity and day."""
    known: dict[EntityKey, bool] = registry.once(("still matters", as_of), dict)
    if entry.key not in known:
        known[entry.key] = is_active(entry, as_of, registry)
    return known[entry.key]


def _onward(asked: Entry, registry: Registry, graph: Graph) -> tuple[Onward, bool]:
    if asked.kind == "supplier":
        return lambda key: _supplied(key, asked, registry, graph), True
    if asked.kind == "contract":
        return lambda key: _bound(key, graph), True
    if asked.kind in ("project", "initiative"):
        return lambda key: _governed(key, asked, graph), True
    if asked.kind in ("person", "unit"):
        actors = _actors(asked, graph)
        return lambda key: _answered(key, actors, graph), False
    return lambda key: _beside(key, asked, graph), False


def _walked(start: EntityKey, onward: Onward, is_shown: Callable[[EntityKey], bool]) -> dict[EntityKey, Way]:
    ways: dict[EntityKey, Way] = {start: ()}
    waiting = [start]
    for key in waiting:  # grows while it is walked
        for step in onward(key):
            if step.end not in ways and is_shown(step.end):
                ways[step.end] = (*ways[key], step)
                waiting.append(step.end)
    return ways


def _supplied(key: EntityKey, asked: Entry, registry: Registry, graph: Graph) -> Iterator[Step]:
    """The supplier's contracts, and what it supplies by them or, where no contract says so, by its own word."""
    if key == asked.key:
        for edge in graph.incoming[key]:
            source = graph.nodes[edge.source]
            main = registry.find(source.text("main_contract"))
            if edge.relation == "supplier" and (main is None or main.text("supplier") in (None, asked.id)):
                yield Step(edge, "concerns")
    yield from _bound(key, graph)


def _bound(key: EntityKey, graph: Graph) -> Iterator[Step]:
    """What a contract covers, whose main contract it is, and the contracts below it."""
    if graph.nodes[key].kind != "contract":
        return
    yield from (Step(edge, "concerns", is_along=True) for edge in _of(graph.outgoing[key], "covers"))
    yield from (Step(edge, "concerns") for edge in _of(graph.incoming[key], "main_contract", "parent"))


def _governed(key: EntityKey, asked: Entry, graph: Graph) -> Iterator[Step]:
    if key == asked.key:
        edges = (edge for edge in graph.outgoing[key] if edge.effect is Effect.GOVERNS)
        yield from (Step(edge, "concerns", is_along=True) for edge in edges)


def _actors(asked: Entry, graph: Graph) -> frozenset[EntityKey]:
    """Who answers under a person or a unit: a unit with all units below it and the positions in them, a person with the units it heads."""
    below = ("parent", "unit") if asked.kind == "unit" else ("head",)
    found = {asked.key: None}
    waiting = [asked.key]
    for key in waiting:  # grows while it is walked
        for edge in _of(graph.incoming[key], *below):
            kind = graph.nodes[edge.source].kind
            if edge.source not in found and kind in ("unit", "person"):
                found[edge.source] = None
                waiting.extend((edge.source,) if asked.kind == "unit" else ())
    return frozenset(found)


def _answered(key: EntityKey, actors: frozenset[EntityKey], graph: Graph) -> Iterator[Step]:
    """Who answers under the person or unit, and everything that names one of them."""
    if key in actors:
        edges = sorted(graph.incoming[key], key=lambda edge: (edge.source not in actors, _rank(edge), edge.source))
        yield from (Step(edge, "concerns") for edge in edges)


def _rank(edge: Edge) -> int:
    """Of several things that one has to do with another, to own it says most, then to manage it."""
    return {"owner": 0, "manager": 1}.get(edge.relation, 2)


def _beside(key: EntityKey, asked: Entry, graph: Graph) -> Iterator[Step]:
    if key == asked.key:
        governed = (edge for edge in graph.outgoing[key] if edge.effect is Effect.GOVERNS)
        yield from (Step(edge, "concerns", is_along=True) for edge in governed)
        yield from (Step(edge, "concerns") for edge in graph.incoming[key])


def _of(edges: Iterable[Edge], *relations: str) -> Iterator[Edge]:
    return (edge for edge in edges if edge.relation in relations)
