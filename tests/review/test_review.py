"""What a review says of money, days and connections is all that differs between the two states, and nothing else."""

from collections.abc import Mapping
from datetime import date

import pytest

from registry_cli.analysis.changes import Changes, changes
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.review.affected import affected
from registry_cli.review.connections import connection_changes
from registry_cli.review.costs import CostDelta, cost_delta
from registry_cli.review.deadlines import deadline_moves
from registry_cli.review.impact import reach
from registry_cli.review.review import review
from registry_cli.sources import MemorySource
from tests.review.mutating import example, mutated
from tests.review.whole import wrong

DAY = date(2026, 11, 25)
SETTINGS = "format: 1\nextends: dk-2026\norganisation: {name: Eksempelby}\n"
Files = Mapping[str, str]
New = Mapping[str, str | None]


def _both(base: Files, changed: New) -> Changes:
    base = {"registry.yaml": SETTINGS, **base}
    head = {path: text for path, text in {**base, **changed}.items() if text is not None}
    then, now = (load(MemorySource({path: text.encode() for path, text in files.items()})) for files in (base, head))
    return changes(then, now)


def moved(base: Files, changed: New) -> list[str]:
    """The deadlines that move, each in a line."""
    found = _both(base, changed)
    moves = deadline_moves(found, affected(found), DAY)
    days = [[one.day.isoformat() if one and one.day else "-" for one in (move.before, move.after)] for move in moves]
    return [f"{move.event.kind} {move.event.entity} {' > '.join(told)}" for move, told in zip(moves, days, strict=True)]


def connected(base: Files, changed: New) -> list[str]:
    """The connections that differ, each in a line."""
    found = connection_changes(_both(base, changed))
    ways = [("new", one) for one in found.new] + [("severed", one) for one in found.severed]
    said = [f"{word} {one.source.id} {one.target.id} {one.row.get('via')}" for word, one in ways]
    return said + [
        f"altered {now.source.id} {now.target.id} {was.row.get('via')} > {now.row.get('via')}"
        for was, now in found.altered
    ]


def cost(base: Files, changed: New) -> CostDelta:
    """What it costs."""
    found = _both(base, changed)
    return cost_delta(found, affected(found), DAY)


SYSTEM = "name: KY\nlifecycle: {in_use: 2020-01-01}\n"
CONTRACT = "name: Drift\nsupplier: s\ncovers: [ky]\nterm: {start: 2022-01-01, end: 2031-12-31, notice: {period: P6M, to: term-end}}\nprices: [{name: Drift, type: operation, amount: 1000000, per: year}]\n"


def test_nothing_is_bought_again_for_what_is_retired_by_the_end_of_its_contract() -> None:
    base = {"systems/ky.yaml": SYSTEM, "contracts/drift.yaml": CONTRACT, "suppliers/s.yaml": "name: S\n"}
    retired = {"systems/ky.yaml": "name: KY\nlifecycle: {in_use: 2020-01-01, retired: 2031-06-30}\n"}
    assert [one for one in moved(base, retired) if "drift" in one] == ["tender-start drift 2030-10-06 > -"]


def test_of_several_days_of_one_name_each_is_told() -> None:
    base = {"systems/ky.yaml": SYSTEM, "suppliers/s.yaml": "name: S\n", "contracts/drift.yaml": CONTRACT}
    base["contracts/drift.yaml"] += "amendments: [{date: 2025-01-01, note: Et}, {date: 2027-01-01, note: To}]\n"
    later = CONTRACT + "amendments: [{date: 2025-01-01, note: Et}, {date: 2027-03-01, note: To}]\n"
    more = CONTRACT + "amendments: [{date: 2025-01-01}, {date: 2027-01-01}, {date: 2028-01-01, note: Tre}]\n"
    assert moved(base, {"contracts/drift.yaml": later}) == ["amendment drift 2027-01-01 > 2027-03-01"]
    assert moved(base, {"contracts/drift.yaml": more}) == ["amendment drift - > 2028-01-01"]
    fewer = CONTRACT + "amendments: [{date: 2027-01-01, note: To}]\n"
    assert moved(base, {"contracts/drift.yaml": fewer}) == []  # what is gone was over


def test_the_days_of_the_settings_are_deadlines_too() -> None:
    base = {
        "registry.yaml": SETTINGS
        + "boards: {raad: {name: Raad, paper_deadline: 5, meetings: [2027-01-20, 2027-02-17]}}\n"
    }
    other = SETTINGS + "boards: {raad: {name: Raad, paper_deadline: 5, meetings: [2027-01-20, 2027-02-24]}}\n"
    assert moved(base, {"registry.yaml": other}) == ["board  2027-02-17 > -", "board  - > 2027-02-24"]
    rule = "rules: {nej: {name: Nej, kind: forbidden, from: {kinds: [system]}, reason: Nej, since: 2027-06-01}}\n"
    assert moved(base, {"registry.yaml": base["registry.yaml"] + rule}) == ["rule  - > 2027-06-01"]


def test_each_way_to_the_same_thing_is_a_connection_of_its_own() -> None:
    cpr = {"datasources/cpr.yaml": "name: CPR\n"}
    twice = (
        "name: KY\nuses: [{datasource: cpr, via: direct, purpose: A}, {datasource: cpr, via: platform, purpose: B}]\n"
    )
    once = "name: KY\nuses: [{datasource: cpr, via: platform, purpose: B}]\n"
    again = (
        "name: KY\nuses: [{datasource: cpr, via: platform, purpose: B}, {datasource: cpr, via: platform, purpose: C}]\n"
    )
    filed = "name: KY\nuses: [{datasource: cpr, via: file, purpose: A}, {datasource: cpr, via: platform, purpose: B}]\n"
    assert connected({**cpr, "systems/ky.yaml": twice}, {"systems/ky.yaml": once}) == ["severed ky cpr direct"]
    assert connected({**cpr, "systems/ky.yaml": once}, {"systems/ky.yaml": twice}) == ["new ky cpr direct"]
    assert connected({**cpr, "systems/ky.yaml": once}, {"systems/ky.yaml": again}) == []
    assert connected({**cpr, "systems/ky.yaml": twice}, {"systems/ky.yaml": filed}) == ["altered ky cpr direct > file"]


def test_what_refers_to_something_that_only_looks_renamed_is_severed_from_it() -> None:
    cpr = "name: CPR\nauthority: Staten\nchannel: ftp\nauthoritative: true\ndescription: Personer\n"
    base = {"datasources/cpr.yaml": cpr, "systems/ky.yaml": "name: KY\nuses: [{datasource: cpr, via: direct}]\n"}
    renamed = {"datasources/cpr.yaml": None, "datasources/person.yaml": cpr.replace("Personer", "Alle")}
    assert connected(base, renamed) == ["severed ky cpr direct"]


def test_what_a_thing_costs_is_whole_though_one_of_its_contracts_is_as_it_was() -> None:
    other = CONTRACT.replace("Drift", "Vedligehold").replace("1000000", "2000000")
    base = {
        "systems/ky.yaml": SYSTEM,
        "suppliers/s.yaml": "name: S\n",
        "contracts/drift.yaml": CONTRACT,
        "contracts/v.yaml": other,
    }
    found = cost(base, {"contracts/drift.yaml": CONTRACT.replace("1000000", "1500000")})
    assert list(found.payers) == ["drift"]
    assert found.things["ky"].before[1] == 3_000_000_00
    assert found.things["ky"].after[1] == 3_500_000_00


def test_a_rename_of_what_a_day_is_about_moves_no_day() -> None:
    base = {
        "systems/ky.yaml": SYSTEM,
        "systems/sag.yaml": "name: Sag\nuses: [{system: ky, until: 2027-05-01, certificate_until: 2027-04-01}]\n",
        "projects/p.yaml": "name: P\nstate: approved\nchanges: [{system: ky, action: change, date: 2027-01-01}]\n",
    }
    renamed = {path: text.replace(" ky,", " ydelse,") for path, text in base.items() if path != "systems/ky.yaml"}
    new = SYSTEM + "formerly: [ky]\n"
    assert moved(base, {**renamed, "systems/ky.yaml": None, "systems/ydelse.yaml": new}) == []


PER_HEAD = CONTRACT.replace("amount: 1000000, per: year", "amount: 20, per: inhabitant")
MINDED = "format: 1\nextends: dk-2026\norganisation: {name: Eksempelby, inhabitants: 50000}\n"
MINDED += "boards: {raad: {name: Raad, meetings: [2027-01-20]}}\n"


@pytest.mark.parametrize("broken", [MINDED + "nonsens: 1\n", MINDED + "nonsens: [\n", MINDED.replace("1", "9", 1)])
@pytest.mark.parametrize("is_mended", [False, True])
def test_nothing_is_concluded_from_settings_with_a_slip(broken: str, *, is_mended: bool) -> None:
    then, now = (broken, MINDED) if is_mended else (MINDED, broken)
    base = {
        "registry.yaml": then,
        "systems/ky.yaml": SYSTEM,
        "suppliers/s.yaml": "name: S\n",
        "contracts/drift.yaml": PER_HEAD,
    }
    found = _both(base, {"registry.yaml": now})
    told = review(found.base, found.head, DAY)
    assert not told.changes.settings.is_known
    assert not told.costs.payers
    assert not told.deadlines
    assert not {"tender-late", "not-verified", "no-plan"} & {
        one.finding.code for one in (*told.introduced, *told.fixed)
    }
    assert {one.finding.mark.path for one in (*told.introduced, *told.fixed)} == {"registry.yaml"}


def test_settings_that_cannot_be_read_are_not_told_as_taken_away() -> None:
    found = _both({"registry.yaml": MINDED}, {"registry.yaml": MINDED + "nonsens: [\n"})
    assert found.settings.facts == ()


SLIPS = {
    "contracts/drift.yaml": CONTRACT,
    "systems/ky.yaml": "name: KY\nlifecycle: {in_use: 2020-01-01}\nsupport_ends: 2028-01-01\nuses: [{system: sag, essential: true}]\n",
    "systems/sag.yaml": "name: Sag\nlifecycle: {in_use: 2020-01-01}\n",
    "projects/p.yaml": "name: P\nstate: approved\nchanges: [{system: sag, action: retire, date: 2030-01-01}]\n",
    "suppliers/s.yaml": "name: S\n",
}


@pytest.mark.parametrize("path", ["contracts/drift.yaml", "systems/ky.yaml", "projects/p.yaml"])
@pytest.mark.parametrize("is_mended", [False, True])
def test_nothing_is_concluded_from_a_file_that_cannot_be_read(path: str, *, is_mended: bool) -> None:
    broken = {path: SLIPS[path] + "nonsens: [\n"}
    found = _both({**SLIPS, **broken}, {path: SLIPS[path]}) if is_mended else _both(SLIPS, broken)
    told = review(found.base, found.head, DAY)
    assert [(one.turn, one.entry.path) for one in told.changes.entities] == [("changed", path)]
    assert not told.costs.payers
    assert not told.deadlines
    assert not told.lives
    assert not told.connections.new
    assert not told.connections.severed
    assert {one.finding.code for one in told.fixed} == ({"syntax-error"} if is_mended else set())


def test_what_rests_on_a_system_is_told_where_a_project_takes_that_away() -> None:
    base = {**SLIPS, "projects/p.yaml": SLIPS["projects/p.yaml"].replace("approved", "proposed")}
    found = reach(_both(base, {"projects/p.yaml": SLIPS["projects/p.yaml"]}), DAY)
    assert [(one.change.entry.id, [each.entry.id for each in one.touched]) for one in found.downstream] == [
        ("sag", ["ky"])
    ]
    assert [one.id for one in found.entries] == ["ky"]


@pytest.fixture(scope="module")
def fjordby() -> Registry:
    return load(MemorySource(example("fjordby")))


@pytest.mark.parametrize("seed", range(4))
def test_all_that_differs_is_told_whatever_changes(fjordby: Registry, seed: int) -> None:
    head, done = mutated(fjordby, seed, 6)
    assert list(wrong(fjordby, head)) == [], done
