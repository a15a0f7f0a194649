"""What keeps a registry true: how often entries are verified, controls made, and what must be filled in."""

from collections.abc import Mapping
from typing import Annotated, Literal

from registry_cli.model.fields import AsSet, Map, doc, entry, items, mapping
from registry_cli.model.terms import Level
from registry_cli.model.values import FieldPath, Ident, Name, Period, Prose, Record, Whole

ControlScope = Literal["all", "high", "societal", "personal-data", "public", "archived", "certificates"]


class Verification(Record):
    """How long a statement that an entry is true holds."""

    by_criticality: Annotated[Mapping[Level, Period], Map()] = mapping(
        "For systems, by criticality", "For systemer, efter kritikalitet", example={"high": "P6M"}
    )
    by_kind: Annotated[Mapping[Ident, Period], Map()] = mapping(
        "For other kinds of entity", "For andre arter", example={"contract": "P12M"}
    )


class Control(Record):
    """A recurring control of systems."""

    name: Name = doc("Name", "Navn", example="Gennemgang af brugeradgange")
    every: Period | None = entry("How often", "Hvor ofte", example="P6M")
    every_high: Period | None = entry(
        "How often for highly critical systems", "Hvor ofte for højkritiske systemer", example="P12M"
    )
    applies_to: ControlScope | None = entry("Which systems", "Hvilke systemer", example="personal-data")
    recorded_in: FieldPath | None = entry(
        "The field of a system that holds the day, where it is not its list of controls",
        "Feltet i systemet hvor dagen står, hvis ikke på listen over kontroller",
        example="accessibility.statement",
    )
    warn_days: Annotated[tuple[Whole, ...], AsSet()] = items(
        "Days before that a reminder is due", "Dage før der mindes om den", example=[90, 30]
    )
    note: Prose | None = entry("How it is done", "Hvordan den udføres")


class OversightConcept(Record):
    """How thoroughly a data processor is overseen."""

    name: Name = doc("Name", "Navn", example="Koncept 3")
    text: Prose | None = entry("What is done", "Hvad der gøres")


class Oversight(Record):
    """Oversight of data processors (tilsyn)."""

    every: Period | None = entry("How often", "Hvor ofte", example="P24M")
    every_high: Period | None = entry("How often at high risk", "Hvor ofte ved høj risiko", example="P12M")
    joint_from: Whole | None = entry(
        "From how many members of a joint secretariat that use the system the oversight is joint",
        "Fra hvor mange af et fælles sekretariats medlemmer der bruger systemet, tilsynet er fælles",
        example=20,
    )
    concepts: Annotated[Mapping[Ident, OversightConcept], Map()] = mapping("Concepts", "Tilsynskoncepter")


class Fields(Record):
    """The fields that entities of one kind should have, by how needed they are."""

    must: Annotated[tuple[FieldPath, ...], AsSet()] = items("Must be there", "Skal være der", example=["owner"])
    should: Annotated[tuple[FieldPath, ...], AsSet()] = items(
        "Should be there", "Bør være der", example=["criticality.level"]
    )
    could: Annotated[tuple[FieldPath, ...], AsSet()] = items("Could be there", "Kan være der", example=["product"])


class Intervals(Record):
    """How often other things are due."""

    benefit: Period | None = entry("Measurement of a benefit", "Måling af en gevinst", example="P6M")
    benefit_after_target: Period | None = entry(
        "Measurement after the target was reached", "Måling efter målet er nået", example="P12M"
    )
    benefit_followed: Period | None = entry(
        "How long it is followed after the target", "Hvor længe den følges efter målet", example="P2Y"
    )
    project_status: Period | None = entry("Status report of a project", "Statusrapport for et projekt", example="P35D")
    supplier_strategic: Period | None = entry(
        "Meeting with a strategic supplier", "Møde med en strategisk leverandør", example="P3M"
    )
    supplier_other: Period | None = entry(
        "Meeting with another supplier", "Møde med en anden leverandør", example="P12M"
    )
    risk_assessment: Period | None = entry("Risk assessment", "Risikovurdering", example="P24M")
    risk_assessment_high: Period | None = entry(
        "Risk assessment of a highly critical system", "Risikovurdering af et højkritisk system", example="P12M"
    )
    waiver: Period | None = entry("Longest waiver", "Længste dispensation", example="P12M")
    certificate_warning: Period | None = entry(
        "How long before its end a certificate is a finding",
        "Hvor længe før udløb et certifikat er en bemærkning",
        example="P90D",
    )
