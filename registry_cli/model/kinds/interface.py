"""Interfaces: who offers them, which register stands behind, what they carry."""

from typing import Annotated, ClassVar, Literal

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.fields import AsSet, Effect, EntityRef, doc, entry, items
from registry_cli.model.lifecycle import Lifecycle
from registry_cli.model.terms import PROVIDER_KINDS, DataCategory
from registry_cli.model.values import Name, PositiveAmount


class Interface(Entity):
    """An interface (snitflade); its consumers are the systems that say `uses`."""

    KIND: ClassVar[str] = "interface"
    FOLDER: ClassVar[str] = "interfaces"
    TITLE: ClassVar[Text] = Text("Interface", "Snitflade")
    PLURAL: ClassVar[Text] = Text("Interfaces", "Snitflader")
    ABOUT: ClassVar[Text] = Text(
        "A way for systems to exchange data: who offers it, which register stands behind it and what it carries. Its consumers are not listed here: they say so themselves under `uses`.",
        "En vej for data mellem systemer: hvem der udstiller den, hvilket register der ligger bag, og hvilke data den bærer. Anvenderne står ikke her: de siger det selv under `uses`.",
    )
    IMPACT_FIELDS: ClassVar[tuple[str, ...]] = (
        "provider",
        "source",
        "data",
        "protocol",
        "format",
        "standard",
        "direction",
        "version",
        "lifecycle",
        "successor",
    )

    number: Name | None = entry("Its number where it is offered", "Snitflade-ID", example="SF1520")
    provider: Annotated[str, EntityRef(PROVIDER_KINDS, Effect.BREAKS)] = doc(
        "Who offers it", "Udstiller: hvem der udbyder den", example="serviceplatformen"
    )
    source: Annotated[str, EntityRef(PROVIDER_KINDS, Effect.BREAKS)] | None = entry(
        "The register or system behind it", "Registret eller systemet bag den", example="cpr"
    )
    owner: Actor | None = entry("Who answers for it", "Hvem der er ansvarlig for den", example="it-arkitekt")
    data: Annotated[tuple[DataCategory, ...], AsSet()] = items("Data it carries", "Data den bærer", example=["person"])
    protocol: Name | None = entry("Protocol", "Protokol", example="SOAP")
    format: Name | None = entry("Format of the data", "Dataformat", example="XML")
    standard: Annotated[str, EntityRef(("standard",))] | None = entry(
        "Standard it follows", "Standard den følger", example="oio-rest"
    )
    direction: Literal["pull", "push", "both"] | None = entry(
        "Which way the data go, seen from the consumer", "Hvilken vej data går, set fra anvenderen", example="pull"
    )
    version: Name | None = entry("Version", "Version", example="5.0")
    annual_price: PositiveAmount | None = entry(
        "Yearly price, where no contract line covers it", "Årlig pris, hvor ingen kontraktlinje dækker", example=0
    )
    lifecycle: Lifecycle | None = entry("Dates of its life", "Livscyklus")
    successor: Annotated[str, EntityRef(("interface",), acyclic=True)] | None = entry(
        "What replaces it", "Hvad der afløser den", example="sf1520"
    )
