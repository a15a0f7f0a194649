"""The edits that write a value in the place of another, a new key into a mapping, or a new item at the end of a list."""

import re

from registry_cli.documents.edits import Edit
from registry_cli.documents.ordering import KeyOrder, block_header
from registry_cli.documents.spelling import Spelt, entry_lines, in_line, in_quotes, item_lines, key_in_line, spelt
from registry_cli.documents.stretches import (
    behind_foot,
    colon_behind,
    dash_before,
    end_of,
    is_text_block,
    line_end,
    line_start,
    newline_of,
    next_line,
    rest_of_line,
    start_of,
    with_own_comments,
)
from registry_cli.documents.tree import Data, Node, child

_COMMA = re.compile(r"[ \t]*,")
_INDENTATION = re.compile(r"[ \t]*")


def replaced(text: str, holder: Node, step: str | int, value: Data, *, in_flow: bool) -> Edit | None:
    """The edit that writes `value` for what stands at `step` of `holder`."""
    found = child(holder, step)
    assert found is not None
    key, node = found
    start, end = start_of(text, node.span), end_of(text, node)
    if text[start : start + 1] in ("&", "!"):  # an anchor or a tag would go with the value
        return None
    mark = _behind_dash(text, node) if isinstance(step, int) else colon_behind(text, key)
    in_row = in_flow or isinstance(step, int)
    made = _spelt_as_before(text, start, node, value) or (
        Spelt(in_line(value)) if in_row else spelt(value, key.column - 1)
    )
    if start == end and not made.lines:
        return None if mark is None else Edit(mark, mark if not in_flow else start, f" {made.head}")
    is_plain = node.style != "block" and not is_text_block(text, node) and not made.lines
    if in_flow or is_plain:
        return Edit(start, end, made.head)
    return None if mark is None else _rebuilt(text, mark, node, made)


def added_key(text: str, mapping: Node, key: str, value: Data, order: KeyOrder, *, in_flow: bool) -> Edit | None:
    """The edit that adds a key to a mapping that has others, behind the last of those that the order has before it."""
    assert mapping.entries
    before = _predecessor(mapping, key, order)
    if in_flow:
        return _added_between(text, mapping, f"{key_in_line(key)}: {in_line(value)}", before)
    first = next(iter(mapping.entries.values()))[0]
    column, newline = first.column - 1, newline_of(text)
    lines = newline.join(entry_lines(key, value, column))
    if before is not None:
        return _line_added(text, mapping.entries[before][1], column, lines)
    start = start_of(text, first)
    above = line_start(text, start)
    if text[above:start].strip():
        return Edit(start, start, f"{lines.lstrip(' ')}{newline}{' ' * column}")
    place = with_own_comments(text, above)
    return Edit(place, place, f"{lines}{newline}")


def added_item(text: str, items: Node, value: Data, *, in_flow: bool) -> Edit | None:
    """The edit that adds an item to the end of a list that has others."""
    assert items.items
    last = items.items[-1]
    if in_flow:
        return _added_behind(text, end_of(text, last), items, in_line(value))
    dash = next((found for item in items.items if (found := dash_before(text, item)) is not None), None)
    if dash is None:
        return None
    column = dash - line_start(text, dash)
    return _line_added(text, last, column, newline_of(text).join(item_lines(value, column)))


def _line_added(text: str, above: Node, column: int, lines: str) -> Edit:
    """The lines below an entry, and below the comments that belong to its end."""
    place = behind_foot(text, next_line(text, end_of(text, above)), column)
    newline = newline_of(text)
    is_ended = text[:place].endswith("\n")
    return Edit(place, place, f"{lines}{newline}" if is_ended else f"{newline}{lines}")


def _predecessor(mapping: Node, key: str, order: KeyOrder) -> str | None:
    """The key behind which a new one stands: of those before it in the order the last; the last of all for an unknown one."""
    ranks = {name: rank for rank, name in enumerate(order)}
    entries = list(mapping.entries or {})
    if key not in ranks:
        return entries[-1]
    earlier = [name for name in entries if ranks.get(name, len(ranks)) < ranks[key]]
    return max(earlier, key=lambda name: ranks[name], default=None)


def _added_between(text: str, mapping: Node, entry: str, before: str | None) -> Edit:
    """A key in brackets, behind the one it follows, or in front of all."""
    assert mapping.entries
    if before is None:
        start = start_of(text, next(iter(mapping.entries.values()))[0])
        return Edit(start, start, f"{entry}, ")
    end = end_of(text, mapping.entries[before][1])
    return (
        _added_behind(text, end, mapping, entry)
        if before == list(mapping.entries)[-1]
        else Edit(end, end, f", {entry}")
    )


def _added_behind(text: str, end: int, holder: Node, entry: str) -> Edit:
    """Behind the last entry in brackets, which ends at `end`; on a line of its own where that one has one, below its comment."""
    own_line = line_start(text, end)
    comma = _COMMA.match(text, end)
    behind = comma.end() if comma else end
    rest = rest_of_line(text, behind)
    if own_line <= start_of(text, holder.span) or rest is None:
        return Edit(end, end, f", {entry}")
    indentation = _INDENTATION.match(text, own_line)
    inset = indentation[0] if indentation else ""
    return Edit(end, line_end(text, end), f",{rest}{newline_of(text)}{inset}{entry}{',' if comma else ''}")


def _behind_dash(text: str, item: Node) -> int | None:
    dash = dash_before(text, item)
    return None if dash is None else dash + 1


def _spelt_as_before(text: str, start: int, node: Node, value: Data) -> Spelt | None:
    """A text in the quotes of the text that it is written for, where that has any."""
    if node.style != "quoted" or not isinstance(value, str):
        return None
    found = in_quotes(value, text[start : start + 1])
    return Spelt(found) if found is not None else None


def _rebuilt(text: str, mark: int, node: Node, made: Spelt) -> Edit | None:
    """The entry with another value from its mark to the end of the old value; the comment beside the mark stays there."""
    start, end = start_of(text, node.span), end_of(text, node)
    comment = _comment_beside(text, mark, node)
    if comment is None or rest_of_line(text, end) is None:
        return None
    head = f" {made.head}" if made.head else ""
    return Edit(
        mark, max(line_end(text, end), start), newline_of(text).join([f"{head}{comment}".rstrip(), *made.lines])
    )


def _comment_beside(text: str, mark: int, node: Node) -> str | None:
    """What stands beside the mark, or, where the value is there too, behind the value."""
    start, end = start_of(text, node.span), end_of(text, node)
    if is_text_block(text, node):
        comment = block_header(text[start : line_end(text, start)])[1]
        return f"  {comment}" if comment else ""
    return rest_of_line(text, end if line_start(text, mark) == line_start(text, start) else mark)
