"""Decisions of boards."""

from typing import Annotated, ClassVar, Literal

from registry_cli.language import Text
from registry_cli.model.entity import Entity
from registry_cli.model.facts.shared import Document
from registry_cli.model.fields import AsSet, Effect, EntityRef, Keyed, Word, doc, entry, items
from registry_cli.model.values import Amount, Day, Name, Prose


class Decision(Entity):
    """A decision (beslutning) of a board."""

    KIND: ClassVar[str] = "decision"
    FOLDER: ClassVar[str] = "decisions"
    TITLE: ClassVar[Text] = Text("Decision", "Beslutning")
    PLURAL: ClassVar[Text] = Text("Decisions", "Beslutninger")
    ABOUT: ClassVar[Text] = Text(
        "What a board decided on a day, about what, and on which conditions.",
        "Hvad et organ besluttede en dag, om hvad, og på hvilke betingelser.",
    )

    board: Annotated[str, Word("boards")] = doc("The board", "Det besluttende organ", example="portefoeljestyregruppe")
    date: Day = doc("The day", "Dagen", example="2026-09-15")
    item: Name | None = entry("Item of the agenda", "Punkt på dagsordenen", example="4")
    amount: Amount | None = entry("Kroner it releases", "Kroner der bevilges", example=900000)
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
    documents: Annotated[tuple[Document, ...], Keyed(("url",))] = items("Papers and minutes", "Materiale og referat")
