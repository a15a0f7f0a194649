"""A contract covers something and does not say what it costs.

What has no price is missing in every sum: of the system, the supplier, the unit and the account. What costs nothing has a price line of 0. Asked for
where the settings name `prices` for contracts (`completeness`); prices in an amendment or in the agreement above it count too.

Bad:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    completeness: {contract: {should: [prices.amount]}}
    # systems/opus.yaml
    name: OPUS
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    #^^^ no-price
    covers: [opus]

Good:

    # registry.yaml
    format: 1
    organisation: {name: Eksempelby Kommune}
    completeness: {contract: {should: [prices.amount]}}
    # systems/opus.yaml
    name: OPUS
    # contracts/opus-drift.yaml
    name: Drift af OPUS
    covers: [opus]
    prices: [{name: Drift, type: operation, amount: 850000, per: year}]
"""

from collections.abc import Iterator

from registry_cli.checks.check import Check, Question
from registry_cli.checks.days import lives
from registry_cli.findings import Finding, Mark
from registry_cli.language import Text
from registry_cli.model.registry import Entry


def _run(question: Question) -> Iterator[Finding]:
    for contract in question.asked("contract", "prices"):
        if contract.words("covers") and not any(_has_price(one) for one in question.cover.above(contract)):
            yield Finding("no-price", Mark(contract.path, ("prices",)), contract.id, {"name": contract.name})


def _has_price(contract: Entry) -> bool:
    return bool(contract.rows("prices")) or any(row.get("prices") for row in contract.rows("amendments"))


CHECK = Check(
    code="no-price",
    severity="info",
    message=Text("{name} does not say what it costs", "det fremgår ikke, hvad {name} koster"),
    help=Text(
        "Write the price lines in `prices`; what costs nothing has one with `amount: 0`.",
        "Skriv prislinjerne i `prices`; det, der intet koster, får en med `amount: 0`.",
    ),
    documentation=__doc__,
    danish="""En kontrakt dækker noget, og det fremgår ikke, hvad den koster.

Det, der ikke har en pris, mangler i enhver sum: for systemet, leverandøren, enheden og kontoen. Det, der intet koster, har en prislinje på 0.
Der spørges, hvor indstillingerne nævner `prices` for kontrakter (`completeness`); priser i et tillæg eller i den overordnede
aftale tæller med.
""",
    run=_run,
    days=(lives,),
)
