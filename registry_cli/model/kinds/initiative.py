"""Initiatives: obligations from outside."""

from typing import Annotated, ClassVar, Literal

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.fields import AsSet, Effect, EntityRef, entry, items
from registry_cli.model.terms import OriginLevel, Task
from registry_cli.model.values import Day, Name, PositiveAmount


class Initiative(Entity):
    """An obligation from outside (initiativ): law, state or a joint programme."""

    KIND: ClassVar[str] = "initiative"
    FOLDER: ClassVar[str] = "initiatives"
    TITLE: ClassVar[Text] = Text("Initiative", "Initiativ")
    PLURAL: ClassVar[Text] = Text("Initiatives", "Initiativer")
    ABOUT: ClassVar[Text] = Text(
        "An obligation from outside: a law, an agreement, a joint programme or a system that is closed down.",
        "En forpligtelse udefra: en lov, en aftale, et fælles program eller et system, der lukkes.",
    )

    type: Literal["law", "agreement", "joint-programme", "rollout", "discontinuation"] | None = entry(
        "Kind of obligation", "Slags forpligtelse", example="law"
    )
    legal_basis: Name | None = entry("The law or agreement", "Loven eller aftalen", example="Økonomiaftalen for 2027")
    level: OriginLevel | None = entry("Where it comes from", "Hvor det kommer fra", example="joint-municipal")
    owner: Actor | None = entry("Who answers for it here", "Hvem der er ansvarlig her", example="digitaliseringschef")
    deadline: Day | None = entry("When it must be done", "Hvornår det skal være gjort", example="2027-12-31")
    affects: Annotated[
        tuple[Annotated[str, EntityRef(("system", "interface", "datasource"), Effect.GOVERNS)], ...], AsSet()
    ] = items("What it touches", "Hvad det rammer", example=["esr"])
    tasks: Annotated[tuple[Task, ...], AsSet()] = items("Tasks it touches", "Opgaver det rammer", example=["kle:32.24"])
    saving: PositiveAmount | None = entry(
        "Yearly saving already assumed", "Årlig besparelse der allerede er indregnet", example=400000
    )
