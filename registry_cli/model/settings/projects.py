"""How projects run and are compared: models with phases and gates, and the criteria of prioritisation."""

from collections.abc import Mapping
from typing import Annotated, Literal

from registry_cli.model.fields import AsSet, Map, Sequence, Word, doc, entry, items, mapping
from registry_cli.model.values import Flag, Ident, Name, Period, PositiveAmount, PositiveQuantity, Prose, Record, Whole

Phase = Annotated[str, Word("phases")]


class Condition(Record):
    """What must be so before a gate is passed; what can be checked by a program stands beside the words."""

    text: Name = doc("The condition", "Betingelsen", example="Projektejer og projektleder er udpeget")
    fields: Annotated[tuple[Name, ...], AsSet()] = items(
        "Fields of the project that must be filled in", "Felter i projektet der skal være udfyldt", example=["owner"]
    )
    documents: Annotated[tuple[Annotated[str, Word("project_documents")], ...], AsSet()] = items(
        "Documents that must be there", "Dokumenter der skal foreligge", example=["projektgrundlag"]
    )
    minimum: Annotated[Mapping[Annotated[str, Word("criteria")], Whole], Map()] = mapping(
        "Least score by criterion", "Mindste point pr. kriterium", example={"strategi": 2}
    )
    advice: Flag | None = entry("Recommended and not required", "Anbefales, men kræves ikke", example=True)


class Gate(Record):
    """The passage out of a phase (faseovergang): who decides, and what must be so."""

    name: Name | None = entry("Name", "Navn", example="G1")
    boards: Annotated[tuple[Annotated[str, Word("boards")], ...], Sequence()] = items(
        "Who decides, in order: the last one passes it",
        "Hvem der beslutter, i rækkefølge: det sidste organ godkender",
        example=["digitaliseringsraad", "portefoeljestyregruppe"],
    )
    conditions: Annotated[Mapping[Ident, Condition], Map()] = mapping("Conditions", "Betingelser")


class AppliesTo(Record):
    """Which projects a model is meant for; all that is stated must hold."""

    tracks: Annotated[tuple[Literal["challenge", "mandated", "foundation"], ...], AsSet()] = items(
        "Tracks", "Spor", example=["mandated"]
    )
    sizes: Annotated[tuple[Literal["small", "normal", "large"], ...], AsSet()] = items(
        "Sizes", "Størrelser", example=["normal"]
    )
    below_amount: PositiveAmount | None = entry("Below this cost", "Under denne udgift", example=200000)
    below_hours: Whole | None = entry("Below this number of hours", "Under dette antal timer", example=200)


class ProjectModel(Record):
    """A project model (projektmodel): phases in order, with a gate out of each."""

    name: Name = doc("Name", "Navn", example="Kommunens projektmodel")
    description: Prose | None = entry("What it is for", "Hvad den er til")
    applies_to: AppliesTo | None = entry("For which projects", "For hvilke projekter")
    phases: Annotated[tuple[Phase, ...], Sequence()] = items(
        "Phases in order", "Faser i rækkefølge", example=["ide", "analyse", "realisering"]
    )
    may_skip: Annotated[tuple[Phase, ...], AsSet()] = items(
        "Phases that may be left out", "Faser der kan springes over", example=["anskaffelse"]
    )
    registration: Gate | None = entry("What it takes to be registered", "Hvad der kræves for at blive registreret")
    gates: Annotated[Mapping[Phase, Gate], Map()] = mapping(
        "Gates, by the phase that ends", "Faseovergange, efter den fase der slutter"
    )
    checkpoint_every: Period | None = entry("Time between checkpoints", "Tid mellem tjekpunkter", example="P3M")


class Criterion(Record):
    """A criterion of prioritisation."""

    name: Name = doc("Name", "Navn", example="Bidrag til vedtagne strategier")
    weight: PositiveQuantity | None = entry("Weight", "Vægt", example=20)
    direction: Literal["up", "down"] | None = entry(
        "Whether a high score speaks for the project (up) or against it (down)",
        "Om et højt tal taler for projektet (up) eller imod det (down)",
        example="up",
    )
    computed_from: Prose | None = entry("What the score rests on", "Hvad pointene bygger på")


class Prioritisation(Record):
    """How projects are ranked."""

    criteria: Annotated[Mapping[Ident, Criterion], Map()] = mapping("Criteria", "Kriterier")
    mandatory_apart: Flag | None = entry(
        "Mandatory projects are ranked apart, by deadline",
        "Lovbundne projekter rangeres for sig, efter frist",
        example=True,
    )
    discount_rate: PositiveQuantity | None = entry(
        "Real discount rate in percent", "Real diskonteringsrente i procent", example=3.5
    )
    horizon: Whole | None = entry("Years that are reckoned", "Antal år der regnes på", example=10)
