"""Rows as a table for terminals, as CSV for spreadsheets, and data as JSON for programs."""

import csv
import io
import re
from collections.abc import Container, Iterable, Sequence
from typing import Literal

from registry_cli.escaping import visible
from registry_cli.output import json_text as json_texts

_FORMULA = re.compile(r"""(^|;)(?=[\s"']*[=+\-@＝＋－＠])""")
"""Where a spreadsheet would begin to run a cell; behind a semicolon too, which separates cells in Denmark."""

DAY = len("2026-11-25")
"""A cell without blanks that is no longer than a day stays whole."""


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, colour: bool, width: int, numeric: Container[int] = ()
) -> str:
    """The rows under their heads; cells are text and never markup, long ones are wrapped, numbers and days never.

    `numeric` columns stand right.
    """
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - only where a table is drawn
    from rich.console import Console  # noqa: PLC0415 - only where a table is drawn
    from rich.table import Table  # noqa: PLC0415 - only where a table is drawn
    from rich.text import Text as RichText  # noqa: PLC0415 - only where a table is drawn

    grid = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    listed = list(rows)
    for position, head in enumerate(heads):
        widest = max((len(row[position]) for row in listed), default=0)
        is_whole = position in numeric or (widest <= DAY and not any(" " in row[position] for row in listed))
        justify: Literal["right", "left"] = "right" if position in numeric else "left"
        whole = max(widest, len(head)) if is_whole else None
        grid.add_column(RichText(head), overflow="fold", justify=justify, width=whole)
    for row in listed:
        grid.add_row(*(RichText(visible(cell)) for cell in row))
    stream = io.StringIO()
    console = Console(
        file=stream, width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False
    )
    console.print(grid)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def comma_separated(heads: Sequence[str], rows: Iterable[Sequence[str]], *, numeric: Container[int] = ()) -> str:
    """The rows as CSV; what a spreadsheet would run as a formula gets an apostrophe in front.

    `numeric` columns hold our own numbers, which may be negative.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([cell if at in numeric else _inert(visible(cell)) for at, cell in enumerate(row)] for row in rows)
    return stream.getvalue()


def _inert(cell: str) -> str:
    return _FORMULA.sub(r"\1'", cell)


def json_text(data: object) -> str:
    """One JSON document, indented by two."""
    return json_texts.json_text(data, indent=2) + "\n"
