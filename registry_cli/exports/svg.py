"""Views as SVG: laid out by Graphviz, drawn by us, so that text is text, every picture has its legend, and bytes never vary."""

from collections.abc import Iterator

from registry_cli.analysis.accountability import WITHOUT_CHARGE
from registry_cli.analysis.views import View, ViewEdge
from registry_cli.exports.drawing import lines, shapes
from registry_cli.exports.drawing.page import AS_OF, Field, Sign, day_text, page
from registry_cli.exports.drawing.text import cut, plain, width_of, write
from registry_cli.exports.legend import LOOKS, WEIGHT_LABELS, weights_in
from registry_cli.exports.placing import Arrow, Box, Frame, Line, Placement, placed
from registry_cli.labels import KIND_LABELS, STATE_LABELS, relation
from registry_cli.language import Lang, Text

HEADING = 12.0
GAP = 65.0
MINOR = Text(
    "thin: a single one, or a longer way says it too", "tynd: kun en enkelt, eller en længere vej siger det også"
)
MANY = Text("thicker: several of them, as many as the number says", "tykkere: flere, så mange som tallet siger")
UNTITLED = Text("The landscape", "Systemlandskabet")
EMPTY = Text("Nothing to draw", "Intet at tegne")


def to_svg(view: View, lang: Lang) -> str:
    """The picture as a document of its own, from left to right, with title, day and legend."""
    items = [shapes.sized(node, lang) for node in view.nodes]
    sizes = [(item.width, item.height) for item in items]
    placement = placed(sizes, _frames(view, lang), _arrows(view), _gap(view, lang))
    names = {node.id: plain(node.says(lang)) for node in view.nodes}
    body = [
        *_drawn_frames(view, placement, lang),
        *_drawn_lines(view, placement, names, lang),
        *(mark for item, box in zip(items, placement.boxes, strict=True) for mark in shapes.drawn(item, box, lang)),
        *_labels(view, placement, lang),
    ]
    title = (view.title or UNTITLED).say(lang)
    day = [AS_OF.say(lang, day=day_text(view.as_of, lang))] if view.as_of else []
    notes = [*day, *(note.say(lang) for note in view.notes), *([] if items else [EMPTY.say(lang)])]
    return page(title, notes, Field(placement.width, placement.height, tuple(body)), tuple(_signs(view, lang)), lang)


def _frames(view: View, lang: Lang) -> list[Frame]:
    number_of = {node.id: at for at, node in enumerate(view.nodes)}
    return [
        Frame(
            tuple(number_of[node.id] for node in cluster.nodes),
            (min(width_of(plain(cluster.label.say(lang)), HEADING, is_bold=True), 320.0) + 8, HEADING + 6),
        )
        for cluster in view.clusters
        if cluster.label is not None
    ]


def _arrows(view: View) -> list[Arrow]:
    number_of = {node.id: at for at, node in enumerate(view.nodes)}
    return [Arrow(number_of[edge.source], number_of[edge.target], is_light=edge.is_minor) for edge in view.edges]


def _gap(view: View, lang: Lang) -> float:
    """How far columns stand from each other: so far that the words on an arrow fit between."""
    kinds = _kinds(view)
    words = [width_of(_label(edge, kinds, lang), lines.LABEL) + 40 for edge in view.edges if edge.weight == "reference"]
    return max([GAP, *words])


def _label(edge: ViewEdge, kinds: dict[str, str], lang: Lang) -> str:
    """A number; or the words for the fields that refer, the reader's own instead of the file's."""
    if edge.weight != "reference" or edge.count > 1:
        return plain(edge.label)
    fields = [field for field, _ in edge.relations]
    telling = [field for field in fields if field not in WITHOUT_CHARGE] or fields
    words = dict.fromkeys(relation(kinds[edge.source], field, lang) for field in telling)
    return cut(plain("; ".join(words) or edge.label), lines.LABEL, 150)


def _kinds(view: View) -> dict[str, str]:
    """The kind of each node; of a closed group that of the first in it, which in groups by kind is that of all."""
    return {node.id: node.members[0].kind if node.members else node.kind for node in view.nodes}


def _drawn_frames(view: View, placement: Placement, lang: Lang) -> Iterator[str]:
    labels = [cluster.label for cluster in view.clusters if cluster.label is not None]
    for label, box in zip(labels, placement.frames, strict=True):
        yield f'<rect {shapes.sides(box)} fill="#fafafa" stroke="#8c8c8c"/>'
        text = cut(plain(label.say(lang)), HEADING * 1.08, box.width - 16)
        yield write(
            text, box.x + box.width / 2, box.y + HEADING + 6, HEADING, anchor="middle", is_bold=True, has_halo=True
        )


def _drawn_lines(view: View, placement: Placement, names: dict[str, str], lang: Lang) -> Iterator[str]:
    """The minor ones first, below the others."""
    found = zip(view.edges, placement.lines, strict=True)
    for edge, line in sorted(found, key=lambda pair: not pair[0].is_minor):
        hint = f"{names[edge.source]} → {names[edge.target]}: {WEIGHT_LABELS[edge.weight].say(lang)}"
        yield from lines.drawn(edge, line, f"{hint} ({edge.label})" if edge.label else hint)


def _labels(view: View, placement: Placement, lang: Lang) -> Iterator[str]:
    """Above all else; around the entity in the middle further out, where the arrows have parted."""
    kinds = _kinds(view)
    foci = {node.id for node in view.nodes if node.is_focus}
    for edge, line in zip(view.edges, placement.lines, strict=True):
        part = 0.5 + 0.14 * ((edge.source in foci) - (edge.target in foci))
        if text := _label(edge, kinds, lang):
            yield lines.label(text, line, part)


def _alike(kinds: set[str]) -> Iterator[list[str]]:
    """The kinds that occur, those of one shape together."""
    present = [kind for kind in KIND_LABELS if kind in kinds]
    for form in dict.fromkeys(map(shapes.form_of, present)):
        yield [kind for kind in present if shapes.form_of(kind) == form]


def _signs(view: View, lang: Lang) -> Iterator[Sign]:
    everything = [inner for node in view.nodes for inner in (node.members or (node,))]
    field = Box(2, 0, 28, 14)
    for kinds in _alike({node.kind for node in everything}):
        labels = ", ".join(KIND_LABELS[kind].say(lang) for kind in kinds)
        yield Sign((shapes.outline(kinds[0], field, LOOKS["in-use"], 1.2),), labels)
    for state in (state for state in LOOKS if any(node.state == state for node in everything)):
        yield Sign((shapes.outline("system", field, LOOKS[state], 1.2),), STATE_LABELS[state].say(lang))
    way = Line(((0, 7), (8, 7), (16, 7), (24, 7), (32, 7)))
    for weight in weights_in(view):
        yield Sign(tuple(lines.marks(way, lines.STROKES[weight])), WEIGHT_LABELS[weight].say(lang))
    if any(edge.is_minor for edge in view.edges):
        yield Sign(tuple(lines.marks(way, lines.MINOR)), MINOR.say(lang))
    if any(edge.count > 1 for edge in view.edges):
        yield Sign(tuple(lines.marks(way, lines.Stroke("#1a1a1a", "", 4.0))), MANY.say(lang))
