"""The page around a picture: what it shows and of which day above it, what its signs mean below it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from registry_cli.exports.drawing.text import FAINT, FONTS, cut, escaped, number, plain, width_of, write
from registry_cli.language import Lang, Text

MARGIN = 24.0
HEAD = 54.0
SIGN, SIGN_LINE, SIGN_SIZE = 34.0, 20.0, 10.5
AS_OF = Text("As of {day}", "Pr. {day}")
LEGEND = Text("Legend", "Signaturforklaring")


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of the legend: what is drawn in a field of 34 by 14, and what it means."""

    marks: tuple[str, ...]
    meaning: str


def day_text(day: date, lang: Lang) -> str:
    """A day in figures, as people write it."""
    return f"{day.day}.{day.month}.{day.year}" if lang == "da" else day.isoformat()


def page(
    title: str,
    notes: Sequence[str],
    width: float,
    height: float,
    body: Iterable[str],
    legend: Sequence[Sign],
    lang: Lang,
) -> str:
    """A whole SVG document: `body` is drawn in a field of `width` by `height` of its own."""
    wide = max(width, min(width_of(title, 20, is_bold=True), 900.0), 460.0)
    rows = list(_rows(legend, wide))
    below = (SIGN_LINE * (len(rows) + 1) + 14) if rows else 0.0
    size = (wide + 2 * MARGIN, height + HEAD + below + 2 * MARGIN)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(size[0])}" height="{number(size[1])}"'
        f' viewBox="0 0 {number(size[0])} {number(size[1])}" font-family="{FONTS}" role="img">',
        f"<title>{escaped(title)}</title>",
        f'<rect width="{number(size[0])}" height="{number(size[1])}" fill="#ffffff"/>',
        write(cut(plain(title), 20, wide), MARGIN, MARGIN + 18, 20, is_bold=True),
        write(cut(plain(" · ".join(note for note in notes if note)), 11, wide), MARGIN, MARGIN + 36, 11, colour=FAINT),
        f'<g transform="translate({number(MARGIN)} {number(MARGIN + HEAD)})">',
        *body,
        "</g>",
        *_legend(rows, MARGIN + HEAD + height + 14, lang),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _rows(legend: Sequence[Sign], width: float) -> Iterator[list[tuple[Sign, float]]]:
    """The signs side by side, each with its place from the left, as many in a row as there is room for."""
    row: list[tuple[Sign, float]] = []
    x = 0.0
    for sign in legend:
        taken = SIGN + 8 + width_of(sign.meaning, SIGN_SIZE) + 18
        if row and x + taken > width:
            yield row
            row, x = [], 0.0
        row.append((sign, x))
        x += taken
    if row:
        yield row


def _legend(rows: Sequence[Sequence[tuple[Sign, float]]], top: float, lang: Lang) -> Iterator[str]:
    if not rows:
        return
    yield write(LEGEND.say(lang), MARGIN, top + 12, SIGN_SIZE, is_bold=True)
    for at, row in enumerate(rows):
        y = top + SIGN_LINE * (at + 1)
        for sign, x in row:
            yield f'<g transform="translate({number(MARGIN + x)} {number(y)})">'
            yield from sign.marks
            yield write(sign.meaning, SIGN + 8, 11, SIGN_SIZE) + "</g>"
