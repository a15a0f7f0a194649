"""The costs in one page: for whoever budgets, and for the board that asks where the money goes and what is bound."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from registry_cli.analysis.costs.dimensions import BY_NAME
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.overview import overview
from registry_cli.analysis.costs.records import Ledger
from registry_cli.analysis.costs.selection import of_selection
from registry_cli.analysis.costs.tables import table_by, totals
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output.cost_overview import overview_sections
from registry_cli.output.cost_words import DIMENSION_LABELS
from registry_cli.output.costs import table_sections, unreckoned_sections, views_section
from registry_cli.output.sections import Section, sections_as_markdown
from registry_cli.reports.rendering import Markdown, render
from registry_cli.reports.report import Report

TITLE = Text(
    "The costs: by year, supplier, unit and contract; what is bound, concentrated and unaccounted for",
    "Udgifterne: efter år, leverandør, enhed og kontrakt; hvad der er bundet, samlet på få og uden forklaring",
)
BY = Text("By {dimension}", "Efter {dimension}")
GROUPINGS = ("supplier", "unit", "type", "contract")
YEARS_AHEAD = 4
"""So many years after the current one are shown."""


def _render(registry: Registry, as_of: date, lang: Lang) -> str:
    book = of_selection(ledger(registry, as_of, range(as_of.year, as_of.year + YEARS_AHEAD + 1)), registry)
    years = totals(book)
    return render(
        "costs.md.j2",
        lang,
        organisation=registry.settings.organisation.name,
        incomplete=registry.is_incomplete,
        as_of=as_of,
        views=_markdown([views_section(years, lang)]),
        tables=_markdown(_tables(book, registry, lang)),
        overview=_markdown(overview_sections(overview(book, registry, "expected"), registry, lang)),
        unreckoned=_markdown(unreckoned_sections(book.gaps, lang)),
    )


def _tables(book: Ledger, registry: Registry, lang: Lang) -> Iterator[Section]:
    """A table for each way to add up, with what is shared below it."""
    for name in GROUPINGS:
        table = table_by(book, registry, BY_NAME[name], "expected")
        main, *shared = table_sections(table, registry, lang)
        yield replace(main, title=BY.say(lang, dimension=DIMENSION_LABELS[name].say(lang)), lines=())
        yield from shared


def _markdown(parts: Iterable[Section]) -> Markdown:
    return Markdown(sections_as_markdown(parts))


REPORT = Report("costs", TITLE, _render)
