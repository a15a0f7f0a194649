"""Small changes of a file's text: a scalar replaced, an item of a list taken out; every other character stays."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from registry_cli.documents.places import tree_of
from registry_cli.documents.tree import Node, descend
from registry_cli.findings import Part, Route, Span

_PLAIN = re.compile(r"[A-Za-z0-9][\w#:./+-]*")
_ONLY_DASH = re.compile(r"[ \t]*-[ \t]+")
_ONLY_COMMA = re.compile(r"\s*,\s*")
_STRAY_AT_LINE_END = re.compile("(?:\r(?!\n)|[\x85\u2028\u2029])+(?=\r?\n|\\Z)")


class Edit(NamedTuple):
    """Put `text` in the place of the characters from `start` up to `end`, counted from 0."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str | None:
    """`text` with the edits made, the same edit once; `None` where two of them want the same characters."""
    pieces, place = [], 0
    for edit in sorted(set(edits)):
        if edit.start < place:
            return None
        pieces += [text[place : edit.start], edit.text]
        place = edit.end
    return "".join((*pieces, text[place:]))


def are_apart(taken: Sequence[Edit], more: Iterable[Edit]) -> bool:
    """Whether `more` can be made together with the edits that are `taken`, which are sorted; the same edit is no other."""
    wanted = sorted(set(more))
    return all(one.end <= next_.start for one, next_ in pairwise(wanted)) and all(_fits(taken, one) for one in wanted)


def _fits(taken: Sequence[Edit], edit: Edit) -> bool:
    place = bisect_left(taken, edit)
    before, after = taken[max(place - 1, 0) : place], taken[place : place + 1]
    is_free = all(one.end <= edit.start for one in before) and all(edit.end <= one.start for one in after)
    return edit in after or is_free


def replacement(text: str, route: Route, part: Part, word: str) -> Edit | None:
    """The edit that writes `word` for the key or value at `route`, in the quotes that stand there.

    `None` where nothing stands there, where it stands on several lines, or where `word` could not stand so.
    """
    found = _step(text, route)
    if found is None or not _PLAIN.fullmatch(word):
        return None
    key, value = found
    span = key if part == "key" else value.span
    if span.line != span.end_line or (part == "value" and value.style not in ("plain", "quoted")):
        return None
    start, end = offset_of(text, span.line, span.column), offset_of(text, span.end_line, span.end_column)
    if (
        start == end or text[start] in "|>&!"
    ):  # a key may stand as a text over several lines, of none; or an anchor first
        return None
    quote = text[start] if text[start] in "'\"" else ""
    return Edit(start, end, f"{quote}{word}{quote}")


def removal(text: str, route: Route) -> Edit | None:
    """The edit that takes the list item at `route` out, but never the first; `None` where a comment would go with it."""
    position = route[-1]
    found = _step(text, route[:-1])
    if found is None or not isinstance(position, int) or position == 0:
        return None
    items = found[1].items
    if items is None or position >= len(items):
        return None
    before, item = items[position - 1], items[position]
    return _flow_removal(text, before, item) if found[1].style == "flow" else _block_removal(text, item)


def without_stray_line_ends(text: str) -> tuple[Edit, ...]:
    """The edits that take out odd characters just before the end of a line, where they mean nothing."""
    return tuple(Edit(found.start(), found.end(), "") for found in _STRAY_AT_LINE_END.finditer(text))


def _flow_removal(text: str, before: Node, item: Node) -> Edit | None:
    start = offset_of(text, before.span.end_line, before.span.end_column)
    first, end = (
        offset_of(text, item.span.line, item.span.column),
        offset_of(text, item.span.end_line, item.span.end_column),
    )
    is_plain = _ONLY_COMMA.fullmatch(text[start:first]) and "#" not in text[first:end]
    return Edit(start, end, "") if is_plain else None


def _block_removal(text: str, item: Node) -> Edit | None:
    """The lines of the item, from its dash to the end of its last line."""
    span = item.span
    start, end = offset_of(text, span.line, 1), offset_of(text, span.end_line, span.end_column)
    line_end = text.find("\n", end)
    stop = len(text) if line_end < 0 else line_end + 1
    has_own_lines = _ONLY_DASH.fullmatch(text[start : offset_of(text, span.line, span.column)]) is not None
    is_plain = has_own_lines and not text[end:stop].strip() and "#" not in text[start:stop]
    return Edit(start, stop, "") if is_plain else None


def _step(text: str, route: Route) -> tuple[Span, Node] | None:
    root = tree_of(text)
    steps = list(descend(root, route)) if root is not None else []
    return steps[-1] if steps and len(steps) == len(route) else None


def offset_of(text: str, line: int, column: int) -> int:
    """The place of a line and column in the text, from 0."""
    starts = _line_starts(text)
    return min(starts[line - 1] + column - 1, len(text)) if line <= len(starts) else len(text)


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in re.finditer("\n", text)))
