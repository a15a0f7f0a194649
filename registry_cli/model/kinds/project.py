"""Projects: what they change, what they cost and what they promise."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.facts.business_case import Benefit, BusinessCase
from registry_cli.model.facts.shared import Roles
from registry_cli.model.fields import (
    AsSet,
    Effect,
    EntityRef,
    InOrder,
    Keyed,
    Map,
    PartRef,
    Word,
    doc,
    entry,
    items,
    mapping,
)
from registry_cli.model.terms import Level, OriginLevel, Task
from registry_cli.model.values import Day, Flag, Month, Name, Prose, Record, Score, Share, Url

PROVIDED_KINDS = ("interface", "datasource", "system")
Colour = Literal["green", "yellow", "red"]
Strength = Literal["weak", "medium", "strong"]


class Origin(Record):
    """Where the project comes from."""

    level: OriginLevel = doc("Level", "Niveau", example="joint-municipal")
    initiative: Annotated[str, EntityRef(("initiative",))] | None = entry(
        "The obligation behind it", "Forpligtelsen bag", example="monopolbrud"
    )


class SteeringGroup(Record):
    """Who steers the project."""

    chair: Actor = doc("Chair", "Formand", example="ydelseschef")
    members: Annotated[tuple[Actor, ...], AsSet()] = items("Members", "Medlemmer", example=["it-chef"])


class Affects(Record):
    """Whom and what the project touches."""

    units: Annotated[tuple[Annotated[str, EntityRef(("unit",))], ...], AsSet()] = items(
        "Units", "Enheder", example=["ydelse"]
    )
    tasks: Annotated[tuple[Task, ...], AsSet()] = items("Tasks", "Opgaver", example=["kle:32.24"])


class Category(Record):
    """Categories that are not weighted."""

    reach: Literal["local", "cross-cutting"] | None = entry("Reach", "Rækkevidde", example="cross-cutting")
    focus: Literal["political", "administrative"] | None = entry("Focus", "Fokus", example="administrative")
    complexity: Literal["low", "medium", "high"] | None = entry("Complexity", "Kompleksitet", example="high")


class GatePassed(Record):
    """A gate (faseovergang) that was passed."""

    phase: Annotated[str, Word("phases")] = doc("The phase that ended", "Fasen der sluttede", example="idea")
    passed: Day = doc("When", "Hvornår", example="2026-04-12")
    decision: Annotated[str, EntityRef(("decision",))] | None = entry(
        "The decision", "Beslutningen", example="dec-2026-07"
    )


class GoalServed(Record):
    """A goal the project serves."""

    goal: Annotated[str, PartRef("strategy", "goals")] = doc(
        "The goal", "Målet", example="digital-strategi#selvbetjening"
    )
    contribution: Strength | None = entry("How much", "Hvor meget", example="strong")


class Move(Record):
    """Consumers of one interface, data source or system go over to another."""

    source: Annotated[str, EntityRef(PROVIDED_KINDS, Effect.GOVERNS)] = doc(
        "What they use until then", "Hvad de anvender indtil da", example="sf1491", alias="from"
    )
    target: Annotated[str, EntityRef(PROVIDED_KINDS, Effect.GOVERNS)] = doc(
        "What they use from then on", "Hvad de anvender derefter", example="sf1520", alias="to"
    )


class SystemChange(Record):
    """What the project does to a system."""

    system: Annotated[str, EntityRef(("system",), Effect.GOVERNS)] = doc("The system", "Systemet", example="ky")
    action: Literal["introduce", "change", "replace", "retire", "move-interface"] = doc(
        "What happens to it", "Hvad der sker med det", example="replace"
    )
    replacement: Annotated[str, EntityRef(("system",), Effect.GOVERNS)] | None = entry(
        "What it is replaced with", "Hvad det erstattes med", example="ny-ydelse", alias="with"
    )
    date: Day | None = entry("When", "Hvornår", example="2029-06-30")
    moves: Annotated[tuple[Move, ...], Keyed(("from",))] = items(
        "Whose consumers go over to which interface",
        "Hvilke snitfladers anvendere der flytter, og hvorhen",
        example=[{"from": "sf1491", "to": "sf1520"}],
    )


class Resource(Record):
    """People the project asks for."""

    IN_ORDER: ClassVar[InOrder] = (("from", "to"),)

    role: Annotated[str, Word("roles")] = doc("Role", "Rolle", example="projektleder")
    person: Annotated[str, EntityRef(("person",))] | None = entry("Who", "Hvem", example="projektleder-2")
    start: Month = doc("First month", "Første måned", example="2026-08", alias="from")
    to: Month = doc("Last month", "Sidste måned", example="2027-06")
    share: Share = doc("Part of the time", "Del af tiden", example=0.4)


class Milestone(Record):
    """A milestone (milepæl)."""

    name: Name = doc("What is reached", "Hvad der nås", example="Kontrakt underskrevet")
    phase: Annotated[str, Word("phases")] | None = entry(
        "The phase it belongs to", "Fasen den hører til", example="anskaffelse"
    )
    owner: Actor | None = entry("Who answers for it", "Hvem der er ansvarlig", example="projektleder-2")
    planned: Day | None = entry("Planned", "Planlagt", example="2028-06-01")
    forecast: Day | None = entry("Expected now", "Forventes nu", example="2028-09-01")
    done: Day | None = entry("Done", "Nået", example="2028-08-20")
    note: Prose | None = entry("Note", "Bemærkning")


class Risk(Record):
    """A risk (risiko)."""

    name: Name = doc("What may happen", "Hvad der kan ske", example="For få bydere")
    probability: Score = doc("Probability, 1 to 5", "Sandsynlighed, 1 til 5", example=3)
    impact: Score = doc("Impact, 1 to 5", "Konsekvens, 1 til 5", example=4)
    response: Prose | None = entry("What is done about it", "Hvad der gøres ved den")
    owner: Actor | None = entry("Who answers for it", "Hvem der er ansvarlig", example="projektleder-2")
    date: Day | None = entry("Last assessed", "Sidst vurderet", example="2026-10-01")


class Stakeholder(Record):
    """An interested party (interessent)."""

    name: Name = doc("Who", "Hvem", example="Borgerne i ydelsescentret")
    role: Name | None = entry("Their part in it", "Deres rolle", example="Brugere")
    significance: Score | None = entry("How much they matter, 1 to 5", "Betydning, 1 til 5", example=4)
    benefits: Prose | None = entry("What they gain", "Fordele for dem")
    downsides: Prose | None = entry("What they lose", "Ulemper for dem")
    interest: Prose | None = entry("What they want or fear", "Hvad de ønsker eller frygter")
    handling: Prose | None = entry("How they are met", "Hvordan de håndteres")


class Status(Record):
    """A status report."""

    date: Day = doc("Day", "Dag", example="2026-10-01")
    overall: Colour = doc("Overall", "Samlet", example="yellow")
    time: Colour | None = entry("Time", "Tid", example="red")
    economy: Colour | None = entry("Economy", "Økonomi", example="green")
    resources: Colour | None = entry("Resources", "Ressourcer", example="yellow")
    quality: Colour | None = entry("Quality", "Kvalitet", example="green")
    note: Prose | None = entry("Note", "Bemærkning")


class Priority(Record):
    """How it was ranked by people, beside the reckoned score."""

    project: Level | None = entry("By the project", "Prioritet: projekt", example="high")
    portfolio: Level | None = entry("By the portfolio board", "Prioritet: portefølje", example="medium")
    locked: Flag | None = entry("Not to be changed", "Prioritet er låst", example=False)


class ProjectDocument(Record):
    """A document of the project."""

    type: Annotated[str, Word("project_documents")] = doc(
        "Which document", "Hvilket dokument", example="projektgrundlag"
    )
    title: Name | None = entry("Title", "Titel", example="Projektgrundlag, version 2")
    url: Url | None = entry("Address", "Adresse", example="https://example.dk/dok/10")
    date: Day | None = entry("Its date", "Dato", example="2026-05-01")


class Checkpoint(Record):
    """What a checkpoint of a challenge said."""

    date: Day = doc("When", "Hvornår", example="2026-11-02")
    delivers: Flag = doc("It delivers", "Den leverer", example=True)
    note: Prose | None = entry("Why", "Hvorfor")


class Communication(Record):
    """A message to somebody."""

    audience: Name = doc("To whom", "Målgruppe", example="Institutionsledere")
    message: Name = doc("What is said", "Budskab", example="Nyt økonomisystem fra 2029")
    purpose: Name | None = entry("What for", "Formål", example="Forberede lederne")
    media: Name | None = entry("By which medium", "Medie", example="Intranet")
    date: Day | None = entry("When", "Hvornår", example="2027-05-01")
    owner: Actor | None = entry("Who answers for it", "Hvem der er ansvarlig", example="projektleder-2")


class Handover(Record):
    """Handover to operation (overlevering)."""

    date: Day | None = entry("When", "Hvornår", example="2029-03-01")
    participants: Annotated[tuple[Actor, ...], AsSet()] = items("Who takes part", "Deltagere", example=["ydelseschef"])
    summary: Prose | None = entry("What was agreed", "Hvad der er aftalt")
    document: Url | None = entry("The document", "Dokumentet", example="https://example.dk/dok/11")


class Project(Entity):
    """A project (projekt)."""

    KIND: ClassVar[str] = "project"
    FOLDER: ClassVar[str] = "projects"
    TITLE: ClassVar[Text] = Text("Project", "Projekt")
    PLURAL: ClassVar[Text] = Text("Projects", "Projekter")
    ABOUT: ClassVar[Text] = Text(
        "A project: what it changes, whom it asks for, what it costs and which benefits it promises.",
        "Et projekt: hvad det ændrer, hvem det trækker på, hvad det koster, og hvilke gevinster det lover.",
    )
    IMPACT_FIELDS: ClassVar[tuple[str, ...]] = (
        "state",
        "phase",
        "changes",
    )

    owner: Actor | None = entry("Project owner", "Projektejer", example="ydelseschef")
    manager: Actor | None = entry("Project manager", "Projektleder", example="projektleder-2")
    state: Literal["proposed", "approved", "paused", "rejected", "stopped", "closed"] | None = entry(
        "State, beside the phase", "Status, ved siden af fasen", example="approved"
    )
    background: Prose | None = entry("Background", "Baggrund")
    purpose: Prose | None = entry("Purpose", "Formål", example="Hurtigere og mere ensartet sagsbehandling")
    model: Annotated[str, Word("project_models")] | None = entry("Project model", "Projektmodel", example="standard")
    size: Literal["small", "normal", "large"] | None = entry("Size", "Størrelse", example="normal")
    priority: Priority | None = entry("Priority", "Prioritet")
    roles: Roles = items("Other roles", "Øvrige roller")
    type: Literal["acquisition", "development", "agile", "organisational"] | None = entry(
        "Type of project", "Projekttype", example="acquisition"
    )
    track: Literal["challenge", "mandated", "foundation"] | None = entry("Track", "Spor", example="mandated")
    ambition: Literal["low", "medium", "high"] | None = entry(
        "Level of ambition, set by the directors", "Ambitionsniveau, sat af direktionen", example="medium"
    )
    stop_rule: Prose | None = entry("What at a checkpoint means stop", "Hvad der ved et tjekpunkt betyder stop")
    origin: Origin | None = entry("Where it comes from", "Ophav")
    programme: Annotated[str, EntityRef(("programme",))] | None = entry(
        "Programme", "Program", example="ydelsesprogram"
    )
    shared_with: Annotated[tuple[Annotated[str, Word("peers")], ...], AsSet()] = items(
        "Municipalities it is shared with", "Kommuner det deles med", example=["nabokoebing"]
    )
    lead: Annotated[str, Word("peers")] | None = entry(
        "Who counts its people and money, if not we",
        "Hvem der tæller dets folk og penge, hvis ikke os",
        example="nabokoebing",
    )
    steering_group: SteeringGroup | None = entry("Steering group", "Styregruppe")
    affects: Affects | None = entry("Whom it touches", "Hvem det berører")
    category: Category | None = entry("Categories", "Kategorier")
    phase: Annotated[str, Word("phases")] | None = entry("Phase", "Fase", example="analyse")
    gates: Annotated[tuple[GatePassed, ...], Keyed(("phase",))] = items("Gates passed", "Faseovergange")
    goals: Annotated[tuple[GoalServed, ...], Keyed(("goal",))] = items("Goals it serves", "Mål det bidrager til")
    scores: Annotated[Mapping[Annotated[str, Word("criteria")], Score], Map()] = mapping(
        "Scores by criterion, 1 to 5", "Point pr. kriterium, 1 til 5", example={"strategi": 4}
    )
    changes: Annotated[tuple[SystemChange, ...], Keyed(("system", "action"))] = items(
        "Systems it changes", "Systemer det ændrer"
    )
    contracts: Annotated[tuple[Annotated[str, EntityRef(("contract",), Effect.GOVERNS)], ...], AsSet()] = items(
        "Contracts it concerns", "Kontrakter det vedrører", example=["ky-drift"]
    )
    depends_on: Annotated[
        tuple[Annotated[str, EntityRef(("project",), Effect.DEGRADES, acyclic=True)], ...], AsSet()
    ] = items("Projects that must come first", "Projekter der skal komme først", example=["organisation-migrering"])
    business_case: BusinessCase | None = entry("Business case", "Business case")
    benefits: Annotated[tuple[Benefit, ...], Keyed(("id",))] = items("Benefits", "Gevinster")
    resources: Annotated[tuple[Resource, ...], Keyed(("role", "person", "from"))] = items(
        "People it asks for", "Ressourcer"
    )
    milestones: Annotated[tuple[Milestone, ...], Keyed(("name",))] = items("Milestones", "Milepæle")
    risks: Annotated[tuple[Risk, ...], Keyed(("name",))] = items("Risks", "Risici")
    stakeholders: Annotated[tuple[Stakeholder, ...], Keyed(("name",))] = items("Interested parties", "Interessenter")
    status: Annotated[tuple[Status, ...], Keyed(("date",))] = items("Status reports", "Statusrapporter")
    checkpoints: Annotated[tuple[Checkpoint, ...], Keyed(("date",))] = items("Checkpoints", "Tjekpunkter")
    communications: Annotated[tuple[Communication, ...], Keyed(("audience", "message"))] = items(
        "Communication", "Kommunikation"
    )
    documents: Annotated[tuple[ProjectDocument, ...], Keyed(("type", "url"))] = items("Documents", "Dokumenter")
    handover: Handover | None = entry("Handover to operation", "Overlevering til drift")
    follow_up: Day | None = entry("When it is looked at again", "Hvornår der følges op", example="2030-03-01")
