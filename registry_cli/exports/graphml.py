"""Views as GraphML, for Gephi, yEd, networkx and whatever else reads graphs."""

from collections.abc import Iterator

from registry_cli.analysis.views import View, ViewEdge, ViewNode
from registry_cli.escaping import visible
from registry_cli.exports.drawing.text import escaped_exactly
from registry_cli.language import Lang

SCHEMA_VERSION = "1"
_KEYS = (
    ("schema_version", "graph", "string"),
    ("as_of", "graph", "string"),
    ("incomplete", "graph", "boolean"),
    ("kind", "node", "string"),
    ("name", "node", "string"),
    ("state", "node", "string"),
    ("owners", "node", "string"),
    ("cluster", "node", "string"),
    ("relation", "edge", "string"),
    ("effect", "edge", "string"),
    ("weight", "edge", "string"),
    ("count", "edge", "int"),
)


def to_graphml(view: View, lang: Lang) -> str:
    """One directed graph: a node for each box, and an edge for each field that an arrow stands for."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(
            f'  <key id="{domain}_{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>'
            for name, domain, kind in _KEYS
        ),
        '  <graph edgedefault="directed">',
        *_data("graph", "    ", schema_version=SCHEMA_VERSION, as_of=view.as_of.isoformat() if view.as_of else ""),
        *_data("graph", "    ", incomplete="true" if view.is_incomplete else "false"),
    ]
    for cluster in view.clusters:
        for node in cluster.nodes:
            lines += _node(node, cluster.id if cluster.label else "", lang)
    lines += [line for edge in view.edges for line in _edges(edge)]
    return "\n".join([*lines, "  </graph>", "</graphml>"]) + "\n"


def _node(node: ViewNode, cluster: str, lang: Lang) -> Iterator[str]:
    yield f'    <node id="{_text(node.id)}">'
    yield from _data("node", "      ", kind=node.kind, name=node.says(lang), state=node.state)
    yield from _data("node", "      ", owners=" ".join(node.owners), cluster=cluster)
    yield "    </node>"


def _edges(edge: ViewEdge) -> Iterator[str]:
    for relation, effect in edge.relations or (("", ""),):
        yield f'    <edge source="{_text(edge.source)}" target="{_text(edge.target)}">'
        yield from _data("edge", "      ", relation=relation, effect=effect, weight=edge.weight, count=str(edge.count))
        yield "    </edge>"


def _data(domain: str, indent: str, **values: str) -> Iterator[str]:
    """What is known; an empty text says nothing, so it is left out."""
    for name, value in values.items():
        if value:
            yield f'{indent}<data key="{domain}_{name}">{_text(value)}</data>'


def _text(text: str) -> str:
    """XML holds no control characters, so those are written as they are shown elsewhere."""
    return escaped_exactly(visible(text))
