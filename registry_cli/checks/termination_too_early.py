"""A termination takes effect earlier than the terms allow.

The last day that is written in `effective` counts, but the notice of the party that gave it leads to a later one. Either something else was agreed,
which belongs in the documents, or one of the days is wrong and the contract is paid longer than anyone expects.

Bad:

    # contracts/boliglaan-aftale.yaml
    name: KMD Boliglån
    term:
      start: 2013-01-01
      notice: {period: P6M, to: month-end}
      terminated: {date: 2026-10-30, by: us, effective: 2026-12-31}
      #                                                 ^^^^^^^^^^ termination-too-early

Good:

    # contracts/boliglaan-aftale.yaml
    name: KMD Boliglån
    term:
      start: 2013-01-01
      notice: {period: P6M, to: month-end}
      terminated: {date: 2026-10-30, by: us, effective: 2027-04-30}
"""

from collections.abc import Iterator

from registry_cli.analysis.contracts.exits import permitted_exit
from registry_cli.analysis.contracts.records import Terms
from registry_cli.checks.check import Check, Question
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in


def _run(question: Question) -> Iterator[Finding]:
    for contract, state in question.cover.contracts:
        found = _too_early(contract, state.terms)
        if found is not None:
            yield found


def _too_early(contract: Entry, terms: Terms) -> Finding | None:
    """The finding, where the party that gave notice has one and it leads to a later day."""
    stated = contract.section("term").get("terminated")
    terminated = stated if isinstance(stated, dict) else {}
    date, effective, by = day_in(terminated.get("date")), day_in(terminated.get("effective")), terminated.get("by")
    rule = terms.supplier_notice if by == "supplier" else terms.notice
    if date is None or effective is None or rule is None:
        return None
    permitted = permitted_exit(terms, date, "supplier" if by == "supplier" else "us")
    if permitted is None or effective >= permitted:
        return None
    params = {"day": effective.isoformat(), "date": date.isoformat(), "permitted": permitted.isoformat(), "by": str(by)}
    mark = Mark(contract.path, ("term", "terminated", "effective"))
    place = (
        ("inherits_term",) if terms.inherited_from else ("term", "supplier_notice" if by == "supplier" else "notice")
    )
    return Finding("termination-too-early", mark, contract.id, params, (Mark(contract.path, place),))


CHECK = Check(
    code="termination-too-early",
    severity="warning",
    message=Text(
        "the notice given {date} by {by} takes effect {permitted} at the earliest, not {day}",
        "opsigelsen {date} fra {by} kan tidligst få virkning {permitted}, ikke {day}",
    ),
    help=Text(
        "Correct the day, or write in a note or a document what else was agreed.",
        "Ret datoen, eller skriv i en bemærkning eller et dokument, hvad der ellers er aftalt.",
    ),
    documentation=__doc__,
    danish="""En opsigelse får virkning tidligere, end vilkårene tillader.

Den sidste dag, der står i `effective`, gælder, men varslet for den part, der sagde op, fører til en senere. Enten er der aftalt noget andet, og
det hører hjemme i dokumenterne, eller også er en af datoerne forkert, og kontrakten skal betales længere, end nogen regner med.
""",
    run=_run,
    words={"us": Text("us", "os"), "supplier": Text("the supplier", "leverandøren")},
    related=Text("the notice stands here", "varslet står her"),
)
