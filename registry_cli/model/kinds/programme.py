"""Programmes: projects with a common aim."""

from typing import Annotated, ClassVar

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.facts.shared import Grant, Roles
from registry_cli.model.fields import AsSet, InOrder, PartRef, entry, items
from registry_cli.model.values import Day


class Programme(Entity):
    """A programme (program): projects with a common aim."""

    IN_ORDER: ClassVar[InOrder] = (("start", "end"),)
    KIND: ClassVar[str] = "programme"
    FOLDER: ClassVar[str] = "programmes"
    TITLE: ClassVar[Text] = Text("Programme", "Program")
    PLURAL: ClassVar[Text] = Text("Programmes", "Programmer")
    ABOUT: ClassVar[Text] = Text(
        "Projects with a common aim and a common owner.",
        "Projekter med et fælles formål og en fælles ejer.",
    )

    owner: Actor | None = entry("Owner", "Ejer", example="direktoer")
    manager: Actor | None = entry("Manager", "Leder", example="programleder")
    goals: Annotated[tuple[Annotated[str, PartRef("strategy", "goals")], ...], AsSet()] = items(
        "Goals it serves", "Mål det bidrager til", example=["digital-strategi#selvbetjening"]
    )
    start: Day | None = entry("First day", "Første dag", example="2025-01-01")
    end: Day | None = entry("Last day", "Sidste dag", example="2029-12-31")
    grant: Grant | None = entry("Money granted", "Bevilling")
    roles: Roles = items("Other roles", "Øvrige roller")
