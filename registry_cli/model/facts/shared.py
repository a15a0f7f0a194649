"""What entities of several kinds hold: roles, documents, measured values, grants."""

from typing import Annotated

from registry_cli.model.fields import EntityRef, Keyed, Word, doc, entry
from registry_cli.model.values import Day, Name, PositiveAmount, Quantity, Record, Url


class Role(Record):
    """A person in a role."""

    role: Annotated[str, Word("roles")] = doc("The role", "Rollen", example="superbruger")
    person: Annotated[str, EntityRef(("person",))] = doc(
        "Who holds it", "Hvem der har den", example="superbruger-ydelse"
    )


Roles = Annotated[tuple[Role, ...], Keyed(("role", "person"))]


class Document(Record):
    """A document elsewhere, with what it says in short."""

    title: Name | None = entry("What it is", "Hvad det er", example="Risikovurdering 2026")
    url: Url = doc(
        "Address, also of a case system", "Adresse, også i et sagssystem", example="https://example.dk/dok/1"
    )
    date: Day | None = entry("Its date", "Dato", example="2026-02-01")


class Measurement(Record):
    """A value on a day."""

    value: Quantity = doc("Value", "Værdi", example=5100)
    date: Day = doc("Day", "Dag", example="2026-09-01")
    source: Name | None = entry("Where it comes from", "Hvor den kommer fra", example="FLIS")


class Grant(Record):
    """Money granted (bevilling)."""

    amount: PositiveAmount = doc("Kroner", "Kroner", example=900000)
    decision: Annotated[str, EntityRef(("decision",))] | None = entry(
        "The decision", "Beslutningen", example="dec-2026-07"
    )
