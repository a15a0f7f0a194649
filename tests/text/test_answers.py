"""Lists, entities, pictures, reports, statistics and settings of hostile registries, read back by readers of each."""

import csv
import io
import json
import re
from datetime import date

import icalendar
import networkx as nx
import pytest
from ical.calendar_stream import IcsCalendarStream

from registry_cli.analysis.collapsing import collapsed, with_minor
from registry_cli.analysis.comparison import Side, compare
from registry_cli.analysis.deadlines.collecting import Deadlines, Wanted, deadlines
from registry_cli.analysis.effective import effective
from registry_cli.analysis.flows import flow_view
from registry_cli.analysis.listing import Filter, listing
from registry_cli.analysis.matrix import matrix
from registry_cli.analysis.roadmap import roadmap
from registry_cli.analysis.search import find
from registry_cli.analysis.statistics import statistics
from registry_cli.analysis.views import Grouping, View, focus_view, landscape_view
from registry_cli.escaping import visible, without_orders
from registry_cli.exports import renderings
from registry_cli.exports.dot import to_dot
from registry_cli.exports.drawing.shapes import MAX_ROWS
from registry_cli.exports.graph_json import to_json
from registry_cli.exports.graphml import to_graphml
from registry_cli.exports.icalendar import to_icalendar
from registry_cli.exports.known import known_in
from registry_cli.exports.mermaid import MAX_LABEL, to_mermaid
from registry_cli.exports.schemas import schemas
from registry_cli.exports.svg import to_svg
from registry_cli.labels import KIND_LABELS
from registry_cli.model.load import load
from registry_cli.output import comparison, effective_settings, entities
from registry_cli.output import deadlines as calendar
from registry_cli.output import statistics as output
from registry_cli.output.sections import as_markdown, as_page
from registry_cli.output.tables import json_text
from registry_cli.reports import REPORTS
from registry_cli.sources import MemorySource
from tests.reports.rendered import texts_of
from tests.text.hostile import AS_OF, graph_of, registry_of
from tests.text.judges import (
    OWN_COLOURS,
    cell,
    dot_label,
    dot_tokens,
    gantt_labels,
    mermaid_labels,
    orders,
    reads_as_text,
    strings_in,
    svg_texts,
    unseen,
)
from tests.text.payloads import CLASSES

EACH_CLASS = pytest.mark.parametrize("name", CLASSES)
WIDE = 100_000
GROUPINGS: tuple[Grouping, ...] = ("unit", "supplier", "kind", "none")
FORMULA = re.compile(r"""(?:^|;)[\s"]*[=+\-@＝＋－＠]""")


def names(name: str) -> list[str]:
    return [entry.name for entry in registry_of(name).entries.values()]


def line(text: str) -> str:
    """A text as it stands in one line."""
    return visible(" ".join(text.split()) or text)


@EACH_CLASS
def test_lists_show_every_character(name: str) -> None:
    found = listing(registry_of(name), Filter(), AS_OF)
    wide = entities.as_table(found, "da", colour=False, width=WIDE)
    assert unseen(wide) == []
    assert orders(without_orders(wide)) == []
    assert all(visible(one).rstrip() in wide for one in names(name))


@EACH_CLASS
def test_lists_hold_no_colours_but_ours(name: str) -> None:
    found = listing(registry_of(name), Filter(("unit",)), AS_OF)
    plain, coloured = (entities.as_table(found, "da", colour=colour, width=60) for colour in (False, True))
    assert unseen(plain) == []
    assert OWN_COLOURS.sub("", coloured).split() == plain.split()


@EACH_CLASS
def test_csv_holds_the_texts_and_no_formula(name: str) -> None:
    found = listing(registry_of(name), Filter(), AS_OF)
    text = entities.as_csv(found, "da")
    read = list(csv.reader(io.StringIO(text), strict=True))[1:]
    assert unseen(text) == []
    assert [row[2].replace("'", "") for row in read] == [visible(row.entry.name).replace("'", "") for row in found]
    assert [cell for row in read for cell in row if FORMULA.search(cell)] == []
    in_denmark = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    assert [cell for cell in in_denmark if re.match(r"[\s]*[=+\-@＝＋－＠]", cell)] == []


@EACH_CLASS
def test_json_gives_the_data_back(name: str) -> None:
    found = listing(registry_of(name), Filter(), AS_OF)
    text = entities.as_json(found, AS_OF, incomplete=True)
    assert (unseen(text), orders(text)) == ([], [])
    assert [one["name"] for one in json.loads(text)["entities"]] == [row.entry.name for row in found]


@pytest.mark.parametrize("name", ["html", "json", "terminal"])
def test_schemas_offer_the_names(name: str) -> None:
    text = json_text(schemas("da", known_in(registry_of(name), "da")))
    assert (unseen(text), orders(text)) == ([], [])
    offered = set(strings_in(json.loads(text)))
    label = KIND_LABELS["unit"].say("da")
    assert not [one.id for one in registry_of(name).of_kind("unit") if f"{one.name} ({label})" not in offered]


@EACH_CLASS
def test_show_gives_every_fact_in_a_line(name: str) -> None:
    registry = registry_of(name)
    for entry in registry.of_kind("system"):
        page = entities.page_of(entry, registry, graph_of(name), AS_OF)
        text = entities.entity_as_text(page, dict(registry.documents), "da", "")
        assert (unseen(text), orders(without_orders(text))) == ([], [])
        assert text.startswith(visible(entry.name))
        data = json.loads(entities.entity_as_json(page, registry.documents, incomplete=True))
        assert (data["name"], data["path"]) == (entry.name, entry.path)


@EACH_CLASS
def test_find_shows_what_it_found(name: str) -> None:
    hits = find(registry_of(name), CLASSES[name][0])
    text = entities.hits_as_table(hits, "da", colour=False, width=WIDE)
    assert (unseen(text), orders(without_orders(text))) == ([], [])
    assert all(visible(hit.entry.name).rstrip() in text for hit in hits)
    assert [one["name"] for one in json.loads(entities.hits_as_json(hits, incomplete=True))["hits"]] == [
        hit.entry.name for hit in hits
    ]


def views(name: str) -> list[View]:
    registry, graph = registry_of(name), graph_of(name)
    around = [focus_view(registry, graph, AS_OF, registry.entries[one], 2) for one in ("s1", "e1", "d0")]
    whole = [landscape_view(registry, graph, AS_OF, grouping=grouping) for grouping in GROUPINGS]
    return [*whole, *around, flow_view(registry, AS_OF)]


@EACH_CLASS
def test_dot_draws_the_names(name: str) -> None:
    for view in views(name):
        text = to_dot(view, "da")
        tokens = dot_tokens(text)
        assert (unseen(text), orders(text)) == ([], [])
        labels = [dot_label(tokens[at + 2]) for at, word in enumerate(tokens) if word == "label"]
        assert not {line(node.label) for node in view.nodes} - set(labels)
        assert not {line(one.label.say("da")) for one in view.clusters if one.label} - set(labels)


@EACH_CLASS
def test_mermaid_draws_the_names(name: str) -> None:
    for view in views(name):
        text = to_mermaid(view, "da")
        labels = set(mermaid_labels(text))
        assert (unseen(text), orders(text)) == ([], [])
        wanted = {line(node.label) or " " for node in view.nodes}
        wanted |= {line(one.label.say("da")) for one in view.clusters if one.label}
        assert not {one if len(one) <= MAX_LABEL else f"{one[: MAX_LABEL - 1]}…" for one in wanted} - labels


def begins(name: str, drawn: str) -> bool:
    """Whether a line of a picture is the name, or its beginning where it is wrapped or cut."""
    return name.startswith(drawn.removesuffix("…").rstrip() or name[:1])


@EACH_CLASS
def test_svg_draws_the_names(name: str) -> None:
    for view in views(name):
        for shown in (view, collapsed(with_minor(view))):
            text = to_svg(shown, "da")
            drawn, told = svg_texts(text)
            assert (unseen(text), orders(text)) == ([], [])
            everything = [inner for node in shown.nodes for inner in (node.members[: MAX_ROWS - 1] or (node,))]
            assert not [node.id for node in everything if not any(line(node.label) in one for one in told)]
            assert not [node.id for node in everything if not any(begins(line(node.label), one) for one in drawn)]


@EACH_CLASS
def test_graphml_gives_the_names_back(name: str) -> None:
    for view in views(name):
        text = to_graphml(view, "da")
        read = nx.parse_graphml(text)
        assert (unseen(text), orders(text)) == ([], [])
        assert {key: found.get("name", "") for key, found in read.nodes(data=True)} == {
            visible(node.id): visible(node.label) for node in view.nodes
        }


@EACH_CLASS
def test_json_of_pictures_gives_the_names_back(name: str) -> None:
    registry, graph = registry_of(name), graph_of(name)
    for view in views(name):
        text = to_json(view, "da")
        assert (unseen(text), orders(text)) == ([], [])
        assert [one["name"] for one in json.loads(text)["nodes"]] == [node.label for node in view.nodes]
    for picture in (matrix(registry, AS_OF), roadmap(registry, graph, AS_OF)):
        text = renderings(picture, "da")["json"]()
        assert (unseen(text), orders(text)) == ([], [])
        assert {one["name"] for one in json.loads(text)["rows"]} == {row.entry.name for row in picture.rows}


@EACH_CLASS
def test_matrices_and_roadmaps_show_the_names(name: str) -> None:
    registry, graph = registry_of(name), graph_of(name)
    found, years = matrix(registry, AS_OF), roadmap(registry, graph, AS_OF)
    assert years.rows
    page, chart = (renderings(one, "da") for one in (found, years))
    read = reads_as_text(page["markdown"]())
    assert not {row.entry.id for row in found.rows if cell(row.entry.name) not in read}
    labels = gantt_labels(chart["mermaid"]())
    assert not {row.entry.id for row in years.rows if not any(line(row.entry.name)[:20] in one for one in labels)}
    for picture, text in ((found, page["svg"]()), (years, chart["svg"]())):
        assert (unseen(text), orders(text)) == ([], [])
        told = svg_texts(text)[1]
        assert not {row.entry.id for row in picture.rows if not any(line(row.entry.name) in one for one in told)}


@EACH_CLASS
@pytest.mark.parametrize("report", REPORTS)
def test_reports_show_the_names(name: str, report: str) -> None:
    registry = registry_of(name)
    for _, text in texts_of(report, registry, AS_OF, "da"):
        assert orders(text) == []
        read = reads_as_text(text)
        if report == "landscape":
            assert not {entry.id for entry in registry.of_kind("system") if cell(entry.name) not in read}


@EACH_CLASS
@pytest.mark.parametrize("by", ["kind", "unit", "owner"])
def test_statistics_show_the_names(name: str, by: output.Grouping) -> None:
    registry = registry_of(name)
    found = statistics(registry, graph_of(name), AS_OF)
    title = output.title(registry, found, "da")
    parts = list(output.sections(found, registry, "da", by))
    page = as_page(title, parts, colour=False, width=WIDE)
    assert (unseen(page), orders(without_orders(page))) == ([], [])
    assert visible(registry.settings.organisation.name) in page
    reads_as_text(as_markdown(title, parts))
    text = output.statistics_as_json(found, incomplete=True)
    assert (unseen(text), orders(text)) == ([], [])


def all_deadlines(name: str) -> Deadlines:
    return deadlines(registry_of(name), AS_OF, Wanted(date(1900, 1, 1), date(2200, 1, 1)))


@EACH_CLASS
def test_deadlines_show_the_names(name: str) -> None:
    registry, found = registry_of(name), all_deadlines(name)
    title = calendar.title(registry, found, registry.entries["s0"], "da")
    parts = list(calendar.sections(found, "da"))
    page = as_page(title, parts, colour=False, width=WIDE)
    assert (unseen(page), orders(without_orders(page))) == ([], [])
    assert visible(registry.entries["s0"].name) in page
    reads_as_text(as_markdown(title, parts))
    text = calendar.deadlines_as_json(found, registry)
    assert (unseen(text), orders(text)) == ([], [])
    named = {one["entity"]["name"] for one in json.loads(text)["deadlines"] if one["entity"]}
    assert named == {one.entry.name for one in found.events if one.entry}


@EACH_CLASS
def test_calendars_hold_the_names_as_text(name: str) -> None:
    events = all_deadlines(name).events
    text = to_icalendar(registry_of(name), events, AS_OF, "da")
    assert unseen(text.replace("\r\n", "\n")) == []
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    read = IcsCalendarStream.calendar_from_ics(text).events
    assert len(icalendar.Calendar.from_ical(text).walk("VEVENT")) == len(read)
    said = {str(one.summary) for one in read}
    wanted = {visible(f"({one.entry.name})") for one in events if one.entry and one.day}
    assert not {one for one in wanted if not any(summary.endswith(one) for summary in said)}


@EACH_CLASS
def test_settings_show_every_word(name: str) -> None:
    registry = registry_of(name)
    found = effective(registry)
    text = effective_settings.settings_as_table(
        found, registry.documents, "da", "", below=None, colour=False, width=WIDE
    )
    assert (unseen(text), orders(text)) == ([], [])
    assert all(line(word) in text for word in registry.settings.vocabularies.functions.values())
    data = json.loads(effective_settings.settings_as_json(found, registry.documents, incomplete=True))
    assert set(registry.settings.vocabularies.functions.values()) <= set(strings_in(data))


@EACH_CLASS
def test_comparisons_show_the_names(name: str) -> None:
    found = compare(Side(load(MemorySource({})), AS_OF, AS_OF), Side(registry_of(name), date(2031, 1, 1), AS_OF))
    title, sections = comparison.title(found, "da"), list(comparison.sections(found, "da"))
    reads_as_text(as_markdown(title, sections))
    page = as_page(title, sections, colour=False, width=WIDE)
    assert (unseen(page), orders(without_orders(page))) == ([], [])
    told = json.loads(comparison.as_json(found))
    assert [one["name"] for one in told["entities"]] == [one.entry.name for one in found.entities]
