"""What a system depends on: the interfaces, data sources and systems it uses, and on what terms."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from registry_cli.model.fields import AsSet, Effect, EntityRef, doc, entry, items
from registry_cli.model.terms import DataCategory
from registry_cli.model.values import Day, Flag, Name, PositiveAmount, Record, Url, Whole


class ServiceAgreement(Record):
    """The agreement that lets a system use an interface."""

    id: Name = doc("Its number", "Dens nummer", example="SA-123")
    until: Day | None = entry("Last day it is valid", "Sidste gyldige dag", example="2027-05-01")


class Switch(Record):
    """The better way to get the same data."""

    to: Annotated[str, EntityRef(("interface", "datasource"))] = doc(
        "What to use instead", "Hvad der skal bruges i stedet", example="sf1520"
    )
    cost: PositiveAmount | None = entry("One-off cost of the switch", "Engangsudgift ved skiftet", example=60000)


class Use(Record):
    """Something the system depends on: an interface, a data source, or directly another system."""

    ONE_OF: ClassVar[tuple[str, ...]] = ("interface", "datasource", "system")

    interface: Annotated[str, EntityRef(("interface",), Effect.DEGRADES, effect_if="essential")] | None = entry(
        "The interface used", "Den anvendte snitflade", example="sf1520"
    )
    datasource: Annotated[str, EntityRef(("datasource",), Effect.DEGRADES, effect_if="essential")] | None = entry(
        "The data source used", "Den anvendte datakilde", example="p-data"
    )
    system: Annotated[str, EntityRef(("system",), Effect.DEGRADES, effect_if="essential")] | None = entry(
        "The system used, where no interface is described",
        "Det anvendte system, hvor ingen snitflade er beskrevet",
        example="opus",
    )
    purpose: Name | None = entry("What it is used for", "Hvad det bruges til", example="Adresser")
    via: Literal["platform", "direct", "copy-register", "file", "robot", "manual", "unknown"] | None = entry(
        "How the data travel", "Hvordan data kommer frem", example="platform"
    )
    frequency: (
        Literal["event", "hourly", "daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "on-demand"]
        | None
    ) = entry("How often", "Hvor ofte", example="daily")
    direction: Literal["pull", "push", "both"] | None = entry(
        "Which way the data go, where no interface says so",
        "Hvilken vej data går, hvor ingen snitflade siger det",
        example="pull",
    )
    data: Annotated[tuple[DataCategory, ...], AsSet()] = items(
        "Data that travel, where no interface says so",
        "Data der udveksles, hvor ingen snitflade siger det",
        example=["person"],
    )
    essential: Flag | None = entry("The system stops without it", "Systemet går i stå uden", example=True)
    annual_price: PositiveAmount | None = entry(
        "Yearly price, where no contract line covers it", "Årlig pris, hvor ingen kontraktlinje dækker", example=120000
    )
    contract: Annotated[str, EntityRef(("contract",))] | None = entry(
        "The contract that covers it", "Kontrakten der dækker den", example="infrastruktur-tilslutning"
    )
    until: Day | None = entry("Last planned day of the use", "Sidste planlagte dag", example="2027-12-31")
    agreement: ServiceAgreement | None = entry("Service agreement", "Serviceaftale")
    certificate_until: Day | None = entry(
        "Last day of the certificate", "Certifikatets sidste dag", example="2027-02-01"
    )
    switch: Switch | None = entry("The better way to the same data", "Den bedre vej til samme data")
    links: Annotated[tuple[Url, ...], AsSet()] = items(
        "Where this is documented", "Hvor dette er dokumenteret", example=["https://example.dk/snitflader/ky"]
    )

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        if sum(getattr(self, key) is not None for key in self.ONE_OF) != 1:
            raise PydanticCustomError("exactly_one", "one target", {"keys": self.ONE_OF})
        return self


class Redundancy(Record):
    """Any `min` of the listed providers are enough."""

    min: Whole = doc("How many must work", "Hvor mange der skal virke", example=1)
    of: Annotated[tuple[Annotated[str, EntityRef(("interface", "datasource", "system"))], ...], AsSet()] = doc(
        "The interchangeable providers",
        "De leverandører der kan erstatte hinanden",
        example=["sf1520", "datafordeler-cpr"],
    )
