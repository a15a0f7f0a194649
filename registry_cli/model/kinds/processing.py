"""Data processing agreements and their oversight."""

from typing import Annotated, ClassVar, Literal

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.fields import AsSet, Effect, EntityRef, entry, items
from registry_cli.model.values import Day, Flag, Whole


class Processing(Entity):
    """A data processing agreement (databehandling) and its oversight."""

    KIND: ClassVar[str] = "processing"
    FOLDER: ClassVar[str] = "processing"
    TITLE: ClassVar[Text] = Text("Data processing", "Databehandling")
    PLURAL: ClassVar[Text] = Text("Data processing", "Databehandling")

    owner: Actor | None = entry("Who answers for it", "Hvem der er ansvarlig", example="ydelseschef")
    systems: Annotated[tuple[Annotated[str, EntityRef(("system",), Effect.GOVERNS)], ...], AsSet()] = items(
        "Systems", "Systemer", example=["ky"]
    )
    processors: Annotated[tuple[Annotated[str, EntityRef(("supplier",))], ...], AsSet()] = items(
        "Processors", "Databehandlere", example=["kmd"]
    )
    sub_processors: Annotated[tuple[Annotated[str, EntityRef(("supplier",))], ...], AsSet()] = items(
        "Sub-processors", "Underdatabehandlere", example=["microsoft"]
    )
    contract: Annotated[str, EntityRef(("contract",))] | None = entry(
        "The contract behind it", "Kontrakten bag", example="ky-drift"
    )
    agreement: Day | None = entry("Day of the agreement", "Aftalens dato", example="2022-03-10")
    third_countries: Flag | None = entry(
        "Data go to insecure third countries", "Data overføres til usikre tredjelande", example=False
    )
    oversight: (
        Literal["own-control", "physical", "isae-3000", "isae-3402", "management-statement", "written", "joint"] | None
    ) = entry("How it is overseen", "Tilsynsform", example="isae-3000")
    oversight_every: Whole | None = entry("Months between two", "Måneder mellem to tilsyn", example=12)
    overseen: Day | None = entry("Last overseen", "Senest ført tilsyn", example="2026-03-01")
