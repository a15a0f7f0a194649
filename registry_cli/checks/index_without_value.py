"""An index has no value for a year in which it regulates a price.

The price stays unregulated from that year on, so the sums are too low. An index that has no value at all is not told of here: it is to be filled in as
soon as the publisher's figures are there.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    indices: {npi: {name: Nettoprisindeks, values: {"2024": 100}}}
    # contracts/ky-drift.yaml
    name: KY drift
    term: {start: 2024-01-01, end: 2028-12-31}
    prices:
      - {name: Drift, type: operation, amount: 850000, per: year, indexed: npi}
      #                                                                    ^^^ index-without-value
    exit: {price: 0}

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    indices: {npi: {name: Nettoprisindeks, values: {"2024": 100}, forecast: 2}}
    # contracts/ky-drift.yaml
    name: KY drift
    term: {start: 2024-01-01, end: 2028-12-31}
    prices:
      - {name: Drift, type: operation, amount: 850000, per: year, indexed: npi}
    exit: {price: 0}
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question, cost_finding
from registry_cli.checks.contract_days import payments
from registry_cli.checks.days import years
from registry_cli.findings import Finding
from registry_cli.language import Text


def _run(question: Question) -> Iterator[Finding]:
    indices = question.registry.settings.indices
    filled = {str(name) for name, index in indices.items() if index.values}
    for gap in question.cost_gaps:
        if gap.problem == "no-index-value" and gap.about.get("index") in filled:
            yield cost_finding(gap, "index-without-value")


CHECK = Check(
    code="index-without-value",
    severity="warning",
    message=Text("{index} has no value for {year}", "{index} har ingen værdi for {year}"),
    help=Text(
        "Write the value under `values` of the index, or a `forecast` in percent a year.",
        "Skriv værdien under indeksets `values`, eller en `forecast` i procent om året.",
    ),
    documentation=__doc__,
    danish="""Et indeks har ingen værdi for et år, hvor det regulerer en pris.

Prisen står uændret fra det år, så summerne er for lave. Et indeks helt uden værdier nævnes ikke her: det udfyldes, så snart udgiverens tal er der.
""",
    run=_run,
    days=(years, payments),
)
