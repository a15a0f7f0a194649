"""Days stand in an order that cannot be.

A system is not retired before it comes into use, and a contract does not end before it starts. One of the two days is wrong, and
every state and deadline reckoned from them would be wrong too.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    lifecycle:
      in_use: 2018-11-01
      retired: 2017-06-30
      #        ^^^^^^^^^^ date-order

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    lifecycle:
      in_use: 2018-11-01
      retired: 2029-06-30
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from registry_cli.analysis.links import Holder
from registry_cli.checks.check import Check, Part, Question, in_each_file
from registry_cli.documents import Data
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.values import day_in

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)


def _run(question: Question) -> Iterator[Finding]:
    return in_each_file(question, "date-order", _in)


def _in(holder: Holder, parts: tuple[Part, ...]) -> Iterator[Finding]:
    for route, data, shape in parts:
        if not isinstance(data, dict):
            continue
        for keys in shape.in_order:
            for earlier, later in _disorders(data, keys):
                marks = Mark(holder.path, (*route, later)), Mark(holder.path, (*route, earlier))
                params = {"later": later, "day": str(data[later]), "earlier": earlier, "first": str(data[earlier])}
                yield Finding("date-order", marks[0], holder.entity, params, (marks[1],))


def _disorders(data: dict[str, Data], keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Neighbouring keys whose days stand the wrong way round; ISO days compare as text."""
    stated = [key for key in keys if day_in(data.get(key)) or _is_month(data.get(key))]
    return ((earlier, later) for earlier, later in pairwise(stated) if str(data[later]) < str(data[earlier]))


def _is_month(value: Data) -> bool:
    return isinstance(value, str) and _MONTH.fullmatch(value) is not None


CHECK = Check(
    code="date-order",
    severity="error",
    message=Text("{later} {day} lies before {earlier} {first}", "{later} {day} ligger før {earlier} {first}"),
    help=Text("Correct one of the two days.", "Ret en af de to datoer."),
    documentation=__doc__,
    danish="""Datoer står i en rækkefølge, der ikke kan lade sig gøre.

Et system udfases ikke, før det tages i brug, og en kontrakt slutter ikke, før den begynder. En af de to datoer er forkert, og
enhver tilstand og frist, der regnes ud fra dem, ville også være forkert.
""",
    run=_run,
    related=Text("should come first", "skulle ligge først"),
)
