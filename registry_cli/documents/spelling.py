"""How data are spelt as YAML: on one line wherever it can be, in quotes only where a reader would take it for something else."""

import json
import re
from collections.abc import Iterable
from typing import NamedTuple

from registry_cli.documents.scalars import Scalar, UnusableNumber, resolve
from registry_cli.documents.tree import Data

LONG_LINE = 140
"""A record of a list that would be longer than this on one line has a line for each of its keys."""

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_][\w.-]*")
_PLAIN = re.compile(r"[^\W_](?:[^\n:#\[\]{},\"'`]|(?<=\S)#)*")
_OLD_FLAGS = frozenset({"y", "n", "yes", "no", "on", "off"})
"""What readers of YAML 1.1 take for true or false, in any case."""

_SAME_IN_QUOTES = re.compile(r"[^\x00-\x1f\\'\"\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]*")


class Spelt(NamedTuple):
    """A value behind the mark of its entry: what follows on the line of the mark, and the lines below."""

    head: str
    lines: tuple[str, ...] = ()


def spelt(value: Data, column: int) -> Spelt:
    """The value of a key or item whose mark stands in `column` (from 0) of a block."""
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return Spelt("", tuple(line for item in value for line in item_lines(item, column + 2)))
    if isinstance(value, str) and _fits_a_block(value):
        return _text_block(value, column + 2)
    if isinstance(value, dict) and value and (_is_deep(value) or len(in_line(value)) + column > LONG_LINE):
        return Spelt("", tuple(line for key, one in value.items() for line in entry_lines(key, one, column + 2)))
    return Spelt(in_line(value))


def entry_lines(key: str, value: Data, column: int) -> tuple[str, ...]:
    """The lines of a key in `column` of a block, with its value."""
    head, lines = spelt(value, column)
    return f"{' ' * column}{key_in_line(key)}: {head}".rstrip(" "), *lines


def item_lines(item: Data, column: int) -> tuple[str, ...]:
    """The lines of a list item whose dash stands in `column`."""
    if isinstance(item, dict) and item and (_is_deep(item) or len(in_line(item)) + column > LONG_LINE):
        lines = [line for key, one in item.items() for line in entry_lines(key, one, column + 2)]
        return f"{' ' * column}- {lines[0].lstrip(' ')}", *lines[1:]
    return (f"{' ' * column}- {in_line(item)}",)


def in_line(value: Data) -> str:
    """The value on one line, as it may stand anywhere, also between brackets."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key_in_line(key)}: {in_line(one)}'.rstrip(' ') for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(in_line, value))}]"
    return _scalar(value)


def key_in_line(key: str) -> str:
    """A key, in quotes unless it is an ordinary word."""
    return key if _PLAIN_KEY.fullmatch(key) else _quoted(key)


def in_quotes(text: str, quote: str) -> str | None:
    """The text in these very quotes; `None` where it would have to be written otherwise in them."""
    return f"{quote}{text}{quote}" if quote in ("'", '"') and _SAME_IN_QUOTES.fullmatch(text) else None


def _scalar(value: Scalar) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value if _stands_plain(value) else _quoted(value)
    return str(value)


def _stands_plain(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or not text.isprintable() or text != text.strip() or text.casefold() in _OLD_FLAGS:
        return False
    try:
        return resolve(text) == text
    except UnusableNumber:
        return False


def _quoted(text: str) -> str:
    """In double quotes, with escapes for what cannot be seen; what is quoted inside decides for single ones."""
    simple = in_quotes(text, '"')
    if simple is not None:
        return simple
    if "'" not in text and in_quotes(text.replace('"', "").replace("\\", ""), "'") is not None:
        return f"'{text}'"
    return re.sub(
        "[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


def _is_deep(record: dict[str, Data]) -> bool:
    """Whether the record holds records in lists, records in records, or long text, which are hard to read on one line."""
    return any(_is_hard_to_read(value) for value in record.values())


def _is_hard_to_read(value: Data) -> bool:
    if isinstance(value, list):
        return any(isinstance(item, dict | list) for item in value)
    if isinstance(value, dict):
        return any(isinstance(one, dict | list) for one in value.values())
    return isinstance(value, str) and _fits_a_block(value)


def _fits_a_block(text: str) -> bool:
    """Whether a text over several lines can be written line by line as it is."""
    lines = text.split("\n")
    body = lines[:-1] if text.endswith("\n") else lines
    return (
        "\n" in text and all(_is_plain_line(line) for line in body) and not body[0].startswith(" ") and bool(body[-1])
    )


def _is_plain_line(line: str) -> bool:
    return line.isprintable() and line == line.rstrip() and "\ufeff" not in line


def _text_block(text: str, column: int) -> Spelt:
    header = "|" if text.endswith("\n") else "|-"
    return Spelt(header, tuple(_indented(text.removesuffix("\n").split("\n"), column)))


def _indented(lines: Iterable[str], column: int) -> Iterable[str]:
    return (" " * column + line if line else "" for line in lines)
