"""`registry.yaml`: who we are, and the words and policies of this registry."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from registry_cli.model.fields import AsSet, EntityRef, Keyed, Map, doc, entry, items, mapping
from registry_cli.model.values import Currency, Cvr, Day, Ident, MonthDay, MunicipalityCode, Name, Prose, Record, Whole

FORMAT = 1
"""The format version this program reads and writes."""


class Organisation(Record):
    """Who keeps the registry."""

    name: Name = doc("Name of the municipality", "Kommunens navn", example="Eksempelby Kommune")
    cvr: Cvr | None = entry("Company number", "CVR-nummer", example="12345678")
    municipality_code: MunicipalityCode | None = entry("Municipality code", "Kommunekode", example="0999")
    inhabitants: Whole | None = entry("Number of inhabitants", "Antal indbyggere", example=42000)
    counts: Annotated[Mapping[str, Whole], Map()] = mapping(
        "Other counts that prices use", "Andre antal som priser bruger", example={"elever": 5100}
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
    members: Annotated[tuple[Annotated[str, EntityRef(("person", "unit"))], ...], AsSet()] = items(
        "Members", "Medlemmer", example=["direktoer"]
    )
    mandate: Prose | None = entry("What it may decide", "Hvad det må beslutte")
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


class Vocabularies(Record):
    """The words this registry uses; a vocabulary that is not given is open: any word will do."""

    functions: Annotated[Mapping[Ident, Name], Map()] = mapping(
        "What systems do", "Hvad systemer gør", example={"esdh": "Sags- og dokumenthåndtering"}
    )
    roles: Annotated[Mapping[Ident, Name], Map()] = mapping(
        "Roles on systems, contracts and projects",
        "Roller på systemer, kontrakter og projekter",
        example={"superbruger": "Superbruger"},
    )
    competences: Annotated[Mapping[Ident, Name], Map()] = mapping(
        "What people can", "Hvad folk kan", example={"udbudsret": "Udbudsret"}
    )
    data_categories: Annotated[Mapping[Ident, Name], Map()] = mapping(
        "Categories of data", "Datakategorier", example={"person": "Personoplysninger"}
    )
    controls: Annotated[Mapping[Ident, Name], Map()] = mapping(
        "Recurring controls", "Tilbagevendende kontroller", example={"adgangsreview": "Gennemgang af brugeradgange"}
    )
    contract_types: Annotated[Mapping[Ident, Name], Map()] = mapping(
        "Types of contract", "Kontrakttyper", example={"hovedkontrakt": "Hovedkontrakt"}
    )
    agreement_elements: Annotated[Mapping[Ident, Name], Map()] = mapping(
        "What a contract delivers", "Aftaleelementer", example={"drift": "Drift"}
    )
    procurement_forms: Annotated[Mapping[Ident, Name], Map()] = mapping(
        "How things are bought", "Indkøbsformer", example={"eu-udbud": "EU-udbud"}
    )
    procurement_procedures: Annotated[Mapping[Ident, Name], Map()] = mapping(
        "Procedures of the next purchase", "Procedurer for genanskaffelse", example={"miniudbud": "Miniudbud"}
    )
    indices: Annotated[Mapping[Ident, Name], Map()] = mapping(
        "Indices that regulate prices", "Indeks der regulerer priser", example={"nettoprisindeks": "Nettoprisindeks"}
    )
    phases: Annotated[Mapping[Ident, Name], Map()] = mapping(
        "Phases of projects", "Projektfaser", example={"analyse": "Analyse"}
    )
    criteria: Annotated[Mapping[Ident, Name], Map()] = mapping(
        "Criteria of prioritisation", "Prioriteringskriterier", example={"strategi": "Bidrag til strategier"}
    )


class Settings(Record):
    """The settings of a registry."""

    format: Whole = doc("Version of the data format", "Dataformatets version", example=FORMAT)
    organisation: Organisation = doc("Who keeps the registry", "Hvem der fører registret")
    locale: Literal["da", "en"] = doc(
        "Language of findings and reports", "Sprog for bemærkninger og rapporter", example="da", default="da"
    )
    currency: Currency = doc(
        "Currency of all amounts, without VAT", "Valuta for alle beløb, uden moms", example="DKK", default="DKK"
    )
    calendar: Calendar | None = entry("Working days", "Arbejdsdage")
    peers: Annotated[tuple[Peer, ...], Keyed(("id",))] = items(
        "Other municipalities' registries", "Andre kommuners registre"
    )
    boards: Annotated[Mapping[Ident, Board], Map()] = mapping(
        "Boards and their meetings", "Besluttende organer og deres møder"
    )
    vocabularies: Vocabularies = doc(
        "Words this registry uses", "Ord som dette register bruger", default=Vocabularies()
    )
    taxonomies: Annotated[Mapping[Literal["kle", "form"], Mapping[str, Name]], Map()] = mapping(
        "Numbers of KLE and FORM that are used, with their titles",
        "Numre fra KLE og FORM der bruges, med titler",
        example={"kle": {"32.24": "Kontanthjælp"}},
    )
    severity: Annotated[Mapping[Ident, Literal["error", "warning", "info", "off"]], Map()] = mapping(
        "Severity of findings, where it differs",
        "Alvorlighed af bemærkninger, hvor den afviger",
        example={"retired-reference": "warning"},
    )
    extra: Annotated[Mapping[str, Any], Map()] = mapping(
        "What the municipality adds for itself", "Hvad kommunen selv tilføjer"
    )
