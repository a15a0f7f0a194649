"""A page of several tables, each under a heading with what must be said beside it: for a terminal, or as Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import fill

from rich.style import Style

from registry_cli.escaping import escape_markdown, visible
from registry_cli.output.tables import table

_BOLD = Style(bold=True)
_NUMBER = re.compile(r"[+-]?[\d.,]+")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a table, and lines below it; `numeric` are the columns that hold numbers. Without rows there is no table.

    A line that begins with a blank is never broken: it is something to copy; a numbered one is broken below its text.
    """

    title: str
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    lines: Sequence[str] = ()
    numeric: frozenset[int] = frozenset()


def as_page(title: str, sections: Iterable[Section], *, colour: bool, width: int) -> str:
    """The sections for a terminal."""
    blocks = [_heading(title, colour=colour), *(_block(one, colour=colour, width=width) for one in sections)]
    return "\n\n".join(blocks) + "\n"


def _block(section: Section, *, colour: bool, width: int) -> str:
    parts = [_heading(section.title, colour=colour)]
    if section.rows:
        grid = table(section.heads, section.rows, colour=colour, width=width, numeric=section.numeric)
        parts.extend((grid.rstrip("\n"), *([""] if section.lines else [])))
    parts.extend(_line(visible(line), width) for line in section.lines)
    return "\n".join(parts)


def _line(line: str, width: int) -> str:
    if line.startswith(" "):
        return line
    indent = " " * 3 if line[:1].isdecimal() else ""
    return fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _heading(text: str, *, colour: bool) -> str:
    return _BOLD.render(visible(text)) if colour else visible(text)


def as_markdown(title: str, sections: Iterable[Section]) -> str:
    """The sections as Markdown; every cell is escaped."""
    return f"# {escape_markdown(title)}\n\n{sections_as_markdown(sections)}"


def sections_as_markdown(sections: Iterable[Section]) -> str:
    """The sections as a part of a Markdown page."""
    return "\n\n".join(block for one in sections for block in _markdown(one)) + "\n"


def _markdown(section: Section) -> Iterator[str]:
    yield f"## {escape_markdown(section.title)}"
    if section.rows:
        rules = ("---:" if position in section.numeric else "---" for position in range(len(section.heads)))
        lines = [section.heads, *section.rows]
        head, *rows = (f"| {' | '.join(map(_cell, line))} |" for line in lines)
        yield "\n".join([head, f"| {' | '.join(rules)} |", *rows])
    yield from (escape_markdown(line) for line in section.lines)


def _cell(text: str) -> str:
    """A cell of a table; a number stays as it is: `1.000` begins no list there."""
    return text if _NUMBER.fullmatch(text) else escape_markdown(text)
