"""`reg graph`: every view in each of its formats, and what is said beside the picture."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from tests.cli.test_answers import write
from tests.running import EXAMPLES, reg

FJORDBY, TUTORIAL = EXAMPLES / "fjordby", EXAMPLES / "tutorial"
FORMATS = {
    "landscape": ("mermaid", "dot", "svg", "graphml", "json"),
    "flow": ("mermaid", "dot", "svg", "graphml", "json"),
    "matrix": ("markdown", "svg", "json"),
    "roadmap": ("mermaid", "svg", "json"),
}


def graph(*words: str, registry: Path = TUTORIAL, lang: str = "en") -> tuple[int, str, str]:
    ran = reg("--registry", registry, "--lang", lang, "--as-of", "2026-11-22", "graph", *words)
    return ran.code, ran.out, ran.err


@pytest.mark.parametrize(("view", "format_"), [(view, one) for view, several in FORMATS.items() for one in several])
def test_every_view_in_every_format(view: str, format_: str) -> None:
    code, out, _ = graph("--view", view, "--format", format_)
    assert code == 0
    if format_ == "json":
        assert json.loads(out)["schema_version"] == 1
    elif format_ in {"svg", "graphml"}:
        ET.fromstring(out)  # noqa: S314 - our own text
    else:
        first = {"dot": "digraph landscape {", "markdown": "# Systems and tasks"}
        assert out.splitlines()[0] == first.get(format_, "gantt" if view == "roadmap" else "flowchart LR")


@pytest.mark.parametrize(
    ("view", "usual"), [("landscape", "flowchart LR"), ("matrix", "# Systems and tasks"), ("roadmap", "gantt")]
)
def test_the_usual_format(view: str, usual: str) -> None:
    assert graph("--view", view)[1].startswith(f"{usual}\n")


def test_what_cannot_be_read_is_closed_and_said() -> None:
    code, out, err = graph("--format", "svg", registry=FJORDBY)
    assert code == 0
    assert "Center for Sundhed og Ældre" in out
    assert err == (
        "129 boxes are more than one can read, so each group is one box: open one with --open (datasource, interface,"
        " beskaeftigelse, boern-og-unge, borgerservice-og-ydelse, direktionen, it-og-digitalisering, kultur-og-bibliotek,"
        " oekonomi-og-hr, sekretariatet, sundhed-og-aeldre, teknik-og-miljoe), or draw all with --whole\n"
    )


def test_the_whole_is_drawn_where_it_is_asked_for() -> None:
    _, out, err = graph("--format", "svg", "--whole", registry=FJORDBY)
    assert out.count("<g>") > 129
    assert err == "129 boxes are more than one can read: leave out --whole, ask for an ID or for a smaller --depth\n"


def test_one_group_is_opened() -> None:
    code, out, err = graph("--open", "sundhed-og-aeldre", "--format", "json", registry=FJORDBY)
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert [one["id"] for one in found["clusters"]] == ["sundhed-og-aeldre"]
    assert {"kmd-nexus", "cluster:interface"} < {one["id"] for one in found["nodes"]}


def test_a_small_part_is_drawn_as_it_is() -> None:
    code, out, err = graph("ky", "--format", "svg", lang="da")
    assert (code, err) == (0, "")
    assert "<text" in out
    assert "Omkring Kommunernes Ydelsessystem" in out


def test_graphml_has_typed_edges() -> None:
    read = nx.parse_graphml(graph("--format", "graphml")[1])
    assert [read.graph[key] for key in ("schema_version", "as_of", "incomplete")] == ["1", "2026-11-22", False]
    assert read.nodes["ky"] == {
        "kind": "system",
        "name": "Kommunernes Ydelsessystem",
        "state": "in-use",
        "owners": "borgerservicechef digitaliseringskonsulent",
        "cluster": "borgerservice",
    }
    assert [read.edges[edge]["relation"] for edge in read.edges if edge[:2] == ("sf1520", "cpr")] == ["source"]
    assert [read.edges[edge]["effect"] for edge in read.edges if edge[:2] == ("sf1520", "cpr")] == ["breaks"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--view", "matrix", "--format", "dot"], "this view cannot be written as dot: take markdown, svg, json"),
        (["--view", "roadmap", "--format", "graphml"], "this view cannot be written as graphml: take mermaid, svg, json"),
        (["--format", "markdown"], "this view cannot be written as markdown: take mermaid, dot, svg, graphml, json"),
        (["--view", "matrix", "--whole"], "--open and --whole are for pictures of groups"),
        (["--view", "matrix", "ky"], "--view matrix shows everything: leave the ID out"),
        (["--view", "around"], "--view around needs an ID"),
        (["ky", "--open", "x"], "there is no group x in this picture: "),
    ],
)  # fmt: skip
def test_wrong_questions(words: list[str], message: str) -> None:
    code, out, err = graph(*words)
    assert (code, out) == (2, "")
    assert err.startswith(f"reg: {message}")


def test_an_incomplete_answer_says_so(tmp_path: Path) -> None:
    registry = write(
        tmp_path,
        registry="format: 1\norganisation: {name: E}\n",
        systems__ky="name: KY\nai: ja\ntasks: ['kle:32.24']\nlifecycle: {retired: 2027-01-01}\n",
    )
    for view in FORMATS:
        code, out, err = graph("--view", view, "--format", "json", registry=registry)
        assert code == 1
        assert json.loads(out)["incomplete"] is True
        assert err == "this answer is incomplete; files with faults: 1; see `reg validate`\n"


def test_a_wide_table_is_told_of(tmp_path: Path) -> None:
    tasks = ", ".join(f'"kle:{number:02}.00"' for number in range(31))
    registry = write(
        tmp_path, registry="format: 1\norganisation: {name: E}\n", systems__ky=f"name: KY\ntasks: [{tasks}]\n"
    )
    assert graph("--view", "matrix", registry=registry)[2] == (
        "31 columns are more than a Markdown table can show: take --format svg\n"
    )


def test_a_roadmap_says_what_is_severed(tmp_path: Path) -> None:
    registry = write(
        tmp_path,
        registry="format: 1\norganisation: {name: E}\n",
        systems__gammel="name: Gammel\nsuccessor: ny\nlifecycle: {phase_out: 2026-01-01, retired: 2027-06-30}\n",
        systems__ny="name: Ny\nlifecycle: {in_use: 2027-01-01}\n",
        **{f"systems__s{at}": f"name: S{at}\nuses: [{{system: gammel}}]\n" for at in range(5)},
    )
    assert (
        graph("--view", "roadmap", registry=registry, lang="da")[1]
        == """\
gantt
  title Hvad kommer, og hvad forsvinder
  dateFormat YYYY-MM-DD
  axisFormat %Y
  tickInterval 12month
  section Kommer
  Ny, i drift :done, r0_0, 2027-01-01, 2028-01-01
  section Udfases
  Gammel, under udfasning :crit, r1_0, 2026-01-01, 2027-06-30
  Gammel, væk 30.6.2027#59; afløses af Ny#59; overskåret#58; S0, S1, S#8230; :milestone, r1_gone, 2027-06-30, 0d
"""
    )
    drawn = graph("--view", "roadmap", "--format", "svg", registry=registry, lang="da")[1]
    assert ">væk 30.6.2027; afløses af Ny; overskåret: S0, S1, S2 og 2 til</text>" in drawn
    assert ">overskåret: ingen har sagt, hvad der træder i stedet</text>" in drawn


def test_a_matrix_in_markdown(tmp_path: Path) -> None:
    registry = write(
        tmp_path,
        registry='format: 1\norganisation: {name: E}\ntaxonomies: {kle: {"32.24": Kontanthjælp}}\n',
        systems__ky='name: "KY | nyt"\ntasks: ["kle:32.24", "kle:00.15"]\n',
        systems__tom="name: Tom\n",
    )
    assert graph("--view", "matrix", registry=registry)[1].split("\n")[2:] == [
        "As of 2026-11-22",
        "",
        "| System | kle:00 | kle:32 |",
        "| --- | :-: | :-: |",
        "| **no unit** |  |  |",
        r"| KY \| nyt | 15 | 24 |",
        "| systems | 1 | 1 |",
        "",
        "Systems that name no task: Tom",
        "",
        "- kle:32: kle:32.24 Kontanthjælp",
        "",
    ]
