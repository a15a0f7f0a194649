"""Pictures as SVG: what stands in them, that it fits, and that no size of registry breaks them."""

import re
from datetime import date

import pytest

from registry_cli.analysis.collapsing import LEGIBLE, collapsed, with_minor
from registry_cli.analysis.views import Cluster, View, ViewEdge, ViewNode, landscape_view
from registry_cli.exports.drawing.shapes import sized
from registry_cli.exports.drawing.text import cut, width_of, wrapped
from registry_cli.exports.svg import to_svg
from registry_cli.graph import build_graph
from registry_cli.language import Text
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.sources import MemorySource
from tests.benchmarks.generate import files
from tests.text.judges import svg_texts

AS_OF = date(2026, 11, 22)
SMALL = View(
    (
        Cluster("", None, (ViewNode("cpr", "CPR", "datasource", "in-use"),)),
        Cluster(
            "social",
            Text("Social", "Socialcenter"),
            (
                ViewNode("ky", "Kommunernes Ydelsessystem", "system", "in-use", is_focus=True),
                ViewNode("gammel", "Gammel", "system", "phase-out"),
            ),
        ),
    ),
    (ViewEdge("gammel", "ky", "useful"), ViewEdge("ky", "cpr", "essential"), ViewEdge("gammel", "cpr", "essential")),
    Text("The landscape", "Landskabet"),
    AS_OF,
)


def generated(entities: int) -> Registry:
    return load(MemorySource({path: text.encode() for path, text in files(entities)}))


def test_a_small_picture() -> None:
    drawn, told = svg_texts(to_svg(with_minor(SMALL), "da"))
    assert drawn == [
        *("Landskabet", "Pr. 22.11.2026", "Socialcenter"),
        *("CPR", "Kommunernes", "Ydelsessystem", "Gammel", "under udfasning"),
        "Signaturforklaring",
        *("system", "datakilde", "i drift", "under udfasning", "går i stå uden", "forringes uden"),
        "tynd: kun en enkelt, eller en længere vej siger det også",
    ]
    assert sorted(told) == sorted(
        [
            "Landskabet",
            "Gammel → CPR: går i stå uden",
            "Gammel → Kommunernes Ydelsessystem: forringes uden",
            "Kommunernes Ydelsessystem → CPR: går i stå uden",
            "CPR (cpr): datakilde, i drift",
            "Kommunernes Ydelsessystem (ky): system, i drift",
            "Gammel (gammel): system, under udfasning",
        ]
    )


def test_looks_survive_print() -> None:
    """Of two states no pair has the same border and fill, and the same dashes only with another fill."""
    text = to_svg(SMALL, "en")
    assert re.findall(
        r'<rect [^>]*rx="0" fill="#fde3c8" stroke="#d55e00" stroke-width="1.2" stroke-dasharray="2 2"/>', text
    )
    assert re.findall(r'<path [^>]*stroke="#333333" stroke-width="1.3"/>', text)
    assert re.findall(r'<path [^>]*stroke-dasharray="7 4"/>', text)


def test_a_closed_group_lists_what_is_in_it() -> None:
    shut = collapsed(with_minor(View(SMALL.clusters[:1], (), SMALL.title, AS_OF)))
    assert svg_texts(to_svg(shut, "en"))[0][:5] == [
        "The landscape",
        "As of 2026-11-22",
        "Data sources",
        "1 data source",
        "CPR",
    ]


def test_nothing_to_draw() -> None:
    assert svg_texts(to_svg(View((), ()), "en"))[0] == ["The landscape", "Nothing to draw"]


@pytest.mark.parametrize("entities", [25, 200, 1000])
def test_any_size_is_drawn_and_the_same_twice(entities: int) -> None:
    """Some 10, 100 and 500 boxes; where there are more than can be read, each group is one."""
    registry = generated(entities)
    view = with_minor(landscape_view(registry, build_graph(registry), AS_OF))
    assert len(view.nodes) == {25: 12, 200: 99, 1000: 495}[entities]
    shut = collapsed(view)
    assert len(shut.nodes) <= LEGIBLE
    texts = [to_svg(picture, "da") for picture in (view, shut)]
    assert [svg_texts(text)[0][0] for text in texts] == ["Systemlandskabet efter enhed"] * 2
    assert texts[1] == to_svg(shut, "da")
    assert sum(len(node.members) for node in shut.nodes) == len(view.nodes)


@pytest.mark.parametrize(
    "name", ["KY", "Kommunernes Sygedagpengesystem", "W" * 200, "æøå " * 50, "a-b/" * 60, "漢字" * 30, "x"]
)
@pytest.mark.parametrize("kind", ["system", "interface", "datasource", "contract"])
def test_names_fit_their_boxes(name: str, kind: str) -> None:
    found = sized(ViewNode("x", name, kind, "phase-out"), "da")
    assert 1 <= len(found.lines) <= 3
    assert max(width_of(line, 11.0) for line in found.lines) <= found.width
    joined = "".join(found.lines).replace(" ", "").removesuffix("…")
    assert name.replace(" ", "").startswith(joined)


def test_text_is_wrapped_between_words_and_cut() -> None:
    assert wrapped("en to tre", 10, width_of("en to", 10), 3) == ("en to", "tre")
    assert wrapped("en to tre fire", 10, width_of("en to", 10), 2) == ("en to", "tre…")
    assert cut("kort", 10, 100) == "kort"
