"""A registry over time as one picture: systems, contracts, cost, what is filled in, and findings, each in a small chart."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from registry_cli.exports.drawing.charts import HEIGHT, WIDTH, Chart, Curve, chart, described
from registry_cli.exports.drawing.page import Field, Sign, day_text, page
from registry_cli.findings import Severity
from registry_cli.language import Lang, Text
from registry_cli.review.over_time import Numbers

TITLE = Text("{name} over time", "{name} over tid")
PERIOD = Text("From {first} to {last}", "Fra {first} til {last}")
OWN_DAY = Text("each month judged on its own day", "hver måned bedømt på sin egen dag")
SYSTEMS, CONTRACTS = Text("Systems", "Systemer"), Text("Contracts", "Kontrakter")
COST = Text("Expected cost of the year, million kroner", "Forventet udgift i året, mio. kr.")
COST_SMALL = Text("Expected cost of the year, thousand kroner", "Forventet udgift i året, t.kr.")
MUST = Text("Filled in of what must be there", "Udfyldt af det, der skal være der")
FINDINGS = Text("Findings", "Bemærkninger")
SEVERITIES: dict[Severity, tuple[Text, str, str]] = {
    "error": (Text("errors", "fejl"), "#d55e00", ""),
    "warning": (Text("warnings", "advarsler"), "#0072b2", "6 3"),
    "info": (Text("for information", "oplysninger"), "#6b6b6b", "2 3"),
}
BLUE = "#0072b2"
GAP = 28.0
MILLION = 100_000_000
"""Øre in a million kroner."""


def to_svg(states: Sequence[Numbers], name: str, lang: Lang) -> str:
    """The whole picture; `states` are in order of their days and at least one."""
    charts = list(_charts(states, lang))
    marks: list[str] = []
    for at, one in enumerate(charts):
        marks += chart(one, (WIDTH + GAP) * (at % 2), (HEIGHT + GAP) * (at // 2), lang)
    size = WIDTH * 2 + GAP, (HEIGHT + GAP) * ((len(charts) + 1) // 2) - GAP
    period = PERIOD.say(lang, first=day_text(states[0].day, lang), last=day_text(states[-1].day, lang))
    description = ". ".join(f"{one.title}: {described(one, lang)}" for one in charts)
    title, notes = TITLE.say(lang, name=name), (period, OWN_DAY.say(lang))
    return page(title, notes, Field(*size, tuple(marks)), tuple(_signs(lang)), lang, description)


def _charts(states: Sequence[Numbers], lang: Lang) -> Iterator[Chart]:
    yield _single(SYSTEMS, states, lambda one: float(one.systems), lang)
    yield _single(CONTRACTS, states, lambda one: float(one.contracts), lang)
    is_large = max(one.cost for one in states) >= MILLION
    unit = MILLION if is_large else MILLION / 1000
    yield _single(COST if is_large else COST_SMALL, states, lambda one: one.cost / unit, lang)
    asked = [one for one in states if one.must.whole]
    if asked:
        yield _single(MUST, asked, lambda one: 100 * one.must.part / one.must.whole, lang, unit=" %", whole=100.0)
    curves = [_of_severity(severity, states, lang) for severity in SEVERITIES]
    yield Chart(FINDINGS.say(lang), curves)


def _single(
    title: Text,
    states: Sequence[Numbers],
    of: Callable[[Numbers], float],
    lang: Lang,
    *,
    unit: str = "",
    whole: float | None = None,
) -> Chart:
    values: list[tuple[date, float]] = [(one.day, of(one)) for one in states]
    return Chart(title.say(lang), (Curve(title.say(lang), values, BLUE),), unit, whole)


def _of_severity(severity: Severity, states: Sequence[Numbers], lang: Lang) -> Curve:
    name, colour, dashes = SEVERITIES[severity]
    return Curve(name.say(lang), [(one.day, float(one.count(severity))) for one in states], colour, dashes)


def _signs(lang: Lang) -> Iterator[Sign]:
    for name, colour, dashes in SEVERITIES.values():
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        yield Sign((f'<path d="M2 7H30" stroke="{colour}" stroke-width="2"{dashed}/>',), name.say(lang))
