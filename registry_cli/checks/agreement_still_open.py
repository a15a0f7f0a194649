"""A service agreement is still valid though the system that used it is retired.

An open agreement lets whoever holds its certificate fetch data in the municipality's name, and some of them cost money. It should be
closed with the system.

Bad:

    # systems/kmd-aktiv.yaml
    name: KMD Aktiv
    lifecycle: {retired: 2026-06-30}
    uses:
      - {datasource: cpr, agreement: {id: SA-17, until: 2028-12-31}}
      #                                                 ^^^^^^^^^^ agreement-still-open
      - {datasource: cvr, agreement: {id: SA-18}}
      #                              ^^^^^^^^^^^ agreement-still-open
    # datasources/cpr.yaml
    name: Det Centrale Personregister
    # datasources/cvr.yaml
    name: Det Centrale Virksomhedsregister

Good:

    # systems/kmd-aktiv.yaml
    name: KMD Aktiv
    lifecycle: {retired: 2026-06-30}
    uses:
      - {datasource: cpr, agreement: {id: SA-17, until: 2026-06-30}}
    # datasources/cpr.yaml
    name: Det Centrale Personregister
"""

from collections.abc import Iterator

from registry_cli.analysis.uses import Use, uses
from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import Turn, Window, lives, next_day
from registry_cli.findings import Finding, Mark, Parameter
from registry_cli.language import Text
from registry_cli.timeline import standing


def _run(question: Question) -> Iterator[Finding]:
    for use in uses(question.registry, question.among("system")):
        state = standing(use.system, question.as_of)
        if state.state == "retired" and state.since and _is_open(use, question):
            until = use.day("agreement", "until")
            params: dict[str, Parameter] = {
                "found": use.target,
                "name": use.system.name,
                "since": state.since.isoformat(),
                "day": until.isoformat() if until else "",
                "case": "until" if until else "endless",
            }
            route = (*use.route, "agreement", *(["until"] if until else []))
            yield Finding("agreement-still-open", Mark(use.system.path, route), use.system.id, params)


def _is_open(use: Use, question: Question) -> bool:
    """Whether an agreement is stated and its last day, if it has one that can be read, is still to come."""
    agreement, until = use.row.get("agreement"), use.day("agreement", "until")
    if not isinstance(agreement, dict):
        return False
    return until >= question.as_of if until else agreement.get("until") is None and bool(agreement)


def _days(window: Window) -> Iterator[Turn]:
    for use in uses(window.registry):
        yield from window.turns([next_day(use.day("agreement", "until"))], use.system.id)


CHECK = Check(
    code="agreement-still-open",
    severity="warning",
    message=Text(
        "{name} is retired since {since}, but its service agreement for {found} has no last day",
        "{name} er udfaset siden {since}, men dets serviceaftale om {found} har ingen sidste dag",
    ),
    cases={
        "until": Text(
            "{name} is retired since {since}, but its service agreement for {found} is valid until {day}",
            "{name} er udfaset siden {since}, men dets serviceaftale om {found} gælder til {day}",
        ),
    },
    help=Text(
        "Close the agreement where it was made, and write its last day in `agreement.until`.",
        "Luk aftalen dér, hvor den blev indgået, og skriv dens sidste dag i `agreement.until`.",
    ),
    documentation=__doc__,
    danish="""En serviceaftale gælder stadig, selv om det system, der brugte den, er udfaset.

En åben aftale lader den, der har dens certifikat, hente data i kommunens navn, og nogle af dem koster penge. Den skal lukkes
sammen med systemet.
""",
    run=_run,
    days=(lives, _days),
)
