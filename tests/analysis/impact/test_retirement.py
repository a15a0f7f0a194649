"""A retirement simulated in small registries: who loses what, what takes over and when, what becomes of contracts."""

from datetime import date
from decimal import Decimal

import pytest

from registry_cli.analysis.costs.records import kroner
from registry_cli.analysis.impact.impact import impact
from registry_cli.analysis.impact.needs import needs_on
from registry_cli.analysis.impact.retirement import Retirement, retirement
from registry_cli.graph import build_graph
from tests.model.memory import registry_of

AS_OF, DAY = date(2026, 11, 22), date(2027, 7, 1)
Files = dict[str, str | bytes]

FILES: Files = {
    "systems/gl.yaml": "name: Gl\nsuccessor: mellem\ndata: [{category: x}]\narchiving: {duty: B}\n",
    "systems/mellem.yaml": "name: Mellem\nlifecycle: {in_use: 2020-01-01, retired: 2027-01-01}\nsuccessor: ny\n",
    "systems/ny.yaml": "name: Ny\nlifecycle: {pilot: 2027-01-01, in_use: 2027-07-01}\n",
    "systems/modul.yaml": "name: Modul\npart_of: gl\n",
    "interfaces/ud.yaml": "name: Ud\nprovider: gl\ndata: [person]\n",
    "interfaces/ud2.yaml": "name: Ud 2\nprovider: ny\n",
    "systems/stopper.yaml": "name: Stopper\nuses: [{interface: ud, essential: true, purpose: Personer}]\n",
    "systems/lider.yaml": "name: Lider\nuses: [{system: gl}]\n",
    "systems/vaelger.yaml": """\
name: Vælger
uses: [{interface: ud, essential: true}, {interface: ud2, essential: true}]
redundancy: {min: 1, of: [ud, ud2]}
""",
    "systems/skifter.yaml": "name: Skifter\nuses: [{interface: ud, essential: true, switch: {to: ud2}}]\n",
    "systems/slut.yaml": "name: Slut\nuses: [{interface: ud, essential: true, until: 2027-06-30}]\n",
    "systems/vaek.yaml": "name: Væk\nlifecycle: {retired: 2027-07-01}\nuses: [{interface: ud, essential: true}]\n",
    "systems/bag.yaml": "name: Bag\nuses: [{system: stopper, essential: true}]\n",
}


def simulated(files: Files, asked: str = "gl", day: date = DAY) -> Retirement:
    """The simulation in a registry of these files."""
    registry = registry_of(files)
    return retirement(registry.entries[asked], registry, build_graph(registry), AS_OF, day)


def losing(found: Retirement) -> dict[str, tuple[str, str, list[tuple[str, str]]]]:
    """Each loser with what it loses, how, and what takes over."""
    return {
        one.system.id: (one.lost.id, one.loss, [(new.entry.id, new.timing) for new in one.replacements])
        for one in found.losing
    }


def test_who_loses_what_and_what_takes_over() -> None:
    """What ends on 2027-06-30 loses nothing. The successor mellem is gone by then, and ny follows it on the very day."""
    found = simulated(FILES)
    assert [(one.entry.id, [(new.entry.id, new.timing) for new in one.replacements]) for one in found.gone] == [
        ("gl", [("ny", "in-time")]),
        ("modul", []),
        ("ud", []),
    ]
    assert [one.id for one in found.gone[0].replacements[0].over] == ["mellem"]
    assert losing(found) == {
        "lider": ("gl", "suffers", [("ny", "in-time")]),
        "skifter": ("ud", "stops", [("ud2", "in-time")]),
        "stopper": ("ud", "stops", []),
        "vaelger": ("ud", "chooses", []),
    }
    assert [(one.key.id, one.certainty, one.distance) for one in found.further] == [("bag", "certain", 2)]
    assert [(one.matter, one.entry.id, [other.id for other in one.about]) for one in found.matters] == [
        ("archive", "gl", []),
        ("replace", "ud", ["stopper"]),
    ]


def test_a_day_too_early_and_the_successor_comes_too_late() -> None:
    found = simulated(FILES, day=date(2027, 6, 30))
    assert losing(found)["lider"] == ("gl", "suffers", [("ny", "late")])
    assert losing(found)["slut"] == ("ud", "stops", [])


def test_both_alternatives_go() -> None:
    found = simulated({**FILES, "interfaces/ud2.yaml": "name: Ud 2\nprovider: gl\n"})
    assert losing(found)["vaelger"] == ("ud2", "stops", [])


def test_successors_in_a_circle_and_a_successor_that_goes_too_are_none() -> None:
    circle: Files = {
        "systems/gl.yaml": "name: Gl\nsuccessor: a\n",
        "systems/a.yaml": "name: A\nlifecycle: {retired: 2020-01-01}\nsuccessor: b\n",
        "systems/b.yaml": "name: B\nlifecycle: {retired: 2020-01-01}\nsuccessor: a\n",
        "systems/modul.yaml": "name: Modul\npart_of: gl\n",
    }
    assert simulated(circle).gone[0].replacements == ()
    assert simulated({**circle, "systems/gl.yaml": "name: Gl\nsuccessor: modul\n"}).gone[0].replacements == ()
    assert simulated({**circle, "systems/gl.yaml": "name: Gl\nsuccessor: gl\n"}).gone[0].replacements == ()


PROJECT = """\
name: Skift
state: {state}
changes: [{{system: gl, action: replace, with: ny, date: {day}, moves: [{{from: ud, to: ud2}}]}}]
"""


@pytest.mark.parametrize(
    ("state", "day", "timing"),
    [
        ("approved", "2027-07-01", "in-time"),
        ("approved", "2027-07-02", "late"),
        ("proposed", "2027-07-01", "undecided"),
        ("proposed", "null", "no-day"),
    ],
)
def test_a_project_moves_the_consumers(state: str, day: str, timing: str) -> None:
    found = simulated({**FILES, "projects/skift.yaml": PROJECT.format(state=state, day=day)})
    assert losing(found)["stopper"] == ("ud", "stops", [("ud2", timing)])


def test_a_project_that_was_stopped_moves_nobody() -> None:
    found = simulated({**FILES, "projects/skift.yaml": PROJECT.format(state="stopped", day="2027-07-01")})
    assert losing(found)["stopper"] == ("ud", "stops", [])


def test_who_was_moved_by_an_approved_project_no_longer_hangs_on_it() -> None:
    """From 2027-07-01 stopper uses ud2, so bag behind it stands."""
    found = simulated({**FILES, "projects/skift.yaml": PROJECT.format(state="approved", day="2027-07-01")})
    assert "bag" not in [one.key.id for one in found.further]


CONTRACT = """\
name: K
covers: [{covers}]
term: {term}
prices: [{{name: Drift, type: operation, amount: 365000, per: year{split}}}]
"""
FIXED = "{start: 2024-01-01, end: 2027-12-31}"


def contract(covers: str = "gl", term: str = FIXED, split: str = "") -> Files:
    """A contract beside the rest: 1.000 kroner a day in a year of 365."""
    return {**FILES, "contracts/k.yaml": CONTRACT.format(covers=covers, term=term, split=split)}


def test_a_contract_that_cannot_be_left_strands_half_a_year() -> None:
    """From 2027-07-01 to 2027-12-31 there are 184 days of 1.000 kroner; a whole year, 2028, would cost 365.000."""
    found = simulated(contract())
    (one,) = found.contracts
    assert (one.how, one.end, one.notice_day, one.is_whole) == ("ends", date(2027, 12, 31), None, True)
    assert (kroner(found.stranded.own), kroner(found.saved.own)) == (Decimal(184000), Decimal(365000))


def test_the_part_of_a_contract_that_goes() -> None:
    """Three tenths are gl's by the split; what is shared without one is named as shared."""
    found = simulated(contract("gl, lider", split=", split: {gl: 0.3, lider: 0.7}"))
    assert [one.id for one in found.contracts[0].left] == ["lider"]
    assert (kroner(found.stranded.own), kroner(found.saved.own)) == (Decimal(55200), Decimal(109500))
    shared = simulated(contract("gl, lider"))
    assert (shared.stranded.own, kroner(shared.stranded.shared)) == (0, Decimal(184000))
    assert [one.matter for one in shared.matters if one.entry.id == "k"] == ["reduce"]


def test_what_is_retired_by_then_is_nothing_left_to_cover() -> None:
    assert simulated(contract("gl, vaek")).contracts[0].is_whole


def test_notice_to_the_first_month_end_that_is_late_enough() -> None:
    """Last day of use 2027-06-30 is the end of a month: three months' notice is received by 2027-03-31."""
    term = (
        "{start: 2024-01-01, initial: P1Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P3M, to: month-end}}"
    )
    (one,) = simulated(contract(term=term)).contracts
    assert (one.how, one.end, one.notice_day) == ("notice", date(2027, 6, 30), date(2027, 3, 31))
    assert one.stranded is not None
    assert one.stranded.own == 0
    (later,) = simulated(contract(term=term), day=date(2027, 7, 2)).contracts
    assert (later.end, later.notice_day) == (date(2027, 7, 31), date(2027, 4, 30))
    (soon,) = simulated(contract(term=term), day=date(2026, 12, 1)).contracts
    assert (soon.end, soon.notice_day) == (date(2027, 2, 28), date(2026, 11, 30))


def test_a_contract_that_ends_before_must_be_kept() -> None:
    term = "{start: 2024-01-01, initial: P3Y, renewal: {kind: option, period: P1Y, times: 1, by: P3M}}"
    found = simulated({**contract(term=term)}, day=date(2027, 12, 1))
    assert [(one.matter, one.entry.id) for one in found.matters if one.entry.id == "k"] == [("keep-until", "k")]
    assert found.stranded.own == 0


def test_terms_that_cannot_be_reckoned_are_named() -> None:
    found = simulated(contract(term="{start: soon}"))
    assert [one.id for one in found.unreckoned] == ["k"]
    assert [one.matter for one in found.matters if one.entry.id == "k"] == ["ask-terms"]


def test_a_price_outside_the_contracts_is_spared_once() -> None:
    uses = "name: Lider\nuses: [{system: gl, annual_price: 1200}]\n"
    found = simulated({**FILES, "systems/lider.yaml": uses})
    assert [(one.holder.id, one.thing and one.thing.id, kroner(one.amount)) for one in found.spared] == [
        ("lider", "gl", Decimal(1200))
    ]
    twice = simulated({**contract(), "systems/lider.yaml": uses})
    assert twice.spared == ()


def test_a_contract_takes_along_what_it_covers() -> None:
    found = simulated(contract(), asked="k")
    assert [one.entry.id for one in found.gone] == ["gl", "modul", "ud"]
    assert "stopper" in losing(found)


ODD: Files = {
    "systems/a.yaml": "name: [A]\nowner: 7\nused_by: [{unit: u, users: mange}, 3]\nprocesses: [{}, {id: x, manual: no}]\ndata: {}\n"
    "uses: nothing\nredundancy: {min: x, of: y}\nlifecycle: soon\ntasks: kle\nexit: 5\ntarget: b\n",
    "systems/b.yaml": "name: B\nuses: [{system: a, essential: true, until: soon}]\npart_of: b\nredundancy: {min: true, of: [a, 3]}\n",
    "contracts/k.yaml": "name: K\ncovers: [a, a, nobody, 3]\nprices: [7, {amount: x}]\nterm: 4\nparent: k\nexit: 9\n",
    "projects/p.yaml": "name: P\nchanges: [3, {system: a, moves: {}}, {system: a, with: 3, moves: [1, {from: 2}]}]\ngates: x\ngoals: [{goal: nowhere}]\n"
    "benefits: [{id: 1, budgeted: [4, {year: x}]}, {id: g, budgeted: 3, target: 9}]\nstate: 4\ncontracts: k\n",
    "suppliers/s.yaml": "name: S\n",
    "units/u.yaml": "name: U\nparent: u\nhead: u\n",
    "people/p1.yaml": "unit: u\n",
    "standards/st.yaml": "name: ST\n",
    "initiatives/i.yaml": "affects: [a, i, nobody]\n",
    "datasources/d.yaml": "name: D\nproviders: [d, a]\ncopy_of: d\nprice: 4\n",
    "interfaces/f.yaml": "name: F\nprovider: f\nsource: d\nannual_price: x\n",
}


@pytest.mark.parametrize("asked", [path.partition("/")[2].removesuffix(".yaml") for path in ODD])
def test_odd_data_raise_nothing(asked: str) -> None:
    registry = registry_of(ODD)
    graph = build_graph(registry)
    found = impact(registry.entries[asked], registry, needs_on(graph, registry, AS_OF), AS_OF)
    assert found.asked.id == asked
    assert retirement(registry.entries[asked], registry, graph, AS_OF, DAY).day == DAY
