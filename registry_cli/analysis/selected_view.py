"""Pictures of a selection: exactly what was selected, or another picture without what was not."""

from dataclasses import replace
from datetime import date

from registry_cli.analysis.dependence import DEPENDENCE
from registry_cli.analysis.landscape import LANDSCAPE_KINDS
from registry_cli.analysis.narrowing import chosen
from registry_cli.analysis.views import Grouping, View, arrows, landscape_view, view_of
from registry_cli.graph import Edge, Graph
from registry_cli.language import Text
from registry_cli.model.registry import Registry

SELECTED = Text("Selection: {text}", "Udvalg: {text}")


def selection_view(registry: Registry, graph: Graph, as_of: date, *, grouping: Grouping = "unit") -> View:
    """What was selected, also what is retired and of other kinds; the landscape, where things were only left out of it."""
    if registry.narrowing is None or registry.narrowing.is_open:
        return only_selected(landscape_view(registry, graph, as_of, grouping=grouping), registry)
    shown = {entry.key for entry in chosen(registry)}
    edges = [edge for edge in graph.edges if {edge.source, edge.target} <= shown and _is_drawn(edge, graph)]
    text = registry.narrowing.text
    title = Text(SELECTED.say("en", text=text), SELECTED.say("da", text=text))
    return replace(view_of(registry, shown, arrows(edges), as_of, grouping), title=title)


def _is_drawn(edge: Edge, graph: Graph) -> bool:
    """Dependence is drawn, and what else ties persons, contracts and the like to the landscape and to each other."""
    kinds = {graph.nodes[edge.source].kind, graph.nodes[edge.target].kind}
    return edge.effect in DEPENDENCE or not kinds <= set(LANDSCAPE_KINDS)


def only_selected(view: View, registry: Registry) -> View:
    """A picture without what was not selected; what it is about stays."""
    if registry.narrowing is None:
        return view
    ids = {entry.id for entry in chosen(registry)} | {node.id for node in view.nodes if node.is_focus}
    clusters = tuple(
        replace(cluster, nodes=nodes)
        for cluster in view.clusters
        if (nodes := tuple(node for node in cluster.nodes if node.id in ids))
    )
    return replace(
        view, clusters=clusters, edges=tuple(edge for edge in view.edges if {edge.source, edge.target} <= ids)
    )
