"""What lasts too long, ends too early or comes too late, at the boundaries above all."""

import pytest

from tests.checks.telling import said, told

K, E = "systems/k.yaml", "datasources/e.yaml"
USE = "name: K\nuses: [{datasource: e}]\n"
GOES = "name: E\nlifecycle: {retired: 2027-12-31}\n"

GONE = "name: E\nlifecycle: {retired: 2026-11-22}\n"

RETIRED: dict[str, tuple[dict[str, str], list[str]]] = {
    "retired-today": ({K: USE, E: GONE}, [f"{K}: e"]),
    "use-has-ended-before": ({K: "name: K\nuses: [{datasource: e, until: 2026-11-21}]\n", E: GONE}, []),
    "use-goes-on-today": ({K: "name: K\nuses: [{datasource: e, until: 2026-11-22}]\n", E: GONE}, [f"{K}: e"]),
    "retired-tomorrow": ({K: USE, E: "name: E\nlifecycle: {retired: 2026-11-23}\n"}, []),
}


@pytest.mark.parametrize(("files", "expected"), RETIRED.values(), ids=RETIRED)
def test_retired_reference(files: dict[str, str], expected: list[str]) -> None:
    assert told("retired-reference", files) == expected


OUTLIVES: dict[str, tuple[dict[str, str], list[str]]] = {
    "goes-on-without-end": ({K: USE, E: GOES}, [f"{K}: e"]),
    "retired-on-the-same-day": ({K: f"{USE}lifecycle: {{retired: 2027-12-31}}\n", E: GOES}, []),
    "retired-a-day-later": ({K: f"{USE}lifecycle: {{retired: 2028-01-01}}\n", E: GOES}, [f"{K}: e"]),
    "use-ends-on-the-day": ({K: "name: K\nuses: [{datasource: e, until: 2027-12-31}]\n", E: GOES}, []),
    "use-ends-a-day-later": ({K: "name: K\nuses: [{datasource: e, until: 2028-01-01}]\n", E: GOES}, [f"{K}: e"]),
    "use-has-a-day-that-is-none": ({K: "name: K\nuses: [{datasource: e, until: 2027-13-01}]\n", E: GOES}, []),
    "holder-is-retired": ({K: f"{USE}lifecycle: {{retired: 2020-01-01}}\n", E: GOES}, []),
    "holder-has-a-day-that-is-none": ({K: f"{USE}lifecycle: {{retired: soon}}\n", E: GOES}, []),
    "holder-may-have-misspelt-its-day": ({K: f"{USE}lifecycle: {{retierd: 2027-01-01}}\n", E: GOES}, []),
    "holder-is-to-come": ({K: f"{USE}lifecycle: {{in_use: 2027-06-01}}\n", E: GOES}, [f"{K}: e"]),
    "planned-on-what-is-gone": (
        {K: f"{USE}lifecycle: {{in_use: 2027-06-01}}\n", E: "name: E\nlifecycle: {retired: 2020-01-01}\n"},
        [f"{K}: e"],
    ),
    "gone-already-is-another-finding": ({K: USE, E: "name: E\nlifecycle: {retired: 2020-01-01}\n"}, []),
    "gone-today-is-another-finding": ({K: USE, E: "name: E\nlifecycle: {retired: 2026-11-22}\n"}, []),
    "gone-tomorrow": ({K: USE, E: "name: E\nlifecycle: {retired: 2026-11-23}\n"}, [f"{K}: e"]),
    "a-module-outlives-its-system": (
        {K: "name: K\npart_of: w\n", "systems/w.yaml": "name: W\nlifecycle: {retired: 2027-12-31}\n"},
        [f"{K}: w"],
    ),
    "an-interface-outlives-who-offers-it-and-its-users-are-not-told-again": (
        {
            K: "name: K\nuses: [{interface: i}]\n",
            "interfaces/i.yaml": "name: I\nprovider: w\nsource: e\n",
            "systems/w.yaml": "name: W\nlifecycle: {retired: 2027-12-31}\n",
            E: GOES,
        },
        ["interfaces/i.yaml: e", "interfaces/i.yaml: w"],
    ),
    "another-distributor-stays": (
        {E: "name: E\nproviders: [a, b]\n", "systems/a.yaml": GOES, "systems/b.yaml": "name: B\n"},
        [],
    ),
    "the-last-distributor-goes": (
        {
            E: "name: E\nproviders: [a, b]\n",
            "systems/a.yaml": GOES,
            "systems/b.yaml": "name: B\nlifecycle: {retired: 2029-01-01}\n",
        },
        [f"{E}: b"],
    ),
    "a-project-waits-for-no-system": (
        {"projects/p.yaml": "name: P\ndepends_on: [q]\n", "projects/q.yaml": "name: Q\n"},
        [],
    ),
}


@pytest.mark.parametrize(("files", "expected"), OUTLIVES.values(), ids=OUTLIVES)
def test_outlives_provider(files: dict[str, str], expected: list[str]) -> None:
    assert told("outlives-provider", files) == expected


def test_the_successor_is_named() -> None:
    (one,) = said("outlives-provider", {K: USE, E: f"{GOES}successor: f\n", "datasources/f.yaml": "name: F\n"})
    assert one.message == "e udfases 2027-12-31, men der regnes fortsat med den derefter"
    assert one.help.startswith("Den afløses af f. Skift til noget andet")
    assert [(other.path, other.excerpt) for other in one.related] == [(E, "lifecycle: {retired: 2027-12-31}")]


def test_a_successor_is_not_told_to_move_to_itself() -> None:
    files = {K: "name: K\nuses: [{system: s}]\n", "systems/s.yaml": f"{GOES}successor: k\n"}
    assert [one.suggestion for one in said("outlives-provider", files)] == [None]


PROJECT = "name: P\nstate: {state}\nchanges: [{{system: k, action: {action}, date: 2028-06-30}}]\n"
DIFFERS: dict[str, tuple[str, str, str, list[str]]] = {
    "another-day": ("retired: 2028-07-01", "retire", "approved", [f"{K}: retired"]),
    "the-same-day": ("retired: 2028-06-30", "retire", "approved", []),
    "no-day-of-its-own": ("in_use: 2010-01-01", "retire", "approved", []),
    "in-use-before": ("in_use: 2028-06-29", "introduce", "approved", [f"{K}: in_use"]),
    "not-approved": ("retired: 2028-07-01", "retire", "proposed", []),
}


@pytest.mark.parametrize(("life", "action", "state", "expected"), DIFFERS.values(), ids=DIFFERS)
def test_approved_change_differs(life: str, action: str, state: str, expected: list[str]) -> None:
    files = {K: f"name: K\nlifecycle: {{{life}}}\n", "projects/p.yaml": PROJECT.format(action=action, state=state)}
    found = said("approved-change-differs", files)
    assert [f"{one.path}: {one.message.split()[0]}" for one in found] == expected


def test_a_use_that_a_project_moves_is_not_left_behind() -> None:
    move = "{system: k, action: move-interface, date: 2027-12-31, moves: [{from: e, to: f}]}"
    plan = f"name: P\nstate: approved\nchanges: [{move}]\n"
    files = {K: USE, E: GOES, "datasources/f.yaml": "name: F\n", "projects/p.yaml": plan}
    assert told("outlives-provider", files) == []
    late = {**files, "projects/p.yaml": plan.replace("2027-12-31", "2028-01-01")}
    assert told("outlives-provider", late) == [f"{K}: e"]


OLD = "name: O\nlifecycle: {retired: 2028-06-30}\n"
LATE: dict[str, tuple[str, str, list[str]]] = {
    "a-day-too-late": (f"{OLD}successor: n\n", "in_use: 2028-07-01", ["systems/o.yaml: n"]),
    "on-the-day": (f"{OLD}successor: n\n", "in_use: 2028-06-30", []),
    "named-as-target": (f"{OLD}target: {{action: migrate, to: n}}\n", "in_use: 2029-01-01", ["systems/o.yaml: n"]),
    "named-twice-is-told-once": (
        f"{OLD}successor: n\ntarget: {{action: migrate, to: n}}\n",
        "in_use: 2029-01-01",
        ["systems/o.yaml: n"],
    ),
    "both-are-history": (
        "name: O\nsuccessor: n\nlifecycle: {retired: 2019-01-01}\n",
        "in_use: 2019-06-01",
        [],
    ),
    "there-is-a-gap-now": (
        "name: O\nsuccessor: n\nlifecycle: {retired: 2026-01-01}\n",
        "in_use: 2027-06-01",
        ["systems/o.yaml: n"],
    ),
    "nothing-is-known-of-the-new-one": (f"{OLD}successor: n\n", "pilot: 2029-01-01", []),
    "the-old-one-stays": ("name: O\nsuccessor: n\n", "in_use: 2029-01-01", []),
    "a-day-that-is-none": (f"{OLD}successor: n\n", "in_use: 2029-02-29", []),
}


@pytest.mark.parametrize(("old", "new", "expected"), LATE.values(), ids=LATE)
def test_successor_comes_late(old: str, new: str, expected: list[str]) -> None:
    files = {"systems/o.yaml": old, "systems/n.yaml": f"name: N\nlifecycle: {{{new}}}\n"}
    assert told("successor-comes-late", files) == expected


SUPPORT: dict[str, bool] = {
    "support_ends: 2028-12-31\nlifecycle: {retired: 2029-01-01}": False,
    "support_ends: 2028-12-30\nlifecycle: {retired: 2029-01-01}": True,
    "support_ends: 2027-11-22": True,
    "support_ends: 2027-11-23": False,
    "support_ends: 2020-01-01": True,
    "support_ends: 2020-01-01\nlifecycle: {retired: 2019-01-01}": False,
    "support_ends: 2020-01-01\nlifecycle: {retired: x}": False,
    "support_ends: 2020-01-01\nlifecycle: {retierd: 2021-01-01}": False,
    "support_ends: 2020-01-01\nlifecycle: {in_use: 2027-01-01}": False,
    "support_ends: x": False,
}


@pytest.mark.parametrize(("text", "is_told"), SUPPORT.items())
def test_support_ends_early(text: str, is_told: bool) -> None:  # noqa: FBT001
    files = {K: f"name: K\n{text}\n"}
    assert told("support-ends-early", files) == ([f"{K}: {text[14:24]}"] if is_told else [])


def test_support_says_which_of_the_two_it_is() -> None:
    planned = {K: "name: K\nsupport_ends: 2028-01-01\nlifecycle: {retired: 2029-01-01}\n"}
    open_ended = {K: "name: K\nsupport_ends: 2026-01-01\n"}
    assert [one.message for files in (planned, open_ended) for one in said("support-ends-early", files)] == [
        "sidste dag med support er 2028-01-01, før systemet udfases",
        "sidste dag med support er 2026-01-01, og der er ikke planlagt nogen udfasning",
    ]


BY = "target: {action: eliminate, by: 2026-11-21}\n"
PASSED: dict[str, tuple[str, bool]] = {
    "the-day-before": (BY, True),
    "today": (BY.replace("21}", "22}"), False),
    "to-be-kept": (BY.replace("eliminate", "tolerate"), False),
    "phased-out-to-a-day": (f"{BY}lifecycle: {{phase_out: 2026-01-01, retired: 2027-01-01}}\n", False),
    "phased-out-for-ever": (f"{BY}lifecycle: {{phase_out: 2026-01-01}}\n", True),
    "phasing-out-has-not-begun": (f"{BY}lifecycle: {{phase_out: 2027-01-01, retired: 2028-01-01}}\n", True),
    "gone": (f"{BY}lifecycle: {{retired: 2026-01-01}}\n", False),
    "planned": (f"{BY}lifecycle: {{in_use: 2027-01-01}}\n", False),
}


@pytest.mark.parametrize(("text", "is_told"), PASSED.values(), ids=PASSED)
def test_target_passed(text: str, is_told: bool) -> None:  # noqa: FBT001
    assert told("target-passed", {K: f"name: K\n{text}"}) == ([f"{K}: 2026-11-21"] if is_told else [])


GOALS: dict[str, tuple[str, list[str]]] = {
    "nothing-named": ("target: {action: migrate}\n", [f"{K}: target"]),
    "empty": ("target:\n  action: migrate\n  to:\n", [f"{K}: to"]),
    "named": ("target: {action: migrate, to: n}\n", []),
    "named-as-successor": ("target: {action: migrate}\nsuccessor: n\n", []),
    "misspelt": ("target: {action: migrate, tu: n}\n", []),
    "to-be-eliminated": ("target: {action: eliminate}\n", []),
    "gone": ("target: {action: migrate}\nlifecycle: {retired: 2020-01-01}\n", []),
}


@pytest.mark.parametrize(("text", "expected"), GOALS.values(), ids=GOALS)
def test_migration_without_goal(text: str, expected: list[str]) -> None:
    assert told("migration-without-goal", {K: f"name: K\n{text}", "systems/n.yaml": "name: N\n"}) == expected


PHASES: dict[str, tuple[str, list[str]]] = {
    "in-use": ("", ["systems/b.yaml: true"]),
    "piloted": ("lifecycle: {pilot: 2026-01-01}\n", []),
    "phased-in": ("lifecycle: {phase_in: 2026-01-01, in_use: 2027-01-01}\n", []),
    "phased-out": ("lifecycle: {phase_out: 2026-01-01}\n", []),
    "planned": ("lifecycle: {in_use: 2027-01-01}\n", []),
    "retired": ("lifecycle: {retired: 2026-01-01}\n", []),
    "with-a-day-that-is-none": ("lifecycle: {phase_out: 2026-13-01}\n", []),
    "module-of-the-other": ("part_of: a\n", []),
}


@pytest.mark.parametrize(("text", "expected"), PHASES.values(), ids=PHASES)
def test_two_masters(text: str, expected: list[str]) -> None:
    master = "data: [{category: x, master: true}]\n"
    files = {"systems/a.yaml": f"name: A\n{master}", "systems/b.yaml": f"name: B\n{master}{text}"}
    assert told("two-masters", files) == expected


def test_each_further_master_is_told_with_the_first() -> None:
    master = "name: M\ndata: [{category: x, master: true}, {category: y}]\n"
    files = {f"systems/{name}.yaml": master for name in "abc"}
    assert [(one.path, one.message, one.related[0].path) for one in said("two-masters", files)] == [
        ("systems/b.yaml", "a er også master for x", "systems/a.yaml"),
        ("systems/c.yaml", "a er også master for x", "systems/a.yaml"),
    ]
