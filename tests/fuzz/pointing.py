"""The parts of a file's data: each is found in the text, and can be replaced or taken out without touching the others."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from registry_cli.documents import Data, Document, locate
from registry_cli.documents.edits import edited, removal, replacement
from registry_cli.documents.parse import parse
from registry_cli.findings import Mark, Part, Route
from tests.fuzz.judging import demand

PARTS_TRIED = 8
"""So many parts of a file are tried, spread over it."""

WORD = "zz9"

TAB_IN_BLANK = re.compile(r"^[ \t]*\t[ \t]*$", re.MULTILINE)
"""libyaml takes a tab in a blank line behind a plain scalar and behind nothing else, so any edit before one may be too much for it.
Whoever writes reads the file again before it is taken, and leaves it as it was."""


def check_parts(document: Document) -> None:
    """Demand what must hold for every part of a sound file."""
    assert document.data is not None
    if TAB_IN_BLANK.search(document.text):
        return
    lines = document.text.replace("\r\n", "\n").split("\n")
    routes = list(_routes(document.data))
    for route in routes[:: len(routes) // PARTS_TRIED + 1]:
        for part in ("key", "value"):
            span = locate(document.text, Mark(document.path, route, part))
            demand(1 <= span.line <= span.end_line <= len(lines) + 1, "no such lines", route, span)
            demand(span[:2] <= span[2:], "ends before it begins", route, span)
            demand(span.column <= len(lines[span.line - 1]) + 1, "no such column", route, span)
            _check_replacement(document.text, document.data, route, part)
        _check_removal(document.text, document.data, route)


def _check_replacement(text: str, data: Data, route: Route, part: Part) -> None:
    is_key = part == "key"
    if (
        (is_key and isinstance(route[-1], int))
        or (not is_key and not isinstance(_at(data, route), str))
        or WORD in text
    ):
        return
    edit = replacement(text, route, part, WORD)
    if edit is not None:
        expected = _with_key(data, route) if is_key else _with_value(data, route)
        demand(_read(edited(text, [edit])) == expected, "replaced something else", route, part, edit)


def _check_removal(text: str, data: Data, route: Route) -> None:
    edit = removal(text, route)
    if edit is not None:
        demand(_read(edited(text, [edit])) == _without(data, route), "took out something else", route, edit)


def _read(text: str | None) -> Data:
    parsed = parse(text or "")
    demand(not parsed.faults and parsed.root is not None, "has faults", text, parsed.faults)
    return parsed.root.data() if parsed.root else None


def _routes(data: Data, route: Route = ()) -> Iterator[Route]:
    steps: list[tuple[str | int, Data]] = []
    if isinstance(data, dict):
        steps = [*data.items()]
    elif isinstance(data, list):
        steps = [*enumerate(data)]
    for step, below in steps:
        yield (*route, step)
        yield from _routes(below, (*route, step))


def _at(data: Any, route: Route) -> Any:
    for step in route:
        data = data[step]
    return data


def _with_value(data: Data, route: Route) -> Data:
    changed = deepcopy(data)
    above = _at(changed, route[:-1])
    above[route[-1]] = WORD
    return changed


def _with_key(data: Data, route: Route) -> Data:
    changed = deepcopy(data)
    above = _at(changed, route[:-1])
    above[WORD] = above.pop(str(route[-1]))
    return changed


def _without(data: Data, route: Route) -> Data:
    changed = deepcopy(data)
    above = _at(changed, route[:-1])
    del above[route[-1]]
    return changed
