"""Who answers for what, while it matters."""

import pytest

from tests.checks.telling import said, told

GONE = {"people/p.yaml": "name: P\nleft: 2026-11-22\n"}
OWNED = "name: X\nowner: p\n"

CASES: dict[str, tuple[dict[str, str], list[str]]] = {
    "system": ({"systems/x.yaml": OWNED}, ["systems/x.yaml: p"]),
    "planned-system": (
        {"systems/x.yaml": f"{OWNED}lifecycle: {{in_use: 2030-01-01}}\n"},
        ["systems/x.yaml: p"],
    ),
    "retired-system": ({"systems/x.yaml": f"{OWNED}lifecycle: {{retired: 2026-01-01}}\n"}, []),
    "system-with-a-day-that-is-none": ({"systems/x.yaml": f"{OWNED}lifecycle: {{retired: x}}\n"}, []),
    "owner-and-manager": ({"systems/x.yaml": f"{OWNED}manager: p\n"}, ["systems/x.yaml: p"] * 2),
    "role": ({"systems/x.yaml": "name: X\nroles: [{role: superbruger, person: p}]\n"}, ["systems/x.yaml: p"]),
    "what-was-done-once": (
        {
            "systems/x.yaml": "name: X\nverified: {by: p, date: 2026-01-01}\nfit: {business: 3, technical: 3, by: p}\n",
            "people/q.yaml": "name: Q\nsubstitute: p\n",
        },
        [],
    ),
    "open-contract": ({"contracts/x.yaml": f"{OWNED}term: {{end: 2026-11-22}}\n"}, ["contracts/x.yaml: p"]),
    "ended-contract": ({"contracts/x.yaml": f"{OWNED}term: {{end: 2026-11-21}}\n"}, []),
    "approved-project": ({"projects/x.yaml": f"{OWNED}state: approved\n"}, ["projects/x.yaml: p"]),
    "closed-project": ({"projects/x.yaml": f"{OWNED}state: closed\n"}, []),
    "steering-group": (
        {"projects/x.yaml": "name: X\nsteering_group: {chair: p, members: [p]}\n"},
        ["projects/x.yaml: p"] * 2,
    ),
    "benefit": ({"projects/x.yaml": "name: X\nbenefits: [{id: b, name: B, owner: p}]\n"}, ["projects/x.yaml: p"]),
    "benefit-followed-after-the-project": (
        {
            "projects/x.yaml": "name: X\nstate: closed\nbenefits: [{id: b, name: B, owner: p, follow_up_until: 2030-01-01}]\n"
        },
        ["projects/x.yaml: p"],
    ),
    "benefit-whose-target-lies-ahead": (
        {
            "projects/x.yaml": "name: X\nstate: closed\nbenefits:\n"
            "  - {id: b, name: B, owner: p, target: {value: 1, date: 2030-01-01}}\n"
        },
        ["projects/x.yaml: p"],
    ),
    "benefit-no-longer-followed": (
        {"projects/x.yaml": "name: X\nbenefits: [{id: b, name: B, owner: p, follow_up_until: 2026-11-21}]\n"},
        [],
    ),
    "benefit-of-a-closed-project": (
        {"projects/x.yaml": "name: X\nstate: closed\nbenefits: [{id: b, name: B, owner: p}]\n"},
        [],
    ),
    "benefit-of-a-stopped-project": (
        {
            "projects/x.yaml": "name: X\nstate: stopped\nbenefits: [{id: b, name: B, owner: p, follow_up_until: 2030-01-01}]\n"
        },
        [],
    ),
    "benefit-given-up": (
        {"projects/x.yaml": "name: X\nbenefits: [{id: b, name: B, owner: p, written_off: {date: 2026-01-01}}]\n"},
        [],
    ),
    "milestones": (
        {"projects/x.yaml": "name: X\nmilestones: [{name: A, owner: p, done: 2026-01-01}, {name: B, owner: p}]\n"},
        ["projects/x.yaml: p"],
    ),
    "messages": (
        {
            "projects/x.yaml": "name: X\ncommunications:\n"
            "  - {audience: A, message: B, owner: p, date: 2026-11-21}\n"
            "  - {audience: C, message: D, owner: p, date: 2026-11-22}\n"
        },
        ["projects/x.yaml: p"],
    ),
    "handed-over": ({"projects/x.yaml": "name: X\nhandover: {participants: [p]}\n"}, []),
    "head": ({"units/x.yaml": "name: X\nhead: p\n"}, ["units/x.yaml: p"]),
    "waiver-in-force": (
        {
            "systems/s.yaml": "name: S\nowner: p\n",
            "waivers/x.yaml": f"{OWNED}finding: owner-left\nentity: s\nreason: R\nexpires: 2027-01-01\n",
        },
        ["waivers/x.yaml: p"],
    ),
    "processing": ({"processing/x.yaml": OWNED}, ["processing/x.yaml: p"]),
    "processing-of-what-is-gone": (
        {
            "processing/x.yaml": f"{OWNED}systems: [s]\n",
            "systems/s.yaml": "name: S\nlifecycle: {retired: 2020-01-01}\n",
        },
        [],
    ),
    "ended-strategy": ({"strategies/x.yaml": f"{OWNED}end: 2026-01-01\n"}, []),
    "board": (
        {
            "registry.yaml": "format: 1\norganisation: {name: X}\n"
            "responsible: {it-arkitekt: p}\nboards: {raad: {name: Rådet, chair: p}}\n"
        },
        ["registry.yaml: p"] * 2,
    ),
}


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_owner_left(files: dict[str, str], expected: list[str]) -> None:
    assert told("owner-left", {**files, **GONE}) == expected


@pytest.mark.parametrize("left", ["left: 2026-11-23", "left: x", "left:", ""])
def test_nobody_has_left_yet(left: str) -> None:
    assert told("owner-left", {"systems/x.yaml": OWNED, "people/p.yaml": f"name: P\n{left}\n"}) == []


def test_the_substitute_is_named() -> None:
    files = {"systems/x.yaml": OWNED, "people/p.yaml": "name: P\nleft: 2026-10-01\nsubstitute: q\n"}
    (one,) = said("owner-left", {**files, "people/q.yaml": "name: Q\n"})
    assert one.message == "p er fratrådt 2026-10-01, men står stadig som ansvarlig"
    assert one.help == "Stedfortræder er q. Angiv, hvem der er ansvarlig nu."
    assert [
        one.suggestion for one in said("owner-left", {**files, "people/q.yaml": "name: Q\nleft: 2026-01-01\n"})
    ] == [None]


UNITS: dict[str, tuple[str, str, list[str]]] = {
    "owner": ("name: U\n", OWNED.replace("p", "u"), ["units/u.yaml: name"]),
    "empty": ("name: U\nhead:\n", OWNED.replace("p", "u"), ["units/u.yaml: head"]),
    "twice-is-told-once": ("name: U\n", "name: X\nowner: u\nmanager: u\n", ["units/u.yaml: name"]),
    "answers-for-nothing": ("name: U\n", "name: X\nused_by: [{unit: u}]\n", []),
    "of-what-is-gone": ("name: U\n", "name: X\nowner: u\nlifecycle: {retired: 2020-01-01}\n", []),
    "misspelt": ("name: U\nhaed: p\n", "name: X\nowner: u\n", []),
    "unreadable": ("name: [\n", "name: X\nowner: u\n", []),
    "of-a-wrong-type": ("name: U\nhead: 1\n", "name: X\nowner: u\n", []),
}


@pytest.mark.parametrize(("unit", "system", "expected"), UNITS.values(), ids=UNITS)
def test_unit_without_head(unit: str, system: str, expected: list[str]) -> None:
    assert told("unit-without-head", {"units/u.yaml": unit, "systems/x.yaml": system}) == expected


def test_a_head_that_the_settings_ask_for_is_told_missing_once() -> None:
    files = {
        "registry.yaml": "format: 1\norganisation: {name: X}\ncompleteness: {unit: {must: [head]}}\n",
        "units/u.yaml": "name: U\n",
        "systems/x.yaml": "name: X\nowner: u\n",
    }
    assert told("unit-without-head", files) == []
    assert told("missing-must", files) == ["units/u.yaml: name"]
