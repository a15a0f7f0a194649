"""Entities are nodes and references are edges, both ways, with nothing that leads nowhere."""

import pytest

from registry_cli.findings import Route
from registry_cli.graph import Edge, build_graph
from registry_cli.model.fields import Effect
from registry_cli.model.registry import HOME, EntityKey
from tests.model.memory import registry_of

FILES: dict[str, str | bytes] = {
    "systems/ky.yaml": """\
name: KY
owner: chef
tasks: [kle:32.24]
functions: [ydelse]
part_of: gone
uses:
  - {interface: sf1520, essential: true}
  - {interface: sf1520, purpose: Adresser}
  - {system: ky}
""",
    "interfaces/sf1520.yaml": "name: SF1520\nprovider: platform\n",
    "systems/platform.yaml": "name: [\n",
    "people/chef.yaml": "name: Chef\nunit: 5\nai: wrong\n",
    "programmes/program.yaml": "name: P\ngoals: [strategi#maal, gone#maal]\n",
    "strategies/strategi.yaml": "name: S\n",
    "contracts/k.yaml": "name: K\nprices: [{name: a, type: other, amount: 1, split: {ky: 1, gone: 0}}]\n",
}


def edge(source: str, target: str, route: Route, effect: Effect) -> Edge:
    relation = ".".join(key for key in route if isinstance(key, str))
    return Edge(EntityKey(HOME, source), EntityKey(HOME, target), relation, route, effect)


OUTGOING = {
    "ky": [
        edge("ky", "chef", ("owner",), Effect.CONTEXT),
        edge("ky", "sf1520", ("uses", 0, "interface"), Effect.BREAKS),
        edge("ky", "sf1520", ("uses", 1, "interface"), Effect.DEGRADES),
        edge("ky", "ky", ("uses", 2, "system"), Effect.DEGRADES),
    ],
    "sf1520": [edge("sf1520", "platform", ("provider",), Effect.BREAKS)],
    "platform": [],
    "chef": [],
    "program": [edge("program", "strategi", ("goals", 0), Effect.CONTEXT)],
    "strategi": [],
    "k": [edge("k", "ky", ("prices", 0, "split", "ky"), Effect.CONTEXT)],
}


def test_every_entity_is_a_node_also_a_broken_one() -> None:
    registry = registry_of(FILES)
    graph = build_graph(registry)
    assert {key.id: entry for key, entry in graph.nodes.items()} == dict(registry.entries)
    assert set(graph.outgoing) == set(graph.incoming) == set(graph.nodes)


@pytest.mark.parametrize("source", OUTGOING)
def test_outgoing(source: str) -> None:
    assert list(build_graph(registry_of(FILES)).outgoing[EntityKey(HOME, source)]) == OUTGOING[source]


@pytest.mark.parametrize("target", OUTGOING)
def test_incoming_is_the_same_from_the_other_end(target: str) -> None:
    expected = [edge for source in sorted(OUTGOING) for edge in OUTGOING[source] if edge.target.id == target]
    assert list(build_graph(registry_of(FILES)).incoming[EntityKey(HOME, target)]) == expected


def test_every_edge_once() -> None:
    expected = [edge for source in sorted(OUTGOING) for edge in OUTGOING[source]]
    assert list(build_graph(registry_of(FILES)).edges) == expected


def test_the_same_graph_for_networkx() -> None:
    graph = build_graph(registry_of(FILES))
    other = graph.as_networkx()
    assert set(other) == set(graph.nodes)
    assert sorted(
        (source.id, target.id, data["relation"], data["effect"]) for source, target, data in other.edges(data=True)
    ) == sorted((edge.source.id, edge.target.id, edge.relation, edge.effect) for edge in graph.edges)


def test_nothing_makes_an_empty_graph() -> None:
    graph = build_graph(registry_of({}))
    assert (dict(graph.nodes), list(graph.edges), len(graph.as_networkx())) == ({}, [], 0)
