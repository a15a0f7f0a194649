"""How things are bought: procedures with their stages, thresholds by year, and what a contract may change."""

from collections.abc import Mapping
from typing import Annotated, Literal

from registry_cli.model.fields import AsSet, Keyed, Map, Word, doc, entry, items, mapping
from registry_cli.model.values import Flag, Ident, Name, Period, PositiveAmount, Prose, Record, Share, Whole, YearText


class Stage(Record):
    """A stage that procedures may have; the order of the list is the order in time."""

    id: Ident = doc("Id", "Id", example="tilbudsfrist")
    name: Name = doc("Name", "Navn", example="Tilbudsfrist")
    kind: Literal["internal", "board", "statutory", "external"] | None = entry(
        "Who sets the time: we ourselves, a board's meetings, the law, or the suppliers",
        "Hvem der bestemmer tiden: vi selv, et organs møder, loven eller leverandørerne",
        example="statutory",
    )
    days: Literal["calendar", "working"] | None = entry(
        "Which days count", "Hvilke dage der tæller", example="calendar"
    )


class StageLength(Record):
    """How long a stage takes in one procedure."""

    days: Whole = doc("Days that are planned", "Dage der planlægges med", example=40)
    minimum: Whole | None = entry("Least number of days by law", "Mindste antal dage efter loven", example=35)
    reduced: Annotated[Mapping[Ident, Whole], Map()] = mapping(
        "Least number of days under a condition",
        "Mindste antal dage under en betingelse",
        example={"elektronisk": 30, "forhaandsmeddelelse": 15},
    )
    boards: Annotated[tuple[Annotated[str, Word("boards")], ...], AsSet()] = items(
        "Boards whose next meeting it waits for",
        "Organer hvis næste møde den venter på",
        example=["portefoeljestyregruppe"],
    )
    note: Prose | None = entry("Note", "Bemærkning")


class Procedure(Record):
    """A procedure (udbudsform) with the stages it has."""

    name: Name = doc("Name", "Navn", example="Offentligt udbud")
    stages: Annotated[Mapping[Ident, StageLength], Map()] = mapping("Stages and their lengths", "Trin og deres længde")
    candidates: Whole | None = entry("Least number of candidates", "Mindste antal ansøgere", example=5)
    complaint_days: Whole | None = entry(
        "Days in which the award may be complained of", "Dage hvor der kan klages over tildelingen", example=45
    )
    note: Prose | None = entry("Note", "Bemærkning")


class Thresholds(Record):
    """Values from which tender rules apply, for notices published in the year."""

    services: PositiveAmount | None = entry("Goods and services", "Varer og tjenesteydelser", example=1611360)
    light: PositiveAmount | None = entry(
        "Social and other specific services", "Sociale og andre specifikke tjenesteydelser", example=5595000
    )
    part: PositiveAmount | None = entry("A part of a larger purchase", "Delkontrakt", example=596800)
    national: PositiveAmount | None = entry(
        "Below it, any way on market terms", "Herunder: enhver måde på markedsvilkår", example=500000
    )


class ChangeLimit(Record):
    """How much a contract may be changed without a new tender."""

    share: Share | None = entry("Part of the original value", "Andel af den oprindelige værdi", example=0.1)
    warn_at: Share | None = entry("From which part on to warn", "Andel der advares fra", example=0.05)
    unforeseen: Share | None = entry(
        "Part for needed additions and unforeseen events",
        "Andel ved nødvendige tilføjelser og uforudsete hændelser",
        example=0.5,
    )
    below_threshold: Flag | None = entry(
        "The sum must also lie below the threshold", "Summen skal også ligge under tærskelværdien", example=True
    )


class Tenders(Record):
    """Everything about tenders."""

    stages: Annotated[tuple[Stage, ...], Keyed(("id",))] = items("Stages in order of time", "Trin i tidsrækkefølge")
    thresholds: Annotated[Mapping[YearText, Thresholds], Map()] = mapping(
        "Thresholds by year of publication", "Tærskelværdier efter offentliggørelsens år"
    )
    changes: ChangeLimit | None = entry("Changes of a contract without tender", "Ændring af kontrakt uden udbud")
    untermed_months: Whole | None = entry(
        "Months that count as the value of a contract without end",
        "Måneder der regnes som værdien af en kontrakt uden udløb",
        example=48,
    )
    framework_years: Whole | None = entry("Longest framework agreement in years", "Længste rammeaftale i år", example=4)
    questions_days: Whole | None = entry(
        "Days before the deadline that answers must be out",
        "Dage før fristen hvor svar skal være givet",
        example=6,
    )
    award_notice_days: Whole | None = entry(
        "Days after award that the notice must be sent",
        "Dage efter tildeling hvor bekendtgørelsen skal sendes",
        example=30,
    )
    joint_window: Period | None = entry(
        "How far apart exits may lie for a joint tender",
        "Hvor langt fra hinanden udløb må ligge for et fælles udbud",
        example="P1Y",
    )
