"""Standards, building blocks, principles and requirements to follow."""

from typing import Annotated, ClassVar, Literal

from registry_cli.language import Text
from registry_cli.model.entity import Entity
from registry_cli.model.fields import AsSet, Word, entry, items
from registry_cli.model.terms import SystemType
from registry_cli.model.values import Day, Name, Prose


class Standard(Entity):
    """A building block, standard, principle or tender requirement to follow."""

    KIND: ClassVar[str] = "standard"
    FOLDER: ClassVar[str] = "standards"
    TITLE: ClassVar[Text] = Text("Standard", "Standard")
    PLURAL: ClassVar[Text] = Text("Standards", "Standarder")
    ABOUT: ClassVar[Text] = Text(
        "A building block, a standard, a principle or a tender requirement that systems are to follow.",
        "En byggeblok, en standard, et princip eller et udbudskrav, som systemer skal følge.",
    )

    type: Literal["building-block", "standard", "principle", "requirement", "law"] | None = entry(
        "What it is", "Hvad det er", example="building-block"
    )
    number: Name | None = entry("Its number", "Nummer", example="SF1500")
    obligation: Literal["mandatory", "recommended", "optional"] | None = entry(
        "How binding it is", "Hvor bindende det er", example="mandatory"
    )
    publisher: Name | None = entry("From whom", "Fra hvem", example="KOMBIT")
    mandatory_from: Day | None = entry("Mandatory from", "Obligatorisk fra", example="2026-01-01")
    applies_to: Annotated[tuple[SystemType, ...], AsSet()] = items(
        "For which types of system", "For hvilke typer system", example=["application"]
    )
    functions: Annotated[tuple[Annotated[str, Word("functions")], ...], AsSet()] = items(
        "For which functions", "For hvilke funktioner", example=["esdh"]
    )
    requirement: Prose | None = entry("What to demand in a tender", "Hvad der kræves i et udbud")
    deviation: Prose | None = entry("Which deviation is accepted", "Hvilken afvigelse der godtages")
    evidence: Prose | None = entry("Accepted evidence", "Dokumentation der godtages")
