"""Strategies and their goals."""

from typing import Annotated, ClassVar

from registry_cli.language import Text
from registry_cli.model.entity import Actor, Entity
from registry_cli.model.facts.shared import Measurement
from registry_cli.model.fields import EntityRef, InOrder, Keyed, doc, entry, items
from registry_cli.model.terms import OriginLevel
from registry_cli.model.values import Day, Flag, Ident, Name, Quantity, Record


class Indicator(Record):
    """How a goal is measured."""

    name: Name = doc("What is measured", "Hvad der måles", example="Andel digitale ansøgninger")
    unit: Name | None = entry("Unit", "Enhed", example="%")
    baseline: Quantity | None = entry("Where it started", "Udgangspunkt", example=62)
    target: Quantity | None = entry("Where it should be", "Måltal", example=85)
    by: Day | None = entry("When", "Hvornår", example="2028-12-31")
    measured: Annotated[tuple[Measurement, ...], Keyed(("date",))] = items("Measurements", "Målinger")


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
    ABOUT: ClassVar[Text] = Text(
        "A strategy with goals that projects and programmes can point to, and how the goals are measured.",
        "En strategi med mål, som projekter og programmer kan pege på, og hvordan målene måles.",
    )

    level: OriginLevel | None = entry("Whose strategy it is", "Hvis strategi det er", example="local")
    mandatory: Flag | None = entry("It binds the municipality", "Den er bindende for kommunen", example=False)
    owner: Actor | None = entry("Owner", "Ejer", example="direktoer")
    decision: Annotated[str, EntityRef(("decision",))] | None = entry(
        "The decision that adopted it", "Beslutningen der vedtog den", example="dec-2025-03"
    )
    start: Day | None = entry("First day", "Første dag", example="2025-01-01")
    end: Day | None = entry("Last day", "Sidste dag", example="2028-12-31")
    goals: Annotated[tuple[Goal, ...], Keyed(("id",))] = items("Goals", "Mål")
