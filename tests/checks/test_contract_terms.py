"""What contracts leave out, say wrongly or against their own terms, and which systems have none: told once."""

import pytest

from registry_cli.checks.running import judge
from tests.checks.contracts import LIVES, C, D, K, contract
from tests.checks.telling import AS_OF, told
from tests.model.memory import SETTINGS, registry_of

ASKED = {
    "registry.yaml": (
        f"{SETTINGS}completeness:\n  contract: {{should: [term.start, prices.amount, exit.assistance]}}\n"
        "  system: {should: [main_contract]}\n"
    )
}

TERMINATED = "start: 2013-01-01, notice: {period: P6M, to: month-end}, supplier_notice: {period: P12M, to: month-end}"
EARLY: dict[str, tuple[str, list[str]]] = {
    "a-day-early": ("{date: 2026-10-30, by: us, effective: 2027-04-29}", [f"{C}: 2027-04-29"]),
    "on-the-day": ("{date: 2026-10-30, by: us, effective: 2027-04-30}", []),
    "later": ("{date: 2026-10-30, by: us, effective: 2027-12-31}", []),
    "by-the-other-party": ("{date: 2026-10-30, by: supplier, effective: 2027-04-30}", [f"{C}: 2027-04-30"]),
    "in-part": ("{date: 2026-10-30, by: us, effective: 2026-12-31, covers: [k]}", [f"{C}: 2026-12-31"]),
    "computed": ("{date: 2026-10-30, by: us}", []),
}


@pytest.mark.parametrize(("terminated", "expected"), EARLY.values(), ids=EARLY)
def test_termination_too_early(terminated: str, expected: list[str]) -> None:
    files = {C: contract(f"{TERMINATED}, terminated: {terminated}"), **LIVES}
    assert told("termination-too-early", files) == expected


def test_a_termination_is_not_measured_against_a_notice_that_is_not_stated() -> None:
    term = "start: 2013-01-01, end: 2028-12-31, terminated: {date: 2026-10-30, by: us, effective: 2026-12-31}"
    assert told("termination-too-early", {C: contract(term), **LIVES}) == []


ODD: dict[str, tuple[dict[str, str], list[str]]] = {
    "an-option-too-many-is-told-once": (
        {
            C: contract(
                "start: 2020-01-01, initial: P8Y, renewal: {kind: option, period: P1Y, times: 1}, "
                "exercised: [{date: 2026-01-01, periods: 2}, {date: 2026-02-01, periods: 1}]"
            )
        },
        [f"{C}: 2"],
    ),
    "no-first-day": ({C: contract("initial: P4Y")}, [f"{C}: {{initial: P4Y}}"]),
    "a-renewal-of-nothing": (
        {C: contract("start: 2020-01-01, renewal: {kind: tacit, period: P1Y}, notice: {period: P6M, to: month-end}")},
        [f"{C}: {{start: 2020-01-01, renewal: {{kind: tacit, period: P1Y}}, notice: {{period: P6M, to: month-end}}}}"],
    ),
    "amendments-out-of-order": (
        {
            C: contract(
                "start: 2020-01-01, end: 2027-12-31",
                "amendments:\n  - {date: 2025-01-01, end: 2028-12-31}\n  - {date: 2024-01-01, end: 2027-12-31}",
            )
        },
        [f"{C}: 2024-01-01"],
    ),
    "an-amendment-that-ends-before-the-start": (
        {C: contract("start: 2024-01-01, end: 2027-12-31", "amendments:\n  - {date: 2023-01-01, end: 2023-06-30}")},
        [f"{C}: 2023-06-30"],
    ),
    "days-of-an-amendment-out-of-order-are-told-as-that": (
        {C: contract("start: 2024-01-01, end: 2027-12-31", "amendments:\n  - {date: 2025-01-01, end: 2023-06-30}")},
        [],
    ),
    "an-end-before-the-start-is-told-as-that": ({C: contract("start: 2024-01-01, end: 2023-12-31")}, []),
    "no-notice": ({C: contract("start: 2020-01-01")}, [f"{C}: {{start: 2020-01-01}}"]),
    "no-notice-is-needed-any-more": (
        {C: contract("start: 2020-01-01, terminated: {date: 2026-01-01, by: us, effective: 2027-01-01}")},
        [],
    ),
    "nothing-to-inherit-from": ({C: "name: C\ninherits_term: true\n"}, [f"{C}: true"]),
    "an-unknown-parent-is-told-as-that": ({C: "name: C\ninherits_term: true\nparent: x\n"}, []),
    "a-parent-without-a-term": (
        {C: "name: C\ninherits_term: true\nparent: d\n", D: "name: D\n"},
        [f"{C}: true"],
    ),
    "a-parent-with-faults-is-told-there": (
        {C: "name: C\ninherits_term: true\nparent: d\n", D: "name: D\nbogus: 1\n"},
        [],
    ),
    "a-fault-of-the-parent-is-told-there-alone": (
        {
            C: "name: C\ninherits_term: true\nparent: d\n",
            D: "name: D\nterm: {start: 2020-01-01, initial: P9Y, renewal: {kind: option}}\n",
        },
        [f"{D}: {{kind: option}}"],
    ),
    "beyond-the-calendar": (
        {
            C: contract(
                "start: 2020-01-01, initial: P999Y, renewal: {kind: tacit, period: P999Y, times: 9}, notice: {period: P6M, to: term-end}"
            )
        },
        [
            f"{C}: {{start: 2020-01-01, initial: P999Y, renewal: {{kind: tacit, period: P999Y, times: 9}}, notice: {{period: P6M, to: term-end}}}}"
        ],
    ),
    "what-is-over-is-let-be": ({C: contract("end: 2020-12-31")}, []),
    "a-period-of-nothing-is-told-as-that": ({C: contract("start: 2020-01-01, initial: P0D")}, []),
}


@pytest.mark.parametrize(("files", "expected"), ODD.values(), ids=ODD)
def test_unreckonable_term(files: dict[str, str], expected: list[str]) -> None:
    assert told("unreckonable-term", {**LIVES, **files}) == expected


def test_a_parent_without_a_term_is_told_once() -> None:
    files = {**ASKED, C: "name: C\ninherits_term: true\nparent: d\n", D: "name: D\n"}
    assert told("no-term", files) == [f"{D}: name"]
    assert told("unreckonable-term", files) == []


FILLED = "term: {start: 2024-01-01, notice: {period: P6M, to: month-end}}\n"
PRICE = "prices: [{name: Drift, type: operation, amount: 1, per: year}]\n"
HIGH = {K: "name: K\ncriticality: {level: high}\n"}
LEFT_OUT: dict[str, tuple[str, dict[str, str], list[str]]] = {
    "no-term": ("no-term", {C: "name: C\n"}, [f"{C}: name"]),
    "a-term-that-is-inherited": (
        "no-term",
        {C: "name: C\nparent: d\ninherits_term: true\n", D: f"name: D\n{FILLED}"},
        [],
    ),
    "no-term-is-asked-for": ("no-term", {"registry.yaml": SETTINGS, C: "name: C\n"}, []),
    "no-term-must-be-there": (
        "no-term",
        {"registry.yaml": f"{SETTINGS}completeness: {{contract: {{must: [term.start]}}}}\n", C: "name: C\n"},
        [],
    ),
    "no-price": ("no-price", {C: f"name: C\ncovers: [k]\n{FILLED}"}, [f"{C}: name"]),
    "a-framework-that-covers-nothing": ("no-price", {C: f"name: C\n{FILLED}"}, []),
    "a-price-above": (
        "no-price",
        {C: f"name: C\ncovers: [k]\nparent: d\n{FILLED}", D: f"name: D\n{FILLED}{PRICE}"},
        [],
    ),
    "a-price-in-an-amendment": (
        "no-price",
        {C: f"name: C\ncovers: [k]\n{FILLED}amendments: [{{date: 2025-01-01, {PRICE.strip()}}}]\n"},
        [],
    ),
    "no-exit-terms": ("no-exit-terms", {C: f"name: C\ncovers: [k]\n{FILLED}", **HIGH}, [f"{C}: name"]),
    "exit-terms-that-say-nothing-is-agreed": (
        "no-exit-terms",
        {C: f"name: C\ncovers: [k]\n{FILLED}exit: {{notes: Intet er aftalt}}\n", **HIGH},
        [],
    ),
    "not-so-critical": ("no-exit-terms", {C: f"name: C\ncovers: [k]\n{FILLED}"}, []),
    "over": ("no-exit-terms", {C: "name: C\ncovers: [k]\nterm: {start: 2020-01-01, end: 2025-12-31}\n", **HIGH}, []),
}


@pytest.mark.parametrize(("code", "files", "expected"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_a_contract_leaves_out(code: str, files: dict[str, str], expected: list[str]) -> None:
    assert told(code, {**ASKED, **LIVES, **files}) == expected


SOLD = {K: "name: K\nsupplier: s\n", "suppliers/s.yaml": "name: S\ntype: company\n"}
WITHOUT: dict[str, tuple[dict[str, str], list[str]]] = {
    "none": ({}, [f"{K}: s"]),
    "one-that-has-ended-is-told-there": ({C: contract("start: 2020-01-01, end: 2025-12-31")}, []),
    "one-that-may-mean-it": (
        {C: f"name: C\ncovers: [opsu]\n{FILLED}", K: "name: K\n", "systems/opus.yaml": "name: O\nsupplier: s\n"},
        [],
    ),
    "one-that-cannot-be-read": ({C: "name: [\n"}, []),
    "of-the-whole": (
        {
            K: "name: K\nsupplier: s\npart_of: w\n",
            "systems/w.yaml": "name: W\n",
            C: f"name: C\ncovers: [w]\n{FILLED}",
        },
        [],
    ),
    "of-a-module": ({"systems/m.yaml": "name: M\npart_of: k\n", C: f"name: C\ncovers: [m]\n{FILLED}"}, []),
    "of-an-interface-it-offers": (
        {"interfaces/i.yaml": "name: I\nprovider: k\n", C: f"name: C\ncovers: [i]\n{FILLED}"},
        [],
    ),
    "a-main-contract-that-does-not-list-it-is-told-as-that": (
        {K: "name: K\nsupplier: s\nmain_contract: c\n", C: f"name: C\n{FILLED}"},
        [],
    ),
    "ourselves": ({"suppliers/s.yaml": "name: S\ntype: internal\n"}, []),
    "a-community": ({"suppliers/s.yaml": "name: S\ntype: community\n"}, []),
    "the-state": ({"suppliers/s.yaml": "name: S\ntype: state\n"}, []),
    "a-platform-for-all": ({K: "name: K\nsupplier: s\ntype: platform\n"}, []),
    "no-supplier": ({K: "name: K\n"}, []),
    "planned": ({K: "name: K\nsupplier: s\nlifecycle: {in_use: 2028-01-01}\n"}, []),
    "gone": ({K: "name: K\nsupplier: s\nlifecycle: {retired: 2020-01-01}\n"}, []),
    "nobody-asks": ({"registry.yaml": SETTINGS}, []),
    "told-as-missing": (
        {"registry.yaml": f"{SETTINGS}completeness: {{system: {{must: [main_contract]}}}}\n"},
        [],
    ),
}


@pytest.mark.parametrize(("files", "expected"), WITHOUT.values(), ids=WITHOUT)
def test_no_contract(files: dict[str, str], expected: list[str]) -> None:
    assert told("no-contract", {**ASKED, **SOLD, **files}) == expected


def test_settings_with_faults_conclude_nothing() -> None:
    files = {"registry.yaml": f"{SETTINGS}bogus: 1\n", C: contract("start: 2020-01-01, end: 2025-12-31"), **LIVES}
    assert {one.finding.code for one in judge(registry_of(files), AS_OF)} == {"unknown-key"}
