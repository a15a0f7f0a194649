"""The plainest YAML, read line by line: what nearly every file of a registry is written in, several times as fast as by a YAML parser.

Whatever is not plain (quotes with escapes, values over several lines, anchors, tabs, faults of any kind) is left to the careful
parser, which also knows places. Both give the same data for every text that this one takes: tests show it over the YAML
conformance suite, the examples, and mutations of both.
"""

import re
from collections.abc import Iterator

from registry_cli.documents.scalars import UnusableNumber, resolve
from registry_cli.documents.tree import MAX_VALUES, Data

MAX_FLOW_DEPTH = 8

_UNUSUAL = re.compile("[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""A tab, a control character, or one that YAML readers disagree about."""

_GAP = " " * 80
"""More space than people leave in a line: the patterns below would go through it again and again."""

_WORD = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
_PLAIN = rf"(?:{_WORD}|-(?=[^\s\-]))(?:[^\n:#]|:(?=\S)|(?<=\S)#)*"
_QUOTED = r"\"[^\"\\\n]*\"|'[^'\n]*'"
_LINE = re.compile(
    rf"^( *)(?:(- +)?(?:([A-Za-z0-9_][\w.\-]*|\"[^\"\\\n]*\"):(?: +|$))?((?:{_QUOTED}|[\[{{](?:[^\n#]|(?<=\S)#)*[\]}}]|[|>]-?|{_PLAIN})?)"
    r"(?: +#(?:[ #^][^\n]*)?| *)$|(#[^\n]*)$|([^\n]*)$)",
    re.MULTILINE,
)
"""Indentation, dash, key and value of a line; or a comment; or anything else, which is not plain."""

_WORDS_ONLY = re.compile(r"\[ *([A-Za-z_][\w\-]*(?:, *[A-Za-z_][\w\-]*)*) *\]")
_TOKEN = re.compile(
    rf" *(?:([\[\]{{}},])|({_QUOTED})(?= *[,\]}}]|: )|((?:{_WORD}|-(?=[^\s\-,\[\]{{}}]))(?:[^\n:,\[\]{{}}#]|:(?=[\w/])|(?<=\S)#)*)|(: ))"
)
"""In a flow collection: a bracket or comma, a quoted text, a plain one, or the colon behind a key."""


class _NotPlain(Exception):
    """Raised where a text is more than plain YAML."""


def read_plain(text: str) -> dict[str, Data] | None:
    """The mapping that a plain text holds; `None` where the text is not plain, has faults, is long or holds no mapping.

    A text of no more characters than `MAX_VALUES` cannot hold more values, so they need not be counted.
    """
    if not text.endswith("\n") or len(text) > MAX_VALUES or _UNUSUAL.search(text) or _GAP in text:
        return None
    try:
        return _mapping(text) or None
    except (_NotPlain, UnusableNumber):
        return None


def _mapping(text: str) -> dict[str, Data]:  # noqa: C901, PLR0912, PLR0915 - one loop over the lines: calls would cost a third of its speed
    """The lines of a text put together; a key without a value waits for what the next line says."""
    root: dict[str, Data] = {}
    columns: list[int] = [0]
    open_: list[dict[str, Data] | list[Data]] = [root]
    waiting: tuple[dict[str, Data], str, int] | None = None
    lines = _LINE.findall(text)
    texts: list[str] = []
    numbers = iter(range(len(lines)))
    for number in numbers:
        indent, dash, key, value, _, other = lines[number]
        if other:
            raise _NotPlain
        if not (key or value or dash):
            continue
        column = len(indent)
        if waiting is not None:
            above, name, at = waiting
            if column > at or (dash and column == at):
                below: dict[str, Data] | list[Data] = [] if dash else {}
                above[name] = below
                columns.append(column)
                open_.append(below)
            waiting = None
        while columns[-1] > column or (columns[-1] == column and not dash and isinstance(open_[-1], list)):
            columns.pop()
            open_.pop()
        here = open_[-1]
        if columns[-1] != column:
            raise _NotPlain
        if dash:
            if not isinstance(here, list):
                raise _NotPlain
            if not key:
                here.append(_value(value))
                continue
            column += len(dash)
            item: dict[str, Data] = {}
            here.append(item)
            columns.append(column)
            open_.append(item)
            here = item
        if not key or isinstance(here, list):
            raise _NotPlain
        if key[0] == '"':
            key = key[1:-1]
        if key in here:
            raise _NotPlain
        if not value:
            here[key] = None
            waiting = here, key, column
        elif value[0] in "|>":
            texts = texts or text.split("\n")
            here[key], used = _block(value, texts, number + 1, column)
            for _line in range(used):
                next(numbers)
        else:
            here[key] = _value(value)
    return root


def _value(text: str) -> Data:
    """A value that stands on one line."""
    first = text[:1]
    if first in ('"', "'"):
        return text[1:-1]
    if first in ("[", "{"):
        return _flow(text)
    if first in ("", "|", ">"):
        raise _NotPlain
    return resolve(text.rstrip(" "))


def _block(header: str, lines: list[str], start: int, column: int) -> tuple[str, int]:
    """A text over the lines from `start` on that are indented deeper than its key, and how many lines it takes."""
    stop, end = start, len(lines) - 1
    while stop < end and not (lines[stop].strip(" ") and _indent(lines[stop]) <= column):
        stop += 1
    found = lines[start:stop]
    content = found[:]
    while content and not content[-1].strip(" "):
        content.pop()
    least = _indent(content[0]) if content and content[0].strip(" ") else 0
    if not least or any(line.strip(" ") and _indent(line) < least for line in content):
        raise _NotPlain
    if any(not line.strip(" ") and len(line) > least for line in found):
        raise _NotPlain
    texts = [line[least:] for line in content]
    if header[0] == ">":
        if any(not line or line.startswith(" ") for line in texts):
            raise _NotPlain
        texts = [" ".join(texts)]
    return "\n".join(texts) + ("" if header.endswith("-") else "\n"), len(found)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _flow(text: str) -> Data:
    """A list or mapping in brackets on one line."""
    words = _WORDS_ONLY.fullmatch(text)
    if words is not None:
        return [resolve(word.strip(" ")) for word in words[1].split(",")]
    tokens = _tokens(text)
    value = _flow_value(next(tokens), tokens, 1)
    if next(tokens, None) is not None:
        raise _NotPlain
    return value


_Token = tuple[str, str, str, str]
"""A bracket or comma, a quoted text, a plain one, or a colon: one of the four, the others empty."""

_END: _Token = ("", "", "", "")


def _tokens(text: str) -> Iterator[_Token]:
    position, end = 0, len(text.rstrip(" "))
    while position < end:
        found = _TOKEN.match(text, position)
        if found is None:
            raise _NotPlain
        yield found.groups("")  # type: ignore[misc]  # the pattern has four groups
        position = found.end()


def _flow_value(token: _Token, tokens: Iterator[_Token], depth: int) -> Data:
    bracket, quoted, plain, _ = token
    if quoted:
        return quoted[1:-1]
    if plain:
        return resolve(plain.rstrip(" "))
    if depth > MAX_FLOW_DEPTH or bracket not in ("[", "{"):
        raise _NotPlain
    return _flow_list(tokens, depth) if bracket == "[" else _flow_mapping(tokens, depth)


def _flow_list(tokens: Iterator[_Token], depth: int) -> list[Data]:
    items: list[Data] = []
    for token in tokens:
        if token[0] == "]":
            return items
        items.append(_flow_value(token, tokens, depth + 1))
        bracket = next(tokens, _END)[0]
        if bracket == "]":
            return items
        if bracket != ",":
            raise _NotPlain
    raise _NotPlain


def _flow_mapping(tokens: Iterator[_Token], depth: int) -> dict[str, Data]:
    entries: dict[str, Data] = {}
    for opening, quoted, plain, _ in tokens:
        if opening == "}":
            return entries
        key = quoted[1:-1] if quoted else plain.rstrip(" ")
        if opening or not key or key in entries or key == "<<" or not next(tokens, _END)[3]:
            raise _NotPlain
        entries[key] = _flow_value(next(tokens, _END), tokens, depth + 1)
        bracket = next(tokens, _END)[0]
        if bracket == "}":
            return entries
        if bracket != ",":
            raise _NotPlain
    raise _NotPlain
