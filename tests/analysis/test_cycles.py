"""Cycles: one is told if and only if there is one, and each that is told is one."""

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry_cli.analysis.cycles import MAX_CYCLES, cycles

Edges = dict[str, tuple[str, ...]]

CASES: dict[str, tuple[Edges, list[tuple[str, ...]]]] = {
    "nothing": ({}, []),
    "a-line": ({"a": ("b",), "b": ("c",)}, []),
    "a-diamond": ({"a": ("b", "c"), "b": ("d",), "c": ("d",)}, []),
    "to-itself": ({"a": ("a",)}, [("a",)]),
    "to-itself-twice": ({"a": ("a", "a")}, [("a",)]),
    "two": ({"b": ("a",), "a": ("b",)}, [("a", "b")]),
    "an-edge-that-stands-twice": ({"b": ("a", "a"), "a": ("b", "b")}, [("a", "b")]),
    "three-in-their-direction": ({"c": ("a",), "a": ("b",), "b": ("c",)}, [("a", "b", "c")]),
    "with-a-tail": ({"x": ("a",), "a": ("b",), "b": ("a", "y")}, [("a", "b")]),
    "two-apart": ({"a": ("b",), "b": ("a",), "c": ("c",)}, [("a", "b"), ("c",)]),
}


@pytest.mark.parametrize(("edges", "expected"), CASES.values(), ids=CASES)
def test_cycles(edges: Edges, expected: list[tuple[str, ...]]) -> None:
    assert sorted(cycles(edges)) == expected


def test_cycles_have_an_end() -> None:
    many = {str(number): (str(number),) for number in range(MAX_CYCLES + 20)}
    assert len(set(cycles(many))) == MAX_CYCLES


NODES = st.sampled_from("abcdefgh")


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(NODES, st.lists(NODES, max_size=4).map(tuple)))
def test_is_right_about_any_graph(edges: Edges) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph([(source, target) for source, targets in edges.items() for target in targets])
    known = {rotated(cycle) for cycle in nx.simple_cycles(graph)}
    found = list(cycles(edges))
    assert bool(found) is bool(known)
    assert len(set(found)) == len(found)
    for cycle in found:
        assert cycle in known
        graph.remove_edges_from([next(pairwise((*cycle, cycle[0])))])
    assert nx.is_directed_acyclic_graph(graph)


def rotated(cycle: list[str]) -> tuple[str, ...]:
    start = cycle.index(min(cycle))
    return (*cycle[start:], *cycle[:start])
