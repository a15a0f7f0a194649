"""The page around a picture: what it shows and of which day above it, what its signs mean below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from registry_cli.exports.drawing.text import FAINT, FONTS, cut, escaped, number, plain, width_of, write
from registry_cli.language import Lang, Text

NAMESPACE = "http://www.w3.org/2000/svg"
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


@dataclass(frozen=True, slots=True)
class Field:
    """What is drawn on a page, in a field of its own."""

    width: float
    height: float
    marks: tuple[str, ...]


def page(
    title: str, notes: Sequence[str], field: Field, legend: Sequence[Sign], lang: Lang, description: str = ""
) -> str:
    """A whole SVG document; a description is for those who do not see it."""
    wide = max(field.width, min(width_of(title, 20, is_bold=True), 900.0), 460.0)
    rows = list(_rows(legend, wide))
    below = (SIGN_LINE * (len(rows) + 1) + 14) if rows else 0.0
    size = (wide + 2 * MARGIN, field.height + HEAD + below + 2 * MARGIN)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="{NAMESPACE}" {_sides(*size)} viewBox="0 0 {_places(*size)}" font-family="{FONTS}" role="img">',
        f"<title>{escaped(title)}</title>",
        *([f"<desc>{escaped(description)}</desc>"] if description else []),
        f'<rect {_sides(*size)} fill="#ffffff"/>',
        write(cut(plain(title), 20, wide), MARGIN, MARGIN + 18, 20, is_bold=True),
        write(cut(plain(" · ".join(note for note in notes if note)), 11, wide), MARGIN, MARGIN + 36, 11, colour=FAINT),
        f'<g transform="translate({_places(MARGIN, MARGIN + HEAD)})">',
        *field.marks,
        "</g>",
        *_legend(rows, MARGIN + HEAD + field.height + 14, lang),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _places(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


def _sides(width: float, height: float) -> str:
    return f'width="{number(width)}" height="{number(height)}"'


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
            yield f'<g transform="translate({_places(MARGIN + x, y)})">'
            yield from sign.marks
            yield write(sign.meaning, SIGN + 8, 11, SIGN_SIZE) + "</g>"
