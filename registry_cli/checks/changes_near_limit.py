"""The changes of a contract come near, or over, what may be changed without a new tender.

The values in `changes` are added up, as the law asks, and held against the share of the contract's value that the settings name
(`tenders.changes`), where they say so also against the threshold. The value is all years with every option and renewal.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    tenders: {changes: {share: 0.1, warn_at: 0.05}}
    # contracts/ky-drift.yaml
    name: KY drift
    term: {start: 2024-01-01, initial: P4Y}
    prices: [{name: Drift, type: operation, amount: 250000, per: year}]
    changes:
    #^^^^^^ changes-near-limit
      - {date: 2025-03-01, value: 70000, effect: Nyt modul}

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    tenders: {changes: {share: 0.1, warn_at: 0.05}}
    # contracts/ky-drift.yaml
    name: KY drift
    term: {start: 2024-01-01, initial: P4Y}
    prices: [{name: Drift, type: operation, amount: 250000, per: year}]
    changes:
      - {date: 2025-03-01, value: 20000, effect: Nyt modul}
"""

from collections.abc import Iterator
from decimal import Decimal

from registry_cli.analysis.tenders.value import changes_of
from registry_cli.checks.check import Check, Question
from registry_cli.checks.contract_days import contracts, with_line
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark, Parameter, Severity
from registry_cli.language import Text

SEVERITY: dict[bool, Severity] = {True: "warning", False: "info"}
"""Whether the limit is passed decides."""


def _run(question: Question) -> Iterator[Finding]:
    for id_, state in question.contracts.items():
        contract = question.registry.entries[id_]
        changes = changes_of(contract, state, question.registry) if contract.data.get("changes") else None
        if changes is None or state.phase == "expired":
            continue
        is_over = changes.done > changes.most
        if is_over or (changes.warn_from is not None and changes.done > changes.warn_from):
            params: dict[str, Parameter] = {
                "done": _kroner(changes.done),
                "most": _kroner(changes.most),
                "case": "over" if is_over else "near",
            }
            yield Finding(
                "changes-near-limit",
                Mark(contract.path, ("changes",), "key"),
                contract.id,
                params,
                severity=SEVERITY[is_over],
            )


def _kroner(amount: Decimal) -> str:
    return f"{amount:.0f}"


CHECK = Check(
    code="changes-near-limit",
    severity="warning",
    message=Text(
        "the changes come to {done} kroner, and {most} is the most without a tender",
        "ændringerne beløber sig til {done} kr., og {most} er det højeste uden udbud",
    ),
    cases={
        "over": Text(
            "the changes come to {done} kroner, more than the {most} that are allowed without a tender",
            "ændringerne beløber sig til {done} kr., mere end de {most}, der er tilladt uden udbud",
        ),
    },
    help=Text(
        "Have the next change examined before it is agreed; write one with a legal ground of its own as an amendment.",
        "Få den næste ændring vurderet, før den aftales; skriv en ændring med sin egen hjemmel som et tillæg.",
    ),
    documentation=__doc__,
    danish="""En kontrakts ændringer er tæt på eller over det, der må ændres uden et nyt udbud.

Værdierne i `changes` lægges sammen, som loven kræver, og holdes op mod den andel af kontraktens værdi, som indstillingerne nævner
(`tenders.changes`), og hvor de siger det, også mod tærskelværdien. Værdien er alle år med alle optioner og forlængelser.
""",
    run=_run,
    days=(lives, contracts),
    along=with_line,
)
