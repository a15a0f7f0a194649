"""Projects: what they change, what they cost and what they promise."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.fields import (
    AsSet,
    Effect,
    EntityRef,
    InOrder,
    Keyed,
    Map,
    PartRef,
    Sequence,
    Word,
    doc,
    entry,
    items,
    mapping,
)
from registry_cli.model.terms import OriginLevel, Task
from registry_cli.model.values import (
    Amount,
    Day,
    Flag,
    Ident,
    Month,
    Name,
    Pair,
    Period,
    PositiveAmount,
    Prose,
    Quantity,
    Record,
    Score,
    Share,
    Year,
)

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


class Grant(Record):
    """Money granted (bevilling)."""

    amount: PositiveAmount = doc("Kroner", "Kroner", example=900000)
    decision: Annotated[str, EntityRef(("decision",))] | None = entry(
        "The decision", "Beslutningen", example="dec-2026-07"
    )


class YearCost(Record):
    """The cost of a year."""

    year: Year = doc("Year", "År", example=2027)
    type: Literal["investment", "operation", "internal-hours", "other"] = doc(
        "Kind of cost", "Slags udgift", example="investment"
    )
    budget: Amount | None = entry("Budget in kroner", "Budget i kroner", example=600000)
    actual: Amount | None = entry("Spent in kroner", "Forbrug i kroner", example=310000)
    range: Annotated[Pair, Sequence()] | None = entry(
        "Lowest and highest estimate", "Laveste og højeste skøn", example=[500000, 800000]
    )


class Assumption(Record):
    """What the business case rests on."""

    name: Name = doc("What", "Hvad", example="Antal sager")
    value: Quantity = doc("Value", "Værdi", example=5200)
    checked: Day | None = entry("Last checked", "Sidst efterprøvet", example="2026-08-01")


class BusinessCase(Record):
    """Costs, grants and assumptions."""

    grant: Grant | None = entry("Money granted", "Bevilling")
    costs: Annotated[tuple[YearCost, ...], Keyed(("year", "type"))] = items("Costs by year", "Udgifter pr. år")
    zero_scenario: Prose | None = entry(
        "What happens if nothing is done",
        "0-scenariet: hvad der sker hvis intet gøres",
        example="Kontrakten forlænges til den nuværende pris",
    )
    assumptions: Annotated[tuple[Assumption, ...], Keyed(("name",))] = items("Assumptions", "Forudsætninger")


class Measurement(Record):
    """A value on a day."""

    value: Quantity = doc("Value", "Værdi", example=5100)
    date: Day = doc("Day", "Dag", example="2026-09-01")
    source: Name | None = entry("Where it comes from", "Hvor den kommer fra", example="FLIS")


class Budgeted(Record):
    """When the benefit is taken home in the budget."""

    year: Year = doc("Year", "År", example=2030)
    amount: Amount = doc("Kroner", "Kroner", example=300000)
    decision: Annotated[str, EntityRef(("decision",))] | None = entry(
        "The decision", "Beslutningen", example="dec-2026-07"
    )


class Benefit(Record):
    """A promised benefit (gevinst); its owner outlives the project."""

    id: Ident = doc("Id within the project", "Id inden for projektet", example="sagstid")
    name: Name = doc("What gets better", "Hvad der bliver bedre", example="Kortere sagsbehandlingstid")
    owner: Actor | None = entry("Benefit owner", "Gevinstejer", example="ydelseschef")
    type: Literal["financial", "quality", "citizen", "staff", "compliance"] | None = entry(
        "Kind of benefit", "Slags gevinst", example="financial"
    )
    cashable: Flag | None = entry("Taken home in the budget", "Hjemtages i budgettet", example=True)
    unit: Name | None = entry("Unit", "Enhed", example="timer")
    value_per_unit: Amount | None = entry("Kroner per unit", "Kroner pr. enhed", example=420)
    baseline: Measurement | None = entry("Baseline", "Nulpunktsmåling")
    target: Measurement | None = entry("Target", "Måltal")
    measured: Annotated[tuple[Measurement, ...], Keyed(("date",))] = items("Measurements", "Målinger")
    measure_every: Period | None = entry("How often it is measured", "Hvor ofte der måles", example="P6M")
    budgeted: Annotated[tuple[Budgeted, ...], Keyed(("year",))] = items(
        "When it is taken home", "Hvornår den hjemtages"
    )
    takes_from: Annotated[tuple[Annotated[str, EntityRef(("unit",))], ...], AsSet()] = items(
        "The budgets it is promised from", "Budgetterne den er lovet fra", example=["ydelse"]
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
    planned: Day | None = entry("Planned", "Planlagt", example="2028-06-01")
    forecast: Day | None = entry("Expected now", "Forventes nu", example="2028-09-01")
    done: Day | None = entry("Done", "Nået", example="2028-08-20")


class Risk(Record):
    """A risk (risiko)."""

    name: Name = doc("What may happen", "Hvad der kan ske", example="For få bydere")
    probability: Score = doc("Probability, 1 to 5", "Sandsynlighed, 1 til 5", example=3)
    impact: Score = doc("Impact, 1 to 5", "Konsekvens, 1 til 5", example=4)
    response: Prose | None = entry("What is done about it", "Hvad der gøres ved den")
    owner: Actor | None = entry("Who answers for it", "Hvem der er ansvarlig", example="projektleder-2")


class Stakeholder(Record):
    """An interested party (interessent)."""

    name: Name = doc("Who", "Hvem", example="Borgerne i ydelsescentret")
    interest: Prose | None = entry("What they want or fear", "Hvad de ønsker eller frygter")
    handling: Prose | None = entry("How they are met", "Hvordan de håndteres")


class Status(Record):
    """A status report."""

    date: Day = doc("Day", "Dag", example="2026-10-01")
    overall: Colour = doc("Overall", "Samlet", example="yellow")
    time: Colour | None = entry("Time", "Tid", example="red")
    economy: Colour | None = entry("Economy", "Økonomi", example="green")
    quality: Colour | None = entry("Quality", "Kvalitet", example="green")
    note: Prose | None = entry("Note", "Bemærkning")


class Project(Entity):
    """A project (projekt)."""

    KIND: ClassVar[str] = "project"
    FOLDER: ClassVar[str] = "projects"
    TITLE: ClassVar[Text] = Text("Project", "Projekt")
    PLURAL: ClassVar[Text] = Text("Projects", "Projekter")

    owner: Actor | None = entry("Project owner", "Projektejer", example="ydelseschef")
    manager: Actor | None = entry("Project manager", "Projektleder", example="projektleder-2")
    state: Literal["proposed", "approved", "paused", "rejected", "stopped", "closed"] | None = entry(
        "State, beside the phase", "Status, ved siden af fasen", example="approved"
    )
    model: Ident | None = entry("Project model", "Projektmodel", example="standard")
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
