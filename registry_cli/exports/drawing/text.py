"""Text in a picture: escaped, measured without fonts, wrapped and cut."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from registry_cli.escaping import visible

FONTS = "Helvetica, Arial, 'Liberation Sans', sans-serif"
INK = "#1a1a1a"
FAINT = "#5f5f5f"

_NARROW = frozenset("iljI.,:;'|!()[]{}/`´ ")
_SMALL = frozenset('frt-"\\*°')
_LARGE = frozenset("mwMW@%&ÆŒæœ–")


@cache
def _advance(character: str) -> float:
    """How wide a character is at most in any of the fonts, as a part of its height."""
    if character in _NARROW:
        return 0.36
    if character in _SMALL:
        return 0.44
    if character in _LARGE:
        return 0.96
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0.0
    return 0.72 if character.isupper() else 0.6


def width_of(text: str, size: float, *, is_bold: bool = False) -> float:
    """How much room a line takes: on the safe side, since nobody knows which font will be there."""
    return sum(map(_advance, text)) * size * (1.08 if is_bold else 1.0)


def plain(text: str) -> str:
    """The text as one line in which every character can be seen."""
    return visible(" ".join(text.split()) or text)


def wrapped(text: str, size: float, width: float, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines, broken between words where that can be; the last one ends in … where it is cut."""
    pieces = [piece for word in plain(text).split(" ") for piece in _broken(word, size, width)]
    found = [""]
    for piece in pieces:
        together = f"{found[-1]} {piece}" if found[-1] else piece
        if width_of(together, size) <= width:
            found[-1] = together
        else:
            found.append(piece)
    if len(found) > lines:
        found[lines - 1 :] = [cut(" ".join(found[lines - 1 :]), size, width)]
    return tuple(found)


def longest_word(text: str, size: float, most: float) -> float:
    """The room that the longest word takes, so that it need not be broken; `most` where it takes more."""
    return min(max(width_of(word, size) for word in plain(text).split(" ")), most) + 0.1


def cut(text: str, size: float, width: float) -> str:
    """The text if it fits, else as much of it as does, with … at its end."""
    if width_of(text, size) <= width:
        return text
    kept = list(_fitting(text, size, width - width_of("…", size)))
    return "".join(kept).rstrip() + "…"


def _fitting(text: str, size: float, width: float) -> Iterator[str]:
    used = 0.0
    for character in text:
        used += _advance(character) * size
        if used > width:
            return
        yield character


def _broken(word: str, size: float, width: float) -> Iterator[str]:
    """A word that is wider than the line, in pieces; after a hyphen or slash if it has one."""
    while width_of(word, size) > width:
        head = "".join(_fitting(word, size, width)) or word[0]
        at = max(head.rfind("-"), head.rfind("/")) + 1
        at = at if at > 2 else len(head)
        yield word[:at]
        word = word[at:]
    yield word


_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(text: str) -> str:
    """The text as it may stand in XML, between tags and in attributes."""
    return escaped_exactly(plain(text))


def escaped_exactly(text: str) -> str:
    """The same of a text in which no character is unseen; blanks stay as they are."""
    return text.translate(_ENTITIES)


def number(value: float) -> str:
    """A length with one decimal at most, without a needless zero or sign."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def write(
    text: str,
    x: float,
    y: float,
    size: float,
    *,
    anchor: str = "start",
    colour: str = INK,
    is_bold: bool = False,
    is_italic: bool = False,
    has_halo: bool = False,
) -> str:
    """One line of text on its base line; a halo keeps it legible on top of lines."""
    style = (
        (f' text-anchor="{anchor}"' if anchor != "start" else "")
        + (' font-weight="bold"' if is_bold else "")
        + (' font-style="italic"' if is_italic else "")
        + (' stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"' if has_halo else "")
    )
    return f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{colour}"{style}>{escaped(text)}</text>'
