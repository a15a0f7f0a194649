"""What a system means for people and the public: personal data, archives, accessibility."""

from typing import Annotated, ClassVar, Literal

from registry_cli.model.fields import AsSet, EntityRef, InOrder, Keyed, Word, doc, entry, items
from registry_cli.model.terms import Level
from registry_cli.model.values import Day, Flag, Name, Period, Prose, Record, Url


class RiskAssessment(Record):
    """What an assessment of the risk for people's data said."""

    status: Literal["done", "missing", "not-relevant"] | None = entry(
        "Where it stands", "Hvor den står", example="done"
    )
    date: Day | None = entry("Day of the assessment", "Dato", example="2026-02-01")
    result: Level | None = entry("Result", "Resultat", example="medium")
    document: Url | None = entry("The assessment", "Vurderingen", example="https://example.dk/dok/3")
    planned: Day | None = entry("The next one is planned for", "Den næste er planlagt til", example="2027-02-01")
    notes: Prose | None = entry("Notes", "Bemærkninger")


class ImpactAssessment(Record):
    """Data protection impact assessment (konsekvensanalyse)."""

    needed: Flag | None = entry("It is needed", "Den er nødvendig", example=True)
    date: Day | None = entry("Day it was made", "Dato", example="2025-11-01")
    document: Url | None = entry("The assessment", "Analysen", example="https://example.dk/dok/4")


class Retention(Record):
    """How long data are kept."""

    rule: Prose | None = entry("The rule", "Reglen", example="5 år efter sagens lukning")
    defined: Flag | None = entry("A time is laid down", "Bevaringsfrist er fastsat", example=True)
    next_review: Day | None = entry(
        "Next review of what to delete", "Næste vurdering af sletning", example="2027-01-01"
    )
    review_every: Period | None = entry("Time between reviews", "Tid mellem vurderinger", example="P12M")


class UserControl(Record):
    """Control of users by the log (logning af brugerkontrol)."""

    done: Flag | None = entry("It is done", "Den udføres", example=True)
    date: Day | None = entry("Last done", "Sidst udført", example="2026-01-15")
    document: Url | None = entry("Documentation", "Dokumentation", example="https://example.dk/dok/5")


class Privacy(Record):
    """What the system means for the people whose data it holds."""

    purposes: Annotated[tuple[Name, ...], AsSet()] = items(
        "What the data are processed for",
        "Behandlingsformål",
        example=["Sagsbehandling efter lov om aktiv socialpolitik"],
    )
    data_subjects: Annotated[tuple[Name, ...], AsSet()] = items(
        "Whose data they are", "Kategorier af registrerede", example=["Borgere"]
    )
    record: Url | None = entry(
        "The record of processing activities",
        "Fortegnelsen over behandlingsaktiviteter",
        example="https://example.dk/dok/6",
    )
    agreement_required: Literal["yes", "no", "by-law"] | None = entry(
        "Needs a data processing agreement", "Kræver databehandleraftale", example="yes"
    )
    risk_assessment: RiskAssessment | None = entry("Risk assessment", "Risikovurdering")
    dpia: ImpactAssessment | None = entry("Impact assessment", "Konsekvensanalyse")
    retention: Retention | None = entry("Retention", "Opbevaring og sletning")
    safeguards: Annotated[
        tuple[Literal["encryption", "pseudonymisation", "access-control", "logging"], ...], AsSet()
    ] = items("Technical safeguards", "Tekniske foranstaltninger", example=["encryption", "logging"])
    safeguards_document: Url | None = entry(
        "Where the safeguards are described", "Hvor foranstaltningerne er beskrevet", example="https://example.dk/dok/7"
    )
    user_control: UserControl | None = entry("Control of users by the log", "Kontrol af brugere i loggen")


ArchivingDuty = Literal["B", "K", "B+D", "B+K", "K+D", "K+B", "D+K", "D+D", "none", "undecided"]


class ArchivePeriod(Record):
    """A period handed over to the archives (journalperiode)."""

    IN_ORDER: ClassVar[InOrder] = (("from", "until"),)

    id: Name = doc("Id of the archive version", "Arkiveringsversionens id", example="AVID.EKS.1")
    start: Day | None = entry("First day", "Første dag", example="2020-01-01", alias="from")
    until: Day | None = entry("Last day", "Sidste dag", example="2024-12-31")
    approved: Flag | None = entry("Approved by the archives", "Godkendt af arkivet", example=True)


class ArchivingDecision(Record):
    """What is decided for the system's retirement."""

    date: Day = doc("Day", "Dag", example="2026-05-01")
    text: Prose = doc("What is decided", "Hvad der er besluttet", example="Arkiveringsversion afleveres inden lukning")


class Archiving(Record):
    """What must be kept for the archives."""

    duty: ArchivingDuty | None = entry(
        "Archiving duty (B keep, K discard, D a part; data + documents)",
        "Arkiveringspligt (B bevares, K kasseres, D delvist; data + dokumenter)",
        example="B",
    )
    recommended: ArchivingDuty | None = entry(
        "What the National Archives advise", "Rigsarkivets vejledning", example="B"
    )
    recommendation: Prose | None = entry("Comment on the advice", "Bemærkning til vejledningen")
    type: Annotated[str, Word("archive_types")] | None = entry("Way of archiving", "Arkivtype", example="periode")
    location: Name | None = entry("Where the archive lies", "Arkiveringssted", example="Rigsarkivet")
    test_location: Name | None = entry("Where it is tested", "Arkivtestplads", example="Odense")
    supplier: Annotated[str, EntityRef(("supplier",))] | None = entry(
        "Who makes the archive version", "Arkivleverandør", example="kmd"
    )
    archived: Flag | None = entry("It has been archived from", "Der er arkiveret fra systemet", example=False)
    every: Period | None = entry("Time between archive versions", "Tid mellem arkiveringsversioner", example="P5Y")
    document_bearing: Flag | None = entry("It holds documents", "Dokumentbærende", example=True)
    periods: Annotated[tuple[ArchivePeriod, ...], Keyed(("id",))] = items("Periods handed over", "Journalperioder")
    decision: ArchivingDecision | None = entry(
        "What is decided for the retirement", "Hvad der er besluttet for udfasningen"
    )
    notes: Prose | None = entry("Notes", "Bemærkninger")


class Accessibility(Record):
    """Web accessibility."""

    status: Literal["compliant", "partly", "not-compliant"] | None = entry(
        "How far it is accessible", "Hvor tilgængeligt det er", example="partly"
    )
    statement: Day | None = entry(
        "Day of the accessibility statement", "Tilgængelighedserklæringens dato", example="2026-03-01"
    )
    checked: Day | None = entry("Last checked", "Sidst kontrolleret", example="2026-02-27")
    url: Url | None = entry("The statement", "Erklæringen", example="https://www.was.digst.dk/eksempelby-dk")
    notes: Prose | None = entry("Notes", "Bemærkninger")
