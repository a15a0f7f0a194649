"""A price stands both in a contract and outside it.

A use, an interface or a data source states a price of its own, and a contract with prices covers it. A krone is counted once: the contract's line is
counted and the other price is not.

Bad:

    # systems/ky.yaml
    name: KY
    uses:
      - {datasource: p-data, annual_price: 120000}
      #                                    ^^^^^^ priced-twice
    # datasources/p-data.yaml
    name: P-data
    # contracts/p-data-abonnement.yaml
    name: Abonnement på P-data
    covers: [p-data]
    term: {start: 2024-01-01, end: 2028-12-31}
    prices: [{name: Abonnement, type: licence, amount: 120000, per: year}]
    exit: {price: 0}

Good:

    # systems/ky.yaml
    name: KY
    uses:
      - {datasource: p-data, contract: p-data-abonnement}
    # datasources/p-data.yaml
    name: P-data
    # contracts/p-data-abonnement.yaml
    name: Abonnement på P-data
    covers: [p-data]
    term: {start: 2024-01-01, end: 2028-12-31}
    prices: [{name: Abonnement, type: licence, amount: 120000, per: year}]
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
        if gap.problem == "priced-twice":
            yield cost_finding(gap, "priced-twice")


CHECK = Check(
    code="priced-twice",
    severity="warning",
    message=Text(
        "the price of {line} stands in {contract} too, and only that one is counted",
        "prisen på {line} står også i {contract}, og kun den tælles",
    ),
    help=Text(
        "Take the price out here; name the contract with `contract` where it is not the one that covers it.",
        "Fjern prisen her; skriv kontrakten under `contract`, hvis det ikke er den, der dækker.",
    ),
    documentation=__doc__,
    danish="""En pris står både i en kontrakt og uden for den.

En anvendelse, en snitflade eller en datakilde har sin egen pris, og en kontrakt med priser dækker den. En krone tælles én gang: kontraktens linje
tælles, og den anden pris tælles ikke.
""",
    run=_run,
    days=(years, payments),
)
