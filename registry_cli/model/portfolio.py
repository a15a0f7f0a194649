"""Programmes, strategies, initiatives, decisions and standards: what projects answer to."""

from typing import Annotated, ClassVar, Literal

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.fields import AsSet, Effect, EntityRef, InOrder, Keyed, PartRef, Word, doc, entry, items
from registry_cli.model.system import Task
from registry_cli.model.values import Day, Flag, Ident, Name, PositiveAmount, Prose, Quantity, Record, Whole

OriginLevel = Literal["state", "joint-public", "joint-municipal", "cross-municipal", "local"]


class Programme(Entity):
    """A programme (program): projects with a common aim."""

    IN_ORDER: ClassVar[InOrder] = (("start", "end"),)
    KIND: ClassVar[str] = "programme"
    FOLDER: ClassVar[str] = "programmes"
    TITLE: ClassVar[Text] = Text("Programme", "Program")
    PLURAL: ClassVar[Text] = Text("Programmes", "Programmer")

    owner: Actor | None = entry("Owner", "Ejer", example="direktoer")
    manager: Actor | None = entry("Manager", "Leder", example="programleder")
    goals: Annotated[tuple[Annotated[str, PartRef("strategy", "goals")], ...], AsSet()] = items(
        "Goals it serves", "Mål det bidrager til", example=["digital-strategi#selvbetjening"]
    )
    start: Day | None = entry("First day", "Første dag", example="2025-01-01")
    end: Day | None = entry("Last day", "Sidste dag", example="2029-12-31")


class Indicator(Record):
    """How a goal is measured."""

    name: Name = doc("What is measured", "Hvad der måles", example="Andel digitale ansøgninger")
    unit: Name | None = entry("Unit", "Enhed", example="%")
    baseline: Quantity | None = entry("Where it started", "Udgangspunkt", example=62)
    target: Quantity | None = entry("Where it should be", "Måltal", example=85)
    by: Day | None = entry("When", "Hvornår", example="2028-12-31")


class Goal(Record):
    """A goal of a strategy."""

    id: Ident = doc("Id within the strategy", "Id inden for strategien", example="selvbetjening")
    name: Name = doc("The goal", "Målet", example="Borgerne kan klare det meste selv")
    indicators: Annotated[tuple[Indicator, ...], Keyed(("name",))] = items("How it is measured", "Hvordan det måles")


class Strategy(Entity):
    """A strategy (strategi) and its goals."""

    IN_ORDER: ClassVar[InOrder] = (("start", "end"),)
    KIND: ClassVar[str] = "strategy"
    FOLDER: ClassVar[str] = "strategies"
    TITLE: ClassVar[Text] = Text("Strategy", "Strategi")
    PLURAL: ClassVar[Text] = Text("Strategies", "Strategier")

    level: OriginLevel | None = entry("Whose strategy it is", "Hvis strategi det er", example="local")
    mandatory: Flag | None = entry("It binds the municipality", "Den er bindende for kommunen", example=False)
    owner: Actor | None = entry("Owner", "Ejer", example="direktoer")
    start: Day | None = entry("First day", "Første dag", example="2025-01-01")
    end: Day | None = entry("Last day", "Sidste dag", example="2028-12-31")
    goals: Annotated[tuple[Goal, ...], Keyed(("id",))] = items("Goals", "Mål")


class Initiative(Entity):
    """An obligation from outside (initiativ): law, state or a joint programme."""

    KIND: ClassVar[str] = "initiative"
    FOLDER: ClassVar[str] = "initiatives"
    TITLE: ClassVar[Text] = Text("Initiative", "Initiativ")
    PLURAL: ClassVar[Text] = Text("Initiatives", "Initiativer")

    level: OriginLevel | None = entry("Where it comes from", "Hvor det kommer fra", example="joint-municipal")
    owner: Actor | None = entry("Who answers for it here", "Hvem der er ansvarlig her", example="digitaliseringschef")
    deadline: Day | None = entry("When it must be done", "Hvornår det skal være gjort", example="2027-12-31")
    affects: Annotated[
        tuple[Annotated[str, EntityRef(("system", "interface", "datasource"), Effect.GOVERNS)], ...], AsSet()
    ] = items("What it touches", "Hvad det rammer", example=["esr"])
    tasks: Annotated[tuple[Task, ...], AsSet()] = items("Tasks it touches", "Opgaver det rammer", example=["kle:32.24"])
    saving: PositiveAmount | None = entry(
        "Yearly saving already assumed", "Årlig besparelse der allerede er indregnet", example=400000
    )


class Decision(Entity):
    """A decision (beslutning) of a board."""

    KIND: ClassVar[str] = "decision"
    FOLDER: ClassVar[str] = "decisions"
    TITLE: ClassVar[Text] = Text("Decision", "Beslutning")
    PLURAL: ClassVar[Text] = Text("Decisions", "Beslutninger")

    board: Annotated[str, Word("boards")] = doc("The board", "Det besluttende organ", example="portefoeljestyregruppe")
    date: Day = doc("The day", "Dagen", example="2026-09-15")
    recommendation: Prose | None = entry("What was recommended", "Indstilling")
    outcome: Literal["approved", "approved-with-conditions", "rejected", "postponed", "noted", "qualified"] | None = (
        entry("Outcome", "Udfald", example="approved")
    )
    conditions: Annotated[tuple[Prose, ...], AsSet()] = items(
        "Conditions", "Betingelser", example=["Gevinsterne indarbejdes i budget 2028"]
    )
    concerns: Annotated[tuple[Annotated[str, EntityRef((), Effect.GOVERNS)], ...], AsSet()] = items(
        "What it concerns", "Hvad den vedrører", example=["ny-ydelse"]
    )
    follows: Annotated[str, EntityRef(("decision",), acyclic=True)] | None = entry(
        "The decision before it", "Den forudgående beslutning", example="dec-2026-05"
    )


class Standard(Entity):
    """A building block, standard, principle or tender requirement to follow."""

    KIND: ClassVar[str] = "standard"
    FOLDER: ClassVar[str] = "standards"
    TITLE: ClassVar[Text] = Text("Standard", "Standard")
    PLURAL: ClassVar[Text] = Text("Standards", "Standarder")

    type: Literal["building-block", "standard", "principle", "requirement", "law"] | None = entry(
        "What it is", "Hvad det er", example="building-block"
    )
    publisher: Name | None = entry("From whom", "Fra hvem", example="KOMBIT")
    mandatory_from: Day | None = entry("Mandatory from", "Obligatorisk fra", example="2026-01-01")
    applies_to: Annotated[tuple[Literal["application", "platform", "register", "infrastructure"], ...], AsSet()] = (
        items("For which types of system", "For hvilke typer system", example=["application"])
    )
    functions: Annotated[tuple[Annotated[str, Word("functions")], ...], AsSet()] = items(
        "For which functions", "For hvilke funktioner", example=["esdh"]
    )
    evidence: Prose | None = entry("Accepted evidence", "Dokumentation der godtages")


class Waiver(Entity):
    """An agreed exception from a finding (dispensation); it ends."""

    KIND: ClassVar[str] = "waiver"
    FOLDER: ClassVar[str] = "waivers"
    TITLE: ClassVar[Text] = Text("Waiver", "Dispensation")
    PLURAL: ClassVar[Text] = Text("Waivers", "Dispensationer")

    finding: Ident = doc("The code of the finding", "Bemærkningens kode", example="retired-reference")
    entity: Annotated[str, EntityRef(())] = doc("What it is about", "Hvad den handler om", example="ky")
    reason: Prose = doc("Why it is accepted", "Hvorfor det accepteres", example="Afløses ved udbuddet i 2027")
    owner: Actor = doc("Who answers for it", "Hvem der er ansvarlig", example="it-arkitekt")
    expires: Day = doc("Last day it holds", "Sidste dag den gælder", example="2027-06-30")


class Processing(Entity):
    """A data processing agreement (databehandling) and its oversight."""

    KIND: ClassVar[str] = "processing"
    FOLDER: ClassVar[str] = "processing"
    TITLE: ClassVar[Text] = Text("Data processing", "Databehandling")
    PLURAL: ClassVar[Text] = Text("Data processing", "Databehandling")

    owner: Actor | None = entry("Who answers for it", "Hvem der er ansvarlig", example="ydelseschef")
    systems: Annotated[tuple[Annotated[str, EntityRef(("system",), Effect.GOVERNS)], ...], AsSet()] = items(
        "Systems", "Systemer", example=["ky"]
    )
    processors: Annotated[tuple[Annotated[str, EntityRef(("supplier",))], ...], AsSet()] = items(
        "Processors", "Databehandlere", example=["kmd"]
    )
    sub_processors: Annotated[tuple[Annotated[str, EntityRef(("supplier",))], ...], AsSet()] = items(
        "Sub-processors", "Underdatabehandlere", example=["microsoft"]
    )
    contract: Annotated[str, EntityRef(("contract",))] | None = entry(
        "The contract behind it", "Kontrakten bag", example="ky-drift"
    )
    agreement: Day | None = entry("Day of the agreement", "Aftalens dato", example="2022-03-10")
    third_countries: Flag | None = entry(
        "Data go to insecure third countries", "Data overføres til usikre tredjelande", example=False
    )
    oversight: (
        Literal["own-control", "physical", "isae-3000", "isae-3402", "management-statement", "written", "joint"] | None
    ) = entry("How it is overseen", "Tilsynsform", example="isae-3000")
    oversight_every: Whole | None = entry("Months between two", "Måneder mellem to tilsyn", example=12)
    overseen: Day | None = entry("Last overseen", "Senest ført tilsyn", example="2026-03-01")
