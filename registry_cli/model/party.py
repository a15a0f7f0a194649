"""Who there is: suppliers, units and people."""

from typing import Annotated, ClassVar, Literal

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.fields import AsSet, EntityRef, Keyed, Word, doc, entry, items
from registry_cli.model.values import Cvr, Day, Ean, Name, Prose, Record, Share, Url


class Contact(Record):
    """Whom to reach at a supplier, by position and not by name."""

    position: Name = doc("Position", "Stilling", example="Kundeansvarlig")
    email: Name | None = entry("Mail", "Mail", example="kommune@leverandoer.example")
    phone: Name | None = entry("Telephone", "Telefon", example="+45 00 00 00 00")


class Meeting(Record):
    """A meeting with a supplier."""

    date: Day = doc("When", "Hvornår", example="2026-06-03")
    note: Prose | None = entry("What was agreed", "Hvad der blev aftalt")


class Supplier(Entity):
    """A supplier (leverandør)."""

    KIND: ClassVar[str] = "supplier"
    FOLDER: ClassVar[str] = "suppliers"
    TITLE: ClassVar[Text] = Text("Supplier", "Leverandør")
    PLURAL: ClassVar[Text] = Text("Suppliers", "Leverandører")

    cvr: Cvr | None = entry("Company number", "CVR-nummer", example="12345678")
    type: Literal["company", "joint-municipal", "state", "municipality", "community", "internal"] | None = entry(
        "Kind of supplier", "Slags leverandør", example="company"
    )
    url: Url | None = entry("Home page", "Hjemmeside", example="https://leverandoer.example")
    contacts: Annotated[tuple[Contact, ...], Keyed(("position",))] = items(
        "Contacts by position", "Kontakter efter stilling"
    )
    manager: Actor | None = entry("Who keeps the contact", "Hvem der holder kontakten", example="kontraktstyring")
    meetings: Annotated[tuple[Meeting, ...], Keyed(("date",))] = items("Meetings", "Møder")
    dependence: Literal["low", "medium", "high"] | None = entry(
        "How dependent we are", "Hvor afhængige vi er", example="high"
    )


class Unit(Entity):
    """A unit of the organisation (organisationsenhed)."""

    KIND: ClassVar[str] = "unit"
    FOLDER: ClassVar[str] = "units"
    TITLE: ClassVar[Text] = Text("Unit", "Organisationsenhed")
    PLURAL: ClassVar[Text] = Text("Units", "Organisationsenheder")

    parent: Annotated[str, EntityRef(("unit",), acyclic=True)] | None = entry(
        "The unit above", "Den overordnede enhed", example="social"
    )
    head: Annotated[str, EntityRef(("person",))] | None = entry("Its head", "Lederen", example="ydelseschef")
    ean: Ean | None = entry("EAN number", "EAN-nummer", example="5798000000000")


class Person(Entity):
    """A position, or the person who holds it; positions are better, names in git stay for ever."""

    KIND: ClassVar[str] = "person"
    FOLDER: ClassVar[str] = "people"
    TITLE: ClassVar[Text] = Text("Position", "Stilling")
    PLURAL: ClassVar[Text] = Text("Positions", "Stillinger")

    unit: Annotated[str, EntityRef(("unit",))] | None = entry(
        "Where it belongs", "Hvor den hører til", example="ydelse"
    )
    roles: Annotated[tuple[Annotated[str, Word("roles")], ...], AsSet()] = items(
        "Roles it can take", "Roller den kan have", example=["projektleder"]
    )
    competences: Annotated[tuple[Annotated[str, Word("competences")], ...], AsSet()] = items(
        "Competences", "Kompetencer", example=["udbudsret"]
    )
    capacity: Share | None = entry(
        "Part of each month there is for projects", "Del af hver måned der er til projekter", example=0.4
    )
    accounts: Annotated[tuple[Name, ...], AsSet()] = items(
        "Accounts where changes are approved", "Konti hvor ændringer godkendes", example=["ydelseschef-eksempelby"]
    )
    left: Day | None = entry(
        "First day no longer in the position", "Første dag ikke længere i stillingen", example="2026-10-01"
    )
