"""What every entity may carry, whatever its kind."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from registry_cli.language import Text
from registry_cli.model.fields import AsSet, EntityRef, Keyed, Map, doc, entry, items, mapping
from registry_cli.model.values import Day, Ident, Name, Prose, Record, Url

Actor = Annotated[str, EntityRef(("person", "unit"))]
"""Who answers for something: a person or position, or a unit, which means its head."""


class Link(Record):
    """A document or case elsewhere."""

    title: Name = doc("What is found there", "Hvad der findes dér", example="Systemsag")
    url: Url = doc(
        "Address, also of a case system", "Adresse, også i et sagssystem", example="https://example.dk/sag/1"
    )


class Verified(Record):
    """Who last said that the entry is true, and when."""

    by: Actor = doc("Who verified the entry", "Hvem der har bekræftet oplysningerne", example="ydelseschef")
    date: Day = doc("The day it was verified", "Dagen hvor de blev bekræftet", example="2026-09-01")


class Entity(Record):
    """The fields that all kinds share."""

    KIND: ClassVar[str]
    FOLDER: ClassVar[str]
    TITLE: ClassVar[Text]
    PLURAL: ClassVar[Text]
    ABOUT: ClassVar[Text]
    IMPACT_FIELDS: ClassVar[tuple[str, ...]] = ()
    """The fields, as paths of keys, whose change is a reason for those who depend on the entity to look at their own entry again."""

    name: Name = doc("Name for people", "Navn, som mennesker bruger det", example="Kommunernes Ydelsessystem")
    aliases: Annotated[tuple[Name, ...], AsSet()] = items(
        "Other names it is known by", "Andre navne den kendes under", example=["KY"]
    )
    formerly: Annotated[tuple[Ident, ...], AsSet()] = items(
        "Ids it had before it was renamed", "Id'er den har haft før", example=["ydelse"]
    )
    description: Prose | None = entry("What it is, in a few sentences", "Hvad det er, i få sætninger")
    notes: Prose | None = entry("Notes", "Bemærkninger")
    tags: Annotated[tuple[Ident, ...], AsSet()] = items(
        "Free labels to select by", "Frie mærker at vælge ud fra", example=["monopolbrud"]
    )
    links: Annotated[tuple[Link, ...], Keyed(("url",))] = items(
        "Documents and cases elsewhere", "Dokumenter og sager andre steder"
    )
    ids: Annotated[Mapping[str, Name], Map()] = mapping(
        "Keys in other registers", "Nøgler i andre registre", example={"kitos": "1f2e"}
    )
    verified: Verified | None = entry("When the entry was last confirmed", "Hvornår oplysningerne sidst er bekræftet")
    extra: Annotated[Mapping[str, Any], Map()] = mapping(
        "What the municipality adds for itself: kept and exported, never checked",
        "Hvad kommunen selv tilføjer: bevares og eksporteres, kontrolleres aldrig",
    )
