"""Routes to spans: the one layer that knows where in a text a part of the data stands."""

from functools import lru_cache

from registry_cli.documents.tree import Node, descend
from registry_cli.findings import START, Mark, Route, Span


def locate(text: str, mark: Mark) -> Span:
    """The span that `mark` means in `text`; what is not there points to its nearest parent.

    A missing key of the whole file points to the file's first key.
    """
    if mark.span is not None or mark.part == "file":
        return mark.span or START
    root = tree_of(text)
    return START if root is None else _locate(root, mark)


@lru_cache(maxsize=4)
def tree_of(text: str) -> Node | None:
    """The tree of a text, kept for the next question about the same text."""
    from registry_cli.documents.parse import parse  # noqa: PLC0415 - only where a place is asked for

    return parse(text).root


def _locate(root: Node, mark: Mark) -> Span:
    steps = list(descend(root, mark.route))
    if not steps:
        return next(iter(root.entries.values()))[0] if root.entries else START
    key, value = steps[-1]
    reached_all = len(steps) == len(mark.route)
    if mark.part == "key" or not reached_all or _is_long(value):
        return key if not _is_item(mark.route[: len(steps)]) else _first_line(value)
    return value.span


def _is_item(route: Route) -> bool:
    return isinstance(route[-1], int)


def _is_long(value: Node) -> bool:
    """Whether the value is empty or spans lines, so that its key shows better what is meant."""
    span = value.span
    return span.line != span.end_line or span[:2] == span[2:]


def _first_line(value: Node) -> Span:
    """A list item is shown by its first entry, or by its one line."""
    span = value.span
    if span.line == span.end_line:
        return span
    if value.entries:
        key, first = next(iter(value.entries.values()))
        end = first.span if first.span.end_line == key.line else key
        return Span(key.line, key.column, end.end_line, end.end_column)
    return Span(span.line, span.column, span.line, span.column + 1)
