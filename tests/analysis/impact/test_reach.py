"""What stops and what may be touched, against brute force on random landscapes, and by hand where data are odd."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry_cli.analysis.impact.counting import counts
from registry_cli.analysis.impact.needs import needs_on
from registry_cli.analysis.impact.paths import MAX_WAYS, ways_between
from registry_cli.analysis.impact.reach import Reached, dependencies, dependents
from registry_cli.analysis.impact.weak_points import articulation, weak_points
from registry_cli.graph import build_graph
from tests.analysis.impact.landscapes import DAY, Thing, World, key, worlds
from tests.model.memory import registry_of


def found(reached: tuple[Reached, ...]) -> dict[str, tuple[str, int]]:
    """Each reached id with its certainty and distance."""
    return {one.key.id: (one.certainty, one.distance) for one in reached}


def expected(world: World, lost: set[str]) -> dict[str, tuple[str, int]]:
    """The same by brute force."""
    stopped, touched = world.rounds(lost), world.distances(lost)
    certain = {name: ("certain", round_) for name, round_ in stopped.items() if name not in lost}
    possible = {name: ("possible", step) for name, step in touched.items() if name not in stopped}
    return certain | possible


def explains(one: Reached, lost: set[str], end: str, world: World) -> bool:
    """Whether the way goes from what is lost to the node, each step along a reference, and is as long as the distance."""
    names = [one.path[0].edge.target.id, *(step.edge.source.id for step in one.path)]
    is_along = all(step.edge.target.id == before for step, before in zip(one.path, names, strict=False))
    is_real = all(step.edge.target.id in world.touches(step.edge.source.id) for step in one.path)
    stopped = world.rounds(lost)
    is_sound = one.certainty == "possible" or all(name in stopped for name in names)
    return (
        is_along and is_real and is_sound and names[0] in lost and names[-1] == end and len(names) == one.distance + 1
    )


@given(worlds())
@settings(max_examples=150)
def test_what_is_reached_equals_a_reckoning_by_brute_force(world: World) -> None:
    needs = world.needs()
    for name in world.things:
        reached = dependents(needs, key(name))
        assert found(reached) == expected(world, {name})
        assert all(explains(one, {name}, one.key.id, world) for one in reached)


@given(worlds(), st.data())
@settings(max_examples=100)
def test_counts_are_how_many_brute_force_finds(world: World, data: st.DataObject) -> None:
    counted = data.draw(st.sets(st.sampled_from(sorted(world.things))))
    needs = world.needs()
    found = counts(needs, map(key, counted))
    for name in world.things:
        answers = [certainty for one, (certainty, _) in expected(world, {name}).items() if one in counted]
        assert found.of(key(name)) == (answers.count("certain"), answers.count("possible"))


@given(worlds())
@settings(max_examples=60)
def test_several_things_lost_at_once_equal_brute_force(world: World) -> None:
    lost = set(sorted(world.things)[:2])
    reached = dependents(world.needs(), *map(key, lost))
    assert found(reached) == expected(world, lost)
    assert all(explains(one, lost, one.key.id, world) for one in reached)


@given(worlds())
@settings(max_examples=80)
def test_what_a_thing_needs_is_what_it_stops_or_suffers_without(world: World) -> None:
    needs = world.needs()
    for name in world.things:
        turned = {other: expected(world, {other}).get(name) for other in world.things if other != name}
        certainties = {other: answer[0] for other, answer in turned.items() if answer}
        reached = dependencies(needs, key(name))
        assert {one.key.id: one.certainty for one in reached} == certainties
        assert all(explains(one, {one.key.id}, name, world) for one in reached)


@given(worlds())
@settings(max_examples=80)
def test_the_shortest_ways_are_those_that_networkx_finds(world: World) -> None:
    needs = world.needs()
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(world.things)
    graph.add_edges_from((name, other) for name in world.things for other in world.touches(name))
    names = sorted(world.things)
    ways = ways_between(needs, key(names[0]), key(names[1]))
    if nx.has_path(graph, names[0], names[1]):
        all_ways = sorted(tuple(way) for way in nx.all_shortest_paths(graph, names[0], names[1]))
        assert ways.direction == "depends"
        assert [tuple(one.id for one in way) for way in ways.ways] == all_ways[:MAX_WAYS]
        assert ways.number == len(all_ways)
        assert ways.certainty == expected(world, {names[1]})[names[0]][0]
    else:
        assert ways.direction == ("reverse" if nx.has_path(graph, names[1], names[0]) else ways.direction)
        assert ways.direction != "depends"


@given(worlds())
@settings(max_examples=60)
def test_weak_points_and_the_landscape_without_them(world: World) -> None:
    needs = world.needs()
    stopped = {name: sorted(set(world.rounds({name})) - {name}) for name in world.things}
    points = {one.entry.id: [other.id for other in one.stopping] for one in weak_points(needs)}
    assert points == {name: others for name, others in stopped.items() if len(others) > 1}
    both_ways: nx.Graph[str] = nx.Graph()
    both_ways.add_nodes_from(world.things)
    both_ways.add_edges_from((name, other) for name in world.things for other in world.touches(name))
    whole = nx.number_connected_components(both_ways)
    for name in world.things:
        rest = both_ways.subgraph(set(world.things) - {name})
        is_alone = not list(both_ways[name])
        falls_apart = not is_alone and nx.number_connected_components(rest) > whole
        assert (key(name) in articulation(needs)) == falls_apart


CHOICE = Thing(essential=frozenset(("a", "b")), choice=frozenset(("a", "b")), least=1)


def test_a_consumer_with_a_choice_stops_only_when_too_few_are_left() -> None:
    """c can do with a or b; d needs c; a and b both stand on p, so p takes c and d with it in two and three steps."""
    on_p = Thing(essential=frozenset(("p",)))
    world = World({"p": Thing(), "a": on_p, "b": on_p, "c": CHOICE, "d": Thing(essential=frozenset(("c",)))})
    needs = world.needs()
    assert found(dependents(needs, key("a"))) == {"c": ("possible", 1), "d": ("possible", 2)}
    assert found(dependents(needs, key("a"), key("b"))) == {"c": ("certain", 1), "d": ("certain", 2)}
    assert found(dependents(needs, key("p"))) == {
        "a": ("certain", 1),
        "b": ("certain", 1),
        "c": ("certain", 2),
        "d": ("certain", 3),
    }
    to_c = next(one for one in dependents(needs, key("p")) if one.key.id == "c")
    assert [(step.edge.source.id, step.bearing) for step in to_c.path] == [("b", "stops"), ("c", "too-few")]
    assert {one.key.id: one.certainty for one in dependencies(needs, key("c"))} == {
        "a": "possible",
        "b": "possible",
        "p": "certain",
    }


def test_cycles_and_self_references_end() -> None:
    """a needs b needs c needs a; d uses itself and is alone."""
    world = World(
        {
            "a": Thing(essential=frozenset(("b",))),
            "b": Thing(essential=frozenset(("c",))),
            "c": Thing(essential=frozenset(("a",))),
            "d": Thing(essential=frozenset(("d",))),
        }
    )
    needs = world.needs()
    assert found(dependents(needs, key("a"))) == {"c": ("certain", 1), "b": ("certain", 2)}
    assert dependents(needs, key("d")) == ()
    assert ways_between(needs, key("a"), key("a")).direction == "none"
    assert ways_between(needs, key("a"), key("d")).direction == "none"


ODD: dict[str, tuple[dict[str, str | bytes], dict[str, tuple[str, int]]]] = {
    # an unknown alternative is taken to be there: c does not stop for certain
    "an unknown alternative": (
        {"systems/c.yaml": "name: C\nuses: [{system: a, essential: true}]\nredundancy: {min: 1, of: [a, nobody]}\n"},
        {"c": ("possible", 1)},
    ),
    # the alternative is retired, so a is the only one left
    "a retired alternative": (
        {
            "systems/b.yaml": "name: B\nlifecycle: {retired: 2026-11-22}\n",
            "systems/c.yaml": "name: C\nredundancy: {min: 1, of: [a, b]}\n",
        },
        {"c": ("certain", 1)},
    ),
    # the alternative comes in a week
    "a planned alternative": (
        {
            "systems/b.yaml": "name: B\nlifecycle: {in_use: 2026-11-29}\n",
            "systems/c.yaml": "name: C\nredundancy: {min: 1, of: [a, b]}\n",
        },
        {"c": ("certain", 1)},
    ),
    "the consumer is retired": (
        {"systems/c.yaml": "name: C\nlifecycle: {retired: 2026-11-22}\nuses: [{system: a, essential: true}]\n"},
        {},
    ),
    # yesterday was the last day of the one use, today is that of the other
    "a use that is over": (
        {
            "systems/c.yaml": "name: C\nuses: [{system: a, essential: true, until: 2026-11-21}]\n",
            "systems/d.yaml": "name: D\nuses: [{system: a, essential: true, until: 2026-11-22}]\n",
        },
        {"d": ("certain", 1)},
    ),
    "more needed than there are": (
        {"systems/c.yaml": "name: C\nredundancy: {min: 9, of: [a, b]}\n", "systems/b.yaml": "name: B\n"},
        {"c": ("certain", 1)},
    ),
    "redundancy that is no mapping": (
        {"systems/c.yaml": "name: C\nuses: [{system: a}]\nredundancy: [a]\n"},
        {"c": ("possible", 1)},
    ),
    "a source that names its only provider twice": (
        {"datasources/c.yaml": "name: C\nproviders: [a, a]\n"},
        {"c": ("certain", 1)},
    ),
    "a source with two providers": (
        {"datasources/c.yaml": "name: C\nproviders: [a, b]\n", "systems/b.yaml": "name: B\n"},
        {"c": ("possible", 1)},
    ),
    "a fault in the file": (
        {"systems/c.yaml": "name: C\nai: perhaps\nuses: [{system: a, essential: true}, nonsense]\n"},
        {"c": ("certain", 1)},
    ),
    "a project that is over and one that is not": (
        {
            "projects/a2.yaml": "name: A2\nstate: closed\ndepends_on: [a1]\n",
            "projects/a3.yaml": "name: A3\nstate: approved\ndepends_on: [a1]\n",
            "projects/a1.yaml": "name: A1\n",
        },
        {},
    ),
}


@pytest.mark.parametrize(("files", "answer"), ODD.values(), ids=ODD)
def test_odd_data(files: dict[str, str | bytes], answer: dict[str, tuple[str, int]]) -> None:
    registry = registry_of({"systems/a.yaml": "name: A\n", **files})
    assert found(dependents(needs_on(build_graph(registry), registry, DAY), key("a"))) == answer


def test_only_projects_that_go_on_wait_for_another() -> None:
    registry = registry_of(ODD["a project that is over and one that is not"][0])
    assert found(dependents(needs_on(build_graph(registry), registry, DAY), key("a1"))) == {"a3": ("possible", 1)}


def test_two_ways_of_the_same_length_are_both_named_and_a_long_one_is_the_certain_one() -> None:
    """a may use c over b or d; for certain it needs it only over e and f."""
    world = World(
        {
            "a": Thing(essential=frozenset(("e",)), useful=frozenset(("b", "d"))),
            "b": Thing(useful=frozenset(("c",))),
            "c": Thing(),
            "d": Thing(essential=frozenset(("c",))),
            "e": Thing(essential=frozenset(("f",))),
            "f": Thing(essential=frozenset(("c",))),
        }
    )
    ways = ways_between(world.needs(), key("a"), key("c"))
    assert [[one.id for one in way] for way in ways.ways] == [["a", "b", "c"], ["a", "d", "c"]]
    assert (ways.certainty, [step.edge.source.id for step in ways.certain_way]) == ("certain", ["f", "e", "a"])
    turned = ways_between(world.needs(), key("c"), key("a"))
    assert (turned.direction, turned.ways) == ("reverse", ways.ways)
    beside = ways_between(world.needs(), key("b"), key("d"))
    assert (beside.direction, [[one.id for one in way] for way in beside.ways]) == (
        "related",
        [["b", "a", "d"], ["b", "c", "d"]],
    )
