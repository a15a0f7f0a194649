"""Two states beside each other: small ones by hand, and the example."""

from datetime import date

import pytest

from registry_cli.analysis.comparison import Comparison, Side, compare
from registry_cli.model.load import load
from registry_cli.sources import MemorySource
from tests.model.memory import registry_of

TODAY = date(2026, 11, 25)
Files = dict[str, str | bytes]
OLD: Files = {
    "units/u.yaml": "name: U\n",
    "units/v.yaml": "name: V\n",
    "suppliers/s.yaml": "name: S\n",
    "systems/k.yaml": "name: K\nowner: u\nlifecycle: {in_use: 2020-01-01}\nuses: [{system: o, purpose: A}, {system: o, purpose: B}]\n",
    "systems/o.yaml": "name: O\n",
    "systems/n.yaml": "name: N\nlifecycle: {in_use: 2028-01-01}\n",
}


def between(old: Files, new: Files | None = None, first: date = TODAY, second: date = TODAY) -> Comparison:
    before = registry_of(old)
    return compare(Side(before, first, TODAY), Side(before if new is None else registry_of(new), second, TODAY, None))


def entities(found: Comparison) -> list[str]:
    """Turn, id, the facts that differ, ground, day and project."""
    return [
        " ".join(
            str(part)
            for part in (
                one.turn,
                one.entry.id,
                *(f"{aspect}:{was}>{now}" for aspect, was, now in one.facts),
                one.ground,
                one.day or "",
                one.change.project if one.change else "",
            )
            if part
        )
        for one in found.entities
    ]


def uses(found: Comparison) -> list[str]:
    return [
        f"{one.outcome} {one.use.consumer.id}: {one.before and one.before.target} {one.after and one.after.target}"
        for one in found.connections
    ]


def changed(path: str, text: str) -> Files:
    return {**OLD, path: text}


SAME = "name: K\nowner: u\nlifecycle: {in_use: 2020-01-01}\nuses: [{system: o, purpose: A}, {system: o, purpose: B}]\n"
PLAN = "name: P\nstate: approved\nchanges: [{system: o, action: replace, with: n, date: 2028-01-01, moves: [{from: o, to: n}]}]\n"

REVISIONS: dict[str, tuple[Files, list[str], list[str]]] = {
    "nothing": (OLD, [], []),
    "only-a-comment": (changed("systems/k.yaml", f"# note\n{SAME}"), [], []),
    "another-owner": (
        changed("systems/k.yaml", SAME.replace("owner: u", "owner: v")),
        ["changed k owner:u>v files"],
        [],
    ),
    "a-supplier": (changed("systems/o.yaml", "name: O\nsupplier: s\n"), ["changed o supplier:None>s files"], []),
    "new": (
        {**OLD, "systems/x.yaml": "name: X\nuses: [{system: k}]\n"},
        ["arriving x state:None>in-use files"],
        ["made x: None k"],
    ),
    "new-and-to-come": (
        {**OLD, "systems/x.yaml": "name: X\nlifecycle: {in_use: 2030-01-01}\n"},
        ["changed x state:None>planned files"],
        [],
    ),
    "taken-out-of-the-files": (
        {path: text for path, text in OLD.items() if path != "systems/o.yaml"},
        ["retiring o state:in-use>None files"],
        [],
    ),
    "retired-in-the-files": (
        changed("systems/o.yaml", "name: O\nlifecycle: {retired: 2026-11-25}\n"),
        ["retiring o state:in-use>retired dates 2026-11-25"],
        ["severed k: o o", "severed k: o o"],
    ),
    "a-use-fewer-that-with-its-purpose": (
        changed("systems/k.yaml", SAME.replace("{system: o, purpose: A}, ", "")),
        [],
        ["ended k: o None"],
    ),
    "another-target": (
        changed("systems/k.yaml", SAME.replace("{system: o, purpose: A}", "{system: u2, purpose: A}")),
        [],
        ["made k: None u2", "ended k: o None"],
    ),
}


@pytest.mark.parametrize(("new", "expected", "connections"), REVISIONS.values(), ids=REVISIONS)
def test_two_revisions_on_one_day(new: Files, expected: list[str], connections: list[str]) -> None:
    found = between(OLD, new)
    assert (entities(found), uses(found)) == (expected, connections)


def test_one_registry_on_two_days() -> None:
    planned: Files = {**OLD, "projects/p.yaml": PLAN}
    found = between(planned, None, TODAY, date(2028, 1, 1))
    assert entities(found) == [
        "arriving n state:planned>in-use dates 2028-01-01",
        "retiring o state:in-use>retired project 2028-01-01 p",
    ]
    assert uses(found) == ["moved k: o n", "moved k: o n"]
    assert entities(between(planned, None, TODAY, date(2027, 12, 31))) == []


def test_backwards_in_time() -> None:
    found = between({**OLD, "projects/p.yaml": PLAN}, None, date(2028, 1, 1), TODAY)
    assert entities(found) == ["retiring n state:in-use>planned dates", "arriving o state:retired>in-use dates"]


def test_what_is_in_the_files_on_both_sides_is_never_new_by_time_alone() -> None:
    assert entities(between(OLD, None, date(2019, 12, 31), date(2020, 1, 1))) == [
        "arriving k state:planned>in-use dates 2020-01-01"
    ]


CONTRACT = (
    "name: C\nsupplier: s\nterm: {start: 2024-01-01, initial: P3Y, renewal: {kind: option, periods: [P1Y], by: P1M}"
)


@pytest.mark.parametrize(
    ("rest", "day", "expected"),
    [
        ("}\n", date(2026, 12, 31), []),
        ("}\n", date(2027, 1, 1), ["retiring c state:in-force>expired contract 2027-01-01"]),
        (", intended_exit: 2027-12-31}\n", date(2027, 12, 31), []),
        (
            ", intended_exit: 2027-12-31}\n",
            date(2028, 1, 1),
            ["retiring c state:in-force>expired contract 2028-01-01"],
        ),
    ],
)
def test_a_contract_is_there_as_long_as_we_plan_with_it(rest: str, day: date, expected: list[str]) -> None:
    files: Files = {"suppliers/s.yaml": "name: S\n", "contracts/c.yaml": f"{CONTRACT}{rest}"}
    assert entities(between(files, None, TODAY, day)) == expected


def test_kinds_without_a_life_end_by_their_dates_and_states() -> None:
    old: Files = {
        "strategies/d.yaml": "name: D\nend: 2026-12-31\n",
        "projects/p.yaml": "name: P\nstate: approved\n",
        "decisions/e.yaml": "name: E\ndate: 2026-01-01\n",
    }
    new: Files = {**old, "projects/p.yaml": "name: P\nstate: closed\n"}
    assert entities(between(old, new, TODAY, date(2027, 1, 1))) == [
        "retiring p state:approved>closed files",
        "retiring d state:there>over dates 2027-01-01",
    ]


def test_a_registry_beside_another_is_the_same_as_alone() -> None:
    old = registry_of(OLD)
    files: Files = {
        "registry.yaml": "format: 1\norganisation: {name: Eksempelby Kommune}\n",
        **changed("systems/k.yaml", "name: K\nownr: u\n"),
        "projects/p.yaml": PLAN,
    }
    alone, beside = load(MemorySource(files)), load(MemorySource(files), beside=old)
    assert beside == alone
    assert beside.documents["systems/o.yaml"] is old.documents["systems/o.yaml"]
    assert beside.entries["o"].record is old.entries["o"].record
