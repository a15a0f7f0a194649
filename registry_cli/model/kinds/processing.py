"""Data processing agreements and their oversight."""

from typing import Annotated, ClassVar, Literal

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.facts.shared import Roles
from registry_cli.model.fields import AsSet, Effect, EntityRef, Keyed, Word, doc, entry, items
from registry_cli.model.terms import Level
from registry_cli.model.values import Day, Flag, Name, Period, Prose, Record, Url, Whole

TransferBasis = Annotated[str, Word("transfer_bases")]
OversightMethod = Annotated[str, Word("oversight_methods")]


class SubProcessor(Record):
    """Whom a processor lets work with the data."""

    supplier: Annotated[str, EntityRef(("supplier",))] = doc("Who", "Hvem", example="microsoft")
    transfer_basis: TransferBasis | None = entry("Ground of transfer", "Overførselsgrundlag", example="eu-eoes")
    third_country: Flag | None = entry(
        "Data go to an insecure third country", "Data overføres til et usikkert tredjeland", example=False
    )
    country: Name | None = entry("Which country", "Hvilket land", example="USA")


class Agreement(Record):
    """Whether there is an agreement."""

    status: Literal["yes", "no", "not-relevant"] = doc("Whether it is concluded", "Om den er indgået", example="yes")
    date: Day | None = entry("Day of the agreement", "Aftalens dato", example="2022-03-10")
    document: Url | None = entry("The agreement", "Aftalen", example="https://example.dk/dok/8")
    note: Prose | None = entry("Note", "Bemærkning")


class OversightDone(Record):
    """An oversight that was done."""

    date: Day = doc("When", "Hvornår", example="2026-03-01")
    method: OversightMethod | None = entry("How", "Hvordan", example="isae-3000")
    result: Prose | None = entry("What it showed", "Hvad det viste", example="Ingen anmærkninger")
    report: Url | None = entry("The report", "Rapporten", example="https://example.dk/dok/9")


class Oversight(Record):
    """How the processor is overseen (tilsyn)."""

    methods: Annotated[tuple[OversightMethod, ...], AsSet()] = items("How", "Tilsynsformer", example=["isae-3000"])
    concept: Whole | None = entry("Concept of oversight, 1 to 6", "Tilsynskoncept, 1 til 6", example=3, le=6)
    risk: Level | None = entry("Risk of the processing", "Behandlingens risiko", example="medium")
    every: Period | None = entry("How often", "Hvor ofte", example="P12M")
    by: Literal["us", "joint"] | None = entry(
        "Who does it: we, or a joint secretariat", "Hvem der fører det: vi, eller et fælles sekretariat", example="us"
    )
    planned: Day | None = entry("The next one is planned for", "Det næste er planlagt til", example="2027-03-01")
    done: Annotated[tuple[OversightDone, ...], Keyed(("date",))] = items("What was done", "Hvad der er ført")
    notes: Prose | None = entry("Notes", "Bemærkninger")


class Processing(Entity):
    """A data processing agreement (databehandling) and its oversight."""

    KIND: ClassVar[str] = "processing"
    FOLDER: ClassVar[str] = "processing"
    TITLE: ClassVar[Text] = Text("Data processing", "Databehandling")
    PLURAL: ClassVar[Text] = Text("Data processing", "Databehandling")
    ABOUT: ClassVar[Text] = Text(
        "An agreement on the processing of personal data, whom it lets in, and how it is overseen.",
        "En aftale om behandling af personoplysninger, hvem den lukker ind, og hvordan der føres tilsyn.",
    )

    owner: Actor | None = entry("Who answers for it", "Hvem der er ansvarlig", example="ydelseschef")
    role: Literal["processor", "controller", "joint-controller", "own-controller", "none"] | None = entry(
        "What the supplier is: our processor, controller itself, controller with us; or we alone; or no personal data",
        "Hvad leverandøren er: vores databehandler, selv dataansvarlig, fælles dataansvarlig; eller kommunen selv; eller ingen personoplysninger",
        example="processor",
    )
    role_note: Prose | None = entry("Note on the role", "Bemærkning om dataansvaret")
    systems: Annotated[tuple[Annotated[str, EntityRef(("system",), Effect.GOVERNS)], ...], AsSet()] = items(
        "Systems", "Systemer", example=["ky"]
    )
    processors: Annotated[tuple[Annotated[str, EntityRef(("supplier",))], ...], AsSet()] = items(
        "Processors", "Databehandlere", example=["kmd"]
    )
    sub_processors: Annotated[tuple[SubProcessor, ...], Keyed(("supplier",))] = items(
        "Sub-processors", "Underdatabehandlere", example=[{"supplier": "microsoft", "transfer_basis": "eu-eoes"}]
    )
    contract: Annotated[str, EntityRef(("contract",))] | None = entry(
        "The main contract behind it", "Hovedkontrakten bag", example="ky-drift"
    )
    contracts: Annotated[tuple[Annotated[str, EntityRef(("contract",))], ...], AsSet()] = items(
        "Further contracts behind it", "Øvrige kontrakter bag", example=["ky-support"]
    )
    agreement: Agreement | None = entry("The agreement", "Databehandleraftalen")
    transfer_basis: TransferBasis | None = entry("Ground of transfer", "Overførselsgrundlag", example="eu-eoes")
    third_country: Flag | None = entry(
        "Data go to insecure third countries", "Data overføres til usikre tredjelande", example=False
    )
    countries: Annotated[tuple[Name, ...], AsSet()] = items("Which countries", "Hvilke lande", example=["USA"])
    oversight: Oversight | None = entry("Oversight", "Tilsyn")
    roles: Roles = items("Other roles", "Øvrige roller")
