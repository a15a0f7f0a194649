"""A price cannot be counted as it stands.

A price per inhabitant, user or pupil needs the count from the settings; one per call or hour needs its `volume`; and one that begins after the contract has ended is paid on no day. Until that is mended the price is in no sum.

Bad:

    # contracts/ky-drift.yaml
    name: KY drift
    term: {start: 2024-01-01, end: 2028-12-31}
    prices:
      - {name: Opslag, type: consumption, amount: 0.35, per: call}
      #                                                      ^^^^ price-not-counted
    exit: {price: 0}

Good:

    # contracts/ky-drift.yaml
    name: KY drift
    term: {start: 2024-01-01, end: 2028-12-31}
    prices:
      - {name: Opslag, type: consumption, amount: 0.35, per: call, volume: {calls: 200000, per: year}}
    exit: {price: 0}
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question, cost_finding
from registry_cli.checks.contract_days import payments
from registry_cli.checks.days import years
from registry_cli.findings import Finding
from registry_cli.language import Text

CASES: dict[str, Text] = {
    "no-count": Text(
        "{line} is in no sum: the settings do not say how many there are to pay for",
        "{line} er ikke med i nogen sum: indstillingerne siger ikke, hvor mange der skal betales for",
    ),
    "no-volume": Text(
        "{line} is in no sum: how much is consumed is not stated",
        "{line} er ikke med i nogen sum: forbruget er ikke angivet",
    ),
    "after-the-end": Text(
        "{line} is in no sum: it begins after the contract has ended",
        "{line} er ikke med i nogen sum: den begynder efter kontraktens udløb",
    ),
}


def _run(question: Question) -> Iterator[Finding]:
    for gap in question.cost_gaps:
        if gap.problem in CASES:
            yield cost_finding(gap, "price-not-counted", case=gap.problem)


CHECK = Check(
    code="price-not-counted",
    severity="warning",
    message=Text("{line} is in no sum", "{line} er ikke med i nogen sum"),
    cases=CASES,
    help=Text(
        "Write what is missing, or take the line out if it is not paid.",
        "Skriv det, der mangler, eller fjern linjen, hvis den ikke betales.",
    ),
    documentation=__doc__,
    danish="""En pris kan ikke tælles med, som den står.

En pris pr. indbygger, bruger eller elev kræver antallet i indstillingerne; en pr. opslag eller time kræver `volume`; og en, der begynder efter kontraktens udløb, betales ingen dag. Indtil det er rettet, er prisen ikke med i nogen sum.
""",
    run=_run,
    days=(years, payments),
)
