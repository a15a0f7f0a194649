"""Views as Mermaid flowcharts, which GitHub, GitLab and Azure DevOps draw in Markdown."""

import re
from collections.abc import Iterator

from registry_cli.analysis.landscape import LANDSCAPE_KINDS
from registry_cli.analysis.views import Cluster, View, ViewEdge, ViewNode, Weight
from registry_cli.escaping import visible
from registry_cli.exports.legend import LOOKS, TITLE, WEIGHT_LABELS, weights_in
from registry_cli.labels import KIND_LABELS, STATE_LABELS
from registry_cli.language import Lang

MAX_LABEL = 60
_MARKUP = re.compile(
    r"[^\w .,/+-]"
    r"|^[+-]|(?<=^\d)\.|(?<=^\d\d)\.|(?<=^\d\d\d)\.|(?<![^\W_])_|_(?![^\W_])|(?<=www)\."  # what would be Markdown
    r"|(?i:(?<=direction) )"  # `direction TB` turns a picture, also inside quotes
)
_SHAPES = {"system": ("[", "]"), "interface": ("{{", "}}"), "datasource": ("[(", ")]")}
_OTHER_SHAPE = ("(", ")")
_ARROWS: dict[Weight, str] = {
    "essential": "-->",
    "useful": "-.->",
    "reference": "--o",
    "users": "==>",
    "pull": "-->",
    "push": "==>",
    "both": "<-->",
    "copy": "--o",
    "flow": "-.->",
    "severed": "--x",
}


def to_mermaid(view: View, lang: Lang) -> str:
    """A flowchart from left to right: what depends stands left of what it depends on."""
    lines = ["flowchart LR", *_classes(), *_legend(view, lang)]
    for cluster in view.clusters:
        lines.extend(_cluster(cluster, lang))
    lines.extend(_edge(edge) for edge in view.edges)
    lines.extend(f"  class {_name('n', node.id)} focus" for node in view.nodes if node.is_focus)
    return "\n".join(lines) + "\n"


def mermaid_text(text: str) -> str:
    """Text inside a quoted Mermaid label: everything that could be syntax becomes a character code.

    So does what Mermaid would read there as Markdown, as an address, an icon (`fa:fa-car`) or a direction. No label is empty.
    """
    line = visible(" ".join(text.split()) or text) or " "
    short = line if len(line) <= MAX_LABEL else f"{line[: MAX_LABEL - 1]}…"
    return _MARKUP.sub(lambda match: f"#{ord(match[0])};", short)


def _classes() -> Iterator[str]:
    for state, look in LOOKS.items():
        dashes = f",stroke-dasharray:{look.dashes}" if look.dashes else ""
        yield f"  classDef {_class(state)} fill:{look.fill},stroke:{look.border},color:#000000{dashes}"
    yield "  classDef focus stroke-width:4px"
    yield "  classDef frame fill:#ffffff,stroke:#999999,color:#000000"


def _legend(view: View, lang: Lang) -> Iterator[str]:
    states = [state for state in LOOKS if any(node.state == state for node in view.nodes)]
    kinds = [kind for kind in LANDSCAPE_KINDS if any(node.kind == kind for node in view.nodes)]
    yield f'  subgraph legend["{TITLE.say(lang)}"]'
    for kind in kinds:
        opening, closing = _SHAPES[kind]
        yield f'    legend_{kind}{opening}"{mermaid_text(KIND_LABELS[kind].say(lang))}"{closing}'
    for state in states:
        yield f'    legend_{_class(state)}["{mermaid_text(STATE_LABELS[state].say(lang))}"]:::{_class(state)}'
    for weight in weights_in(view):
        ends = f'legend_from_{weight}[" "]', f'legend_to_{weight}[" "]'
        yield f'    {ends[0]} {_ARROWS[weight]}|"{mermaid_text(WEIGHT_LABELS[weight].say(lang))}"| {ends[1]}'
    yield "  end"
    yield "  class legend frame"


def _cluster(cluster: Cluster, lang: Lang) -> Iterator[str]:
    if cluster.label is None:
        yield from (f"  {_node(node)}" for node in cluster.nodes)
        return
    name = _name("cluster", cluster.id)
    yield f'  subgraph {name}["{mermaid_text(cluster.label.say(lang))}"]'
    yield from (f"    {_node(node)}" for node in cluster.nodes)
    yield "  end"
    yield f"  class {name} frame"


def _node(node: ViewNode) -> str:
    opening, closing = _SHAPES.get(node.kind, _OTHER_SHAPE)
    return f'{_name("n", node.id)}{opening}"{mermaid_text(node.label)}"{closing}:::{_class(node.state)}'


def _edge(edge: ViewEdge) -> str:
    arrow = _ARROWS[edge.weight]
    label = f'|"{mermaid_text(edge.label)}"|' if edge.label else ""
    return f"  {_name('n', edge.source)} {arrow}{label} {_name('n', edge.target)}"


def _class(state: str) -> str:
    return state.replace("-", "_")


def _name(prefix: str, key: str) -> str:
    """A Mermaid identifier that no id can turn into a keyword, and that two ids never share."""
    return prefix + "_" + re.sub(r"[^a-z0-9]", lambda match: "_" if match[0] == "-" else f"_{ord(match[0]):x}_", key)
