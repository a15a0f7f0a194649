"""Registries that say in comments what is wrong with them, and where.

A line of carets under a line of YAML marks the columns of a finding and names its code:

    owner: ydelseschf
    #      ^^^^^^^^^^ unknown-reference

Carets that follow the `#` at once begin in the column of the `#` itself. A comment `#file: code` expects a
finding about the file as a whole.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_CARETS = re.compile(r"(?P<before> *#(?P<gap> *))(?P<carets>\^+) (?P<code>[a-z0-9-]+)")
_FILE = re.compile(r"#file: (?P<code>[a-z0-9-]+)")


class Expected(NamedTuple):
    """A finding by its place: path, line, first column, first column after it, code."""

    path: str
    line: int
    column: int
    end_column: int
    code: str


def expected_in(path: str, text: str) -> Iterator[Expected]:
    """Every expectation in `text`."""
    target = 0
    for number, line in enumerate(text.split("\n"), 1):
        carets, whole = _CARETS.fullmatch(line), _FILE.fullmatch(line)
        if whole:
            yield Expected(path, 1, 1, 1, whole["code"])
        elif carets:
            start = len(carets["before"]) + (1 if carets["gap"] else 0)
            end = len(carets["before"]) + len(carets["carets"]) + 1
            yield Expected(path, target, start, end, carets["code"])
        else:
            target = number


def expected_of(files: Iterable[tuple[str, str]]) -> list[Expected]:
    """The expectations of several files, sorted."""
    return sorted(one for path, text in files for one in expected_in(path, text))
