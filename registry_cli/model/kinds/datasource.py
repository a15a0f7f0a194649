"""Data sources: registers and their copies."""

from typing import Annotated, ClassVar, Literal

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.fields import AsSet, Effect, EntityRef, doc, entry, items
from registry_cli.model.lifecycle import Lifecycle
from registry_cli.model.terms import DataCategory
from registry_cli.model.values import Flag, Name, PositiveAmount, Record


class PriceModel(Record):
    """What the data cost."""

    model: Literal["free", "yearly", "per-call"] = doc("How it is paid", "Hvordan der betales", example="yearly")
    amount: PositiveAmount | None = entry("Kroner a year or a call", "Kroner pr. år eller opslag", example=120000)


class DataSource(Entity):
    """A data source (datakilde): a register with its authority, or a copy of one."""

    KIND: ClassVar[str] = "datasource"
    FOLDER: ClassVar[str] = "datasources"
    TITLE: ClassVar[Text] = Text("Data source", "Datakilde")
    PLURAL: ClassVar[Text] = Text("Data sources", "Datakilder")
    ABOUT: ClassVar[Text] = Text(
        "A register of data with the authority behind it, or a copy of one.",
        "Et register med data og myndigheden bag det, eller en kopi af et register.",
    )
    IMPACT_FIELDS: ClassVar[tuple[str, ...]] = (
        "authoritative",
        "copy_of",
        "providers",
        "channel",
        "data",
        "lifecycle",
        "successor",
    )

    authority: Name | None = entry("The authority behind it", "Myndigheden bag den", example="CPR-kontoret")
    owner: Actor | None = entry(
        "Who answers for our use of it", "Hvem der er ansvarlig for vores brug", example="it-arkitekt"
    )
    authoritative: Flag | None = entry(
        "It is the authoritative register", "Den er det autoritative register", example=True
    )
    copy_of: Annotated[str, EntityRef(("datasource",), Effect.DEGRADES, acyclic=True)] | None = entry(
        "The register it is a copy of", "Registret den er en kopi af", example="cpr"
    )
    providers: Annotated[tuple[Annotated[str, EntityRef(("system",), Effect.BREAKS)], ...], AsSet()] = items(
        "The systems that distribute it; any one of them is enough",
        "Systemerne der distribuerer den; et af dem er nok",
        example=["datafordeleren"],
    )
    supplier: Annotated[str, EntityRef(("supplier",))] | None = entry(
        "Who sells it", "Hvem der sælger den", example="kmd"
    )
    channel: Name | None = entry("How it is reached", "Hvordan den nås", example="Datafordeleren")
    data: Annotated[tuple[DataCategory, ...], AsSet()] = items(
        "Data it holds", "Data den indeholder", example=["person"]
    )
    price: PriceModel | None = entry("What it costs", "Hvad den koster")
    lifecycle: Lifecycle | None = entry("Dates of its life", "Livscyklus")
    successor: Annotated[str, EntityRef(("datasource",), acyclic=True)] | None = entry(
        "What replaces it", "Hvad der afløser den", example="ejf"
    )
