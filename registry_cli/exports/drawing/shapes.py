"""The boxes of a picture: the shape tells the kind, fill and border the state, as in every other picture."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from registry_cli.analysis.collapsing import CLUSTER
from registry_cli.analysis.views import ViewNode
from registry_cli.exports.drawing.text import FAINT, cut, escaped, longest_word, number, plain, width_of, wrapped, write
from registry_cli.exports.legend import LOOKS, Look
from registry_cli.exports.placing import Box
from registry_cli.labels import KIND_LABELS, KIND_PLURALS, STATE_LABELS
from registry_cli.language import Lang, Text

SIZE, LINE = 11.0, 13.0
SMALL, SMALL_LINE = 9.0, 11.0
ROW, ROW_LINE = 9.5, 12.5
MAX_WIDTH, MAX_LINES = 130.0, 3
ROWS_IN_COLUMN, MAX_ROWS = 14, 96
ROW_WIDTH, WORD_WIDTH = 190.0, 190.0
PAPERS = ("contract", "processing", "decision", "strategy", "standard", "waiver")
"""The kinds that are documents."""

CAP = 6.0
"""How far the lid of a cylinder bends, and half of what a hexagon's points stand out."""

AND_MORE = Text("and {count} more", "og {count} til")


@dataclass(frozen=True, slots=True)
class Sized:
    """A node with its lines and the room it takes."""

    node: ViewNode
    lines: tuple[str, ...]
    note: str
    columns: tuple[tuple[ViewNode, ...], ...]
    hidden: int
    column: float
    width: float
    height: float


def sized(node: ViewNode, lang: Lang) -> Sized:
    """How a node is written, and how large it is therefore."""
    return _sized_card(node, lang) if node.kind == CLUSTER else _sized_box(node, lang)


def _sized_box(node: ViewNode, lang: Lang) -> Sized:
    lines = wrapped(node.says(lang), SIZE, max(MAX_WIDTH, longest_word(node.says(lang), SIZE, WORD_WIDTH)), MAX_LINES)
    note = "" if node.state == "in-use" else STATE_LABELS[node.state].say(lang)
    inner = max([width_of(line, SIZE, is_bold=node.is_focus) for line in lines] + [width_of(note, SMALL)])
    room = {"interface": 4 * CAP, "datasource": 0.0}.get(node.kind, 0.0)
    lid = 2 * CAP if node.kind == "datasource" else 0.0
    height = LINE * len(lines) + (SMALL_LINE if note else 0) + 11 + lid
    return Sized(node, lines, note, (), 0, 0.0, max(inner + 16 + room, 64.0), height)


def _sized_card(node: ViewNode, lang: Lang) -> Sized:
    shown = node.members if len(node.members) <= MAX_ROWS else node.members[: MAX_ROWS - 1]
    count = -(-len(shown) // max(ROWS_IN_COLUMN, math.isqrt(10 * len(shown)))) or 1
    deep = -(-len(shown) // count)
    columns = tuple(shown[start : start + deep] for start in range(0, len(shown), deep or 1))
    column = max([30.0, *(min(width_of(plain(one.says(lang)), ROW), ROW_WIDTH) for one in shown)]) + 24
    hidden = len(node.members) - len(shown) + node.unlisted
    note = _counts(node, lang)
    word = longest_word(node.says(lang), SIZE, WORD_WIDTH) * 1.08
    width = max(column * count + 8, min(width_of(note, SMALL) + 20, 240.0), word + 22, 120.0)
    lines = wrapped(node.says(lang), SIZE, (width - 20) / 1.08, MAX_LINES)
    rows = deep + (1 if hidden else 0)
    return Sized(node, lines, note, columns, hidden, column, width, 16 + LINE * len(lines) + 12 + ROW_LINE * rows + 6)


def _counts(node: ViewNode, lang: Lang) -> str:
    kinds = sorted({member.kind for member in node.members}, key=list(KIND_LABELS).index)
    numbers = [(kind, sum(member.kind == kind for member in node.members)) for kind in kinds]
    return ", ".join(f"{count} {_kind(kind, count, lang)}" for kind, count in numbers)


def _kind(kind: str, count: int, lang: Lang) -> str:
    return (KIND_LABELS if count == 1 else KIND_PLURALS)[kind].say(lang).lower()


def drawn(item: Sized, box: Box, lang: Lang) -> Iterator[str]:
    """The node at its place, with a tooltip that tells all of it."""
    yield f"<g><title>{tooltip(item.node, lang)}</title>"
    yield from _card(item, box, lang) if item.node.kind == CLUSTER else _plain_box(item, box)
    yield "</g>"


def tooltip(node: ViewNode, lang: Lang) -> str:
    """Everything that is known of a node in one line."""
    if node.kind == CLUSTER:
        return escaped(f"{node.says(lang)}: {_counts(node, lang)}")
    kind, state = KIND_LABELS[node.kind].say(lang), STATE_LABELS[node.state].say(lang)
    return escaped(f"{plain(node.says(lang))} ({plain(node.id)}): {kind}, {state}")


def _plain_box(item: Sized, box: Box) -> Iterator[str]:
    look = LOOKS[item.node.state]
    yield outline(item.node.kind, box, look, 3.0 if item.node.is_focus else 1.2)
    lid = CAP if item.node.kind == "datasource" else 0.0
    text = LINE * len(item.lines) + (SMALL_LINE if item.note else 0)
    middle, top = box.centre[0], box.y + lid + (box.height - lid - text) / 2
    for at, line in enumerate(item.lines):
        yield write(line, middle, top + LINE * at + 10, SIZE, anchor="middle", is_bold=item.node.is_focus)
    if item.note:
        y = top + LINE * len(item.lines) + 8
        yield write(item.note, middle, y, SMALL, anchor="middle", colour=FAINT, is_italic=True)


def _card(item: Sized, box: Box, lang: Lang) -> Iterator[str]:
    yield f'<rect {sides(box)} rx="3" fill="#ffffff" stroke="#1a1a1a" stroke-width="1.2"/>'
    y = box.y + 16
    for line in item.lines:
        yield write(line, box.x + 10, y, SIZE, is_bold=True)
        y += LINE
    yield write(item.note, box.x + 10, y - 1, SMALL, colour=FAINT)
    y += 14
    for at, column in enumerate(item.columns):
        for row, member in enumerate(column):
            yield from _row(member, box.x + 10 + item.column * at, y + ROW_LINE * row, lang)
    if item.hidden:
        text = AND_MORE.say(lang, count=item.hidden)
        yield write(text, box.x + 10, y + ROW_LINE * len(item.columns[0]), ROW, colour=FAINT, is_italic=True)


def _row(node: ViewNode, x: float, y: float, lang: Lang) -> Iterator[str]:
    yield f"<g><title>{tooltip(node, lang)}</title>"
    yield outline(node.kind, Box(x, y - 7, 9, 8), LOOKS[node.state], 0.9)
    yield write(cut(plain(node.says(lang)), ROW, ROW_WIDTH), x + 13, y, ROW) + "</g>"


def outline(kind: str, box: Box, look: Look, width: float) -> str:
    """The shape of a kind in the looks of a state."""
    dashes = f' stroke-dasharray="{_dashes(look, box)}"' if look.dashes else ""
    paint = f'fill="{look.fill}" stroke="{look.border}" stroke-width="{number(width)}"{dashes}'
    if kind == "interface":
        return f'<polygon points="{_hexagon(box)}" {paint}/>'
    if kind in PAPERS:
        return f'<path d="{_paper(box)}" {paint}/>'
    if kind == "datasource":
        return f'<path d="{_cylinder(box)}" {paint}/>'
    corner = 0 if kind == "system" else min(10, box.height / 3)
    return f'<rect {sides(box)} rx="{number(corner)}" {paint}/>'


def _dashes(look: Look, box: Box) -> str:
    """The dashes of a state, finer where the shape is a small sign in a list."""
    return look.dashes if box.width > 12 else "1.6 1.2"


def _paper(box: Box) -> str:
    """A sheet with a folded corner."""
    fold = min(8.0, box.height / 3)
    left, right, top, low = box.x, box.x + box.width, box.y, box.y + box.height
    corner = f"{number(right - fold)} {number(top)}", f"{number(right)} {number(top + fold)}"
    outer = f"M{number(left)} {number(top)}L{corner[0]}L{corner[1]}V{number(low)}H{number(left)}Z"
    return f"{outer}M{corner[0]}V{number(top + fold)}H{number(right)}"


def sides(box: Box) -> str:
    """A rectangle's place and size as attributes."""
    found = ("x", box.x), ("y", box.y), ("width", box.width), ("height", box.height)
    return " ".join(f'{key}="{number(value)}"' for key, value in found)


def form_of(kind: str) -> str:
    """Which kinds look alike: the documents, and all that has no shape of its own."""
    if kind in {"system", "interface", "datasource"}:
        return kind
    return "document" if kind in PAPERS else "other"


def _hexagon(box: Box) -> str:
    point = min(2 * CAP, box.width / 4)
    left, right, middle, low = box.x, box.x + box.width, box.y + box.height / 2, box.y + box.height
    corners = (
        (left, middle),
        (left + point, box.y),
        (right - point, box.y),
        (right, middle),
        (right - point, low),
        (left + point, low),
    )
    return " ".join(f"{number(x)},{number(y)}" for x, y in corners)


def _cylinder(box: Box) -> str:
    """Lid, sides and bottom in one line, the lid's front edge last."""
    bend = min(CAP, box.height / 4)
    left, right, top, low = (
        number(side) for side in (box.x, box.x + box.width, box.y + bend, box.y + box.height - bend)
    )
    arc = f"A{number(box.width / 2)} {number(bend)} 0 0"
    return f"M{left} {top}{arc} 1 {right} {top}V{low}{arc} 1 {left} {low}Z M{left} {top}{arc} 0 {right} {top}"
