"""IT systems: what they do, who answers for them, and what they depend on."""

from typing import Annotated, ClassVar, Literal

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.facts.privacy import Accessibility, Archiving, Privacy
from registry_cli.model.facts.shared import Roles
from registry_cli.model.facts.uses import Redundancy, Use
from registry_cli.model.fields import AsSet, Effect, EntityRef, Keyed, Word, doc, entry, items
from registry_cli.model.lifecycle import Lifecycle
from registry_cli.model.terms import Classification, DataCategory, Level, SystemType, Task
from registry_cli.model.values import (
    Day,
    Fit,
    Flag,
    Ident,
    Name,
    OneOrMore,
    PositiveAmount,
    PositiveQuantity,
    Prose,
    Record,
    ShortPeriod,
    Url,
    Whole,
)


class UserGroup(Record):
    """A unit that uses the system."""

    unit: Annotated[str, EntityRef(("unit",))] = doc("The unit", "Enheden", example="ydelse")
    users: Whole | None = entry("Number of users", "Antal brugere", example=45)


class Process(Record):
    """A work process (arbejdsgang) that rests on the system."""

    id: Ident = doc("Id within the system", "Id inden for systemet", example="udbetaling")
    name: Name = doc("What the work is", "Hvad arbejdet er", example="Udbetaling af kontanthjælp")
    task: Task | None = entry("The task it belongs to", "Opgaven den hører til", example="kle:32.24")
    data: Annotated[tuple[DataCategory, ...], AsSet()] = items(
        "Data it works on", "Data den arbejder på", example=["ydelser"]
    )
    manual: Annotated[tuple[Name, ...], AsSet()] = items(
        "What is still done by hand", "Hvad der stadig gøres i hånden", example=["Kontrol af bilag"]
    )


class Criticality(Record):
    """How bad it is when the system stands still."""

    level: Level = doc("Level", "Niveau", example="high")
    societal: Flag | None = entry("Critical for society", "Samfundskritisk", example=True)
    business: Flag | None = entry("Critical for the municipality's own work", "Forretningskritisk", example=True)
    assessed: Day | None = entry("Day of the assessment", "Dag for vurderingen", example="2026-02-01")
    document: Url | None = entry("The assessment", "Vurderingen", example="https://example.dk/dok/2")


class DataHeld(Record):
    """A category of data in the system."""

    category: DataCategory = doc("Category of data", "Datakategori", example="ydelser")
    classification: Classification | None = entry(
        "How confidential the data are", "Hvor fortrolige data er", example="confidential"
    )
    personal: Annotated[tuple[Literal["none", "ordinary", "sensitive", "criminal"], ...], AsSet()] = items(
        "Kinds of personal data", "Slags personoplysninger", example=["ordinary", "sensitive"]
    )
    sensitive_types: Annotated[tuple[Annotated[str, Word("sensitive_data_types")], ...], AsSet()] = items(
        "Types of sensitive data", "Typer af følsomme oplysninger", example=["helbred"]
    )
    special: Annotated[tuple[Literal["social-problems", "other-private"], ...], AsSet()] = items(
        "Serious social problems or other purely private matters",
        "Væsentlige sociale problemer eller andre rent private forhold",
        example=["social-problems"],
    )
    cpr: Flag | None = entry("Holds civil registration numbers", "Indeholder CPR-numre", example=True)
    master: Flag | None = entry(
        "The system is the master of these data", "Systemet er master for disse data", example=True
    )


class FitScore(Record):
    """How well the system serves the work and the technology: 1 poor, 4 good."""

    business: Fit = doc("For the work", "For arbejdet", example=3)
    technical: Fit = doc("Technically", "Teknisk", example=2)
    date: Day | None = entry("Day of the assessment", "Dag for vurderingen", example="2026-05-01")
    by: Actor | None = entry("Who assessed", "Hvem der vurderede", example="ydelseschef")


class Target(Record):
    """What is intended for the system; an intention, never a state."""

    action: Literal["tolerate", "invest", "migrate", "eliminate"] = doc(
        "What to do with it", "Hvad der skal ske med det", example="migrate"
    )
    to: Annotated[str, EntityRef(("system",))] | None = entry(
        "The system that takes over", "Systemet der tager over", example="ny-ydelse"
    )
    by: Day | None = entry("When", "Hvornår", example="2029-06-30")
    reason: Prose | None = entry("Why", "Hvorfor")


class Conformance(Record):
    """How the system stands against a standard."""

    standard: Annotated[str, EntityRef(("standard",))] = doc("The standard", "Standarden", example="fk-organisation")
    status: Literal["compliant", "planned", "gap", "not-applicable"] = doc(
        "Where it stands", "Hvor det står", example="compliant"
    )
    by: Day | None = entry("Planned day", "Planlagt dag", example="2027-12-31")
    note: Prose | None = entry("Explanation of a deviation", "Forklaring på en afvigelse")


class Exit(Record):
    """What it takes to leave the system."""

    data_ownership: Literal["ours", "shared", "supplier", "unclear"] | None = entry(
        "Who owns the data", "Hvem der ejer data", example="ours"
    )
    formats: Annotated[tuple[Name, ...], AsSet()] = items(
        "Formats of an export", "Formater for et udtræk", example=["xml"]
    )
    cost: PositiveAmount | None = entry("What leaving costs", "Hvad det koster at forlade det", example=250000)
    notes: Prose | None = entry("Notes", "Noter")


class Continuity(Record):
    """How long the system may be away and how much data may be lost."""

    rto: ShortPeriod | None = entry("Longest time down", "Længste tid ude af drift", example="PT4H")
    rpo: ShortPeriod | None = entry("Longest loss of data", "Længste tab af data", example="PT24H")


class ControlDone(Record):
    """A recurring control and when it was last done."""

    control: Annotated[str, Word("controls")] = doc("The control", "Kontrollen", example="access-review")
    done: Day = doc("Last done", "Sidst udført", example="2026-08-01")


class Problem(Record):
    """What gets in people's way (bøvl)."""

    id: Ident = doc("Id within the system", "Id inden for systemet", example="langsom-soegning")
    text: Prose = doc("What the trouble is", "Hvad besværet er", example="Søgning tager flere minutter")
    hours_per_month: PositiveQuantity | None = entry("Hours lost a month", "Timer tabt om måneden", example=40)
    since: Day | None = entry("Since when", "Siden hvornår", example="2025-11-01")


class System(Entity):
    """An IT system (it-system) in use, planned or gone."""

    KIND: ClassVar[str] = "system"
    FOLDER: ClassVar[str] = "systems"
    TITLE: ClassVar[Text] = Text("System", "System")
    PLURAL: ClassVar[Text] = Text("Systems", "Systemer")
    ABOUT: ClassVar[Text] = Text(
        "An IT system the municipality uses, plans or has left: what it does, who answers for it, which data it holds, and what it depends on.",
        "Et it-system, som kommunen bruger, planlægger eller har forladt: hvad det gør, hvem der er ansvarlig, hvilke data det indeholder, og hvad det afhænger af.",
    )
    IMPACT_FIELDS: ClassVar[tuple[str, ...]] = (
        "part_of",
        "criticality.level",
        "hosting",
        "lifecycle",
        "successor",
        "support_ends",
        "data",
        "classification",
        "target",
        "continuity",
    )

    type: SystemType | None = entry("Kind of system", "Slags system", example="application")
    owner: Actor | None = entry(
        "System owner, always accountable", "Systemejer, altid ansvarlig", example="ydelseschef"
    )
    manager: Actor | None = entry(
        "System manager, the owner's delegate", "Systemansvarlig, ejerens stedfortræder", example="ky-ansvarlig"
    )
    purpose: Prose | None = entry(
        "What it is for", "Systemets overordnede formål", example="Udbetaling af kontanthjælp"
    )
    business_type: Annotated[str, Word("business_types")] | None = entry(
        "Type by the work it serves", "Forretningstype", example="specialsystemer"
    )
    technical_types: Annotated[tuple[Annotated[str, Word("technical_types")], ...], AsSet()] = items(
        "Types by how it is built", "Tekniske systemtyper", example=["fagsystem"]
    )
    expected_users: Literal["0-9", "10-49", "50-99", "100-499", "500+"] | None = entry(
        "Number of users, where no units are listed", "Antal brugere, hvor ingen enheder er nævnt", example="100-499"
    )
    used_by: Annotated[tuple[UserGroup, ...], Keyed(("unit",))] = items(
        "Units that use it", "Enheder der bruger det", example=[{"unit": "ydelse", "users": 45}]
    )
    tasks: Annotated[tuple[Task, ...], AsSet()] = items(
        "Municipal tasks it supports", "Opgaver det understøtter", example=["kle:32.24"]
    )
    functions: Annotated[tuple[Annotated[str, Word("functions")], ...], AsSet()] = items(
        "What it does", "Hvad det gør", example=["kontanthjaelp"]
    )
    processes: Annotated[tuple[Process, ...], Keyed(("id",))] = items(
        "Work processes that rest on it", "Arbejdsgange der hviler på det"
    )
    part_of: Annotated[str, EntityRef(("system",), Effect.BREAKS, acyclic=True)] | None = entry(
        "The system it is a module of", "Systemet det er et modul i", example="opus"
    )
    adapted: Flag | None = entry(
        "Adapted: not in the standard product", "Tilpasset: ikke i standardproduktet", example=True
    )
    roles: Roles = items("Other roles", "Øvrige roller")
    criticality: Criticality | None = entry("How critical it is", "Hvor kritisk det er")
    hosting: Literal["on-premises", "supplier", "cloud", "hybrid"] | None = entry(
        "Where it runs", "Hvor det drives", example="supplier"
    )
    product: Ident | None = entry(
        "The market product, to find it at a neighbour",
        "Markedsproduktet, så det kan findes hos en nabo",
        example="kommunernes-ydelsessystem",
    )
    supplier: Annotated[str, EntityRef(("supplier",))] | None = entry(
        "Who supplies it, where no contract says so",
        "Hvem der leverer det, hvor ingen kontrakt siger det",
        example="kmd",
    )
    lifecycle: Lifecycle | None = entry(
        "Dates of its life",
        "Livscyklus",
        example={"in_use": "2018-11-01", "phase_out": "2029-01-01", "retired": "2029-06-30"},
    )
    successor: Annotated[str, EntityRef(("system",), acyclic=True)] | None = entry(
        "What replaced it", "Hvad der afløste det", example="ny-ydelse"
    )
    support_ends: Day | None = entry(
        "Last day of the vendor's support", "Leverandørens sidste supportdag", example="2028-12-31"
    )
    data: Annotated[tuple[DataHeld, ...], Keyed(("category",))] = items("Data it holds", "Data det indeholder")
    uses: Annotated[tuple[Use, ...], Keyed(("interface", "datasource", "system", "purpose"))] = items(
        "What it depends on",
        "Hvad det afhænger af",
        example=[{"interface": "sf1520", "purpose": "Adresser", "via": "platform", "essential": True}],
    )
    redundancy: Redundancy | None = entry(
        "Providers that can replace one another", "Leverandører der kan erstatte hinanden"
    )
    classification: Classification | None = entry(
        "Highest classification", "Højeste klassifikation", example="confidential"
    )
    main_contract: Annotated[str, EntityRef(("contract",))] | None = entry(
        "The contract it stands on", "Kontrakten det hviler på", example="ky-drift"
    )
    fit: FitScore | None = entry("How well it fits", "Hvor godt det passer")
    target: Target | None = entry("What is intended", "Hvad der er hensigten")
    conforms: Annotated[tuple[Conformance, ...], Keyed(("standard",))] = items(
        "Conformance to standards", "Efterlevelse af standarder"
    )
    exit: Exit | None = entry("What leaving takes", "Hvad det kræver at komme ud")
    continuity: Continuity | None = entry("Continuity", "Beredskab")
    privacy: Privacy | None = entry("Privacy", "Databeskyttelse")
    archiving: Archiving | None = entry("Archiving", "Arkivering")
    accessibility: Accessibility | None = entry("Web accessibility", "Webtilgængelighed")
    version: Name | None = entry("Version", "Version", example="8.2")
    licence: Annotated[OneOrMore[Literal["proprietary", "open-source", "freeware", "own"]], AsSet()] = items(
        "Licence and code", "Licens- og kodegrundlag", example="proprietary"
    )
    ai: Flag | None = entry("Contains artificial intelligence", "Indeholder kunstig intelligens", example=False)
    controls: Annotated[tuple[ControlDone, ...], Keyed(("control",))] = items(
        "Recurring controls", "Tilbagevendende kontroller"
    )
    problems: Annotated[tuple[Problem, ...], Keyed(("id",))] = items("What gets in people's way", "Bøvl")
