"""Views beyond the landscape: closed groups, data on their way, tasks and years, each worked out by hand."""

from datetime import date

import pytest

from registry_cli.analysis.collapsing import cluster_ids, collapsed, with_minor
from registry_cli.analysis.flows import flow_view, lineage_view
from registry_cli.analysis.matrix import matrix
from registry_cli.analysis.pictures import Sight, view_named
from registry_cli.analysis.roadmap import Bar, RoadmapYear, roadmap
from registry_cli.analysis.views import View, ViewEdge, landscape_view
from registry_cli.graph import build_graph
from registry_cli.questions import WrongQuestion
from tests.model.memory import SETTINGS, registry_of

AS_OF = date(2026, 11, 22)
FILES: dict[str, str | bytes] = {
    "registry.yaml": SETTINGS + 'taxonomies: {kle: {"32": Ydelser, "32.24": Kontanthjælp}}\n',
    "units/social.yaml": "name: Social\n",
    "units/it.yaml": "name: IT\n",
    "units/top.yaml": "name: Top\n",
    "systems/ky.yaml": """\
name: KY
owner: social
tasks: ["kle:32.24", "kle:32.03", "kle:27.03"]
uses:
  - {interface: sf1520, essential: true}
  - {interface: sf1601}
  - {interface: sf1470}
  - {system: gammel, essential: true}
""",
    "systems/esdh.yaml": """\
name: ESDH
owner: social
tasks: ["kle:00.15"]
uses:
  - {interface: sf1470}
  - {datasource: kopi, direction: push}
  - {system: gammel, until: 2027-06-29}
""",
    "systems/platform.yaml": "name: Platform\nowner: it\n",
    "systems/post.yaml": "name: Post\nowner: it\n",
    "systems/gammel.yaml": "name: Gammel\nowner: it\nsuccessor: ny\nlifecycle: {in_use: 2010-01-01, phase_out: 2027-01-01, retired: 2027-06-30}\n",
    "systems/ny.yaml": 'name: Ny\nowner: social\ntasks: ["kle:32.24"]\nlifecycle: {phase_in: 2027-03-01, in_use: 2028-01-01}\nuses: [{system: gammel}]\n',
    "systems/laengst-vaek.yaml": "name: Væk\nlifecycle: {retired: 2020-01-01}\nuses: [{interface: sf1520}]\n",
    "interfaces/sf1520.yaml": "name: SF1520\nprovider: platform\nsource: cpr\ndirection: pull\n",
    "interfaces/sf1601.yaml": "name: SF1601\nprovider: post\ndirection: push\n",
    "interfaces/sf1470.yaml": "name: SF1470\nprovider: platform\ndirection: both\n",
    "datasources/cpr.yaml": "name: CPR\n",
    "datasources/kopi.yaml": "name: Kopi\ncopy_of: cpr\n",
}
REGISTRY = registry_of(FILES)
GRAPH = build_graph(REGISTRY)


def arrows(view: View) -> set[tuple[str, str, str]]:
    return {(edge.source, edge.target, edge.weight) for edge in view.edges}


def test_groups_can_be_closed() -> None:
    view = landscape_view(REGISTRY, GRAPH, AS_OF)
    assert cluster_ids(view) == ("datasource", "interface", "it", "social")
    shut = collapsed(view)
    assert {(node.id, tuple(member.id for member in node.members)) for node in shut.nodes} == {
        ("cluster:datasource", ("cpr", "kopi")),
        ("cluster:interface", ("sf1470", "sf1520", "sf1601")),
        ("cluster:it", ("gammel", "platform", "post")),
        ("cluster:social", ("esdh", "ky", "ny")),
    }
    assert {(edge.source, edge.target, edge.weight, edge.count) for edge in shut.edges} == {
        ("cluster:interface", "cluster:datasource", "essential", 1),
        ("cluster:social", "cluster:datasource", "useful", 1),
        ("cluster:social", "cluster:interface", "essential", 4),
        ("cluster:social", "cluster:it", "essential", 3),
    }
    assert [note.en for note in shut.notes] == ["not shown: who offers interfaces and data sources (3)"]


def test_one_group_can_be_opened() -> None:
    view = collapsed(landscape_view(REGISTRY, GRAPH, AS_OF), ("it",))
    assert [(cluster.id, [node.id for node in cluster.nodes]) for cluster in view.clusters] == [
        ("", ["cluster:interface", "cluster:social"]),
        ("it", ["gammel", "platform", "post"]),
    ]
    assert {(node.id, [member.id for member in node.members] == [], node.unlisted) for node in view.nodes[:2]} == {
        ("cluster:interface", False, 0),
        ("cluster:social", False, 0),
    }
    assert ("cluster:interface", "platform", "essential") in arrows(view)
    assert [note.en for note in view.notes] == ["not shown: what the closed groups have to do with each other (6)"]


def test_of_many_groups_those_of_one_are_together() -> None:
    files: dict[str, str | bytes] = {f"suppliers/l{at}.yaml": f"name: L{at}\n" for at in range(14)}
    files |= {f"systems/s{at}.yaml": f"name: S{at}\nsupplier: l{max(at, 1)}\n" for at in range(14)}
    registry = registry_of(files)
    shut = collapsed(landscape_view(registry, build_graph(registry), AS_OF, grouping="supplier"))
    assert [(node.id, node.says("en"), len(node.members)) for node in shut.nodes] == [
        ("cluster:l1", "L1", 2),
        ("cluster:others", "12 others with one each", 12),
    ]


def test_what_a_longer_way_says_is_minor() -> None:
    edges = ("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "c"), ("a", "d")
    view = with_minor(View((), tuple(ViewEdge(*ends, "essential") for ends in edges)))
    assert [(edge.source, edge.target) for edge in view.edges if edge.is_minor] == [("a", "c"), ("a", "d")]


def test_data_follow_the_direction() -> None:
    assert arrows(flow_view(REGISTRY, AS_OF)) == {
        ("cpr", "sf1520", "pull"),
        ("sf1520", "ky", "pull"),
        ("ky", "sf1601", "push"),
        ("sf1601", "post", "push"),
        ("platform", "sf1470", "both"),
        ("sf1470", "ky", "both"),
        ("sf1470", "esdh", "both"),
        ("cpr", "kopi", "copy"),
        ("esdh", "kopi", "push"),
        ("gammel", "ky", "flow"),
        ("gammel", "esdh", "flow"),
        ("gammel", "ny", "flow"),
    }


@pytest.mark.parametrize(
    ("centre", "steps", "expected"),
    [
        ("cpr", 1, {("cpr", "sf1520", "pull"), ("sf1520", "ky", "pull"), ("cpr", "kopi", "copy")}),
        ("post", 1, {("ky", "sf1601", "push"), ("sf1601", "post", "push")}),
        # the other user of an interface that goes both ways is no neighbour
        ("esdh", 1, {
            ("platform", "sf1470", "both"), ("sf1470", "esdh", "both"), ("esdh", "kopi", "push"), ("gammel", "esdh", "flow"),
        }),
        ("kopi", 1, {("cpr", "kopi", "copy"), ("esdh", "kopi", "push")}),
        ("sf1470", 1, {("platform", "sf1470", "both"), ("sf1470", "ky", "both"), ("sf1470", "esdh", "both")}),
        ("cpr", 2, {
            ("cpr", "sf1520", "pull"), ("sf1520", "ky", "pull"), ("cpr", "kopi", "copy"),
            ("ky", "sf1601", "push"), ("sf1601", "post", "push"), ("sf1470", "ky", "both"), ("platform", "sf1470", "both"),
        }),
    ],
)  # fmt: skip
def test_lineage(centre: str, steps: int, expected: set[tuple[str, str, str]]) -> None:
    assert arrows(lineage_view(REGISTRY, AS_OF, REGISTRY.entries[centre], steps)) == expected


def test_uses_that_are_over_carry_nothing() -> None:
    found = arrows(flow_view(REGISTRY, date(2027, 6, 30)))
    assert not [arrow for arrow in found if "gammel" in arrow]
    assert ("gammel", "esdh", "flow") in arrows(flow_view(REGISTRY, date(2027, 6, 29)))


def test_systems_against_tasks() -> None:
    found = matrix(REGISTRY, AS_OF)
    assert [(column.group, column.title, [task for task, _ in column.tasks]) for column in found.columns] == [
        ("kle:00", None, ["kle:00.15"]),
        ("kle:27", None, ["kle:27.03"]),
        ("kle:32", "Ydelser", ["kle:32.03", "kle:32.24"]),
    ]
    assert [(row.entry.id, row.state, row.unit, row.cells) for row in found.rows] == [
        ("esdh", "in-use", "Social", (("kle:00.15",), (), ())),
        ("ky", "in-use", "Social", ((), ("kle:27.03",), ("kle:32.03", "kle:32.24"))),
        ("ny", "planned", "Social", ((), (), ("kle:32.24",))),
    ]
    assert found.totals == (1, 1, 2)
    assert [entry.id for entry in found.without] == ["gammel", "platform", "post"]


def test_years() -> None:
    found = roadmap(REGISTRY, GRAPH, AS_OF)
    assert (found.first, found.last, found.unchanged) == (date(2026, 1, 1), date(2028, 12, 31), 9)
    ny, gammel = found.rows
    assert (ny.entry.id, ny.course, ny.gone, ny.severed) == ("ny", "arriving", None, ())
    assert ny.bars == (
        Bar("phase-in", date(2027, 3, 1), date(2027, 12, 31)),
        Bar("in-use", date(2028, 1, 1), date(2028, 12, 31)),
    )
    assert (gammel.entry.id, gammel.course, gammel.gone) == ("gammel", "leaving", date(2027, 6, 30))
    assert gammel.bars == (
        Bar("in-use", date(2026, 1, 1), date(2026, 12, 31)),
        Bar("phase-out", date(2027, 1, 1), date(2027, 6, 29)),
    )
    assert gammel.successor is REGISTRY.entries["ny"]
    # ESDH says that it has left it by then; the others say nothing
    assert [(one.entry.id, one.is_essential) for one in gammel.severed] == [("ky", True), ("ny", False)]
    assert found.years == (
        RoadmapYear(2026, 0, 0, 10), RoadmapYear(2027, 1, 1, 10), RoadmapYear(2028, 0, 0, 10),
    )  # fmt: skip


def test_a_roadmap_to_a_stated_year() -> None:
    found = roadmap(REGISTRY, GRAPH, AS_OF, 2027)
    assert [one.year for one in found.years] == [2026, 2027]
    assert [bar.last for row in found.rows for bar in row.bars if row.entry.id == "ny"] == [date(2027, 12, 31)]


def test_consumers_that_a_project_moves_are_not_severed() -> None:
    project = (
        "name: P\nstate: approved\nchanges:\n"
        "  - {system: gammel, action: replace, with: ny, date: 2027-06-30, moves: [{from: gammel, to: ny}]}\n"
    )
    registry = registry_of({**FILES, "projects/p.yaml": project})
    rows = roadmap(registry, build_graph(registry), AS_OF).rows
    assert [row.severed for row in rows if row.entry.id == "gammel"] == [()]


def test_the_last_days_there_are() -> None:
    found = roadmap(REGISTRY, GRAPH, date(9999, 3, 1))
    assert (found.rows, [one.year for one in found.years]) == ((), [9999])


@pytest.mark.parametrize(
    ("view", "centre", "message"),
    [
        ("around", None, "--view around needs an ID"),
        ("matrix", "ky", "--view matrix shows everything: leave the ID out"),
        ("roadmap", "ky", "--view roadmap shows everything: leave the ID out"),
    ],
)
def test_wrong_questions(view: str, centre: str | None, message: str) -> None:
    entry = REGISTRY.entries[centre] if centre else None
    with pytest.raises(WrongQuestion, match=message):
        view_named(view, Sight(REGISTRY, GRAPH, AS_OF, entry))
