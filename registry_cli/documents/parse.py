"""Text to a tree, through libyaml's events: iterative, so no nesting can exhaust the stack.

Only the safe and reviewable part of YAML is accepted. Anchors, aliases, tags, merge keys and directives
are faults; so are duplicate keys, of which the first is kept.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from registry_cli.documents.scalars import UnusableNumber, resolve
from registry_cli.documents.syntax import syntax_fault
from registry_cli.documents.tree import MAX_DEPTH, MAX_VALUES, Fault, Node, scalars_in
from registry_cli.findings import Span

MAX_FAULTS = 100
"""A text with more faults than this is no registry file; the rest would only hide the first."""


_HASH_IN_TEXT = re.compile(r"(?<![ \t])[ \t]+#[^\s#^].*")

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""Where libyaml begins a new line."""

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree, unless the text holds none, and the faults, in the order of the text."""

    root: Node | None
    faults: tuple[Fault, ...]


def parse(text: str) -> Parsed:
    """The tree of `text` and what is wrong with it; nothing is raised.

    A syntax error ends the reading: no tree, and the error is the last fault.
    """
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
            if builder.stopped:
                return Parsed(None, tuple(builder.faults))
    except yaml.YAMLError as error:
        return Parsed(None, (*builder.faults, syntax_fault(error, text, counts_bytes=_Loader is not yaml.SafeLoader)))
    return Parsed(builder.root, (*builder.faults, *_cut_off_texts(builder.root, text)))


def _cut_off_texts(root: Node | None, text: str) -> Iterator[Fault]:
    """Unquoted texts behind which a `#` follows that no one would write before a comment: `sag #12`."""
    if root is None or not _HASH_IN_TEXT.search(text):
        return
    lines = _LINE_END.split(text)
    for node in scalars_in(root):
        if node.style == "plain" and isinstance(node.scalar, str):
            rest = _HASH_IN_TEXT.match(lines[node.span.end_line - 1], node.span.end_column - 1)
            if rest is not None:
                yield Fault("cut-off-text", node.span, {"rest": rest[0].strip()[:40]})


class _Builder:
    """Collects events into a tree; a container under construction waits on the stack."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.stopped = False
        self._documents = 0
        self._values = 0
        self._stack: list[_Open] = []
        self._handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._take_scalar,
            yaml.AliasEvent: self._take_alias,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.DocumentStartEvent: self._start_document,
        }

    def take(self, event: yaml.Event) -> None:
        """Add what one event says; the beginning and the end of the text and of its document say nothing."""
        handler = self._handlers.get(type(event))
        if handler is not None:
            handler(event)

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._check_properties(event)
        self._add(self._scalar(event))

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        self._fault("unsafe-yaml", _span(event), feature="alias")
        self._add(Node(_span(event), "plain", unknown=True))

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if event.version or event.tags:
            self._fault("unsafe-yaml", _span(event), feature="directive")
        if self._documents > 1:
            self._fault("several-documents", _span(event))
            self.stopped = True

    def _check_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._fault("unsafe-yaml", _span(event), feature="anchor")
        if event.tag is not None:
            self._fault("unsafe-yaml", _span(event), feature="tag")

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        span = _span(event)
        if event.style or self._at_key():
            return Node(span, "quoted" if event.style else "plain", event.value)
        try:
            return Node(span, "plain", resolve(event.value))
        except UnusableNumber:
            self._fault("unusable-number", span, number=event.value[:40])
            return Node(span, "plain", unknown=True)

    def _at_key(self) -> bool:
        """Whether a mapping waits for a key: keys are their text, so `00.13` and `1e3` stay what people wrote."""
        return bool(self._stack) and self._stack[-1].node.entries is not None and self._stack[-1].key is None

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._check_properties(event)
        if len(self._stack) == MAX_DEPTH:
            self._fault("too-deep", _span(event), limit=MAX_DEPTH)
            self.stopped = True
            return
        node = Node(_span(event), "flow" if event.flow_style else "block")
        if isinstance(event, yaml.MappingStartEvent):
            node.entries = {}
        else:
            node.items = []
        self._stack.append(_Open(node))

    def _close(self, event: yaml.Event) -> None:
        node = self._stack.pop().node
        node.span = _container_span(node, event)
        self._add(node)

    def _add(self, node: Node) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            self._fault("file-too-large", _first_character(node.span), case="values", limit=MAX_VALUES)
            self.stopped = True
        if not self._stack:
            self.root = node
            return
        top = self._stack[-1]
        if top.node.items is not None:
            top.node.items.append(node)
        elif top.key is None:
            top.key = node
        else:
            self._add_entry(top, top.key, node)
            top.key = None

    def _add_entry(self, top: "_Open", key: Node, value: Node) -> None:
        assert top.node.entries is not None
        if key.items is not None or key.entries is not None:
            self._fault("unsafe-yaml", key.span, feature="complex-key")
            top.node.unknown = True
            return
        if key.style == "plain" and key.scalar == "<<":
            self._fault("unsafe-yaml", key.span, feature="merge")
            top.node.unknown = True
            return
        if key.unknown:
            top.node.unknown = True
            return
        name = str(key.scalar)
        if name in top.node.entries:
            self._fault("duplicate-key", key.span, (top.node.entries[name][0],), key=name)
            return
        top.node.entries[name] = (key.span, value)

    def _fault(self, code: str, span: Span, related: tuple[Span, ...] = (), **params: str | int) -> None:
        self.faults.append(Fault(code, span, params, related))
        self.stopped = self.stopped or len(self.faults) >= MAX_FAULTS


@dataclass(slots=True)
class _Open:
    node: Node
    key: Node | None = None


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _first_character(span: Span) -> Span:
    return Span(span.line, span.column, span.line, span.column + 1)


def _container_span(node: Node, event: yaml.Event) -> Span:
    """From the container's start to its last child; libyaml's own end of a block lies at the next token."""
    if node.style == "flow":
        end = _span(event)
        return Span(node.span.line, node.span.column, end.end_line, end.end_column)
    last = _last_child(node)
    return Span(node.span.line, node.span.column, last.end_line, last.end_column)


def _last_child(node: Node) -> Span:
    if node.items:
        return node.items[-1].span
    if node.entries:
        key, value = next(reversed(node.entries.values()))
        return max(key, value.span, key=lambda span: (span.end_line, span.end_column))
    return node.span
