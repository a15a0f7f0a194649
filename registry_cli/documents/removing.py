"""The edit that takes a key or an item out of its mapping or list, with the comments that are its own."""

from typing import NamedTuple

from registry_cli.documents.edits import Edit
from registry_cli.documents.stretches import (
    behind_foot,
    dash_before,
    end_of,
    line_start,
    next_line,
    rest_of_line,
    start_of,
    with_own_comments,
)
from registry_cli.documents.tree import Node


class Removal(NamedTuple):
    """The edit, and whether it takes whole lines, so that comments on them go too."""

    edit: Edit
    has_lines: bool


class _Place(NamedTuple):
    """An entry of a mapping or list: from its key, or its item's first character, to its end."""

    start: int
    end: int


def removed(text: str, holder: Node, step: str | int) -> Removal | None:
    """The edit that takes out what stands at `step` of a mapping or list that holds other things too."""
    places = [_Place(start, end) for start, end in _places(text, holder)]
    number = list(holder.entries).index(str(step)) if holder.entries is not None else int(step)
    if holder.style == "flow":
        return Removal(_from_row(places, number), has_lines=False)
    if rest_of_line(text, places[number].end) is None:
        return None
    mark = _mark(text, holder, number, places)
    above = line_start(text, mark)
    if text[above:mark].strip():
        return _from_dash_line(text, places, number) if holder.entries is not None else None
    stop = behind_foot(text, next_line(text, places[number].end), mark - above)
    return Removal(Edit(with_own_comments(text, above), stop, ""), has_lines=True)


def _places(text: str, holder: Node) -> list[tuple[int, int]]:
    if holder.entries is None:
        return [(start_of(text, item.span), end_of(text, item)) for item in holder.items or ()]
    entries = holder.entries.values()
    return [(start_of(text, key), max(end_of(text, value), start_of(text, key))) for key, value in entries]


def _mark(text: str, holder: Node, number: int, places: list[_Place]) -> int:
    """Where the entry begins: its key or its dash; its first character where the dash is not on its own line."""
    dash = dash_before(text, holder.items[number]) if holder.items is not None else None
    return places[number].start if dash is None else dash


def _from_row(places: list[_Place], number: int) -> Edit:
    """Between brackets an entry goes with the comma before it; the first with the one behind it."""
    if number:
        return Edit(places[number - 1].end, places[number].end, "")
    return Edit(places[0].start, places[1].start, "")


def _from_dash_line(text: str, places: list[_Place], number: int) -> Removal | None:
    """The first key of a record that begins on the line of its dash: the next key takes its place there."""
    if number or "#" in text[places[0].end : places[1].start]:
        return None
    return Removal(Edit(places[0].start, places[1].start, ""), has_lines=False)
