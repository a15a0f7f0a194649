"""What each analysis shows of a registry narrowed to a selection, and that it reckons with all of it."""

from collections.abc import Iterator
from datetime import date

from registry_cli.analysis.conformance import conformance
from registry_cli.analysis.contracts.overview import contract_overview
from registry_cli.analysis.costs.ledger import ledger
from registry_cli.analysis.costs.overview import overview
from registry_cli.analysis.costs.records import Ledger
from registry_cli.analysis.costs.selection import of_selection
from registry_cli.analysis.deadlines.collecting import Wanted, deadlines
from registry_cli.analysis.impact.impact import impact
from registry_cli.analysis.impact.needs import needs_on
from registry_cli.analysis.landscape import landscape
from registry_cli.analysis.narrowing import chosen, concerned
from registry_cli.analysis.overlap import overlaps
from registry_cli.analysis.search import find
from registry_cli.analysis.selected_view import only_selected, selection_view
from registry_cli.analysis.statistics import statistics
from registry_cli.analysis.switching.plan import switch_plan
from registry_cli.analysis.tenders.plan import tender_plan
from registry_cli.analysis.views import focus_view
from registry_cli.graph import build_graph
from registry_cli.model.registry import HOME, EntityKey, Narrowing, Registry
from registry_cli.reports import REPORTS, Report
from registry_cli.reports.rendering import with_selection
from tests.model.memory import registry_of

AS_OF = date(2026, 11, 25)
FILES: dict[str, str | bytes] = {
    "registry.yaml": "format: 1\norganisation: {name: Eksempelby}\ncompleteness: {system: {must: [owner]}}\n",
    "people/chef.yaml": "name: Chef\n",
    "suppliers/s.yaml": "name: S\n",
    "systems/a.yaml": "name: A\nowner: chef\nfunctions: [f]\ntags: [x]\nuses: [{interface: i, essential: true, annual_price: 70}]\n",
    "systems/b.yaml": "name: B\nfunctions: [f]\nuses: [{system: a, essential: true}]\n",
    "systems/c.yaml": "name: C\nfunctions: [g]\n",
    "systems/d.yaml": "name: D\nfunctions: [g]\nlifecycle: {retired: 2020-01-01}\n",
    "interfaces/i.yaml": "name: I\nprovider: c\nsource: r\n",
    "datasources/r.yaml": "name: R\n",
    "datasources/kopi.yaml": "name: Kopi\ncopy_of: r\n",
    "contracts/k.yaml": """\
name: K
supplier: s
owner: chef
covers: [a, b]
term: {start: 2026-01-01, end: 2028-12-31}
prices:
  - {name: Delt, type: operation, amount: 100, per: year, split: {a: 0.25, b: 0.75}}
  - {name: Fælles, type: operation, amount: 10, per: year}
actuals: [{year: 2026, amount: 99}]
""",
    "contracts/l.yaml": """\
name: L
supplier: s
covers: [c]
term: {start: 2026-01-01, end: 2027-12-31}
prices: [{name: Alt, type: operation, amount: 1000, per: year}]
actuals: [{year: 2026, amount: 5}]
""",
}
REGISTRY = registry_of(FILES)
GRAPH = build_graph(REGISTRY)


def of(*ids: str, is_open: bool = False) -> Registry:
    keys = frozenset(EntityKey(HOME, id_) for id_ in ids)
    return REGISTRY.narrowed(Narrowing(keys, " ".join(ids), is_open))


def kroner(registry: Registry) -> dict[str, int]:
    """The expected costs of 2026 by line, in kroner."""
    book = of_selection(book_of(registry), registry)
    return {one.line.name or one.line.entry.id: one.amount("expected", 2026) // 100 for one in book.charges}


def book_of(registry: Registry) -> Ledger:
    return ledger(registry, AS_OF, (2026,))


def test_what_is_selected_and_what_covers_it() -> None:
    narrow = of("a", "chef")
    assert [entry.id for entry in chosen(narrow)] == ["a", "chef"]
    assert [entry.id for entry in chosen(narrow, "system")] == ["a"]
    assert [entry.id for entry in concerned(narrow)] == ["a", "chef", "k"]
    assert [entry.id for entry in concerned(REGISTRY)] == sorted(REGISTRY.entries)
    assert set(narrow.entries) == set(REGISTRY.entries)


def test_a_price_counts_by_what_it_is_for() -> None:
    assert kroner(of("k")) == {"Delt": 100, "Fælles": 10}
    assert kroner(of("a")) == {"Delt": 25, "Fælles": 10, "I": 70}
    assert kroner(of("b")) == {"Delt": 75, "Fælles": 10}
    assert kroner(of("b", "c")) == {"Delt": 75, "Fælles": 10, "Alt": 1000}
    assert sum(kroner(of("i")).values()) == 70
    assert kroner(of("chef")) == {}
    assert sum(kroner(REGISTRY).values()) == 1180


def test_what_was_paid_counts_where_all_it_paid_is_selected() -> None:
    def paid(*ids: str) -> list[tuple[str, int]]:
        registry = of(*ids)
        return [(one.contract.id, one.amount) for one in of_selection(book_of(registry), registry).paid]

    assert paid("a") == []
    assert paid("a", "b") == paid("k") == [("k", 9900)]
    assert paid("c") == [("l", 500)]


def test_the_overview_of_costs_leaves_out_other_contracts() -> None:
    registry = of("c")
    found = overview(of_selection(book_of(registry), registry), registry, "expected")
    assert [one.contract.id for one in found.leaving] == ["l"]
    assert [(one.supplier, one.amount) for one in found.concentration.suppliers] == [("s", 100_000)]


def test_deadlines_of_what_covers_the_selected_are_shown() -> None:
    def entities(registry: Registry) -> set[str]:
        return {one.entity for one in deadlines(registry, AS_OF, Wanted(AS_OF, date.max)).events}

    assert {"k", "l"} <= entities(REGISTRY)
    assert entities(of("a")) & {"k", "l"} == {"k"}
    assert entities(of("l")) == {"l"}
    assert entities(of("chef")) == set()


def test_purchases_and_contracts_of_what_covers_the_selected_are_shown() -> None:
    assert [one.contract.id for one in tender_plan(of("b"), AS_OF).tenders] == ["k"]
    assert [row.entry.id for row in contract_overview(of("c", "k"), AS_OF).rows] == ["k", "l"]


def test_numbers_count_the_selected_and_know_the_rest() -> None:
    registry = of("a", "b")
    found = statistics(registry, GRAPH, AS_OF)
    assert [(one.kind, one.entities) for one in found.sizes.kinds if one.entities] == [("system", 2)]
    assert found.completeness.whole.entities == 2
    [systems] = [one for one in found.owners if one.kind == "system"]
    assert (systems.there.part, systems.there.whole) == (1, 2)
    assert found.connections.unknown == 0


def test_the_landscape_shows_the_selected_with_all_that_depends_on_it() -> None:
    found = landscape(of("a", "c"), GRAPH, AS_OF)
    assert [row.entry.id for row in found.systems] == ["a", "c"]
    assert {hub.entry.id: hub.stopping for hub in found.hubs} == {"a": 1, "c": 2}
    assert [row.owner.id if row.owner else None for row in found.systems] == ["chef", None]


def test_an_overlap_is_shown_whole_where_something_selected_has_part_in_it() -> None:
    [found] = overlaps(of("b"), AS_OF).found
    assert sorted(one.entry.id for one in found.things) == ["a", "b"]
    assert overlaps(of("c"), AS_OF).found == ()


def test_uses_of_and_by_the_selected_are_shown() -> None:
    assert [(way.register.id, way.source.id) for way in switch_plan(of("a"), AS_OF).ways] == [("r", "i")]
    assert [(way.register.id, way.source.id) for way in switch_plan(of("r"), AS_OF).ways] == [("r", "i")]
    assert switch_plan(of("b"), AS_OF).ways == ()


def test_what_of_the_selected_is_touched_is_shown_over_whatever_ways() -> None:
    def touched(registry: Registry) -> list[tuple[str, int]]:
        needs = needs_on(GRAPH, registry, AS_OF)
        return [(one.entry.id, one.distance) for one in impact(registry.entries["r"], registry, needs, AS_OF).touched]

    assert touched(REGISTRY) == [("i", 1), ("a", 2), ("b", 3), ("kopi", 1)]
    assert touched(of("b")) == [("b", 3)]
    assert touched(of("c")) == []


def test_a_selected_standard_is_shown_whole_and_others_for_the_selected_systems() -> None:
    files: dict[str, str | bytes] = {
        "standards/x.yaml": "name: X\ntype: building-block\nobligation: mandatory\n",
        "standards/y.yaml": "name: Y\n",
        "systems/a.yaml": "name: A\nconforms: [{standard: x, status: compliant}]\n",
        "systems/b.yaml": "name: B\n",
    }
    registry = registry_of(files)

    def shown(*ids: str) -> list[tuple[str, list[str]]]:
        keys = frozenset(EntityKey(HOME, id_) for id_ in ids)
        found = conformance(registry.narrowed(Narrowing(keys, "")), AS_OF)
        assert (found.score.mandatory, found.score.mandatory_used) == (1, 1)
        return [(row.standard.id, [one.system.id for one in row.stands]) for row in found.rows]

    assert shown("x") == [("x", ["a", "b"])]
    assert shown("b") == [("x", ["b"]), ("y", ["b"])]
    assert shown("b", "y") == [("x", ["b"]), ("y", ["a", "b"])]
    assert shown() == []


def test_find_looks_among_the_selected() -> None:
    assert [hit.entry.id for hit in find(of("a", "b"), "f")] == ["a", "b"]
    assert [hit.entry.id for hit in find(of("b"), "f")] == ["b"]


def test_a_picture_draws_exactly_the_selected() -> None:
    view = selection_view(of("a", "b", "d", "chef"), GRAPH, AS_OF)
    assert sorted(node.id for node in view.nodes) == ["a", "b", "chef", "d"]
    assert [(edge.source, edge.target, edge.weight) for edge in view.edges] == [
        ("a", "chef", "reference"),
        ("b", "a", "essential"),
    ]


def test_a_picture_from_which_something_was_left_out_is_the_landscape_without_it() -> None:
    everything_but = tuple(id_ for id_ in REGISTRY.entries if id_ != "i")
    view = selection_view(of(*everything_but, is_open=True), GRAPH, AS_OF)
    assert sorted(node.id for node in view.nodes) == ["a", "b", "c", "kopi", "r"]
    assert [(edge.source, edge.target) for edge in view.edges] == [("b", "a"), ("kopi", "r")]


def test_what_a_picture_is_about_stays_in_it() -> None:
    registry = of("b")
    around = focus_view(registry, GRAPH, AS_OF, registry.entries["a"], 1)
    view = only_selected(around, registry)
    assert sorted(node.id for node in view.nodes) == ["a", "b"]
    assert [(edge.source, edge.target) for edge in view.edges] == [("b", "a")]
    assert only_selected(around, REGISTRY) == around


def whole_reports() -> Iterator[Report]:
    return (report for report in REPORTS.values() if isinstance(report, Report))


def test_every_report_about_the_registry_is_made_of_a_selection_and_of_none() -> None:
    for report in whole_reports():
        for registry in (of("a"), of()):
            text = with_selection(report.render(registry, AS_OF, "da"), registry, "da")
            title, blank, line = text.splitlines()[:3]
            assert (title[:2], blank) == ("# ", "")
            assert line.startswith("Kun et udvalg er vist: `")
        assert with_selection(report.render(REGISTRY, AS_OF, "da"), REGISTRY, "da") == report.render(
            REGISTRY, AS_OF, "da"
        )


def test_the_selection_stands_in_a_report_as_text() -> None:
    registry = REGISTRY.narrowed(Narrowing(frozenset(), "name:`**x**`\n# y|z"))
    line = with_selection("# Title\n\nText\n", registry, "en").splitlines()[2]
    assert line.startswith("Only a selection is shown: `name:ʼ**x**ʼ\\n# y¦z`.")
