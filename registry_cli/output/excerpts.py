"""A line of a file cut to the width of a screen, and where under it the carets go, in cells of the screen."""

from typing import NamedTuple

from rich.cells import cell_len

from registry_cli.escaping import visible_characters
from registry_cli.findings import Span

TAB = "    "
CUT = "…"


class Excerpt(NamedTuple):
    """A line as it is shown; `offset` and `length` are where its underline begins and how long it is."""

    text: str
    offset: int
    length: int


def excerpt(line: str, span: Span, room: int) -> Excerpt:
    """What of `line` fits in `room` cells with the beginning of `span` in it.

    A tab is four cells, wide characters are two; a span over several lines is underlined to the end of its first.
    """
    start, end = _ends(line, span)
    low = max(0, start - room)
    high = min(len(line), start + room + 1)
    near = [TAB if piece == "\\t" else piece for piece in visible_characters(line[low:high])]
    start, end = start - low, min(end, high) - low
    first, last = 0, len(near)
    if last < len(line) or cell_len("".join(near)) > room:
        first, last = _window([cell_len(piece) for piece in near], start, end, room - 2 * len(CUT))
    end = min(end, last)
    before = (CUT if low + first else "") + "".join(near[first:start])
    through = before + "".join(near[start:end])
    shown = through + "".join(near[end:last]) + (CUT if low + last < len(line) else "")
    return Excerpt(shown, cell_len(before), max(1, cell_len(through) - cell_len(before)))


def _ends(line: str, span: Span) -> tuple[int, int]:
    start = min(span.column - 1, len(line))
    end = len(line) if span.end_line > span.line else min(span.end_column - 1, len(line))
    return start, max(start, end)


def _window(cells: list[int], start: int, end: int, room: int) -> tuple[int, int]:
    """The first character to show and the first not to: from the left where the span fits, else around its start."""
    first = 0
    if sum(cells[:end]) > room:
        first = start - _that_fit(cells[start - 1 :: -1] if start else [], room // 3)
    return first, first + _that_fit(cells[first:], room)


def _that_fit(cells: list[int], room: int) -> int:
    used = 0
    for number, width in enumerate(cells):
        used += width
        if used > room:
            return number
    return len(cells)
