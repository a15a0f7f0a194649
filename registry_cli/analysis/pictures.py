"""Every view that can be asked for by name: a function from the question to what is to be drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.collapsing import with_minor
from registry_cli.analysis.flows import flow_view, lineage_view
from registry_cli.analysis.matrix import Matrix, matrix
from registry_cli.analysis.roadmap import Roadmap, roadmap
from registry_cli.analysis.selected_view import only_selected, selection_view
from registry_cli.analysis.views import Grouping, View, focus_view
from registry_cli.graph import Graph
from registry_cli.language import Text
from registry_cli.model.registry import Entry, Registry
from registry_cli.questions import WrongQuestion

NEEDS_ID = Text("--view around needs an ID", "--view around kræver et ID")
TAKES_NO_ID = Text("--view {view} shows everything: leave the ID out", "--view {view} viser alt: udelad ID")

Picture = View | Matrix | Roadmap


@dataclass(frozen=True, slots=True)
class Sight:
    """What a picture is asked for: of what, on which day, around whom, how far, in which groups, to which year."""

    registry: Registry
    graph: Graph
    as_of: date
    centre: Entry | None = None
    depth: int = 1
    grouping: Grouping | None = None
    until: int | None = None


def view_named(name: str, sight: Sight) -> Picture:
    """The view of this name.

    Raises:
        WrongQuestion: the view speaks of everything and an ID is given, or the other way round.
    """
    if sight.centre is not None and name not in AROUND_ONE:
        raise WrongQuestion(TAKES_NO_ID, view=name)
    return VIEWS[name](sight)


def _landscape(sight: Sight) -> View:
    return with_minor(selection_view(sight.registry, sight.graph, sight.as_of, grouping=sight.grouping or "unit"))


def _around(sight: Sight) -> View:
    if sight.centre is None:
        raise WrongQuestion(NEEDS_ID)
    around = focus_view(sight.registry, sight.graph, sight.as_of, sight.centre, sight.depth, sight.grouping or "kind")
    return with_minor(only_selected(around, sight.registry))


def _flow(sight: Sight) -> View:
    if sight.centre is None:
        flow = flow_view(sight.registry, sight.as_of, grouping=sight.grouping or "unit")
        return only_selected(flow, sight.registry)
    grouping = sight.grouping or "none"
    way = lineage_view(sight.registry, sight.as_of, sight.centre, sight.depth, grouping=grouping)
    return only_selected(way, sight.registry)


VIEWS: dict[str, Callable[[Sight], Picture]] = {
    "landscape": _landscape,
    "around": _around,
    "flow": _flow,
    "matrix": lambda sight: matrix(sight.registry, sight.as_of),
    "roadmap": lambda sight: roadmap(sight.registry, sight.graph, sight.as_of, sight.until),
}
AROUND_ONE = ("around", "flow")
"""The views that can stand around one entity."""
