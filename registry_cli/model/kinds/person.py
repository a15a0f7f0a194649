"""Positions and the people who hold them."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from registry_cli.language import Text
from registry_cli.model.entity import Entity
from registry_cli.model.fields import AsSet, EntityRef, Map, Word, entry, items, mapping
from registry_cli.model.values import Day, Month, Name, Share


class Person(Entity):
    """A position, or the person who holds it; positions are better, names in git stay for ever."""

    KIND: ClassVar[str] = "person"
    FOLDER: ClassVar[str] = "people"
    TITLE: ClassVar[Text] = Text("Position", "Stilling")
    PLURAL: ClassVar[Text] = Text("Positions", "Stillinger")
    ABOUT: ClassVar[Text] = Text(
        "A position, or the person who holds it. Positions are better: a name in git stays for ever.",
        "En stilling, eller den, der har den. Stillinger er bedst: et navn i git bliver stående for altid.",
    )

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
    capacity_by_month: Annotated[Mapping[Month, Share], Map()] = mapping(
        "Where a month differs", "Hvor en måned afviger", example={"2026-12": 0.2}
    )
    substitute: Annotated[str, EntityRef(("person",))] | None = entry(
        "Who stands in", "Stedfortræder", example="projektleder-2"
    )
    employer: Annotated[str, Word("peers")] | None = entry(
        "The municipality that employs it, if not we", "Kommunen der ansætter, hvis ikke os", example="nabokoebing"
    )
    shared_with: Annotated[tuple[Annotated[str, Word("peers")], ...], AsSet()] = items(
        "Municipalities it is shared with", "Kommuner den deles med", example=["nabokoebing"]
    )
    email: Name | None = entry("Mailbox of the position", "Stillingens postkasse", example="it@eksempelby.example")
    phone: Name | None = entry("Telephone", "Telefon", example="+45 00 00 00 00")
    accounts: Annotated[tuple[Name, ...], AsSet()] = items(
        "Accounts where changes are approved", "Konti hvor ændringer godkendes", example=["ydelseschef-eksempelby"]
    )
    left: Day | None = entry(
        "First day no longer in the position", "Første dag ikke længere i stillingen", example="2026-10-01"
    )
