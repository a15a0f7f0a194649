"""What is touched as a picture: the thing in the middle, and the ways that lead to everything else."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from registry_cli.analysis.impact.impact import Impact
from registry_cli.analysis.impact.paths import Ways
from registry_cli.analysis.impact.reach import Bearing, Step
from registry_cli.analysis.views import Cluster, View, ViewEdge, ViewNode, Weight, about
from registry_cli.graph import Graph
from registry_cli.language import Text
from registry_cli.model.fields import Effect
from registry_cli.model.registry import EntityKey, Entry
from registry_cli.timeline import standing

TOUCHED = Text("What {name} touches", "Hvad {name} berører")
BETWEEN = Text("Ways to {name}", "Veje til {name}")
WEIGHTS: dict[Bearing, Weight] = {
    "stops": "essential",
    "too-few": "essential",
    "suffers": "useful",
    "concerns": "reference",
}
_HEAVIEST: dict[Weight, int] = {"essential": 0, "useful": 1, "reference": 2}


def impact_view(found: Impact, *, is_incomplete: bool = False) -> View:
    """Everything touched, with the steps of the ways that explain it."""
    steps = [step for one in found.touched for step in one.path]
    view = _view(found.entries, found.asked, (_arrow(step) for step in steps), found.as_of)
    return replace(view, title=about(TOUCHED, found.asked), is_incomplete=is_incomplete)


def ways_view(found: Ways, graph: Graph, as_of: date, *, is_incomplete: bool = False) -> View:
    """The ways between two things, with the references between those that follow one another."""
    pairs = {pair for way in found.ways for pair in pairwise(way)}
    certain = [_arrow(step) for step in found.certain_way]
    edges = [
        ViewEdge(
            edge.source.id, edge.target.id, _weight(edge.effect), edge.relation if edge.effect is Effect.CONTEXT else ""
        )
        for edge in graph.edges
        if (edge.source, edge.target) in pairs or (found.direction == "related" and (edge.target, edge.source) in pairs)
    ]
    keys: dict[EntityKey, None] = dict.fromkeys(key for way in found.ways for key in way)
    keys |= dict.fromkeys(key for step in found.certain_way for key in (step.start, step.end))
    keys |= {found.first: None, found.second: None}
    view = _view((graph.nodes[key] for key in keys), graph.nodes[found.second], [*certain, *edges], as_of)
    return replace(view, title=about(BETWEEN, graph.nodes[found.second]), is_incomplete=is_incomplete)


def _view(entries: Iterable[Entry], focus: Entry, edges: Iterable[ViewEdge], as_of: date) -> View:
    nodes = tuple(
        ViewNode(entry.id, entry.name, entry.kind, standing(entry, as_of).state, is_focus=entry is focus)
        for entry in sorted(entries, key=lambda one: one.key)
    )
    return View((Cluster("", None, nodes),), _heaviest(edges), as_of=as_of)


def _heaviest(edges: Iterable[ViewEdge]) -> tuple[ViewEdge, ...]:
    """One arrow for each pair: the heaviest."""
    found: dict[tuple[str, str], ViewEdge] = {}
    for edge in edges:
        known = found.get((edge.source, edge.target))
        if known is None or _HEAVIEST[edge.weight] < _HEAVIEST[known.weight]:
            found[edge.source, edge.target] = edge
    return tuple(found[pair] for pair in sorted(found))


def _arrow(step: Step) -> ViewEdge:
    label = step.edge.relation if step.bearing == "concerns" else ""
    return ViewEdge(step.edge.source.id, step.edge.target.id, WEIGHTS[step.bearing], label)


def _weight(effect: Effect) -> Weight:
    weights: dict[Effect, Weight] = {Effect.BREAKS: "essential", Effect.DEGRADES: "useful"}
    return weights.get(effect, "reference")
