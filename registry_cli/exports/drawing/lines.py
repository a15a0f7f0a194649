"""The arrows of a picture: dashes tell how much hangs on one, thickness how many it stands for; both survive print."""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

from registry_cli.analysis.views import ViewEdge, Weight
from registry_cli.exports.drawing.text import INK, escaped, number, write
from registry_cli.exports.placing import Line, Point

LABEL = 11.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a kind of arrow is drawn: colour, dashes, width, and what stands at its tip."""

    colour: str
    dashes: str = ""
    width: float = 1.3
    tip: str = "arrow"
    is_double: bool = False


STROKES: dict[Weight, Stroke] = {
    "essential": Stroke("#333333"),
    "useful": Stroke("#4d4d4d", "7 4", 1.1),
    "reference": Stroke("#7a7a7a", "1.5 3.5", 1.1, "ring"),
    "users": Stroke("#333333"),
    "pull": Stroke("#0072b2"),
    "push": Stroke("#0072b2", "", 2.4),
    "both": Stroke("#0072b2", "", 1.3, "arrow", is_double=True),
    "copy": Stroke("#d55e00", "9 3 2 3", 1.5),
    "flow": Stroke("#4d4d4d", "2 3", 1.2),
    "severed": Stroke("#d55e00", "4 3", 1.8, "cross"),
}
MINOR = Stroke("#a6a6a6", "", 0.7)


def drawn(edge: ViewEdge, line: Line, hint: str) -> Iterator[str]:
    """One arrow at its place."""
    stroke = STROKES[edge.weight]
    colour, width = stroke.colour, stroke.width
    if edge.is_minor:
        colour, width = MINOR.colour, MINOR.width
    elif edge.count > 1:
        width = min(1.0 + 0.75 * math.log2(edge.count), 6.0)
    yield f"<g><title>{escaped(hint)}</title>"
    yield from marks(line, Stroke(colour, stroke.dashes, width, stroke.tip, stroke.is_double))
    yield "</g>"


def label(text: str, line: Line, part: float) -> str:
    """What an arrow says, on it."""
    x, y = along(line.points, part)
    return write(text, x, y + 3.5, LABEL, anchor="middle", colour=INK, has_halo=True)


def marks(line: Line, stroke: Stroke) -> Iterator[str]:
    """The way and the tip; the way ends where the tip begins."""
    dashes = f' stroke-dasharray="{stroke.dashes}"' if stroke.dashes else ""
    yield (
        f'<path d="{_way(line.points[:-1])}" fill="none" stroke="{stroke.colour}"'
        f' stroke-width="{number(stroke.width)}"{dashes}/>'
    )
    yield tip(line.points[-2], line.points[-1], stroke)
    if stroke.is_double:
        yield tip(line.points[1], line.points[0], stroke)


def along(points: tuple[Point, ...], part: float) -> Point:
    """The point that lies so far along a way: 0 at its beginning, 1 at its end."""
    steps = [points[0], *(step for at in range(0, len(points) - 2, 3) for step in _steps(points[at : at + 4]))]
    lengths = [math.dist(one, other) for one, other in itertools.pairwise(steps)]
    left = sum(lengths) * part
    for (one, other), length in zip(itertools.pairwise(steps), lengths, strict=True):
        if left <= length and length:
            share = left / length
            return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
        left -= length
    return steps[-1]


def _steps(curve: tuple[Point, ...]) -> Iterator[Point]:
    """Eight points on a cubic curve, its last one too."""
    for step in range(1, 9):
        t, u = step / 8, 1 - step / 8
        shares = u**3, 3 * u * u * t, 3 * u * t * t, t**3
        yield (
            sum(s * x for s, (x, _) in zip(shares, curve, strict=True)),
            sum(s * y for s, (_, y) in zip(shares, curve, strict=True)),
        )


def _way(points: tuple[Point, ...]) -> str:
    first, *rest = (f"{number(x)} {number(y)}" for x, y in points)
    return f"M{first}C{' '.join(rest)}"


def tip(before: Point, end: Point, stroke: Stroke) -> str:
    """What stands at the end of a line that comes from `before`."""
    size = 4.0 + stroke.width
    angle = math.atan2(end[1] - before[1], end[0] - before[0])
    along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
    back = (end[0] - along[0] * (size + 2), end[1] - along[1] * (size + 2))
    if stroke.tip == "ring":
        centre = (end[0] - along[0] * 4, end[1] - along[1] * 4)
        return (
            f'<circle cx="{number(centre[0])}" cy="{number(centre[1])}" r="3" fill="#ffffff" stroke="{stroke.colour}"/>'
        )
    if stroke.tip == "cross":
        return _cross(back, along, across, stroke.colour)
    half = size * 0.55
    sides = [(back[0] + across[0] * sign * half, back[1] + across[1] * sign * half) for sign in (1, -1)]
    corners = " ".join(f"{number(x)},{number(y)}" for x, y in (end, *sides))
    return f'<polygon points="{corners}" fill="{stroke.colour}"/>'


def _cross(centre: Point, along: Point, across: Point, colour: str) -> str:
    """Two strokes across the line."""
    strokes = []
    for sign in (1, -1):
        dx, dy = 4 * (along[0] + sign * across[0]), 4 * (along[1] + sign * across[1])
        ends = (centre[0] - dx, centre[1] - dy, centre[0] + dx, centre[1] + dy)
        strokes.append("M{} {}L{} {}".format(*map(number, ends)))
    return f'<path d="{"".join(strokes)}" fill="none" stroke="{colour}" stroke-width="2.2"/>'
