"""What a project costs and what it promises."""

from typing import Annotated, Literal

from registry_cli.model.entity import Actor
from registry_cli.model.facts.shared import Grant, Measurement
from registry_cli.model.fields import AsSet, EntityRef, Keyed, Sequence, doc, entry, items
from registry_cli.model.values import (
    Amount,
    Day,
    Flag,
    Ident,
    Name,
    Pair,
    Period,
    Prose,
    Quantity,
    Record,
    Year,
)

CostType = Literal[
    "investment",
    "operation",
    "internal-hours",
    "consultants",
    "training",
    "hardware",
    "software",
    "licences",
    "maintenance",
    "saving-salary",
    "saving-other",
    "other",
]
"""What a project's money goes to; savings are stated as positive amounts."""


class YearCost(Record):
    """The cost of a year."""

    year: Year = doc("Year", "År", example=2027)
    type: CostType = doc("Kind of cost", "Slags udgift", example="investment")
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


class Budgeted(Record):
    """When the benefit is taken home in the budget."""

    year: Year = doc("Year", "År", example=2030)
    amount: Amount = doc("Kroner", "Kroner", example=300000)
    decision: Annotated[str, EntityRef(("decision",))] | None = entry(
        "The decision", "Beslutningen", example="dec-2026-07"
    )


class WrittenOff(Record):
    """A benefit that was given up."""

    date: Day = doc("When", "Hvornår", example="2029-01-15")
    decision: Annotated[str, EntityRef(("decision",))] | None = entry(
        "The decision", "Beslutningen", example="dec-2026-07"
    )
    reason: Prose | None = entry("Why", "Hvorfor")


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
    method: Prose | None = entry("How it is measured", "Hvordan den måles", example="Udtræk fra fagsystemet")
    baseline: Measurement | None = entry("Baseline", "Nulpunktsmåling")
    target: Measurement | None = entry("Target", "Måltal")
    expected: Measurement | None = entry("What is expected today", "Hvad der forventes i dag")
    measured: Annotated[tuple[Measurement, ...], Keyed(("date",))] = items("Measurements", "Målinger")
    measure_every: Period | None = entry("How often it is measured", "Hvor ofte der måles", example="P6M")
    budgeted: Annotated[tuple[Budgeted, ...], Keyed(("year",))] = items(
        "When it is taken home", "Hvornår den hjemtages"
    )
    follow_up_until: Day | None = entry("Followed until", "Følges til", example="2031-12-31")
    written_off: WrittenOff | None = entry("Given up", "Opgivet")
    takes_from: Annotated[tuple[Annotated[str, EntityRef(("unit",))], ...], AsSet()] = items(
        "The budgets it is promised from", "Budgetterne den er lovet fra", example=["ydelse"]
    )
    note: Prose | None = entry("Note", "Bemærkning")
