"""One fault is told once: nothing elsewhere is called wrong because of it, and nothing true is hidden by it."""

from collections.abc import Mapping
from datetime import date

import pytest

from registry_cli.checks.running import judge
from tests.model.memory import SETTINGS, registry_of

AS_OF = date(2026, 11, 22)
GOAL_IN_USE = {"projects/p.yaml": "name: P\ngoals: [{goal: st#g}]\n"}
STRATEGY = "name: S\ngoals: [{id: g, name: G}]\n"
USE_OF_E = "name: K\nuses: [{datasource: e}]\n"
RETIRED = "name: E\nlifecycle: {retired: 2020-01-01}\n"
WAIVER = "name: W\nfinding: retired-reference\nentity: k\nreason: R\nowner: chef\nexpires: 2027-01-01\n"
CHEF = {"people/chef.yaml": "name: Chef\n"}

CASES: dict[str, tuple[dict[str, str], list[tuple[str, str]]]] = {
    "goal-of-a-strategy-that-is-no-yaml": (
        {**GOAL_IN_USE, "strategies/st.yaml": "name: [\n"},
        [("strategies/st.yaml", "syntax-error")],
    ),
    "goal-of-a-strategy-with-a-misspelt-list": (
        {**GOAL_IN_USE, "strategies/st.yaml": STRATEGY.replace("goals", "gaols")},
        [("strategies/st.yaml", "unknown-key")],
    ),
    "retired-holder-with-another-fault": (
        {"systems/k.yaml": f"{USE_OF_E}lifecycle: {{retired: 2020-01-01}}\nbogus: 1\n", "datasources/e.yaml": RETIRED},
        [("systems/k.yaml", "unknown-key")],
    ),
    "retired-target-with-another-fault": (
        {"systems/k.yaml": USE_OF_E, "datasources/e.yaml": f"{RETIRED}bogus: 1\n"},
        [("datasources/e.yaml", "unknown-key"), ("systems/k.yaml", "retired-reference")],
    ),
    "holder-whose-last-day-cannot-be-read": (
        {"systems/k.yaml": f"{USE_OF_E}lifecycle: {{retired: 2020-13-01}}\n", "datasources/e.yaml": RETIRED},
        [("systems/k.yaml", "wrong-date")],
    ),
    "id-taken-by-another-kind": (
        {"contracts/c.yaml": "name: C\nsupplier: x\n", "suppliers/x.yaml": "name: X\n", "systems/x.yaml": "name: X\n"},
        [("systems/x.yaml", "duplicate-id")],
    ),
    "file-name-with-capitals": (
        {"systems/SBSYS.yaml": "name: SBSYS\n", "systems/k.yaml": "name: K\nuses: [{system: sbsys}]\n"},
        [("systems/SBSYS.yaml", "invalid-file-name")],
    ),
    "misspelt-folder": (
        {"system/a.yaml": "name: A\n", "systems/k.yaml": "name: K\nuses: [{system: a}]\n"},
        [("system/a.yaml", "unknown-folder")],
    ),
    "danish-folder": (
        {"kontrakter/c.yaml": "name: C\n"},
        [("kontrakter/c.yaml", "unknown-folder")],
    ),
    "second-file-with-a-taken-id-is-checked-too": (
        {"systems/k.yaml": "name: K\n", "units/k.yaml": "name: K\nparent: nope\n"},
        [("units/k.yaml", "duplicate-id"), ("units/k.yaml", "unknown-reference")],
    ),
    "waiver-for-an-entity-with-faults": (
        {
            "systems/k.yaml": f"{USE_OF_E}bogus: 1\n",
            "waivers/w.yaml": WAIVER,
            "datasources/e.yaml": "name: [\n",
            **CHEF,
        },
        [("datasources/e.yaml", "syntax-error"), ("systems/k.yaml", "unknown-key")],
    ),
    "waiver-with-a-fault-still-waives": (
        {"systems/k.yaml": USE_OF_E, "datasources/e.yaml": RETIRED, "waivers/w.yaml": f"{WAIVER}bogus: 1\n", **CHEF},
        [("waivers/w.yaml", "unknown-key")],
    ),
    "severity-of-settings-with-a-fault": (
        {
            "registry.yaml": f"{SETTINGS}severity: {{retired-reference: off}}\nbogus: 1\n",
            "systems/k.yaml": USE_OF_E,
            "datasources/e.yaml": RETIRED,
        },
        [("registry.yaml", "unknown-key")],
    ),
    "what-keeps-a-file-out-cannot-be-switched-off": (
        {"registry.yaml": f"{SETTINGS}severity: {{syntax-error: off}}\n", "systems/k.yaml": "name: [\n"},
        [("systems/k.yaml", "syntax-error")],
    ),
    "impossible-day-is-in-no-order": (
        {"systems/k.yaml": "name: K\nlifecycle: {in_use: 2030-99-01, retired: 2029-06-30}\n"},
        [("systems/k.yaml", "wrong-date")],
    ),
    "an-interface-and-a-system-are-two-uses": (
        {
            "systems/k.yaml": "name: K\nuses: [{interface: a}, {system: b}, {system: b, purpose: Other}]\n",
            "interfaces/a.yaml": "name: A\nprovider: b\n",
            "systems/b.yaml": "name: B\n",
        },
        [("systems/k.yaml", "undocumented-connection")] * 2,
    ),
    "use-of-itself": (
        {"systems/k.yaml": "name: K\nuses: [{system: k}]\n"},
        [("systems/k.yaml", "reference-cycle")],
    ),
}


def found_in(files: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted((one.finding.mark.path, one.finding.code) for one in judge(registry_of(files), AS_OF))


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_told_once(files: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert found_in(files) == expected
