"""How long a contract runs and how it can be left."""

from typing import Annotated, ClassVar, Literal

from registry_cli.model.fields import AsSet, EntityRef, InOrder, Keyed, Sequence, doc, entry, items
from registry_cli.model.terms import COVERED_KINDS
from registry_cli.model.values import Day, OneOrMore, Period, Prose, Record, Whole

Anchor = Literal[
    "term-end", "month-end", "quarter-end", "year-end", "any-day", "after-month", "after-quarter", "after-year"
]


class Renewal(Record):
    """What happens after the initial period."""

    kind: Literal["none", "tacit", "option"] = doc("How it is renewed", "Hvordan den forlænges", example="option")
    period: Period | None = entry("Length of each renewal", "Længden af hver forlængelse", example="P1Y")
    periods: Annotated[tuple[Period, ...], Sequence()] = items(
        "Unequal renewals, in order", "Ulige lange forlængelser, i rækkefølge", example=["P2Y", "P1Y"]
    )
    times: Whole | None = entry(
        "How many times; tacit without a number goes on for ever",
        "Hvor mange gange; stiltiende uden tal fortsætter for altid",
        example=2,
    )
    by: Period | None = entry(
        "How long before the end an option must be taken up",
        "Hvor længe før udløb en option skal udnyttes",
        example="P3M",
    )


class Exercised(Record):
    """An option taken up."""

    date: Day = doc("When", "Hvornår", example="2025-09-20")
    periods: Whole = doc("How many periods", "Hvor mange perioder", example=1)


class Notice(Record):
    """Notice of termination, from one party."""

    period: Period = doc("Length of the notice", "Varslets længde", example="P6M")
    to: Annotated[OneOrMore[Anchor], AsSet()] = doc(
        "Which days are permitted exits", "Hvilke dage der kan opsiges til", example="term-end"
    )


class Terminated(Record):
    """A termination that has been given."""

    IN_ORDER: ClassVar[InOrder] = (("date", "effective"),)

    date: Day = doc("Day the notice was received", "Dagen opsigelsen blev modtaget", example="2026-01-15")
    by: Literal["us", "supplier"] = doc("Who gave it", "Hvem der opsagde", example="us")
    effective: Day | None = entry("Last day in force", "Sidste dag i kraft", example="2026-09-30")
    covers: Annotated[tuple[Annotated[str, EntityRef(COVERED_KINDS)], ...], AsSet()] = items(
        "What a partial termination takes out", "Hvad en delvis opsigelse tager ud", example=["ky"]
    )


class Term(Record):
    """How long the contract runs and how it can be left."""

    IN_ORDER: ClassVar[InOrder] = (("start", "end"), ("start", "irrevocable_until"), ("start", "intended_exit"))

    signed: Day | None = entry("Day of signature", "Underskrevet", example="2022-03-10")
    start: Day | None = entry("First day in force", "Første dag i kraft", example="2022-04-01")
    initial: Period | None = entry("Length of the initial period", "Den første periodes længde", example="P4Y")
    end: Day | None = entry(
        "Last day in force, instead of a length", "Sidste dag i kraft, i stedet for en længde", example="2026-03-31"
    )
    renewal: Renewal | None = entry("Renewal", "Forlængelse")
    exercised: Annotated[tuple[Exercised, ...], Keyed(("date",))] = items("Options taken up", "Udnyttede optioner")
    irrevocable_until: Day | None = entry("No exit before this day", "Uopsigelig til", example="2024-03-31")
    no_notice_before: Day | None = entry(
        "No notice may be given before this day", "Kan tidligst opsiges denne dag", example="2023-04-01"
    )
    notice: Notice | None = entry("Our notice", "Vores opsigelsesvarsel")
    supplier_notice: Notice | None = entry("The supplier's notice", "Leverandørens opsigelsesvarsel")
    conditions: Annotated[tuple[Prose, ...], Sequence()] = items(
        "What no rule can reckon",
        "Hvad ingen regel kan regne ud",
        example=["Kan først opsiges når det sidste monopolsystem er udfaset"],
    )
    lead_time: Period | None = entry(
        "What we ourselves need to decide", "Hvad vi selv skal bruge til at beslutte", example="P3M"
    )
    intended_exit: Day | None = entry(
        "Planned last day, if before the maximum",
        "Planlagt sidste dag, hvis før den maksimale løbetid",
        example="2028-03-31",
    )
    terminated: Terminated | None = entry("Termination given", "Opsigelse")
