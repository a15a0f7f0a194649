"""Contracts: their terms, their money and how they were bought."""

from typing import Annotated, ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity, Link
from registry_cli.model.facts.delivery import (
    Audit,
    Contact,
    ContractChange,
    ContractExit,
    Payment,
    Procured,
    PurchaseOption,
    Reprocurement,
    Rights,
    ServiceLevel,
    Signature,
)
from registry_cli.model.facts.price import Actual, Price
from registry_cli.model.facts.shared import Roles
from registry_cli.model.facts.term import Term
from registry_cli.model.fields import AsSet, Effect, EntityRef, InOrder, Keyed, Word, doc, entry, items
from registry_cli.model.terms import COVERED_KINDS, Level
from registry_cli.model.values import Day, Flag, Name, Prose, Record


class Amendment(Record):
    """An amendment (allonge) that changes the terms from its date on; its price lines replace those of the same name."""

    IN_ORDER: ClassVar[InOrder] = (("date", "end"),)

    date: Day = doc("When it takes effect", "Hvornår den gælder fra", example="2025-01-01")
    end: Day | None = entry("New last day", "Ny sidste dag", example="2028-03-31")
    prices: Annotated[tuple[Price, ...], Keyed(("name", "from"))] = items("New price lines", "Nye prislinjer")
    note: Prose | None = entry("What was agreed", "Hvad der er aftalt")


class Contract(Entity):
    """A contract (kontrakt) and everything agreed in it."""

    KIND: ClassVar[str] = "contract"
    FOLDER: ClassVar[str] = "contracts"
    TITLE: ClassVar[Text] = Text("Contract", "Kontrakt")
    PLURAL: ClassVar[Text] = Text("Contracts", "Kontrakter")
    ABOUT: ClassVar[Text] = Text(
        "A contract and everything agreed in it: what it covers, how long it runs, how it can be left, what it costs and how it was bought.",
        "En kontrakt og det, der er aftalt i den: hvad den dækker, hvor længe den løber, hvordan man kommer ud af den, hvad den koster, og hvordan den er indkøbt.",
    )
    IMPACT_FIELDS: ClassVar[tuple[str, ...]] = (
        "supplier",
        "covers",
        "term",
        "inherits_term",
        "amendments",
        "parent",
    )

    number: Name | None = entry("Its number or case", "Kontrakt-ID", example="K-2020-17")
    supplier: Annotated[str, EntityRef(("supplier",))] | None = entry("Supplier", "Leverandør", example="kombit")
    covers: Annotated[tuple[Annotated[str, EntityRef(COVERED_KINDS, Effect.GOVERNS)], ...], AsSet()] = items(
        "What it covers", "Hvad den dækker", example=["ky"]
    )
    type: Annotated[str, Word("contract_types")] | None = entry(
        "Type of contract", "Kontrakttype", example="hovedkontrakt"
    )
    owner: Actor | None = entry("Contract owner", "Kontraktejer", example="ydelseschef")
    manager: Actor | None = entry("Contract manager", "Kontraktmanager", example="kontraktstyring")
    roles: Roles = items("Other roles", "Øvrige roller")
    contact: Contact | None = entry("Whom to reach at the supplier", "Kontakt hos leverandøren")
    criticality: Level | None = entry("How critical it is", "Kritikalitet", example="high")
    shared_with: Annotated[tuple[Annotated[str, Word("peers")], ...], AsSet()] = items(
        "Municipalities it is shared with", "Kommuner den deles med", example=["nabokoebing"]
    )
    standard_contract: Annotated[str, Word("standard_contracts")] | None = entry(
        "Standard contract", "Standardkontrakt (skabelon)", example="k02"
    )
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
    signatures: Annotated[tuple[Signature, ...], Keyed(("party", "by"))] = items("Signatures", "Underskrifter")
    amendments: Annotated[tuple[Amendment, ...], Keyed(("date",))] = items("Amendments", "Tillæg")
    prices: Annotated[tuple[Price, ...], Keyed(("name", "from"))] = items(
        "Price lines", "Prislinjer", example=[{"name": "Drift", "type": "operation", "amount": 850000, "per": "year"}]
    )
    payment: Payment | None = entry("How it is paid", "Betaling")
    actuals: Annotated[tuple[Actual, ...], Keyed(("year",))] = items("What was paid", "Betalt")
    purchase_options: Annotated[tuple[PurchaseOption, ...], Keyed(("name",))] = items("Options to buy", "Købsoptioner")
    changes: Annotated[tuple[ContractChange, ...], Keyed(("date", "effect"))] = items("Changes", "Ændringer")
    service_levels: Annotated[tuple[ServiceLevel, ...], Keyed(("metric",))] = items("Service levels", "Servicemål")
    rights: Rights | None = entry("Rights", "Rettigheder")
    exit: ContractExit | None = entry("What happens at its end", "Vilkår ved ophør")
    audit: Audit | None = entry("Audit of the delivery", "Audit")
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
