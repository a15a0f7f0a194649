"""What a municipality decides about its own registry: severities, rules of its own, and who must approve what."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from registry_cli.model.fields import AsSet, EntityRef, Map, Sequence, Word, doc, entry, items, mapping
from registry_cli.model.settings.organisation import Actor
from registry_cli.model.terms import Classification, Level, SystemType
from registry_cli.model.values import (
    Approver,
    Day,
    FieldPath,
    Flag,
    Ident,
    Name,
    Pattern,
    Period,
    PositiveAmount,
    Prose,
    Record,
    Share,
)

Stated = Literal["error", "warning", "info", "off"]
Channel = Literal["platform", "direct", "copy-register", "file", "robot", "manual", "unknown"]


class PathSeverity(Record):
    """Severities of findings in some files only."""

    path: Pattern = doc(
        "The files, as a pattern in which * stands for anything",
        "Filerne, som et mønster hvor * står for hvad som helst",
        example="systems/social/*",
    )
    severity: Annotated[Mapping[Ident, Stated], Map()] = mapping(
        "Severity by code", "Alvorlighed efter kode", example={"no-owner": "warning"}
    )


class Chosen(Record):
    """Which things a rule speaks of: all that is stated must hold, and of each list one item is enough."""

    ids: Annotated[tuple[Pattern, ...], AsSet()] = items(
        "Ids; * stands for anything", "Id'er; * står for hvad som helst", example=["kmd-*"]
    )
    kinds: Annotated[tuple[Ident, ...], AsSet()] = items("Kinds", "Arter", example=["datasource"])
    types: Annotated[tuple[SystemType, ...], AsSet()] = items("Types of system", "Systemtyper", example=["platform"])
    tags: Annotated[tuple[Ident, ...], AsSet()] = items("Tags", "Mærker", example=["monopolbrud"])
    functions: Annotated[tuple[Annotated[str, Word("functions")], ...], AsSet()] = items(
        "Functions", "Funktioner", example=["esdh"]
    )
    suppliers: Annotated[tuple[Pattern, ...], AsSet()] = items("Suppliers", "Leverandører", example=["kmd"])
    owners: Annotated[tuple[Pattern, ...], AsSet()] = items("Owners", "Ejere", example=["ydelseschef"])
    classifications: Annotated[tuple[Classification, ...], AsSet()] = items(
        "Classifications", "Klassifikationer", example=["confidential"]
    )
    criticality: Annotated[tuple[Level, ...], AsSet()] = items("Criticality", "Kritikalitet", example=["high"])
    authoritative: Flag | None = entry("Authoritative registers", "Autoritative registre", example=True)
    copies: Flag | None = entry("Copies of registers", "Kopier af registre", example=True)


class Rule(Record):
    """A rule of the municipality about what may, must or may only through something else be connected."""

    name: Name = doc("The rule in words", "Reglen med ord", example="Kun platforme læser grunddata direkte")
    kind: Literal["forbidden", "required", "only-through", "layers"] = doc(
        "No connection, at least one, only through something else, or only downwards through layers",
        "Ingen forbindelse, mindst én, kun gennem noget andet, eller kun nedad gennem lag",
        example="only-through",
    )
    source: Chosen | None = entry("What has the connection", "Hvad der har forbindelsen", alias="from")
    target: Chosen | None = entry("What it leads to", "Hvad den fører til", alias="to")
    through: Chosen | None = entry("What it must lead through", "Hvad den skal gå gennem")
    layers: Annotated[tuple[Chosen, ...], Sequence()] = items(
        "The layers from the top: what stands in one may use its own and those below it",
        "Lagene fra toppen: hvad der står i et lag, må bruge sit eget og dem under det",
        example=[{"types": ["application"]}, {"types": ["platform"]}],
    )
    relation: FieldPath | None = entry(
        "The field that makes the connection; default: what a thing depends on",
        "Feltet der danner forbindelsen; ellers det en ting afhænger af",
        example="conforms.standard",
    )
    via: Annotated[tuple[Channel, ...], AsSet()] = items(
        "How the data travel", "Hvordan data kommer frem", example=["copy-register"]
    )
    since: Day | None = entry("First day the rule holds", "Første dag reglen gælder", example="2028-01-01")
    severity: Stated | None = entry("Severity", "Alvorlighed", example="warning")
    reason: Prose = doc("Why", "Hvorfor", example="Grunddata hentes ét sted")
    exceptions: Annotated[tuple[Annotated[Ident, EntityRef(())], ...], AsSet()] = items(
        "Entities it does not hold for", "Poster den ikke gælder for", example=["kmd-sag"], alias="except"
    )

    @model_validator(mode="after")
    def _knows_the_way(self) -> Self:
        if self.kind == "only-through" and self.through is None:
            raise PydanticCustomError("needed", "a way", {"keys": ("through",)})
        if self.kind == "layers" and not self.layers:
            raise PydanticCustomError("needed", "layers", {"keys": ("layers",)})
        return self


Happening = Literal[
    "added",
    "removed",
    "changed",
    "retired",
    "moved-earlier",
    "moved-later",
    "gained",
    "lowered",
    "raised",
    "gate-passed",
    "any",
]
"""What a change does; `gained`, `lowered`, `raised` and the moves speak of the values of `fields`."""


class Changed(Record):
    """Which changes an approval rule speaks of: all that is stated must hold."""

    change: Happening | None = entry("What happens", "Hvad der sker", example="added")
    kinds: Annotated[tuple[Ident, ...], AsSet()] = items("Kinds of entity", "Arter", example=["system"])
    fields: Annotated[tuple[FieldPath, ...], AsSet()] = items("Fields", "Felter", example=["owner"])
    becomes: Annotated[tuple[Pattern, ...], AsSet()] = items(
        "One of the fields gets one of these values; * stands for anything",
        "Et af felterne får en af disse værdier; * står for hvad som helst",
        example=["stopped", "paused"],
    )
    target: Chosen | None = entry(
        "A connection arises, in these fields where any are stated, to one of these",
        "Der kommer en forbindelse, i disse felter hvis nogen er angivet, til en af disse",
        alias="to",
        example={"ids": ["serviceplatformen"]},
    )
    via: Annotated[tuple[Channel, ...], AsSet()] = items(
        "A connection arises on which the data travel so",
        "Der kommer en forbindelse, hvor data kommer sådan frem",
        example=["direct"],
    )
    around_platform: Flag | None = entry(
        "A connection arises though a platform has an interface to the same data",
        "Der kommer en forbindelse, selv om en platform har en snitflade til de samme data",
        example=True,
    )
    yearly_above: PositiveAmount | None = entry(
        "Cost a year changes by more than this", "Årlig udgift ændres med mere end dette", example=100000
    )
    yearly_direction: Literal["up", "down"] | None = entry(
        "Only where the cost a year grows (up) or falls (down)",
        "Kun hvor den årlige udgift vokser (up) eller falder (down)",
        example="up",
    )
    total_above: PositiveAmount | None = entry("Value is above this", "Værdien er over dette", example=500000)
    share_above: Share | None = entry(
        "Grows by more than this part of the original value",
        "Vokser med mere end denne andel af den oprindelige værdi",
        example=0.05,
    )
    later_by: Period | None = entry(
        "A day in the fields moves later by more than this",
        "En dag i felterne rykkes mere end dette",
        example="P1M",
    )
    end_later_by: Period | None = entry(
        "The last milestone of the project moves later by more than this",
        "Projektets sidste milepæl rykkes mere end dette",
        example="P3M",
    )
    criticality: Annotated[tuple[Level, ...], AsSet()] = items("Criticality", "Kritikalitet", example=["high"])
    societal: Flag | None = entry("Critical for society", "Samfundskritisk", example=True)

    @model_validator(mode="after")
    def _says_of_what(self) -> Self:
        if not self.fields and (self.becomes or self.later_by or self.change in VALUES):
            raise PydanticCustomError("needed", "fields", {"keys": ("fields",)})
        return self


VALUES = ("moved-earlier", "moved-later", "gained", "lowered", "raised")
"""What happens to values, and so must say of which fields."""


class Approval(Record):
    """Who must approve a change."""

    name: Name = doc("The rule in words", "Reglen med ord", example="Nyt system")
    when: Changed = doc("Which changes", "Hvilke ændringer", example={"change": "added", "kinds": ["system"]})
    needs: Annotated[tuple[Approver, ...], AsSet()] = items(
        "Who must approve", "Hvem der skal godkende", example=["owner", "role:it-arkitekt", "board:digitaliseringsraad"]
    )
    hears: Annotated[tuple[Approver, ...], AsSet()] = items(
        "Who is to be heard", "Hvem der høres", example=["role:databeskyttelsesraadgiver"]
    )
    note: Prose | None = entry("Note", "Bemærkning")


Responsible = Annotated[Mapping[Annotated[str, Word("roles")], Actor], Map()]
"""Who holds the functional roles that approval rules name."""

__all__ = ["Approval", "Changed", "Chosen", "PathSeverity", "Responsible", "Rule", "Stated"]
