"""What a text is made of, comments included, and the canonical order of its keys.

The tree of `parse` says what a text means; this says how it is written: every scalar is a piece of the text,
copied and never printed anew, and every comment belongs to one entry.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import yaml

KeyOrder = Mapping[str, "KeyOrder"]
"""The keys of a mapping in canonical order, each with the order inside its value.

The order inside a list is the order of each of its items. Keys that are not named follow, as they stand.
"""

Kind = Literal[
    "mapping", "sequence", "end", "key", "dash", "colon", "comma", "open", "close", "scalar", "block-scalar",
    "comment", "document-start", "document-end", "stream-end",
]  # fmt: skip

_KINDS: dict[type[yaml.Token], Kind] = {
    yaml.BlockMappingStartToken: "mapping",
    yaml.BlockSequenceStartToken: "sequence",
    yaml.BlockEndToken: "end",
    yaml.KeyToken: "key",
    yaml.BlockEntryToken: "dash",
    yaml.ValueToken: "colon",
    yaml.FlowEntryToken: "comma",
    yaml.FlowMappingStartToken: "open",
    yaml.FlowMappingEndToken: "close",
    yaml.FlowSequenceStartToken: "open",
    yaml.FlowSequenceEndToken: "close",
    yaml.ScalarToken: "scalar",
    yaml.DocumentStartToken: "document-start",
    yaml.DocumentEndToken: "document-end",
    yaml.StreamEndToken: "stream-end",
}
_COMMENT = re.compile(r"#[^\n]*")

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UnusualText(ValueError):
    """Raised for valid YAML that is no row of entries, such as two documents or a comment between a key and its colon."""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A token or a comment; `breaks` counts the line ends before it, `value` is what a scalar means.

    The lines of a scalar stand without their indentation; those of a block scalar follow its header.
    """

    kind: Kind
    text: str
    column: int = 0
    breaks: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key (its mark is `key:`) or a list item (`-`) with its value and comments; an empty text is an empty line.

    `beside` stands on the line of the mark, `below` between mark and value, `after` at the end of the value.
    """

    mark: str
    name: str = ""
    above: tuple[str, ...] = ()
    beside: str = ""
    below: tuple[str, ...] = ()
    value: "Value" = ()
    after: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A mapping or list in block style, never empty; the comments of `foot` stand behind its last entry."""

    entries: tuple[Entry, ...]
    foot: tuple[str, ...] = ()


Value = Block | tuple[Lexeme, ...]
"""A block, or the lexemes of a scalar or of a flow collection; none where the value is empty."""


def lexemes(text: str) -> Iterator[Lexeme]:
    """The tokens and comments of a text that has no faults and whose line ends are LF.

    Raises:
        UnusualText: a token has no place in a registry's file.
    """
    lexer = _Lexer(text)
    for token in yaml.scan(text, Loader=_Loader):
        if not isinstance(token, yaml.StreamStartToken):
            yield from lexer.comments(token.start_mark.index)
            yield lexer.lexeme(token)


def block_header(scalar: str) -> tuple[str, str]:
    """The indicators of a block scalar, such as `>2-`, and the comment beside them."""
    header, mark, comment = scalar.split("\n", 1)[0].partition("#")
    return header.rstrip(" \t"), (mark + comment).rstrip(" \t")


def arranged(value: Value, order: KeyOrder) -> Value:
    """The same value with the keys of its mappings in order; flow mappings over several lines stay as they are."""
    if isinstance(value, Block):
        entries = tuple(replace(entry, value=arranged(entry.value, _inside(entry, order))) for entry in value.entries)
        return replace(value, entries=_sorted_entries(entries, order))
    return tuple(_arranged_flow(value, order)) if value and value[0].kind == "open" else value


class _Lexer:
    """Knows how far the text has been read and the columns of the blocks that are open there."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._position = 0
        self._last_line = -1
        self._columns: list[int] = []

    def comments(self, end: int) -> Iterator[Lexeme]:
        """The comments between the last token and `end`."""
        gap = self._text[self._position : end]
        if _COMMENT.sub("", gap).strip(" \t\n"):
            raise UnusualText(gap)
        for match in _COMMENT.finditer(gap):
            line, column = self._place(self._position + match.start())
            yield Lexeme("comment", match[0].rstrip(" \t"), column, line - self._last_line)
            self._last_line = line

    def lexeme(self, token: yaml.Token) -> Lexeme:
        """The token, which comes next."""
        start, end = token.start_mark.index, token.end_mark.index
        kind = _KINDS.get(type(token))
        if kind is None:
            raise UnusualText(self._text[start:end])
        line, column = self._place(start)
        self._follow_blocks(kind, column)
        text, value, before = self._text[start:end], "", self._last_line
        if isinstance(token, yaml.ScalarToken):
            (kind, text), value = self._scalar(text, end), token.value
        self._position = end
        if start < end and kind != "key":
            self._last_line = line + text.count("\n")
        return Lexeme(kind, text, column, line - before, value)

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, index) - 1
        return line, index - self._line_starts[line]

    def _follow_blocks(self, kind: Kind, column: int) -> None:
        if kind in ("mapping", "sequence"):
            self._columns.append(column)
        elif kind == "end":
            self._columns.pop()

    def _scalar(self, source: str, end: int) -> tuple[Kind, str]:
        if not source.startswith(("|", ">")):
            return "scalar", _without_indentation(source)
        unended = end == len(self._text) and not self._text.endswith("\n")
        column = self._columns[-1] if self._columns else 0
        return "block-scalar", _block_scalar(source, column, unended=unended)


def _without_indentation(scalar: str) -> str:
    """The white space around the line ends of a plain or quoted scalar means nothing, unless it is escaped."""
    if "\n" not in scalar:
        return scalar
    first, *others = scalar.split("\n")
    lines = [first, *(line.lstrip(" \t") for line in others)]
    return "\n".join([*(_without_trailing_space(line, scalar[0]) for line in lines[:-1]), lines[-1]])


def _without_trailing_space(line: str, quote: str) -> str:
    stripped = line.rstrip(" \t")
    slashes = len(stripped) - len(stripped.rstrip("\\"))
    return line[: len(stripped) + 1] if quote == '"' and slashes % 2 else stripped


def _block_scalar(source: str, column: int, *, unended: bool) -> str:
    """The header and the lines of a block scalar without indentation, and without blank lines that mean nothing."""
    header, comment = block_header(source)
    lines = _dedented(source.split("\n")[1:], header, column)
    if unended and lines and lines[-1]:
        # Its last line has no line end as data either, while every line of the result has one.
        header = header.rstrip("+-") + "-"
    elif lines:
        lines.pop()
    while lines and not lines[-1] and "+" not in header:
        lines.pop()
    return "\n".join([f"{header}  {comment}".rstrip(" "), *lines])


def _dedented(lines: list[str], header: str, column: int) -> list[str]:
    digits = header.strip("|>+-")
    if digits:
        return [line[column + int(digits) :] for line in lines]
    indentations = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")]
    least = min(indentations, default=None)
    return [line[least:] if least is not None else "" for line in lines]


def _inside(entry: Entry, order: KeyOrder) -> KeyOrder:
    return order if entry.mark == "-" else order.get(entry.name, {})


def _rank(order: KeyOrder) -> Callable[[str], int]:
    ranks = {key: rank for rank, key in enumerate(order)}
    return lambda name: ranks.get(name, len(ranks))


def _sorted_entries(entries: Sequence[Entry], order: KeyOrder) -> tuple[Entry, ...]:
    """The empty line above an entry that becomes the first stays between the entries: it goes to the old first one."""
    rank = _rank(order)
    old, (new, *others) = entries[0], sorted(entries, key=lambda entry: rank(entry.name))
    if new is old or new.above[:1] != ("",):
        return (new, *others)
    moved = replace(old, above=("", *old.above))
    return (replace(new, above=new.above[1:]), *(moved if entry is old else entry for entry in others))


def _arranged_flow(flow: Sequence[Lexeme], order: KeyOrder) -> list[Lexeme]:
    """The lexemes of a flow collection, from its opening to its closing bracket, in order."""
    parts = [_arranged_part(part, order) for part in _parts(flow[1:-1])]
    if not any(lexeme.breaks or "\n" in lexeme.text for lexeme in flow[1:]):
        parts = _sorted_parts(parts, order if flow[0].text == "{" else {})
    return [flow[0], *(lexeme for part in parts for lexeme in part), flow[-1]]


def _parts(inside: Sequence[Lexeme]) -> Iterator[list[Lexeme]]:
    """The entries of a flow collection, each with the comma behind it."""
    part: list[Lexeme] = []
    depth = 0
    for lexeme in inside:
        part.append(lexeme)
        depth += (lexeme.kind == "open") - (lexeme.kind == "close")
        if lexeme.kind == "comma" and not depth:
            yield part
            part = []
    if part:
        yield part


def _arranged_part(part: list[Lexeme], order: KeyOrder) -> list[Lexeme]:
    kinds = [lexeme.kind for lexeme in part]
    if "open" not in kinds:
        return part
    start, end = kinds.index("open"), len(kinds) - kinds[::-1].index("close")
    names = [lexeme.value for lexeme in part[:start] if lexeme.kind == "scalar"]
    inside = order.get(names[0], {}) if names else order
    return [*part[:start], *_arranged_flow(part[start:end], inside), *part[end:]]


def _sorted_parts(parts: list[list[Lexeme]], order: KeyOrder) -> list[list[Lexeme]]:
    """The entries on one line in order, with a comma between them and none at the end."""
    rank = _rank(order)
    entries = [part[:-1] if part[-1].kind == "comma" else part for part in parts]
    entries.sort(key=lambda entry: rank(entry[0].value))
    return [*([*entry, Lexeme("comma", ",")] for entry in entries[:-1]), *entries[-1:]]
