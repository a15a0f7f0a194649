"""Contracts: their terms, their money and how they were bought."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity, Link
from registry_cli.model.fields import (
    AsSet,
    Effect,
    EntityRef,
    InOrder,
    Keyed,
    Map,
    Sequence,
    Word,
    doc,
    entry,
    items,
    mapping,
)
from registry_cli.model.values import (
    Amount,
    Day,
    Flag,
    Name,
    OneOrMore,
    Period,
    PositiveAmount,
    Prose,
    Quantity,
    Quarter,
    Record,
    Share,
    Whole,
    Year,
)

COVERED_KINDS = ("system", "interface", "datasource")
Anchor = Literal[
    "term-end", "month-end", "quarter-end", "year-end", "any-day", "after-month", "after-quarter", "after-year"
]


class Renewal(Record):
    """What happens after the initial period."""

    kind: Literal["none", "tacit", "option"] = doc("How it is renewed", "Hvordan den forlænges", example="option")
    period: Period | None = entry("Length of each renewal", "Længden af hver forlængelse", example="P1Y")
    periods: Annotated[tuple[Period, ...], Sequence()] = items(
        "Unequal renewals, in order", "Ulige lange forlængelser, i rækkefølge", example=["P2Y", "P1Y"]
    )
    times: Whole | None = entry(
        "How many times; tacit without a number goes on for ever",
        "Hvor mange gange; stiltiende uden tal fortsætter for altid",
        example=2,
    )
    by: Period | None = entry(
        "How long before the end an option must be taken up",
        "Hvor længe før udløb en option skal udnyttes",
        example="P3M",
    )


class Exercised(Record):
    """An option taken up."""

    date: Day = doc("When", "Hvornår", example="2025-09-20")
    periods: Whole = doc("How many periods", "Hvor mange perioder", example=1)


class Notice(Record):
    """Notice of termination, from one party."""

    period: Period = doc("Length of the notice", "Varslets længde", example="P6M")
    to: Annotated[OneOrMore[Anchor], AsSet()] = doc(
        "Which days are permitted exits", "Hvilke dage der kan opsiges til", example="term-end"
    )


class Terminated(Record):
    """A termination that has been given."""

    IN_ORDER: ClassVar[InOrder] = (("date", "effective"),)

    date: Day = doc("Day the notice was received", "Dagen opsigelsen blev modtaget", example="2026-01-15")
    by: Literal["us", "supplier"] = doc("Who gave it", "Hvem der opsagde", example="us")
    effective: Day | None = entry("Last day in force", "Sidste dag i kraft", example="2026-09-30")
    covers: Annotated[tuple[Annotated[str, EntityRef(COVERED_KINDS)], ...], AsSet()] = items(
        "What a partial termination takes out", "Hvad en delvis opsigelse tager ud", example=["ky"]
    )


class Term(Record):
    """How long the contract runs and how it can be left."""

    IN_ORDER: ClassVar[InOrder] = (("start", "end"), ("start", "irrevocable_until"), ("start", "intended_exit"))

    signed: Day | None = entry("Day of signature", "Underskrevet", example="2022-03-10")
    start: Day | None = entry("First day in force", "Første dag i kraft", example="2022-04-01")
    initial: Period | None = entry("Length of the initial period", "Den første periodes længde", example="P4Y")
    end: Day | None = entry(
        "Last day in force, instead of a length", "Sidste dag i kraft, i stedet for en længde", example="2026-03-31"
    )
    renewal: Renewal | None = entry("Renewal", "Forlængelse")
    exercised: Annotated[tuple[Exercised, ...], Keyed(("date",))] = items("Options taken up", "Udnyttede optioner")
    irrevocable_until: Day | None = entry("No exit before this day", "Uopsigelig til", example="2024-03-31")
    no_notice_before: Day | None = entry(
        "No notice may be given before this day", "Kan tidligst opsiges denne dag", example="2023-04-01"
    )
    notice: Notice | None = entry("Our notice", "Vores opsigelsesvarsel")
    supplier_notice: Notice | None = entry("The supplier's notice", "Leverandørens opsigelsesvarsel")
    conditions: Annotated[tuple[Prose, ...], Sequence()] = items(
        "What no rule can reckon",
        "Hvad ingen regel kan regne ud",
        example=["Kan først opsiges når det sidste monopolsystem er udfaset"],
    )
    lead_time: Period | None = entry(
        "What we ourselves need to decide", "Hvad vi selv skal bruge til at beslutte", example="P3M"
    )
    intended_exit: Day | None = entry(
        "Planned last day, if before the maximum",
        "Planlagt sidste dag, hvis før den maksimale løbetid",
        example="2028-03-31",
    )
    terminated: Terminated | None = entry("Termination given", "Opsigelse")


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
    tiers: Annotated[tuple[Tier, ...], Keyed(("above",))] = items("Steps of the price", "Pristrin")
    split: Annotated[Mapping[Annotated[str, EntityRef(COVERED_KINDS)], Share], Map()] = mapping(
        "Parts of what the contract covers", "Fordeling på det kontrakten dækker", example={"ky": 1}
    )


class Actual(Record):
    """What was paid in a year."""

    year: Year = doc("Year", "År", example=2025)
    amount: Amount = doc("Kroner without VAT", "Kroner uden moms", example=912000)


class PurchaseOption(Record):
    """Something that may be bought within the contract."""

    name: Name = doc("What", "Hvad", example="Modul X")
    amount: PositiveAmount | None = entry("Kroner without VAT", "Kroner uden moms", example=300000)
    last_day: Day | None = entry("Last day to buy it", "Sidste dag for køb", example="2027-01-31")


class ContractChange(Record):
    """A change of the contract (ændringshåndtering)."""

    date: Day = doc("When", "Hvornår", example="2024-05-02")
    value: Amount = doc("Its value in kroner", "Værdi i kroner", example=120000)
    effect: Prose | None = entry("What it changes", "Hvad den ændrer")
    document: Name | None = entry("The document or case", "Dokumentet eller sagen", example="25/1234")


class Amendment(Record):
    """An amendment (allonge) that changes the terms from its date on."""

    IN_ORDER: ClassVar[InOrder] = (("date", "end"),)

    date: Day = doc("When it takes effect", "Hvornår den gælder fra", example="2025-01-01")
    end: Day | None = entry("New last day", "Ny sidste dag", example="2028-03-31")
    prices: Annotated[tuple[Price, ...], Keyed(("name", "from"))] = items("New price lines", "Nye prislinjer")
    note: Prose | None = entry("What was agreed", "Hvad der er aftalt")


class ServiceLevel(Record):
    """A promised level of service."""

    metric: Name = doc("What is measured", "Hvad der måles", example="uptime")
    target: Quantity = doc("Promised value", "Lovet værdi", example=99.5)
    unit: Name | None = entry("Unit", "Enhed", example="%")
    measured_by: Name | None = entry("Who measures", "Hvem der måler", example="Leverandøren")


class Rights(Record):
    """What the contract gives us a right to."""

    data_access: Flag | None = entry("Access to all our data", "Adgang til alle vores data", example=True)
    source_code: Literal["none", "escrow", "shared", "full"] | None = entry("Source code", "Kildekode", example="none")
    documentation: Flag | None = entry("Documentation", "Dokumentation", example=True)


class Procured(Record):
    """How it was bought (indkøbsform)."""

    form: Annotated[str, Word("procurement_forms")] = doc("Form of purchase", "Indkøbsform", example="eu-udbud")
    notice: Name | None = entry(
        "Number of the contract notice", "Udbudsbekendtgørelsens nummer", example="2021/S 129-342666"
    )
    framework_until: Day | None = entry("Last day of the framework", "Rammeaftalens sidste dag", example="2027-09-30")
    exception: Prose | None = entry("Legal ground, where not tendered", "Hjemmel, hvor der ikke er udbudt")


class Reprocurement(Record):
    """The next purchase (genanskaffelse)."""

    procedure: Annotated[str, Word("procurement_procedures")] | None = entry(
        "Procedure", "Procedure", example="offentligt-udbud"
    )
    plan: Quarter | None = entry("Planned quarter", "Planlagt kvartal", example="2027-Q2")
    value: PositiveAmount | None = entry("Expected value", "Forventet værdi", example=5100000)
    joint_with: Annotated[tuple[Annotated[str, Word("peers")], ...], AsSet()] = items(
        "Together with", "Sammen med", example=["nabokoebing"]
    )
    project: Annotated[str, EntityRef(("project",))] | None = entry("The project", "Projektet", example="ny-ydelse")


class Contract(Entity):
    """A contract (kontrakt) and everything agreed in it."""

    KIND: ClassVar[str] = "contract"
    FOLDER: ClassVar[str] = "contracts"
    TITLE: ClassVar[Text] = Text("Contract", "Kontrakt")
    PLURAL: ClassVar[Text] = Text("Contracts", "Kontrakter")

    supplier: Annotated[str, EntityRef(("supplier",))] | None = entry("Supplier", "Leverandør", example="kombit")
    covers: Annotated[tuple[Annotated[str, EntityRef(COVERED_KINDS, Effect.GOVERNS)], ...], AsSet()] = items(
        "What it covers", "Hvad den dækker", example=["ky"]
    )
    type: Annotated[str, Word("contract_types")] | None = entry(
        "Type of contract", "Kontrakttype", example="hovedkontrakt"
    )
    owner: Actor | None = entry("Contract owner", "Kontraktejer", example="ydelseschef")
    manager: Actor | None = entry("Contract manager", "Kontraktmanager", example="kontraktstyring")
    standard_contract: Name | None = entry("Standard contract", "Standardkontrakt", example="K02")
    elements: Annotated[tuple[Annotated[str, Word("agreement_elements")], ...], AsSet()] = items(
        "What is delivered", "Aftaleelementer", example=["drift"]
    )
    term: Term | None = entry(
        "Term",
        "Løbetid",
        example={
            "start": "2022-04-01",
            "initial": "P4Y",
            "renewal": {"kind": "option", "period": "P1Y", "times": 2, "by": "P3M"},
            "notice": {"period": "P6M", "to": "term-end"},
        },
    )
    inherits_term: Flag | None = entry(
        "The parent's term applies", "Den overordnede aftales løbetid gælder", example=True
    )
    amendments: Annotated[tuple[Amendment, ...], Keyed(("date",))] = items("Amendments", "Tillæg")
    prices: Annotated[tuple[Price, ...], Keyed(("name", "from"))] = items(
        "Price lines", "Prislinjer", example=[{"name": "Drift", "type": "operation", "amount": 850000, "per": "year"}]
    )
    actuals: Annotated[tuple[Actual, ...], Keyed(("year",))] = items("What was paid", "Betalt")
    purchase_options: Annotated[tuple[PurchaseOption, ...], Keyed(("name",))] = items("Options to buy", "Købsoptioner")
    changes: Annotated[tuple[ContractChange, ...], Keyed(("date", "effect"))] = items("Changes", "Ændringer")
    service_levels: Annotated[tuple[ServiceLevel, ...], Keyed(("metric",))] = items("Service levels", "Servicemål")
    rights: Rights | None = entry("Rights", "Rettigheder")
    procured: Procured | None = entry("How it was bought", "Hvordan den er indkøbt")
    reprocurement: Reprocurement | None = entry("The next purchase", "Genanskaffelse")
    documents: Annotated[tuple[Link, ...], Keyed(("url",))] = items(
        "The signed documents", "De underskrevne dokumenter"
    )
    account: Name | None = entry("Account", "Kontering", example="06.45.51")
    parent: Annotated[str, EntityRef(("contract",), Effect.GOVERNS, acyclic=True)] | None = entry(
        "The agreement above it", "Den overordnede aftale", example="rammeaftale"
    )

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if self.term and self.term.initial and self.term.end:
            raise PydanticCustomError("not_both", "one end", {"keys": ("initial", "end"), "at": "term"})
        return self
