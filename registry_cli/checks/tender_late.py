"""The next purchase can no longer be made in time by its procedure.

Reckoned back from the last end that the contract can have (or the exit we intend) through the stages of the procedure, the day to begin has passed, and
nothing says that it was begun. `reg tenders ID` shows the stages and which ways are left. Where the contract names no procedure, the usual one for its value is assumed.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    tenders: {stages: [{id: behov, name: Behov}, {id: udbud, name: Udbud}]}
    procedures: {offentligt-udbud: {name: Offentligt udbud, stages: {behov: {days: 60}, udbud: {days: 200}}}}
    # contracts/ky-drift.yaml
    name: KY drift
    term: {start: 2023-01-01, end: 2027-06-30}
    reprocurement: {procedure: offentligt-udbud, plan: 2027-Q1}
    #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tender-late

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    tenders: {stages: [{id: behov, name: Behov}, {id: udbud, name: Udbud}]}
    procedures: {offentligt-udbud: {name: Offentligt udbud, stages: {behov: {days: 60}, udbud: {days: 200}}}}
    # contracts/ky-drift.yaml
    name: KY drift
    term: {start: 2023-01-01, end: 2027-06-30}
    reprocurement: {procedure: offentligt-udbud, started: true}
"""

from collections.abc import Iterator

from registry_cli.analysis.periods import Period, after
from registry_cli.analysis.tenders.plan import Tender, last_day, tender_of
from registry_cli.checks.check import Check, Question
from registry_cli.checks.contract_days import contracts, with_line
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark, Parameter, Severity
from registry_cli.language import Text

FURTHEST = Period(48, 0)
"""Nobody begins a purchase longer before."""

SEVERITY: dict[bool, Severity] = {True: "info", False: "warning"}
"""Whether the procedure is assumed decides."""


def _run(question: Question) -> Iterator[Finding]:
    told = {gap.ending.contract.id for gap in question.gaps}
    furthest = after(question.as_of, FURTHEST)
    for id_, state in question.contracts.items():
        end, _ = last_day(state)
        if end is None or (furthest is not None and end > furthest) or id_ in told:
            continue
        tender = tender_of(question.registry.entries[id_], question.registry, question.as_of)
        if tender is not None and tender.state == "too-late" and tender.start_by is not None:
            yield _finding(tender, question)


def _finding(tender: Tender, question: Question) -> Finding:
    contract = tender.contract
    procedure = question.registry.settings.procedures.get(tender.procedure or "")
    route = "reprocurement" if "reprocurement" in contract.data else "term"
    params: dict[str, Parameter] = {
        "start": str(tender.start_by),
        "end": str(tender.end),
        "procedure": procedure.name if procedure else "",
    }
    return Finding(
        "tender-late", Mark(contract.path, (route,)), contract.id, params, severity=SEVERITY[tender.is_assumed]
    )


CHECK = Check(
    code="tender-late",
    severity="warning",
    message=Text(
        "the next purchase ({procedure}) had to begin by {start} to be done when the contract ends {end}",
        "det næste køb ({procedure}) skulle være begyndt {start} for at være klar, når kontrakten slutter {end}",
    ),
    help=Text(
        "Look at the ways that are left with `reg tenders`, or write `started: true` in `reprocurement`.",
        "Se de veje, der er tilbage, med `reg tenders`, eller skriv `started: true` i `reprocurement`.",
    ),
    documentation=__doc__,
    danish="""Det næste køb kan ikke længere nås med sin udbudsform.

Regnet tilbage fra det sidste udløb, kontrakten kan have (eller den udtræden, vi planlægger), gennem udbudsformens trin er dagen for at begynde gået, og
intet siger, at det er begyndt. `reg tenders ID` viser trinene, og hvilke veje der er tilbage. Angiver kontrakten ingen udbudsform, regnes der med den
sædvanlige for dens værdi.
""",
    run=_run,
    days=(lives, contracts),
    along=with_line,
)
