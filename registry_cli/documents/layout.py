"""The canonical layout of a registry's file: the same data and comments, written the one way `reg fmt` writes them.

Blocks are indented by two, list items by two below their key; one space follows a colon, two precede a comment at
the end of a line; no two empty lines follow each other. Keys stand in the order that is asked for. What is in
block or flow style stays so, every scalar keeps its quotes and its lines, and no line is folded or joined.

A comment on its own line belongs to the key or item below it, with these exceptions: at the end of a block, one that
is indented like the block or deeper stays at the block's end; the comments above the first key stay on top if an
empty line follows them or they speak to an editor.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count, dropwhile

from registry_cli.documents.ordering import (
    Block,
    Entry,
    KeyOrder,
    Kind,
    Lexeme,
    UnusualText,
    Value,
    arranged,
    block_header,
    lexemes,
)
from registry_cli.documents.parse import parse
from registry_cli.documents.tree import Data

__all__ = ["KeyOrder", "canonical", "comments_in"]

_MODELINE = re.compile(r"#\s*(yaml-language-server:|vim?:|-\*-)")
_OTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def canonical(text: str, order: KeyOrder) -> str | None:
    """The canonical form of `text`, or None where it has faults or holds no mapping.

    The result has the data, the comments and the scalars of `text`, and is its own canonical form. Where that cannot
    be had, as with keys over several lines, the result is `text` itself.
    """
    if _data(text) is None:
        return None
    try:
        found = list(lexemes(_with_plain_line_ends(text)))
        result = _laid_out(found, order)
        return result if result == text or _is_safe(text, found, result, order) else text
    except UnusualText:
        return text


def comments_in(text: str) -> Counter[str]:
    """The comments of a text as they are written, wherever they stand.

    Raises:
        UnusualText: as `lexemes`.
    """
    pieces = _pieces(list(lexemes(_with_plain_line_ends(text))))
    return Counter({words: times for (kind, words), times in pieces.items() if kind == "comment" and words})


def _data(text: str) -> Data:
    parsed = parse(text)
    if parsed.faults or parsed.root is None or parsed.root.entries is None:
        return None
    return parsed.root.data()


def _is_safe(text: str, found: list[Lexeme], result: str, order: KeyOrder) -> bool:
    if _data(text) != _data(result):
        return False
    again = list(lexemes(_with_plain_line_ends(result)))
    return _pieces(found) == _pieces(again) and _laid_out(again, order) == result


def _pieces(found: Iterable[Lexeme]) -> Counter[tuple[str, str]]:
    """The comments and the scalars as they are written; block scalars may change their indentation."""
    pieces: Counter[tuple[str, str]] = Counter()
    for lexeme in found:
        if lexeme.kind in ("comment", "scalar"):
            pieces[lexeme.kind, lexeme.text] += 1
        elif lexeme.kind == "block-scalar":
            pieces["comment", block_header(lexeme.text)[1]] += 1
    return pieces


def _with_plain_line_ends(text: str) -> str:
    if _OTHER_LINE_ENDS.search(text):
        raise UnusualText
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _laid_out(found: list[Lexeme], order: KeyOrder) -> str:
    source = _Reader(found).source()
    return "\n".join([*source.top, *_root_lines(source.root, order), *source.bottom, ""])


@dataclass(frozen=True, slots=True)
class _Source:
    """A whole text: the lines that stay at the top, the root as an entry without a mark, the lines at the end."""

    top: tuple[str, ...]
    root: Entry
    bottom: tuple[str, ...]


class _Reader:
    """Reads entries from lexemes; comments on lines of their own wait until it is known what they belong to."""

    def __init__(self, found: list[Lexeme]) -> None:
        self._lexemes = found
        self._next = 0
        self._waiting: list[Lexeme] = []

    def source(self) -> _Source:
        """The whole text."""
        marker = self._marker("document-start", "---")
        root = self._with_value(Entry(""), 0)
        top: tuple[str, ...] = ()
        if isinstance(root.value, Block):
            first, *others = root.value.entries
            top, above = _divided(first.above)
            root = replace(root, value=replace(root.value, entries=(replace(first, above=above), *others)))
        end = self._marker("document-end", "...")
        self._peek()
        self._take("stream-end")
        return _Source((*marker, *top), root, (*end, *self._comment_lines()))

    def _marker(self, kind: Kind, text: str) -> tuple[str, ...]:
        if self._peek().kind != kind:
            return ()
        above = self._lines_above(self._take(kind))
        return (*(above if kind == "document-end" else _without_first_blank(above)), _beside(text, self._beside()))

    def _peek(self) -> Lexeme:
        while self._lexemes[self._next].kind == "comment":
            self._waiting.append(self._lexemes[self._next])
            self._next += 1
        return self._lexemes[self._next]

    def _take(self, kind: Kind) -> Lexeme:
        found = self._lexemes[self._next]
        if found.kind != kind:
            raise UnusualText(found.text)
        self._next += 1
        return found

    def _beside(self) -> str:
        found = self._lexemes[self._next]
        if found.kind != "comment" or found.breaks:
            return ""
        self._next += 1
        return found.text

    def _comment_lines(self) -> tuple[str, ...]:
        lines = tuple(line for comment in self._waiting for line in _line_with_blank(comment))
        self._waiting = []
        return lines

    def _lines_above(self, lexeme: Lexeme) -> tuple[str, ...]:
        return (*self._comment_lines(), *([""] if lexeme.breaks > 1 else []))

    def _foot(self, column: int) -> tuple[str, ...]:
        """The waiting comments up to the first one that is indented less than `column`."""
        others = list(dropwhile(lambda comment: comment.column >= column, self._waiting))
        self._waiting = self._waiting[: len(self._waiting) - len(others)]
        lines, self._waiting = self._comment_lines(), others
        return lines

    def _block(self, column: int) -> Block:
        entries: list[Entry] = []
        kind = self._peek().kind
        while self._peek().kind == kind:
            entries.append(self._entry(kind, column))
        entries[0] = replace(entries[0], above=_without_first_blank(entries[0].above))
        return Block(tuple(entries), self._foot(column))

    def _entry(self, kind: Kind, column: int) -> Entry:
        above = self._lines_above(self._peek())
        if kind == "dash":
            self._take("dash")
            return self._with_value(Entry("-", above=above), column)
        self._take("key")
        key = self._take("scalar")
        self._take("colon")
        return self._with_value(Entry(f"{key.text}:", key.value, above), column)

    def _with_value(self, entry: Entry, column: int) -> Entry:
        entry = replace(entry, beside=self._beside())
        kind = self._peek().kind
        if kind in ("mapping", "sequence"):
            block = self._block(self._take(kind).column)
            self._take("end")
            return replace(entry, value=block)
        if kind == "dash" and entry.mark != "-":
            # The items stand in the column of their key, so a comment there is about what follows the list.
            return replace(entry, value=self._block(column + 1))
        if kind not in ("scalar", "block-scalar", "open"):
            return replace(entry, below=_without_first_blank(self._foot(column + 1)))
        below = _without_first_blank(self._comment_lines())
        return replace(entry, below=below, value=self._scalar_or_flow(), after=self._beside())

    def _scalar_or_flow(self) -> tuple[Lexeme, ...]:
        start, depth = self._next, 0
        while depth or self._next == start:
            depth += _step(self._lexemes[self._next])
            self._next += 1
        return tuple(lexeme for lexeme in self._lexemes[start : self._next] if lexeme.kind != "key")


def _line_with_blank(comment: Lexeme) -> tuple[str, ...]:
    return ("", comment.text) if comment.breaks > 1 else (comment.text,)


def _without_first_blank(lines: tuple[str, ...]) -> tuple[str, ...]:
    return lines[1:] if lines[:1] == ("",) else lines


def _step(lexeme: Lexeme) -> int:
    """How many flow collections deeper the text is after the lexeme."""
    return (lexeme.kind == "open") - (lexeme.kind == "close")


def _divided(above: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The comments that stay at the top of the file, and those that go with the first key."""
    staying = (number for number, line in enumerate(above, start=1) if not line or _MODELINE.match(line))
    end = max(staying, default=0)
    return above[:end], above[end:]


def _root_lines(root: Entry, order: KeyOrder) -> list[str]:
    value = arranged(root.value, order)
    if isinstance(value, Block):
        above, lines = _block_lines(value, 0)
        return [*above, *lines]
    lines = _flow_lines(value, 0, least=0)
    return [*([root.beside] if root.beside else []), *root.below, *lines[:-1], _beside(lines[-1], root.after)]


def _block_lines(block: Block, column: int) -> tuple[tuple[str, ...], list[str]]:
    """The lines above the first entry, not indented as a list item takes them above its dash, and all other lines."""
    (first, lines), *others = (_entry_lines(entry, column) for entry in block.entries)
    for previous, (above, own) in zip(block.entries, others, strict=False):
        lines += [*_indented(_following(previous, above), column), *own]
    return first, [*lines, *_indented(_following(block.entries[-1], block.foot), column)]


def _following(entry: Entry, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines without a blank one where it would become part of the text before."""
    return _without_first_blank(lines) if _has_open_end(entry.value) else lines


def _has_open_end(value: Value) -> bool:
    """Whether the value ends in a block scalar that keeps all blank lines behind it."""
    if isinstance(value, Block):
        return not value.foot and _has_open_end(value.entries[-1].value)
    return bool(value) and value[0].kind == "block-scalar" and "+" in block_header(value[0].text)[0]


def _entry_lines(entry: Entry, column: int) -> tuple[tuple[str, ...], list[str]]:
    if isinstance(entry.value, Block):
        return _block_entry_lines(entry, entry.value, column)
    mark = " " * column + entry.mark
    below = _indented(entry.below, column + 2)
    if not entry.value:
        return entry.above, [_beside(mark, entry.beside), *below]
    if entry.beside or below or (entry.value[0].breaks and entry.mark != "-"):
        lines = _value_lines(entry.value, column, own_line=True)
        lines = [_beside(mark, entry.beside), *below, " " * (column + 2) + lines[0], *lines[1:]]
    else:
        lines = _value_lines(entry.value, column, own_line=False)
        lines[0] = f"{mark} {lines[0]}"
    return entry.above, [*lines[:-1], _beside(lines[-1], entry.after)]


def _block_entry_lines(entry: Entry, block: Block, column: int) -> tuple[tuple[str, ...], list[str]]:
    above, lines = _block_lines(block, column + 2)
    mark = " " * column + entry.mark
    if entry.mark != "-" or entry.beside:
        return entry.above, [_beside(mark, entry.beside), *_indented(above, column + 2), *lines]
    comments = tuple(line for line in above if line)
    return (*entry.above, *comments), [f"{mark} {lines[0].lstrip(' ')}", *lines[1:]]


def _value_lines(value: tuple[Lexeme, ...], column: int, *, own_line: bool) -> list[str]:
    """The lines of a scalar or flow collection in an entry at `column`; the first one is not indented."""
    scalar = value[0]
    if scalar.kind == "open":
        return _flow_lines(value, column + 2, least=0) if own_line else _flow_lines(value, column, least=1)
    first, *others = scalar.text.split("\n")
    digits = block_header(scalar.text)[0].strip("|>+-") if scalar.kind == "block-scalar" else ""
    return [first, *_indented(others, column + int(digits or 2))]


def _flow_lines(flow: Sequence[Lexeme], column: int, *, least: int) -> list[str]:
    """Lines break where they did; each is indented by its depth, but at least by `least` levels.

    A closing bracket may not stand in the column of its key, though libyaml reads it there.
    """
    lines: list[list[str]] = [[]]
    depth, previous = 0, flow[0]
    for number, lexeme in enumerate(flow):
        inset = column + 2 * max(least, depth - _closing(flow, number))
        first, *others = lexeme.text.split("\n")
        if number and lexeme.breaks:
            lines += [*([[]] if lexeme.breaks > 1 else []), [" " * inset, first]]
        else:
            lines[-1] += (_space(previous, lexeme), first)
        lines += ([line] for line in _indented(others, inset))
        depth, previous = depth + _step(lexeme), lexeme
    return ["".join(pieces) for pieces in lines]


def _closing(flow: Sequence[Lexeme], start: int) -> int:
    """How many collections close in a row from `start` on."""
    return next(number for number in count() if start + number == len(flow) or flow[start + number].kind != "close")


def _space(left: Lexeme, right: Lexeme) -> str:
    """The space between two neighbours on a line of a flow collection."""
    if right.kind == "comment":
        return "  "
    return " " if left.kind == "colon" or (left.kind == "comma" and right.kind != "close") else ""


def _beside(line: str, comment: str) -> str:
    return f"{line}  {comment}" if comment else line


def _indented(lines: Iterable[str], column: int) -> list[str]:
    return [" " * column + line if line else "" for line in lines]
