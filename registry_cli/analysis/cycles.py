"""Cycles in what must not be one: a system part of itself, a unit above itself."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

MAX_CYCLES = 100
"""More cycles than this in one relation are one fault told too often."""


def cycles(edges: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Cycles of a directed graph, each once, beginning with its smallest node, until none is left.

    After each one its first edge is taken away, so cycles that share that edge are told by the first of them.
    """
    remaining = {node: list(dict.fromkeys(targets)) for node, targets in edges.items()}
    for _ in range(MAX_CYCLES):
        cycle = _one_cycle(remaining)
        if cycle is None:
            return
        yield cycle
        remaining[cycle[0]].remove(cycle[1 % len(cycle)])


def _one_cycle(edges: Mapping[str, list[str]]) -> tuple[str, ...] | None:
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        nodes: list[str] = error.args[1][:-1][::-1]
        start = nodes.index(min(nodes))
        return (*nodes[start:], *nodes[:start])
    return None
