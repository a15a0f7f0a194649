"""Suppliers: whom we buy from, and how the relation goes."""

from typing import Annotated, ClassVar, Literal

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.fields import AsSet, Keyed, Word, doc, entry, items
from registry_cli.model.values import Cvr, Day, Ident, Name, Prose, Record, Score, Url


class Contact(Record):
    """Whom to reach at a supplier, by position and not by name."""

    position: Name = doc("Position", "Stilling", example="Kundeansvarlig")
    email: Name | None = entry("Mail", "Mail", example="kommune@leverandoer.example")
    phone: Name | None = entry("Telephone", "Telefon", example="+45 00 00 00 00")


class Meeting(Record):
    """A meeting with a supplier."""

    date: Day = doc("When", "Hvornår", example="2026-06-03")
    note: Prose | None = entry("What was agreed", "Hvad der blev aftalt")
    following: Day | None = entry("The next meeting", "Næste møde", example="2026-12-03", alias="next")


class Performance(Record):
    """How well the supplier delivers."""

    date: Day = doc("When", "Hvornår", example="2026-09-01")
    score: Score = doc("1 poor to 5 good", "1 dårligt til 5 godt", example=3)
    note: Prose | None = entry("Why", "Hvorfor")


class Product(Record):
    """A product of the supplier: what we have, or what there is on the market."""

    product: Ident = doc("The product, as systems name it", "Produktet, som systemer nævner det", example="sbsys")
    name: Name | None = entry("Name for people", "Navn", example="SBSYS")
    functions: Annotated[tuple[Annotated[str, Word("functions")], ...], AsSet()] = items(
        "What it does", "Hvad det gør", example=["esdh"]
    )
    used_by: Annotated[tuple[Name, ...], AsSet()] = items(
        "Who uses it", "Hvem der bruger det", example=["Nabokøbing Kommune"]
    )
    note: Prose | None = entry("Note", "Bemærkning")
    links: Annotated[tuple[Url, ...], AsSet()] = items("Sources", "Kilder", example=["https://example.dk/produkt"])


class Supplier(Entity):
    """A supplier (leverandør)."""

    KIND: ClassVar[str] = "supplier"
    FOLDER: ClassVar[str] = "suppliers"
    TITLE: ClassVar[Text] = Text("Supplier", "Leverandør")
    PLURAL: ClassVar[Text] = Text("Suppliers", "Leverandører")
    ABOUT: ClassVar[Text] = Text(
        "Somebody we buy from, or could buy from: contacts by position, how closely the relation is followed, and which products there are.",
        "En, vi køber af eller kunne købe af: kontakter efter stilling, hvor tæt samarbejdet følges, og hvilke produkter der findes.",
    )

    cvr: Cvr | None = entry("Company number", "CVR-nummer", example="12345678")
    foreign_number: Name | None = entry("Company number abroad", "Udenlandsk virksomhedsnummer", example="DE123456789")
    country: Name | None = entry("Country, where it is abroad", "Land, hvor den er udenlandsk", example="Tyskland")
    type: Literal["company", "joint-municipal", "state", "municipality", "community", "internal"] | None = entry(
        "Kind of supplier", "Slags leverandør", example="company"
    )
    url: Url | None = entry("Home page", "Hjemmeside", example="https://leverandoer.example")
    contacts: Annotated[tuple[Contact, ...], Keyed(("position",))] = items(
        "Contacts by position", "Kontakter efter stilling"
    )
    manager: Actor | None = entry("Who keeps the contact", "Hvem der holder kontakten", example="kontraktstyring")
    meetings: Annotated[tuple[Meeting, ...], Keyed(("date",))] = items("Meetings", "Møder")
    relation: Literal["strategic", "important", "other"] | None = entry(
        "How closely it is followed", "Hvor tæt den følges", example="strategic"
    )
    performance: Annotated[tuple[Performance, ...], Keyed(("date",))] = items(
        "How well it delivers", "Hvor godt den leverer"
    )
    products: Annotated[tuple[Product, ...], Keyed(("product",))] = items(
        "Its products, also those we do not have", "Dens produkter, også dem vi ikke har"
    )
    dependence: Literal["low", "medium", "high"] | None = entry(
        "How dependent we are", "Hvor afhængige vi er", example="high"
    )
