"""What a text gets wrong as YAML: libyaml's words and marks, turned to the place where people made the slip."""

import re
from typing import TYPE_CHECKING

from registry_cli.documents.tree import MAX_DEPTH, Fault
from registry_cli.findings import Span

if TYPE_CHECKING:
    import yaml

_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(?= |$)", re.MULTILINE)
_TAB_INDENT = re.compile(r"[ \t-]*\t")
_OWN_KEY = re.compile(r"\s*(- )*[^\s:]+")


def syntax_fault(error: "yaml.YAMLError", text: str, *, counts_bytes: bool) -> Fault:
    """The fault that ended the reading of `text`; its parameter `problem` is libyaml's phrase or a word of ours."""
    conflict = _CONFLICT.search(text)
    if conflict is not None:
        line = text.count("\n", 0, conflict.start())
        return _fault("merge-conflict", Span(line + 1, 1, line + 1, 8))
    import yaml  # noqa: PLC0415 - only where a text has a fault

    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return _marked_fault(error, text)
    before = _before(getattr(error, "position", 0), text, counts_bytes=counts_bytes)
    return _fault(getattr(error, "reason", "unreadable"), _point(*place_behind(before), text))


def place_behind(before: str) -> tuple[int, int]:
    """The line and column behind a text, both from 0."""
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _marked_fault(error: "yaml.MarkedYAMLError", text: str) -> Fault:
    mark = error.problem_mark
    assert mark is not None
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    tab = _TAB_INDENT.match(line)
    if tab is not None and "\t" in line[: mark.column + 1]:
        column = line.index("\t") + 1
        return _fault("tab", Span(mark.line + 1, column, mark.line + 1, column + 1))
    problem = str(error.problem)
    if "nesting depth" in problem:  # newer libyaml gives up itself where it looks ahead for the end of a key
        return Fault("too-deep", _point(mark.line, mark.column, text), {"limit": MAX_DEPTH})
    if problem.startswith("mapping values") and _OWN_KEY.fullmatch(line[: mark.column]):
        return _fault("indentation", _point(mark.line, len(line) - len(line.lstrip()), text))
    opening = error.context_mark
    is_open = opening is not None and opening.line < mark.line and str(error.context).startswith(_OPENED)
    place = (opening.line, opening.column) if is_open and opening is not None else (mark.line, mark.column)
    return _fault(problem, _point(*place, text))


_OPENED = ("while scanning a quoted", "while parsing a flow", "while scanning a simple key")
"""What libyaml was in the middle of where the slip lies at its beginning: a quote, a bracket, a key without a colon."""


def _fault(problem: str, span: Span) -> Fault:
    return Fault("syntax-error", span, {"problem": problem})


def _before(position: int, text: str, *, counts_bytes: bool) -> str:
    """The text before a character that no YAML may hold; libyaml counts its position in bytes."""
    return text.encode()[:position].decode("utf-8", "ignore") if counts_bytes else text[:position]


def _point(line: int, column: int, text: str) -> Span:
    """One character, kept inside the text: the end of a file is shown behind its last line."""
    lines = text.split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1].rstrip("\r"))
    return Span(line + 1, column + 1, line + 1, column + 2)
