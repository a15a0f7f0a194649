"""What depends on what, what stands around it, who stands behind it, and how it is found."""

from datetime import date

import pytest

from registry_cli.analysis.dependence import dependences
from registry_cli.analysis.links import links, part_ids, vocabulary
from registry_cli.analysis.listing import Filter, listing
from registry_cli.analysis.neighbourhood import relations_of, within
from registry_cli.analysis.organisation import MAX_LEVELS, centre_of, owner_of, supplier_of, unit_of
from registry_cli.analysis.search import find, nearest_id
from registry_cli.analysis.views import focus_view, landscape_view
from registry_cli.findings import Mark
from registry_cli.graph import build_graph
from registry_cli.model.fields import Word
from registry_cli.model.registry import HOME, EntityKey
from tests.model.memory import SETTINGS, registry_of

AS_OF = date(2026, 11, 22)

FILES: dict[str, str | bytes] = {
    "units/top.yaml": "name: Top\n",
    "units/social.yaml": "name: Social\nparent: top\n",
    "units/ydelse.yaml": "name: Ydelse\nparent: social\nhead: chef\n",
    "people/chef.yaml": "name: Chef\nunit: ydelse\n",
    "people/loes.yaml": "name: Løs\nunit: kmd\n",
    "suppliers/kmd.yaml": "name: KMD\n",
    "suppliers/kombit.yaml": "name: KOMBIT\n",
    "contracts/k.yaml": "name: K\nsupplier: kombit\ncovers: [ky]\n",
    "systems/ky.yaml": """\
name: Kommunernes Ydelsessystem
aliases: [KY, Ydelsesmotoren]
formerly: [kmd-aktiv]
tags: [monopolbrud]
functions: [kontanthjaelp]
tasks: [kle:32.24]
description: Beregner og udbetaler ydelser efter aktivloven.
owner: chef
supplier: kmd
main_contract: k
uses:
  - {interface: sf1520, essential: true}
  - {interface: sf1520, purpose: Adresser}
  - {system: esdh}
""",
    "systems/esdh.yaml": "name: ESDH\nowner: social\nsupplier: kmd\nuses: [{system: ky}]\n",
    "systems/platform.yaml": "name: Serviceplatformen\nowner: gone\n",
    "systems/alone.yaml": "name: Alone\nowner: loes\nlifecycle: {retired: 2026-01-01}\n",
    "interfaces/sf1520.yaml": "name: SF1520\nprovider: platform\nsource: cpr\n",
    "datasources/cpr.yaml": "name: CPR\n",
    "strategies/s.yaml": "name: S\ngoals: [{id: a, name: A}, {name: B}, {id: 5, name: C}, {id: c, name: C}]\n",
}

REGISTRY = registry_of(FILES)
GRAPH = build_graph(REGISTRY)
ENTRIES = REGISTRY.entries


def key(id_: str) -> EntityKey:
    return EntityKey(HOME, id_)


def ids(keys: set[EntityKey]) -> set[str]:
    return {one.id for one in keys}


# dependence


def test_dependences_are_the_edges_along_which_something_stops_or_suffers() -> None:
    assert [(edge.source.id, edge.target.id) for edge in dependences(GRAPH)] == [
        ("esdh", "ky"),
        ("ky", "sf1520"),
        ("ky", "sf1520"),
        ("ky", "esdh"),
        ("sf1520", "platform"),
        ("sf1520", "cpr"),
    ]


# neighbourhood


@pytest.mark.parametrize(
    ("centre", "steps", "expected"),
    [
        ("cpr", 1, {"cpr", "sf1520"}),
        ("cpr", 2, {"cpr", "sf1520", "ky"}),
        ("cpr", 3, {"cpr", "sf1520", "ky", "esdh"}),
        ("platform", 2, {"platform", "sf1520", "ky"}),
        ("ky", 1, {"ky", "sf1520", "esdh", "chef", "kmd", "k"}),
        ("ky", 2, {"ky", "sf1520", "esdh", "chef", "kmd", "k", "platform", "cpr"}),
        ("alone", 1, {"alone", "loes"}),
        ("s", 9, {"s"}),
    ],
)
def test_within(centre: str, steps: int, expected: set[str]) -> None:
    assert ids(within(GRAPH, key(centre), steps)) == expected


def test_relations_both_ways() -> None:
    relations = relations_of(ENTRIES["ky"], GRAPH)
    assert [(one.edge.relation, one.other.id) for one in relations.outgoing] == [
        ("main_contract", "k"),
        ("owner", "chef"),
        ("supplier", "kmd"),
        ("uses.interface", "sf1520"),
        ("uses.interface", "sf1520"),
        ("uses.system", "esdh"),
    ]
    assert [(one.edge.relation, one.other.id, one.mark) for one in relations.incoming] == [
        ("covers", "k", Mark("contracts/k.yaml", ("covers", 0))),
        ("uses.system", "esdh", Mark("systems/esdh.yaml", ("uses", 0, "system"))),
    ]


# organisation


@pytest.mark.parametrize(
    ("entry", "owner", "unit", "supplier"),
    [
        pytest.param("ky", "chef", "ydelse", "kombit", id="a-person-and-a-contract"),
        pytest.param("esdh", "social", "social", "kmd", id="a-unit-and-a-supplier"),
        pytest.param("platform", None, None, None, id="an-owner-that-is-not-there"),
        pytest.param("alone", "loes", None, None, id="a-unit-that-is-none"),
        pytest.param("cpr", None, None, None, id="nothing"),
    ],
)
def test_who_stands_behind(entry: str, owner: str | None, unit: str | None, supplier: str | None) -> None:
    found = [ask(ENTRIES[entry], REGISTRY) for ask in (owner_of, unit_of, supplier_of)]
    assert [one and one.id for one in found] == [owner, unit, supplier]


@pytest.mark.parametrize(("unit", "centre"), [("top", "top"), ("social", "social"), ("ydelse", "social")])
def test_centre(unit: str, centre: str) -> None:
    assert centre_of(ENTRIES[unit], REGISTRY).id == centre


def units(parents: dict[str, str]) -> dict[str, str | bytes]:
    return {f"units/{unit}.yaml": f"name: U\nparent: {parent}\n" for unit, parent in parents.items()}


@pytest.mark.parametrize(
    "parents",
    [
        pytest.param({"a": "a"}, id="itself"),
        pytest.param({"a": "b", "b": "a"}, id="two"),
        pytest.param({"x": "a", "a": "b", "b": "c", "c": "a"}, id="into-a-ring"),
        pytest.param({"a": "gone"}, id="parent-that-is-not-there"),
    ],
)
def test_the_centre_of_a_ring_is_some_unit_of_it(parents: dict[str, str]) -> None:
    registry = registry_of(units(parents))
    for entry in registry.of_kind("unit"):
        assert centre_of(entry, registry).id in parents


def test_no_line_is_followed_for_ever() -> None:
    deep = {f"u{number:03}": f"u{number + 1:03}" for number in range(MAX_LEVELS * 2)}
    registry = registry_of(units(deep))
    assert centre_of(registry.entries["u000"], registry).id == f"u{MAX_LEVELS - 2:03}"


# search


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("ky", ["ky"], id="id"),
        pytest.param("KY", ["ky"], id="case-does-not-count"),
        pytest.param("kommunernes", ["ky"], id="beginning-of-the-name"),
        pytest.param("platformen", ["platform"], id="inside-the-name"),
        pytest.param("ydelsesmotoren", ["ky"], id="alias"),
        pytest.param("kmd-aktiv", ["ky"], id="former-id"),
        pytest.param("monopolbrud", ["ky"], id="tag"),
        pytest.param("kontanthjaelp", ["ky"], id="function"),
        pytest.param("32.24", ["ky"], id="task"),
        pytest.param("aktivloven", ["ky"], id="description"),
        pytest.param("ydelse", ["ydelse", "ky"], id="the-best-first"),
        pytest.param("ydelse kommunernes", ["ky"], id="all-words"),
        pytest.param("ydelse gone", [], id="one-word-too-many"),
        pytest.param("", [], id="nothing"),
        pytest.param("  ", [], id="blank"),
        pytest.param("zzz", [], id="unknown"),
    ],
)
def test_find(words: str, expected: list[str]) -> None:
    assert [hit.entry.id for hit in find(REGISTRY, words)] == expected


@pytest.mark.parametrize(
    ("words", "matched"),
    [
        ("kommunernes", "Kommunernes Ydelsessystem"),
        ("ydelsesmotoren", "Ydelsesmotoren"),
        ("aktivloven", "Beregner og udbetaler ydelser efter aktivloven."),
    ],
)
def test_what_fitted(words: str, matched: str) -> None:
    (hit,) = find(REGISTRY, words)
    assert hit.matched.endswith(matched[-12:])


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("kmd-aktiv", "ky"), ("platfrom", "platform"), ("SF1250", "sf1520"), ("zzzzzz", None), ("", None)],
)
def test_nearest_id(wrong: str, meant: str | None) -> None:
    assert nearest_id(REGISTRY, wrong) == meant


# listing


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param(Filter(kinds=("system",)), ["alone", "esdh", "ky", "platform"], id="kind"),
        pytest.param(Filter(kinds=("interface", "datasource")), ["cpr", "sf1520"], id="kinds"),
        pytest.param(Filter(owner="chef"), ["ky"], id="owner"),
        pytest.param(Filter(owner="gone"), ["platform"], id="owner-that-is-not-there"),
        pytest.param(Filter(kinds=("system",), supplier="kmd"), ["esdh"], id="supplier"),
        pytest.param(Filter(kinds=("system",), supplier="kombit"), ["ky"], id="supplier-by-contract"),
        pytest.param(Filter(tag="monopolbrud"), ["ky"], id="tag"),
        pytest.param(Filter(state="retired"), ["alone"], id="state"),
        pytest.param(Filter(tag="monopolbrud", state="retired"), [], id="all-at-once"),
    ],
)
def test_listing(wanted: Filter, expected: list[str]) -> None:
    assert [row.entry.id for row in listing(REGISTRY, wanted, AS_OF)] == expected


# links


def test_links_come_from_every_file_and_the_settings() -> None:
    settings = f"{SETTINGS}boards: {{raad: {{name: R, members: [chef]}}}}\n"
    found = list(links(registry_of({"registry.yaml": settings, "systems/a.yaml": "name: A\nowner: chef\n"})))
    assert [(link.mark, link.holder.id if link.holder else None) for link in found] == [
        (Mark("systems/a.yaml", ("owner",)), "a"),
        (Mark("registry.yaml", ("boards", "raad", "members", 0)), None),
    ]


def test_parts_that_may_be_named() -> None:
    assert part_ids(ENTRIES["s"], "goals") == ("a", "c")
    assert part_ids(ENTRIES["s"], "gone") == ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("roles", {"a": "A"}),
        ("functions", None),
        ("boards", {"raad": "R"}),
        ("peers", {"nabo": "Nabo"}),
    ],
)
def test_vocabulary(name: str, words: dict[str, str] | None) -> None:
    more = "boards: {raad: {name: R}}\npeers: [{id: nabo, name: Nabo}]\nvocabularies: {roles: {a: A}}\n"
    assert vocabulary(registry_of({"registry.yaml": SETTINGS + more}).settings, Word(name)) == words


# views


def test_the_landscape_as_a_picture() -> None:
    view = landscape_view(REGISTRY, GRAPH, AS_OF)
    assert [(cluster.id, [node.id for node in cluster.nodes]) for cluster in view.clusters] == [
        ("", ["cpr", "platform", "sf1520"]),
        ("social", ["esdh", "ky"]),
    ]
    assert [(edge.source, edge.target, edge.weight) for edge in view.edges] == [
        ("esdh", "ky", "useful"),
        ("ky", "esdh", "useful"),
        ("ky", "sf1520", "essential"),
        ("sf1520", "cpr", "essential"),
        ("sf1520", "platform", "essential"),
    ]


def test_around_one_entity() -> None:
    view = focus_view(REGISTRY, GRAPH, AS_OF, ENTRIES["cpr"], 1)
    assert [(node.id, node.is_focus) for node in view.nodes] == [("cpr", True), ("sf1520", False)]
    assert [(edge.source, edge.target, edge.weight) for edge in view.edges] == [("sf1520", "cpr", "essential")]
