"""Where the entries of a text begin and end: their lines, the comments that go with them, and the room between them."""

import re

from registry_cli.documents.edits import offset_of
from registry_cli.documents.tree import Node
from registry_cli.findings import Span

_COMMENT_LINE = re.compile(r"[ \t]*#")
_MODELINE = re.compile(r"\s*#\s*(yaml-language-server:|vim?:|-\*-)")
_REST = re.compile(r"[ \t]*(?:[ \t]#[^\n]*)?")


def start_of(text: str, span: Span) -> int:
    """The offset of the first character."""
    return offset_of(text, span.line, span.column)


def end_of(text: str, node: Node) -> int:
    """The offset behind the last character of a value, without the line end and blank lines that mean nothing."""
    if node.style == "block":
        inside = [
            *((key, one) for key, one in (node.entries or {}).values()),
            *((one.span, one) for one in node.items or ()),
        ]
        return max((_end_of_child(text, *child) for child in inside), default=start_of(text, node.span))
    end = offset_of(text, node.span.end_line, node.span.end_column)
    return _end_of_text_block(text, node, end) if is_text_block(text, node) else end


def _end_of_child(text: str, key: Span, value: Node) -> int:
    return max(offset_of(text, key.end_line, key.end_column), end_of(text, value))


def is_text_block(text: str, node: Node) -> bool:
    """Whether the value is a text over several lines behind `|` or `>`."""
    return node.style == "quoted" and text[start_of(text, node.span) :][:1] in ("|", ">")


def _end_of_text_block(text: str, node: Node, end: int) -> int:
    header = text[start_of(text, node.span) : line_end(text, start_of(text, node.span))].partition("#")[0]
    source = text[start_of(text, node.span) : end]
    source = source.removesuffix("\n").removesuffix("\r") if "+" in header else source.rstrip()
    return start_of(text, node.span) + len(source)


def line_start(text: str, at: int) -> int:
    """Where the line begins in which `at` is."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where the line ends in which `at` is, before its line end."""
    found = text.find("\n", at)
    end = len(text) if found < 0 else found
    return end - 1 if end > at and text[end - 1] == "\r" else end


def next_line(text: str, at: int) -> int:
    """Where the line below begins; the end of the text where there is none."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def newline_of(text: str) -> str:
    """The line end that the text uses."""
    return "\r\n" if "\r\n" in text else "\n"


def rest_of_line(text: str, at: int) -> str | None:
    """The comment behind `at`, with the blanks before it, or nothing; `None` where something else stands there."""
    rest = text[at : line_end(text, at)]
    return rest if _REST.fullmatch(rest) else None


def with_own_comments(text: str, start: int) -> int:
    """Where the comments begin that stand directly above the line at `start`; one that speaks to an editor is nobody's."""
    while start:
        above = line_start(text, start - 1)
        line = text[above:start]
        if not _COMMENT_LINE.match(line) or _MODELINE.match(line):
            break
        start = above
    return start


def behind_foot(text: str, at: int, column: int) -> int:
    """The first line from `at` on that is no comment indented deeper than `column`: such comments end the block above."""
    found = place = at
    while place < len(text):
        line = text[place : next_line(text, place)]
        if line.strip() and not (_COMMENT_LINE.match(line) and len(line) - len(line.lstrip(" \t")) > column):
            break
        place = next_line(text, place)
        found = place if line.strip() else found
    return found


def colon_behind(text: str, key: Span) -> int | None:
    """The offset behind the colon of a key; `None` where something else stands between."""
    found = re.compile(r"[ \t]*:").match(text, offset_of(text, key.end_line, key.end_column))
    return found.end() if found else None


def dash_before(text: str, item: Node) -> int | None:
    """The offset of the dash of a list item on its own line; `None` where it is not the first on that line or stands above."""
    first = start_of(text, item.span)
    found = re.compile(r"[ \t]*(-)[ \t]*").fullmatch(text, line_start(text, first), first)
    return found.start(1) if found else None
