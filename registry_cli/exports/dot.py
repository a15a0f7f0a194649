"""Views as DOT, for Graphviz and whatever reads it."""

import re
from collections.abc import Iterator

from registry_cli.analysis.landscape import LANDSCAPE_KINDS
from registry_cli.analysis.views import Cluster, View, ViewEdge, ViewNode, Weight
from registry_cli.escaping import visible
from registry_cli.exports.legend import LOOKS, TITLE, WEIGHT_LABELS, weights_in
from registry_cli.labels import KIND_LABELS, STATE_LABELS
from registry_cli.language import Lang
from registry_cli.timeline import State

_ENTITY = re.compile(r"&(?=#?\w+;)")
"""Graphviz draws `&lt;` as `<` also in plain strings; an ampersand that begins nothing of the kind stays as it is."""

_SHAPES = {"system": "box", "interface": "hexagon", "datasource": "cylinder"}
_ARROWS: dict[Weight, str] = {
    "essential": "style=solid",
    "useful": "style=dashed",
    "reference": "style=dotted, arrowhead=odot",
    "users": "style=bold",
    "pull": "style=solid",
    "push": "style=bold",
    "both": "style=solid, dir=both",
    "copy": "style=dashed",
    "flow": "style=dotted",
    "severed": "style=solid, arrowhead=tee",
}


def to_dot(view: View, lang: Lang) -> str:
    """A directed graph from left to right: what depends points to what it depends on."""
    lines = [
        "digraph landscape {",
        '  graph [rankdir=LR, fontname="Helvetica", nodesep=0.2, ranksep=1.2];',
        '  node [fontname="Helvetica", fontsize=10, style=filled, shape=ellipse];',
        '  edge [fontname="Helvetica", fontsize=8, color="#444444"];',
        *_legend(view, lang),
    ]
    for cluster in view.clusters:
        lines.extend(_cluster(cluster, lang))
    lines.extend(_edge(edge) for edge in view.edges)
    return "\n".join([*lines, "}"]) + "\n"


def quoted(text: str) -> str:
    """A DOT string: quotes, backslashes and entities escaped, control characters as spaces; never an HTML label."""
    plain = visible(" ".join(text.split()) or text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_ENTITY.sub("&amp;", plain)}"'


def _legend(view: View, lang: Lang) -> Iterator[str]:
    yield f"  subgraph cluster__legend {{ label={quoted(TITLE.say(lang))}; style=dashed;"
    for kind in (kind for kind in LANDSCAPE_KINDS if any(node.kind == kind for node in view.nodes)):
        yield f"    {quoted(f'_legend {kind}')} [label={quoted(KIND_LABELS[kind].say(lang))}, shape={_SHAPES[kind]}];"
    for state in (state for state in LOOKS if any(node.state == state for node in view.nodes)):
        yield f"    {quoted(f'_legend {state}')} [label={quoted(STATE_LABELS[state].say(lang))}, shape=box, {_look(state)}];"
    for weight in weights_in(view):
        ends = quoted(f"_legend from {weight}"), quoted(f"_legend to {weight}")
        yield f'    {ends[0]} [label="", shape=point]; {ends[1]} [label="", shape=point];'
        yield f"    {ends[0]} -> {ends[1]} [label={quoted(WEIGHT_LABELS[weight].say(lang))}, {_ARROWS[weight]}];"
    yield "  }"


def _cluster(cluster: Cluster, lang: Lang) -> Iterator[str]:
    if cluster.label is None:
        yield from (f"  {_node(node)}" for node in cluster.nodes)
        return
    yield f"  subgraph {quoted(f'cluster_{cluster.id}')} {{ label={quoted(cluster.label.say(lang))};"
    yield from (f"    {_node(node)}" for node in cluster.nodes)
    yield "  }"


def _node(node: ViewNode) -> str:
    shape = _SHAPES.get(node.kind, "ellipse")
    focus = ", penwidth=4" if node.is_focus else ""
    return f"{quoted(node.id)} [label={quoted(node.label)}, shape={shape}, {_look(node.state)}{focus}];"


def _look(state: State) -> str:
    look = LOOKS[state]
    style = "filled,dashed" if look.dashes else "filled"
    return f'fillcolor="{look.fill}", color="{look.border}", style="{style}"'


def _edge(edge: ViewEdge) -> str:
    return f"  {quoted(edge.source)} -> {quoted(edge.target)} [label={quoted(edge.label)}, {_ARROWS[edge.weight]}];"
