"""Graph operators and set laws, held against an independent computation on random graphs."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from registry_cli.analysis.selection import Ground, select
from tests.model.memory import registry_of

AS_OF = date(2026, 11, 25)
SIZE = 8
NAMES = [f"s{number}" for number in range(SIZE)]

Edges = frozenset[tuple[int, int]]
EDGES = st.frozensets(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=20)
REACH = st.one_of(st.none(), st.integers(0, 4), st.just(-1))
TERM = st.sampled_from(
    [*NAMES, "tag:even", "tag:odd", "s*", "kind:person", "+s1", "s2+", "2+s3+1", "@s4", "tag:even+1"]
)
EXPRESSION = st.lists(st.lists(TERM, min_size=1, max_size=3).map(",".join), min_size=1, max_size=3).map(" ".join)


def ground(edges: Edges) -> Ground:
    """Systems that use one another, and one person who owns them all and is no dependence."""
    files: dict[str, str | bytes] = {"people/p.yaml": "name: P\n"}
    for number, name in enumerate(NAMES):
        uses = "".join(
            f"\n  - {{system: s{target}, essential: {'true' if target % 2 else 'false'}}}"
            for source, target in sorted(edges)
            if source == number
        )
        files[f"systems/{name}.yaml"] = f"name: {name}\nowner: p\ntags: [{'odd' if number % 2 else 'even'}]\n" + (
            f"uses:{uses}\n" if uses else ""
        )
    return Ground(registry_of(files), AS_OF)


def selected(expression: str, here: Ground, excluded: str | None = None) -> set[str]:
    return {key.id for key in select([expression], [excluded] if excluded else [], here).keys}


def powers(edges: Edges) -> list[set[tuple[int, int]]]:
    """For each number of steps the pairs that so many steps or fewer lead from and to, by multiplying relations."""
    found = [{(one, one) for one in range(SIZE)}]
    for _ in range(SIZE):
        last = found[-1]
        found.append(last | {(one, target) for one, middle in last for source, target in edges if source == middle})
    return found


@settings(max_examples=60, deadline=None)
@given(EDGES, st.integers(0, SIZE - 1), REACH, REACH)
def test_steps_are_counted_as_relations_multiply(
    edges: Edges, start: int, above: int | None, below: int | None
) -> None:
    before = "" if above is None else "+" if above < 0 else f"{above}+"
    behind = "" if below is None else "+" if below < 0 else f"+{below}"
    reach = powers(edges)
    steps_up = reach[0 if above is None else above]
    steps_down = reach[0 if below is None else below]
    expected = {f"s{target}" for source, target in steps_up if source == start}
    expected |= {f"s{source}" for source, target in steps_down if target == start}
    assert selected(f"{before}s{start}{behind}", ground(edges)) == expected


@settings(max_examples=40, deadline=None)
@given(EDGES, st.integers(0, SIZE - 1))
def test_at_is_the_dependents_with_all_they_depend_on(edges: Edges, start: int) -> None:
    whole = powers(edges)[-1]
    dependents = {source for source, target in whole if target == start}
    assert selected(f"@s{start}", ground(edges)) == {f"s{target}" for source, target in whole if source in dependents}


@settings(max_examples=40, deadline=None)
@given(EDGES, st.sampled_from(["+", "2+", ""]), st.sampled_from(["+", "+1", ""]))
def test_operators_on_a_method_are_those_on_each_it_selects(edges: Edges, before: str, behind: str) -> None:
    here = ground(edges)
    one_by_one = " ".join(f"{before}s{number}{behind}" for number in range(0, SIZE, 2))
    assert selected(f"{before}tag:even{behind}", here) == selected(one_by_one, here)


@settings(max_examples=60, deadline=None)
@given(EDGES, EXPRESSION, EXPRESSION, EXPRESSION)
def test_laws_of_sets(edges: Edges, one: str, other: str, third: str) -> None:
    here = ground(edges)
    a, b = selected(one, here), selected(other, here)
    everything = {key.id for key in here.graph.nodes}
    assert selected(f"{one} {other}", here) == a | b == selected(f"{other} {one}", here)
    assert {key.id for key in select([one, other], [], here).keys} == a | b
    assert selected(one, here, other) == a - b
    assert {key.id for key in select([], [other], here).keys} == everything - b
    assert selected(f"{one} {one}", here) == a
    if " " not in one and " " not in other and " " not in third:
        both = selected(f"{one},{other}", here)
        assert both == a & b == selected(f"{other},{one}", here)
        assert selected(f"{one},{other} {third}", here) == (a & b) | selected(third, here)
