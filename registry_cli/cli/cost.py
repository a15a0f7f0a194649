"""`reg cost`: what things cost, by year, in three views."""

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from registry_cli.cli.asking import answer, answer_page, asked, entry_of, finish
from registry_cli.cli.selecting import Base, Exclude, SelectWithContracts, narrowed, titled
from registry_cli.language import Lang, Text
from registry_cli.questions import WrongQuestion

if TYPE_CHECKING:
    from registry_cli.analysis.costs.records import Ledger, View
    from registry_cli.model.registry import Registry

NAME = "cost"
By = Literal[
    "contract",
    "system",
    "supplier",
    "unit",
    "owner",
    "task",
    "function",
    "datasource",
    "account",
    "type",
    "year",
]
Shown = Literal["committed", "expected", "maximum"]
Format = Literal["table", "json", "csv", "md"]

MOST_YEARS, FIRST_YEAR, YEARS_AHEAD = 15, 1950, 10
NO_YEARS = Text(
    "--years {years} is no year, nor years such as 2026-2029", "--years {years} er ikke et år eller år som 2026-2029"
)
TOO_FAR = Text(
    "--years {years}: costs are reckoned from {first} to ten years ahead ({last}), at most {most} years at a time",
    "--years {years}: udgifter regnes ud fra {first} til ti år frem ({last}), højst {most} år ad gangen",
)
NOT_OF_ONE = Text(
    "--by, --overview, --select and --exclude are about all costs: leave out {id}",
    "--by, --overview, --select og --exclude handler om alle udgifter: udelad {id}",
)


def run(
    context: typer.Context,
    wanted: Annotated[
        str | None,
        typer.Argument(
            help="Only what concerns this contract, system, supplier or other entity, and how it was reckoned.",
            metavar="ID",
        ),
    ] = None,
    by: Annotated[By | None, typer.Option(help="What to add up by; default: contract.")] = None,
    view: Annotated[
        Shown,
        typer.Option(
            help="Until the earliest exit, as planned, or with every permitted renewal; year shows all three."
        ),
    ] = "expected",
    years: Annotated[
        str | None,
        typer.Option("--years", "--year", help="A year or years, 2026-2029; default: this year and the next three."),
    ] = None,
    overview: Annotated[
        bool,
        typer.Option(
            "--overview",
            help="Also: concentration, costs without contract, contracts without price, data bought twice, exit costs.",
        ),
    ] = False,
    select: SelectWithContracts = None,
    exclude: Exclude = None,
    base: Base = None,
    format_: Annotated[Format, typer.Option("--format", "-f", help="How to print it.")] = "table",
) -> None:
    """Add up what things cost, by year: committed, expected and at most; or show how one entity's costs come about."""
    from registry_cli.analysis.costs.ledger import ledger

    question = asked(context)
    if wanted is not None and (by is not None or overview or select or exclude):
        raise WrongQuestion(NOT_OF_ONE, id=wanted)
    asked_years = years_of(years, question.as_of)
    registry, lang = question.load_for_answer()
    registry = narrowed(registry, lang, question, select, exclude, base)
    if wanted is not None:
        entry_of(registry, wanted)
    found = ledger(registry, question.as_of, asked_years)
    if wanted is not None:
        _one(wanted, found, registry, view, format_, lang)
    else:
        _all(by or "contract", found, registry, view, format_, lang, overview=overview)
    finish(registry)


def years_of(text: str | None, as_of: date) -> tuple[int, ...]:
    """The years asked about.

    Raises:
        WrongQuestion: the text names none, too many, or years that nothing can be said of.
    """
    if text is None:
        return tuple(range(as_of.year, min(as_of.year + 3, date.max.year) + 1))
    match = re.fullmatch(r"(\d{4})(?:(?:-|\.\.)(\d{4}))?", text, re.ASCII)
    if match is None:
        raise WrongQuestion(NO_YEARS, years=text)
    first, last = int(match[1]), int(match[2] or match[1])
    if first > last:
        raise WrongQuestion(NO_YEARS, years=text)
    latest = as_of.year + YEARS_AHEAD
    if first < FIRST_YEAR or last > latest or last - first >= MOST_YEARS:
        raise WrongQuestion(TOO_FAR, years=text, first=FIRST_YEAR, last=latest, most=MOST_YEARS)
    return tuple(range(first, last + 1))


def _all(
    by: By, found: "Ledger", registry: "Registry", view: "View", format_: Format, lang: Lang, *, overview: bool
) -> None:
    from registry_cli.analysis.costs.dimensions import BY_NAME
    from registry_cli.analysis.costs.overview import overview as overview_of
    from registry_cli.analysis.costs.selection import of_selection
    from registry_cli.analysis.costs.tables import table_by, totals
    from registry_cli.output import cost_json, costs
    from registry_cli.output.cost_overview import overview_sections

    found = of_selection(found, registry)
    table = None if by == "year" else table_by(found, registry, BY_NAME[by], view)
    sums = totals(found)
    more = overview_of(found, registry, view) if overview else None
    if format_ == "json":
        answer(cost_json.as_json(table, found, sums, more, registry, lang))
    elif format_ == "csv":
        answer(costs.totals_as_csv(sums, lang) if table is None else costs.as_csv(table, registry, lang))
    else:
        sections = [*costs.sections(table, found, sums, registry, lang)]
        if more is not None:
            sections += overview_sections(more, registry, lang)
        title = costs.title(table, found, lang, incomplete=registry.is_incomplete)
        answer_page(titled(title, registry, lang), sections, is_markdown=format_ == "md")


def _one(wanted: str, found: "Ledger", registry: "Registry", view: "View", format_: Format, lang: Lang) -> None:
    from registry_cli.analysis.costs.selection import concerning, gaps_of
    from registry_cli.output import cost_json, cost_trace

    entry = registry.entries[wanted]
    concerned = tuple(concerning(found, entry))
    gaps = gaps_of(found, entry, concerned)
    if format_ == "json":
        answer(cost_json.entity_as_json(entry, concerned, gaps, found, registry, lang))
    elif format_ == "csv":
        answer(cost_trace.as_csv(concerned, found, lang))
    else:
        sections = cost_trace.sections(concerned, gaps, found, registry, view, lang)
        title = cost_trace.title(entry, found, lang, incomplete=registry.is_incomplete)
        answer_page(title, sections, is_markdown=format_ == "md")
