"""Who keeps the registry, whom it works with, and who decides."""

from collections.abc import Mapping
from typing import Annotated, Literal

from registry_cli.model.fields import AsSet, EntityRef, Map, doc, entry, items, mapping
from registry_cli.model.values import Cvr, Day, Ident, MonthDay, MunicipalityCode, Name, Prose, Record, Whole

Actor = Annotated[str, EntityRef(("person", "unit"))]

Counted = Literal["user", "case", "child", "pupil", "household", "employee", "citizen"]
"""What an organisation counts for its prices, beside its inhabitants; a price line's `per` names the same words."""


class Organisation(Record):
    """Who keeps the registry."""

    name: Name = doc("Name of the municipality", "Kommunens navn", example="Eksempelby Kommune")
    cvr: Cvr | None = entry("Company number", "CVR-nummer", example="12345678")
    municipality_code: MunicipalityCode | None = entry("Municipality code", "Kommunekode", example="0999")
    inhabitants: Whole | None = entry("Number of inhabitants", "Antal indbyggere", example=42000)
    counts: Annotated[Mapping[Counted, Whole], Map()] = mapping(
        "Other counts that prices use, by the word that stands in `per`",
        "Andre antal som priser bruger, efter ordet der står i `per`",
        example={"pupil": 5100},
    )


class Peer(Record):
    """Another municipality's registry."""

    id: Ident = doc("Short name", "Kort navn", example="nabokoebing")
    name: Name = doc("Name", "Navn", example="Nabokøbing Kommune")
    path: Name | None = entry("Folder of its registry", "Mappe med dens register", example="../nabokoebing")
    git: Name | None = entry(
        "Git address of its registry",
        "Git-adresse på dens register",
        example="https://git.example.dk/nabokoebing/register.git",
    )


class Board(Record):
    """A board (besluttende organ) and its meetings."""

    name: Name = doc("Name", "Navn", example="Porteføljestyregruppen")
    members: Annotated[tuple[Actor, ...], AsSet()] = items("Members", "Medlemmer", example=["direktoer"])
    chair: Actor | None = entry("Chair", "Formand", example="direktoer")
    secretariat: Actor | None = entry("Who prepares its meetings", "Sekretariat", example="projektkoordinator")
    composition: Prose | None = entry("Who sits on it, in words", "Sammensætning med ord")
    mandate: Prose | None = entry("What it may decide", "Hvad det må beslutte")
    meets: Name | None = entry("How often it meets", "Hvor ofte det mødes", example="6-8 gange om året")
    meetings: Annotated[tuple[Day, ...], AsSet()] = items("Meetings", "Møder", example=["2026-12-08"])
    paper_deadline: Whole | None = entry(
        "Working days before a meeting that papers go out", "Arbejdsdage før mødet hvor materialet udsendes", example=5
    )


class Calendar(Record):
    """Which days are no working days, beside weekends and public holidays."""

    extra_days_off: Annotated[tuple[MonthDay, ...], AsSet()] = items(
        "Days off each year, as month and day",
        "Faste fridage hvert år, som måned og dag",
        example=["06-05", "12-24", "12-31"],
    )
