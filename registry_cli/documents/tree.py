"""The tree of one YAML text: every key and value with its span."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from registry_cli.documents.scalars import Scalar
from registry_cli.findings import Route, Span

Data = Scalar | list["Data"] | dict[str, "Data"]
"""Plain data: mappings with text keys, lists, and scalars."""

MAX_DEPTH = 24
"""Deeper nesting than any entity has; keeps every later walk of the data shallow."""

MAX_VALUES = 50_000
"""A file with more keys and values than this holds no entity; a hundred times the largest that there are."""


@dataclass(slots=True)
class Node:
    """A scalar, a list of nodes, or a mapping of nodes, with the span of its text and its style.

    `unknown` says that the text holds more than the node does: an alias, a merge, a number out of bounds.
    """

    span: Span
    style: Literal["block", "flow", "plain", "quoted"]
    scalar: Scalar = None
    items: list["Node"] | None = None
    entries: dict[str, tuple[Span, "Node"]] | None = None
    unknown: bool = False

    def data(self) -> Data:
        """The plain data of this node and all below it."""
        if self.entries is not None:
            return {key: node.data() for key, (_, node) in self.entries.items()}
        if self.items is not None:
            return [node.data() for node in self.items]
        return self.scalar


@dataclass(slots=True)
class Fault:
    """What the text itself gets wrong, with its span, before anyone asks what the data means."""

    code: str
    span: Span
    params: dict[str, str | int] = field(default_factory=dict)
    related: tuple[Span, ...] = ()


def child(node: Node, key: str | int) -> tuple[Span, Node] | None:
    """The span of the key and the node of the value at `key`; a list item has its own span for both."""
    if node.entries is not None and isinstance(key, str):
        return node.entries.get(key)
    if node.items is not None and isinstance(key, int) and 0 <= key < len(node.items):
        return node.items[key].span, node.items[key]
    return None


def descend(node: Node, route: Route) -> Iterator[tuple[Span, Node]]:
    """Each step along `route` that exists: the key's span and the value's node."""
    for key in route:
        step = child(node, key)
        if step is None:
            return
        yield step
        node = step[1]


def unknown_routes(node: Node, route: Route = ()) -> Iterator[Route]:
    """Where the data says less than the text; depth is bounded by the parser."""
    if node.unknown:
        yield route
    for key, value in _children(node):
        yield from unknown_routes(value, (*route, key))


def scalars_in(node: Node) -> Iterator[Node]:
    """Every scalar value of the tree, in the order of the text."""
    if node.entries is None and node.items is None:
        yield node
    for _, value in _children(node):
        yield from scalars_in(value)


def _children(node: Node) -> Iterator[tuple[str | int, Node]]:
    if node.entries is not None:
        yield from ((key, value) for key, (_, value) in node.entries.items())
    elif node.items is not None:
        yield from enumerate(node.items)
