"""A registry whatever its files hold: it is read and judged, and every format, list, picture and report comes out sound."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO
from typing import get_args
from xml.etree import ElementTree as ET

from icalendar import Calendar

from registry_cli.analysis.checkup import health
from registry_cli.analysis.collapsing import collapsed, with_minor
from registry_cli.analysis.comparison import Side, compare
from registry_cli.analysis.costs.dimensions import DIMENSIONS
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.overview import overview
from registry_cli.analysis.costs.records import VIEWS
from registry_cli.analysis.costs.selection import concerning, gaps_of
from registry_cli.analysis.costs.tables import table_by, totals
from registry_cli.analysis.deadlines.collecting import Wanted, deadlines
from registry_cli.analysis.effective import effective
from registry_cli.analysis.effective import sections as setting_sections
from registry_cli.analysis.flows import flow_view, lineage_view
from registry_cli.analysis.impact.impact import impact
from registry_cli.analysis.impact.needs import needs_on
from registry_cli.analysis.impact.paths import ways_between
from registry_cli.analysis.impact.picture import impact_view
from registry_cli.analysis.impact.retirement import retirement
from registry_cli.analysis.listing import Filter, listing
from registry_cli.analysis.matrix import matrix
from registry_cli.analysis.roadmap import roadmap
from registry_cli.analysis.search import find, nearest_id
from registry_cli.analysis.statistics import statistics
from registry_cli.analysis.switching.plan import switch_plan
from registry_cli.analysis.views import focus_view, landscape_view
from registry_cli.checks.running import Judged, judge
from registry_cli.exports import GRAPH_FORMATS, renderings
from registry_cli.exports.forecast_calendar import Entry
from registry_cli.exports.forecast_calendar import to_icalendar as forecast_calendar
from registry_cli.exports.icalendar import to_icalendar
from registry_cli.graph import build_graph
from registry_cli.language import Lang
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.output import (
    comparison,
    cost_json,
    cost_trace,
    costs,
    effective_settings,
    entities,
    impact_json,
    switch_json,
    switches,
    ways,
)
from registry_cli.output import deadlines as calendar
from registry_cli.output import forecast as foreseen
from registry_cli.output import impact as touched
from registry_cli.output import retirement as retired
from registry_cli.output import statistics as figures
from registry_cli.output.cost_overview import overview_sections
from registry_cli.output.diagnostics import Diagnostic, diagnostics
from registry_cli.output.formats import FORMATS, FindingsReport
from registry_cli.output.sections import as_markdown, as_page
from registry_cli.reports import REPORTS
from registry_cli.review.forecast import forecast
from registry_cli.sources import MemorySource
from tests.fuzz.judging import bounded, demand
from tests.reports.rendered import texts_of

AS_OF, RETIRED = date(2026, 11, 25), date(2027, 7, 1)
LANGS: tuple[Lang, ...] = get_args(Lang)
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")
ORDER = re.compile(r"(?m)^\s*::|##(?:vso)?\[", re.IGNORECASE)
JSON_FORMATS = frozenset({"json", "jsonl", "sarif", "gitlab"})
EVENTS = 50
"""So many events are written as iCalendar, and read back."""

SHOWN = 6
"""So many entities are looked at one by one."""


@bounded()
def check_answers(files: Mapping[str, bytes]) -> None:
    """Demand what must hold for any files."""
    registry = load(MemorySource(files))
    judged = judge(registry, AS_OF)
    for lang in LANGS:
        _check_findings(registry, judged, lang)
    _check_health(registry, judged)
    # The words differ between languages, the walks do not: one of them, now this and now that, is enough.
    lang = LANGS[sum(map(len, files.values())) % len(LANGS)]
    for name, text in _answers(registry, lang):
        _check_characters(name, text.replace("\r\n", "\n") if name in {"csv", "ics"} else text, lang)
        parse(name, text)


def _check_findings(registry: Registry, judged: tuple[Judged, ...], lang: Lang) -> None:
    told = diagnostics(judged, registry, lang)
    report = FindingsReport(
        told, lang, registry.is_incomplete, "0", len(registry.documents), len(registry.entries), AS_OF
    )
    _check_places(told, registry)
    for name, render in FORMATS.items():
        text = render(report)
        demand(text == render(report), name, "is not the same twice")
        _check_characters(name, text, lang)
        parse(name, text)
        if name in {"concise", "azure", "github", "jsonl"}:
            demand(len(text.splitlines()) == len(told), name, lang, "has another number of lines")


def _check_characters(name: str, text: str, lang: Lang) -> None:
    found = CONTROL.search(text)
    demand(found is None, name, lang, "holds", found)
    if name in {"full", "concise"}:
        demand(ORDER.search(text) is None, name, lang, "holds an order", text)
    text.encode()


def _check_places(told: tuple[Diagnostic, ...], registry: Registry) -> None:
    for one in told:
        demand(one.message.strip(), one.code, "says nothing")
        document = registry.documents.get(one.path)
        if document is not None and document.text:
            lines = document.text.replace("\r\n", "\n").split("\n")
            demand(1 <= one.span.line <= len(lines) + 1, one.code, "no such line", one.span)
        demand(one.span[:2] <= one.span[2:], one.code, "ends before it begins", one.span)


def parse(name: str, text: str) -> None:
    """Read the text as its own readers do."""
    if name in JSON_FORMATS - {"jsonl"}:
        json.loads(text)
    elif name == "jsonl":
        for line in text.split("\n")[:-1]:
            json.loads(line)
    elif name in {"junit", "svg", "graphml"}:
        ET.fromstring(text)  # noqa: S314 - our own text
    elif name == "ics":
        lines = text.removesuffix("\r\n").split("\r\n")
        demand(all(len(line.encode()) <= 75 for line in lines), name, "has a line that is too long")
        demand(len(Calendar.from_ical(text).walk("VEVENT")) == lines.count("BEGIN:VEVENT"), name, "reads otherwise")
    elif name == "csv":
        widths = {len(row) for row in csv.reader(StringIO(text))}
        demand(len(widths) == 1, "rows of different length", widths)


def _answers(registry: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    yield from (("report", text) for name in REPORTS for _, text in texts_of(name, registry, AS_OF, lang))
    yield from _pictures(registry, lang)
    yield from _lists(registry, lang)
    yield from _entities(registry, lang)
    yield from _figures(registry, lang)
    yield from _calendars(registry, lang)
    yield from _settings(registry, lang)
    yield from _costs(registry, lang)
    yield from _switches(registry, lang)
    yield from _impacts(registry, lang)
    yield from _comparisons(registry, lang)


def _pictures(registry: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    graph = build_graph(registry)
    for name, draw in GRAPH_FORMATS.items():
        for grouping in ("unit", "supplier", "kind", "none"):
            yield name, draw(landscape_view(registry, graph, AS_OF, grouping=grouping), lang)
        for entry in list(registry.of_kind())[: 3 if name == "svg" else SHOWN]:
            yield name, draw(focus_view(registry, graph, AS_OF, entry, 2), lang)
    for entry in list(registry.of_kind("system", "datasource"))[:3]:
        yield "svg", GRAPH_FORMATS["svg"](lineage_view(registry, AS_OF, entry, 2), lang)
    whole = flow_view(registry, AS_OF), matrix(registry, AS_OF), roadmap(registry, graph, AS_OF)
    for picture in (*whole, collapsed(with_minor(whole[0]))):
        yield from ((name, write()) for name, write in renderings(picture, lang).items())


def _lists(registry: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    rows = listing(registry, Filter(), AS_OF)
    yield "table", entities.as_table(rows[:SHOWN], lang, colour=False, width=80)
    yield "csv", entities.as_csv(rows, lang)
    yield "json", entities.as_json(rows, AS_OF, incomplete=registry.is_incomplete)
    hits = find(registry, "a")
    yield "table", entities.hits_as_table(hits[:SHOWN], lang, colour=False, width=80)
    yield "json", entities.hits_as_json(hits, incomplete=registry.is_incomplete)
    nearest_id(registry, "ky")


def _entities(registry: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    graph = build_graph(registry)
    for entry in list(registry.of_kind())[:SHOWN]:
        page = entities.page_of(entry, registry, graph, AS_OF)
        yield "text", entities.entity_as_text(page, dict(registry.documents), lang, "")
        yield "json", entities.entity_as_json(page, registry.documents, incomplete=registry.is_incomplete)


def _figures(registry: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    found = statistics(registry, build_graph(registry), AS_OF)
    yield "json", figures.statistics_as_json(found, incomplete=registry.is_incomplete)
    title = figures.title(registry, found, lang)
    for by in ("kind", "unit"):
        yield "md", as_markdown(title, figures.sections(found, registry, lang, by))
    yield "text", as_page(title, figures.sections(found, registry, lang, "owner"), colour=False, width=80)


def _calendars(registry: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    found = deadlines(registry, AS_OF, Wanted(AS_OF, date(2027, 11, 25)))
    title = calendar.title(registry, found, None, lang)
    yield "json", calendar.deadlines_as_json(found, registry)
    yield "md", as_markdown(title, calendar.sections(found, lang))
    for contract in list(registry.of_kind("contract"))[:SHOWN]:
        one = deadlines(registry, AS_OF, Wanted(AS_OF, date.max, entity=contract.id))
        yield "text", as_page(title, calendar.sections(one, lang), colour=False, width=80)
    yield "ics", to_icalendar(registry, found.events[:EVENTS], AS_OF, lang)
    yield from _forecasts(registry, lang)


def _forecasts(registry: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    found = forecast(registry, AS_OF, date(2027, 5, 25))
    title, parts = foreseen.title(registry, found, lang), list(foreseen.sections(found, lang))
    yield "json", foreseen.as_json(found, registry, lang)
    yield "md", as_markdown(title, parts)
    yield "text", as_page(title, parts, colour=False, width=80)
    rows = foreseen.rows(found, lang)[:EVENTS]
    entries = [Entry(one.day, one.what, one.change, one.about, one.identity) for one in rows]
    yield "ics", forecast_calendar(registry, entries, AS_OF, lang)


def _comparisons(registry: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    """The registry from nothing, and now and later."""
    now, later = Side(registry, AS_OF, AS_OF), Side(registry, date(2031, 1, 1), AS_OF)
    yield "json", comparison.as_json(compare(Side(load(MemorySource({})), AS_OF, AS_OF), now))
    found = compare(now, later)
    yield "md", as_markdown(comparison.title(found, lang), comparison.sections(found, lang))


def _settings(registry: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    found, documents = effective(registry), registry.documents
    own = tuple(one for one in found if one.layer is not None and one.layer.preset is None)
    yield "json", effective_settings.settings_as_json(own, documents, incomplete=registry.is_incomplete)
    yield "table", effective_settings.sections_as_table(setting_sections(found), lang, colour=False, width=80)
    shown = own[:SHOWN]
    yield "table", effective_settings.settings_as_table(shown, documents, lang, "", below=None, colour=False, width=80)


def _costs(registry: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    found = ledger(registry, AS_OF, range(2024, 2031))
    sums, whole = totals(found), [[one.views[view] for one in totals(found)] for view in VIEWS]
    more = overview(found, registry, "expected")
    for dimension in DIMENSIONS:
        tables = [table_by(found, registry, dimension, view) for view in VIEWS]
        demand([list(table.total) for table in tables] == whole, "the totals by", dimension.name, "differ")
        if dimension.name not in {"contract", "function"}:
            continue
        yield "json", cost_json.as_json(tables[1], found, sums, more, registry, lang)
        yield "csv", costs.as_csv(tables[1], registry, lang)
        parts = [*costs.sections(tables[1], found, sums, registry, lang), *overview_sections(more, registry, lang)]
        yield "md", as_markdown(costs.title(tables[1], found, lang, incomplete=True), parts)
        yield "text", as_page("", parts, colour=False, width=80)
    for entry in list(registry.of_kind())[:SHOWN]:
        concerned = tuple(concerning(found, entry))
        gaps = gaps_of(found, entry, concerned)
        yield "json", cost_json.entity_as_json(entry, concerned, gaps, found, registry, lang)
        yield "csv", cost_trace.as_csv(concerned, found, lang)
        parts = list(cost_trace.sections(concerned, gaps, found, registry, "maximum", lang))
        yield "text", as_page(cost_trace.title(entry, found, lang, incomplete=True), parts, colour=False, width=80)


def _switches(registry: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    plan = switch_plan(registry, AS_OF)
    demand(plan.years[-1].sum == sum(one.saving - one.cost for one in plan.years), "the years do not add up")
    for row in plan.rows:
        is_early = row.leaves is None or row.leaves >= AS_OF
        demand(is_early and (row.verdict != "unknown" or bool(row.missing)), "nothing is said of", row.system.id)
    yield "json", switch_json.as_json(plan, registry)
    yield "csv", switches.as_csv(plan, lang)
    parts = list(switches.sections(plan, registry, lang))
    yield "md", as_markdown(switches.title(plan, registry, lang), parts)
    yield "text", as_page("", parts, colour=False, width=80)


def _check_health(registry: Registry, judged: tuple[Judged, ...]) -> None:
    found = health(registry, [(one.finding, one.severity) for one in judged], AS_OF)
    told = sum(one.severity == "error" for one in judged)
    demand(found.number("error") == told, "health counts otherwise", found.number("error"), told)


def _impacts(registry: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    graph = build_graph(registry)
    needs = needs_on(graph, registry, AS_OF)
    entries = list(registry.of_kind())[:SHOWN]
    for entry in entries:
        found = impact(entry, registry, needs, AS_OF)
        parts = list(touched.sections(found, registry, lang))
        yield "page", as_page(touched.title(found, registry, lang), parts, colour=False, width=80)
        yield "md", as_markdown(touched.title(found, registry, lang), parts)
        yield "json", impact_json.impact_as_json(found, registry)
        yield "mermaid", GRAPH_FORMATS["mermaid"](impact_view(found), lang)
        gone = retirement(entry, registry, graph, AS_OF, RETIRED)
        parts = list(retired.sections(gone, registry, lang))
        yield "md", as_markdown(retired.title(gone, registry, lang), parts)
        yield "json", impact_json.retirement_as_json(gone, registry)
        between = ways_between(needs, entries[0].key, entry.key)
        yield "md", as_markdown(ways.title(between, registry, graph, lang), list(ways.sections(between, graph, lang)))
        yield "json", ways.ways_as_json(between, registry)
