"""Suppliers: whom we buy from, and how the relation goes."""

from typing import Annotated, ClassVar, Literal

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.fields import Keyed, doc, entry, items
from registry_cli.model.values import Cvr, Day, Name, Prose, Record, Url


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
