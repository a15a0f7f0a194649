"""What a contract costs: price lines with their steps, consumption and shares, and what was paid."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from registry_cli.model.fields import EntityRef, InOrder, Keyed, Map, Word, doc, entry, items, mapping
from registry_cli.model.terms import COVERED_KINDS
from registry_cli.model.values import Amount, Day, Flag, Name, PositiveAmount, Prose, Record, Share, Whole, Year


class Tier(Record):
    """A step of a price."""

    above: Whole = doc("From this count on", "Fra dette antal", example=150000)
    amount: PositiveAmount = doc("Kroner per unit from there", "Kroner pr. enhed derfra", example=12.5)


class Volume(Record):
    """How much is consumed."""

    calls: Whole | None = entry("Number of calls", "Antal opslag", example=200000)
    count: Whole | None = entry("Number of units", "Antal enheder", example=120)
    per: Literal["month", "quarter", "year"] = doc("In which time", "I hvilken tid", example="year")


class Price(Record):
    """A price line: what is paid, for what, how often."""

    IN_ORDER: ClassVar[InOrder] = (("from", "until"),)

    name: Name = doc("What is paid for", "Hvad der betales for", example="Drift")
    type: Literal[
        "acquisition", "operation", "maintenance", "development", "licence", "consumption", "support", "other"
    ] = doc("Kind of cost", "Slags udgift", example="operation")
    amount: Amount = doc("Kroner without VAT", "Kroner uden moms", example=850000)
    per: (
        Literal[
            "once",
            "month",
            "quarter",
            "half-year",
            "year",
            "inhabitant",
            "user",
            "case",
            "call",
            "child",
            "pupil",
            "hour",
        ]
        | None
    ) = entry("Per what", "Pr. hvad", example="year")
    date: Day | None = entry("Day of a single payment", "Dag for en enkelt betaling", example="2022-06-01")
    start: Day | None = entry(
        "First day of this price; default the contract's",
        "Prisens første dag; ellers kontraktens",
        example="2022-04-01",
        alias="from",
    )
    until: Day | None = entry(
        "Last day of this price; default the contract's", "Prisens sidste dag; ellers kontraktens", example="2026-03-31"
    )
    indexed: Annotated[str, Word("indices")] | None = entry(
        "Index that regulates it", "Indeks der regulerer den", example="nettoprisindeks"
    )
    volume: Volume | None = entry("Consumption", "Forbrug")
    unit: Annotated[str, EntityRef(("unit",))] | None = entry(
        "The unit that pays", "Enheden der betaler", example="ydelse"
    )
    account: Name | None = entry("Account, where it differs", "Kontering, hvor den afviger", example="06.45.51")
    internal: Flag | None = entry("Paid within the municipality", "Intern betaling", example=False)
    tiers: Annotated[tuple[Tier, ...], Keyed(("above",))] = items("Steps of the price", "Pristrin")
    split: Annotated[Mapping[Annotated[str, EntityRef(COVERED_KINDS)], Share], Map()] = mapping(
        "Parts of what the contract covers", "Fordeling på det kontrakten dækker", example={"ky": 1}
    )
    note: Prose | None = entry("Note", "Bemærkning")


class Actual(Record):
    """What was paid in a year."""

    year: Year = doc("Year", "År", example=2025)
    amount: Amount = doc("Kroner without VAT", "Kroner uden moms", example=912000)
