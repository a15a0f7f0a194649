"""Two price lines of the same name hold on the same days.

A price that changes is written as two lines of the same name, where the first ends (`until`) before the second begins (`from`). Where both hold on a
day, the later one is counted from its first day; where both begin on the same day, both are counted.

Bad:

    # contracts/ky-drift.yaml
    name: KY drift
    term: {start: 2024-01-01, end: 2027-12-31}
    prices:
      - {name: Drift, type: operation, amount: 850000, per: year, from: 2024-01-01, until: 2026-06-30}
      - {name: Drift, type: operation, amount: 900000, per: year, from: 2026-01-01}
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ overlapping-prices
    exit: {price: 0}

Good:

    # contracts/ky-drift.yaml
    name: KY drift
    term: {start: 2024-01-01, end: 2027-12-31}
    prices:
      - {name: Drift, type: operation, amount: 850000, per: year, from: 2024-01-01, until: 2025-12-31}
      - {name: Drift, type: operation, amount: 900000, per: year, from: 2026-01-01}
    exit: {price: 0}
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question, cost_finding
from registry_cli.checks.contract_days import payments
from registry_cli.checks.days import years
from registry_cli.findings import Finding
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    for gap in question.cost_gaps:
        if gap.problem == "overlapping-lines":
            yield cost_finding(gap, "overlapping-prices")


CHECK = Check(
    code="overlapping-prices",
    severity="warning",
    message=Text("{line} is priced twice on the same days", "{line} har to priser på de samme dage"),
    help=Text(
        "Let the first line end (`until`) the day before the next begins (`from`), or give them names of their own.",
        "Lad den første linje slutte (`until`) dagen før den næste begynder (`from`), eller giv dem hver sit navn.",
    ),
    documentation=__doc__,
    danish="""To prislinjer med samme navn gælder på de samme dage.

En pris, der ændrer sig, skrives som to linjer med samme navn, hvor den første slutter (`until`), før den anden begynder (`from`). Hvor begge gælder på
en dag, tælles den seneste fra sin første dag; begynder begge samme dag, tælles begge.
""",
    run=_run,
    days=(years, payments),
)
