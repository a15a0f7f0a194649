"""The parts of a price do not sum to one whole.

`split` divides a price among what the contract covers, so its shares must sum to exactly 1. Until they do, the price is counted once and shown as
shared by everything that the contract covers.

Bad:

    # systems/ky.yaml
    name: KY
    # systems/kp.yaml
    name: KP
    # contracts/ky-drift.yaml
    name: KY drift
    covers: [ky, kp]
    term: {start: 2024-01-01, end: 2028-12-31}
    prices:
      - {name: Drift, type: operation, amount: 850000, per: year, split: {ky: 0.6, kp: 0.3}}
      #                                                                  ^^^^^^^^^^^^^^^^^^ split-not-whole

Good:

    # systems/ky.yaml
    name: KY
    # systems/kp.yaml
    name: KP
    # contracts/ky-drift.yaml
    name: KY drift
    covers: [ky, kp]
    term: {start: 2024-01-01, end: 2028-12-31}
    prices:
      - {name: Drift, type: operation, amount: 850000, per: year, split: {ky: 0.6, kp: 0.4}}
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question, cost_finding
from registry_cli.checks.contract_days import payments
from registry_cli.checks.days import years
from registry_cli.findings import Finding
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    for gap in question.cost_gaps:
        if gap.problem == "bad-split":
            yield cost_finding(gap, "split-not-whole")


CHECK = Check(
    code="split-not-whole",
    severity="error",
    message=Text("the shares of {line} do not sum to 1", "andelene af {line} giver ikke 1 tilsammen"),
    help=Text(
        "Write shares that sum to 1, or leave `split` out: the price is then shown as shared.",
        "Skriv andele, der giver 1 tilsammen, eller udelad `split`: så vises prisen som fælles.",
    ),
    documentation=__doc__,
    danish="""Andelene af en pris giver ikke én hel tilsammen.

`split` fordeler en pris på det, kontrakten dækker, så andelene skal give præcis 1 tilsammen. Indtil de gør det, tælles prisen én gang og vises som
fælles for alt det, kontrakten dækker.
""",
    run=_run,
    days=(years, payments),
)
