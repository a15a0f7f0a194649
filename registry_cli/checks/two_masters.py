"""Two systems are the master of the same data.

Each category of data has one system that decides what is right; where two say so, people correct the one and read the other. While
a system is being tried, phased in or phased out there may be two for a time. A module and the system it is part of count as one.

Bad:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    data: [{category: ydelser, master: true}]
    # systems/ydelsesoverblik.yaml
    name: Ydelsesoverblikket
    data: [{category: ydelser, master: true}]
    #                                  ^^^^ two-masters

Good:

    # systems/ky.yaml
    name: Kommunernes Ydelsessystem
    data: [{category: ydelser, master: true}]
    # systems/ydelsesoverblik.yaml
    name: Ydelsesoverblikket
    data: [{category: ydelser}]
"""

from collections import defaultdict
from collections.abc import Iterator

from registry_cli.analysis.lifetimes import has_clear_life
from registry_cli.analysis.wholes import is_part_of
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.registry import Entry, Registry
from registry_cli.timeline import standing


def _run(question: Question) -> Iterator[Finding]:
    for category, masters in _masters(question).items():
        (first, place), *others = masters.items()
        for system_id, mark in others:
            one, other = question.registry.entries[first], question.registry.entries[system_id]
            if not is_part_of(one, other, question.registry):
                yield Finding("two-masters", mark, system_id, {"found": category, "entity": first}, (place,))


def _masters(question: Question) -> dict[str, dict[str, Mark]]:
    """By category the systems in full use that are its master, by id, each with the place that says so."""
    found: dict[str, dict[str, Mark]] = defaultdict(dict)
    for system in question.among("system"):
        if has_clear_life(system) and standing(system, question.as_of).state == "in-use":
            for category, position in _mastered(system):
                found[category].setdefault(system.id, Mark(system.path, ("data", position, "master")))
    return found


def _mastered(system: Entry) -> Iterator[tuple[str, int]]:
    for position, row in system.numbered_rows("data"):
        category = row.get("category")
        if row.get("master") is True and isinstance(category, str):
            yield category, position


def _along(registry: Registry, ids: frozenset[str]) -> Iterator[str]:
    """All that are masters of the same data as one of these: it is told of all but the first."""
    masters = registry.once("masters", lambda: _by_category(registry))
    for id_ in ids:
        system = registry.find(id_)
        for category, _ in _mastered(system) if system is not None and system.kind == "system" else ():
            yield from masters[category]


def _by_category(registry: Registry) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for system in registry.of_kind("system"):
        for category, _ in _mastered(system):
            found[category] = (*found[category], system.id)
    return found


CHECK = Check(
    code="two-masters",
    severity="warning",
    message=Text("{entity} is the master of {found} too", "{entity} er også master for {found}"),
    help=Text(
        "Leave `master` to the system that decides, or state when the other is phased out.",
        "Lad `master` stå ved det system, der bestemmer, eller angiv, hvornår det andet udfases.",
    ),
    documentation=__doc__,
    danish="""To systemer er master for de samme data.

Hver datakategori har ét system, der bestemmer, hvad der er rigtigt; siger to det, retter folk i det ene og læser i det andet. Mens
et system afprøves, indfases eller udfases, kan der være to i en periode. Et modul og det system, det er en del af, regnes for ét.
""",
    run=_run,
    days=(lives,),
    along=_along,
    related=Text("the first one is here", "den første er her"),
)
