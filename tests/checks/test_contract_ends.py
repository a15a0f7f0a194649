"""Where contracts end too early, run on too long or are over: the boundaries, and what is no reason for alarm."""

import pytest

from tests.checks.contracts import LIVES, C, D, K, contract, retired
from tests.checks.telling import said, told

UNTIL_JUNE_2028 = "start: 2020-01-01, end: 2028-06-30"
GAPS: dict[str, tuple[dict[str, str], list[str]]] = {
    "a-day-too-early": ({C: contract(UNTIL_JUNE_2028), **retired("2028-07-02")}, [f"{C}: 2028-06-30"]),
    "on-the-last-day-of-use": ({C: contract(UNTIL_JUNE_2028), **retired("2028-07-01")}, []),
    "nothing-retires": ({C: contract(UNTIL_JUNE_2028), **LIVES}, []),
    "more-than-three-years-ahead": (
        {C: contract("start: 2020-01-01, end: 2029-12-31"), **retired("2031-01-01")},
        [],
    ),
    "an-option-is-open": (
        {C: contract(f"{UNTIL_JUNE_2028}, renewal: {{kind: option, period: P1Y}}"), **retired("2029-01-01")},
        [],
    ),
    "it-renews-itself": (
        {C: contract(f"{UNTIL_JUNE_2028}, renewal: {{kind: tacit, period: P1Y}}"), **retired("2029-01-01")},
        [],
    ),
    "the-next-purchase-is-stated": (
        {C: contract(UNTIL_JUNE_2028, "reprocurement: {plan: 2027-Q2}"), **retired("2029-01-01")},
        [],
    ),
    "an-amendment-ends-it": (
        {
            C: contract("start: 2020-01-01, end: 2026-12-31", "amendments:\n  - {date: 2026-01-01, end: 2028-06-30}"),
            **retired("2029-01-01"),
        },
        [f"{C}: 2028-06-30"],
    ),
    "another-takes-over": (
        {C: contract(UNTIL_JUNE_2028), D: contract("start: 2028-07-01, initial: P2Y"), **retired("2029-01-01")},
        [],
    ),
    "another-takes-over-a-day-late": (
        {C: contract(UNTIL_JUNE_2028), D: contract("start: 2028-07-02, initial: P2Y"), **retired("2029-01-01")},
        [f"{C}: 2028-06-30"],
    ),
    "another-covers-the-whole-it-is-part-of": (
        {
            C: contract(UNTIL_JUNE_2028),
            D: contract("start: 2020-01-01, notice: {period: P6M, to: month-end}", covers="w"),
            K: "name: K\npart_of: w\nlifecycle: {retired: 2029-01-01}\n",
            "systems/w.yaml": "name: W\n",
        },
        [],
    ),
    "another-may-cover-it-but-has-faults": (
        {C: contract(UNTIL_JUNE_2028), D: contract("strat: 2028-07-01"), **retired("2029-01-01")},
        [],
    ),
    "another-may-mean-it": (
        {
            C: contract(UNTIL_JUNE_2028, covers="opus"),
            D: contract("start: 2028-07-01, notice: {period: P1M, to: any-day}", covers="opsu"),
            "systems/opus.yaml": "name: OPUS\nlifecycle: {retired: 2029-01-01}\n",
        },
        [],
    ),
    "terminated-and-nothing-covers-it": (
        {
            C: contract(
                "start: 2020-01-01, notice: {period: P6M, to: month-end}, "
                "terminated: {date: 2026-05-01, by: supplier, effective: 2027-05-31}"
            ),
            **LIVES,
        },
        [f"{C}: 2027-05-31"],
    ),
    "terminated-because-we-leave": (
        {
            C: contract("start: 2020-01-01, terminated: {date: 2026-05-01, by: us, effective: 2027-05-31}"),
            K: "name: K\ntarget: {action: eliminate, by: 2027-06-01}\n",
        },
        [],
    ),
    "taken-out-of-a-contract-that-goes-on": (
        {
            C: contract(
                "start: 2020-01-01, notice: {period: P6M, to: month-end}, "
                "terminated: {date: 2026-05-01, by: us, effective: 2027-05-31, covers: [k]}",
                covers="k, l",
            ),
            "systems/l.yaml": "name: L\n",
            **LIVES,
        },
        [f"{C}: [k]"],
    ),
    "a-life-that-cannot-be-read": (
        {C: contract(UNTIL_JUNE_2028), K: "name: K\nlifecycle: {retired: soon}\n"},
        [],
    ),
    "a-term-that-cannot-be-read": (
        {C: contract("start: 2020-01-01, end: 2028-06-31"), **retired("2029-01-01")},
        [],
    ),
}


@pytest.mark.parametrize(("files", "expected"), GAPS.values(), ids=GAPS)
def test_contract_gap(files: dict[str, str], expected: list[str]) -> None:
    assert told("contract-gap", files) == expected


def test_a_gap_names_what_is_left_without_a_contract() -> None:
    systems = {f"systems/{one}.yaml": f"name: {one.upper()}\nlifecycle: {{retired: 2029-01-01}}\n" for one in "klmno"}
    (one,) = said("contract-gap", {C: contract(UNTIL_JUNE_2028, covers="k, l, m, n, o"), **systems})
    assert one.message == "kontraktens sidste dag er 2028-06-30, før K, L, M og 2 andre udfases"
    assert one.related[0].excerpt == "lifecycle: {retired: 2029-01-01}"


MAXIMUM: dict[str, tuple[dict[str, str], list[str]]] = {
    "ends-within-a-year": ({C: contract("start: 2023-11-23, initial: P4Y"), **LIVES}, [f"{C}: P4Y"]),
    "ends-a-day-later-than-that": ({C: contract("start: 2023-11-24, initial: P4Y"), **LIVES}, []),
    "every-option-is-used": (
        {
            C: contract(
                "start: 2023-01-01, initial: P3Y, renewal: {kind: option, period: P1Y, times: 1}, "
                "exercised: [{date: 2025-06-01, periods: 1}]"
            ),
            **LIVES,
        },
        [f"{C}: [{{date: 2025-06-01, periods: 1}}]"],
    ),
    "the-option-was-let-go": (
        {
            C: contract("start: 2023-01-01, initial: P4Y, renewal: {kind: option, period: P1Y, times: 1, by: P3M}"),
            **LIVES,
        },
        [f"{C}: P4Y"],
    ),
    "the-next-purchase-is-stated-above": (
        {
            C: contract("start: 2023-06-01, initial: P4Y", "reprocurement: {plan: 2027-Q1}", covers="l"),
            "systems/l.yaml": "name: L\n",
            D: "name: D\ncovers: [k]\nparent: c\ninherits_term: true\n",
            **LIVES,
        },
        [],
    ),
    "it-is-a-gap-where-a-retirement-is-stated": (
        {C: contract("start: 2023-06-01, initial: P4Y"), **retired("2029-01-01")},
        [],
    ),
    "what-it-covers-is-gone-by-then": ({C: contract("start: 2023-06-01, initial: P4Y"), **retired("2027-03-01")}, []),
    "it-covers-nothing": ({C: contract("start: 2023-06-01, initial: P4Y", covers="")}, []),
}


@pytest.mark.parametrize(("files", "expected"), MAXIMUM.values(), ids=MAXIMUM)
def test_maximum_extent(files: dict[str, str], expected: list[str]) -> None:
    assert told("maximum-extent", files) == expected


LOCKED = "start: 2024-01-01, initial: P4Y, renewal: {kind: tacit, period: P2Y}, notice: {period: P12M, to: term-end}"
OVERRUN: dict[str, tuple[dict[str, str], list[str]]] = {
    "a-month-and-a-day": ({C: contract(LOCKED), **retired("2027-11-30")}, [f"{C}: [k]"]),
    "less-than-a-month": ({C: contract(LOCKED), **retired("2027-12-02")}, []),
    "something-stays": (
        {C: contract(LOCKED, covers="k, l"), "systems/l.yaml": "name: L\n", **retired("2027-01-01")},
        [],
    ),
    "something-unknown-may-stay": ({C: contract(LOCKED, covers="k, l"), **retired("2027-01-01")}, []),
    "other-contracts-stand-under-it": (
        {
            C: contract(LOCKED),
            D: "name: D\ncovers: [l]\nparent: c\ninherits_term: true\n",
            "systems/l.yaml": "name: L\n",
            **retired("2027-01-01"),
        },
        [],
    ),
    "it-can-be-left-in-time": (
        {C: contract("start: 2024-01-01, notice: {period: P3M, to: month-end}"), **retired("2027-06-01")},
        [],
    ),
    "gone-already-and-never-terminated": (
        {C: contract("start: 2024-01-01, notice: {period: P3M, to: month-end}"), **retired("2026-06-01")},
        [f"{C}: [k]"],
    ),
    "over": ({C: contract("start: 2020-01-01, end: 2025-12-31"), **retired("2024-01-01")}, []),
}


@pytest.mark.parametrize(("files", "expected"), OVERRUN.values(), ids=OVERRUN)
def test_contract_overrun(files: dict[str, str], expected: list[str]) -> None:
    assert told("contract-overrun", files) == expected


def test_an_overrun_that_nobody_can_change_any_more_is_worth_knowing() -> None:
    files = {C: contract("start: 2024-01-01, end: 2027-12-31"), **retired("2027-01-01")}
    (one,) = said("contract-overrun", files)
    assert (one.severity, one.message) == ("info", "K udfases 2027-01-01, men kontrakten løber til 2027-12-31")


EXPIRED: dict[str, tuple[dict[str, str], list[str]]] = {
    "yesterday": ({C: contract("start: 2020-01-01, end: 2026-11-21"), **LIVES}, [f"{C}: 2026-11-21"]),
    "today-is-the-last-day": ({C: contract("start: 2020-01-01, end: 2026-11-22"), **LIVES}, []),
    "another-covers-it": (
        {
            C: contract("start: 2020-01-01, end: 2025-12-31"),
            D: contract("start: 2026-01-01, notice: {period: P6M, to: month-end}"),
            **LIVES,
        },
        [],
    ),
    "another-covered-it-and-is-over-too": (
        {
            C: contract("start: 2020-01-01, end: 2024-12-31"),
            D: contract("start: 2025-01-01, end: 2025-12-31"),
            **LIVES,
        },
        [f"{C}: 2024-12-31", f"{D}: 2025-12-31"],
    ),
    "gone": ({C: contract("start: 2020-01-01, end: 2025-12-31"), **retired("2025-12-31")}, []),
    "paid-in-the-year-after": (
        {
            C: contract("start: 2020-01-01, end: 2024-12-31", "actuals:\n  - {year: 2025, amount: 12000}"),
            **retired("2025-01-01"),
        },
        [f"{C}: {{year: 2025, amount: 12000}}"],
    ),
    "paid-in-its-last-year": (
        {
            C: contract("start: 2020-01-01, end: 2024-06-30", "actuals:\n  - {year: 2024, amount: 12000}"),
            **retired("2024-07-01"),
        },
        [],
    ),
    "nothing-paid-in-the-year-after": (
        {
            C: contract("start: 2020-01-01, end: 2024-12-31", "actuals:\n  - {year: 2025, amount: 0}"),
            **retired("2025-01-01"),
        },
        [],
    ),
    "terminated": (
        {
            C: contract(
                "start: 2020-01-01, notice: {period: P6M, to: month-end}, terminated: {date: 2025-05-01, by: us}"
            ),
            **LIVES,
        },
        [f"{C}: terminated"],
    ),
    "taken-out": (
        {
            C: contract(
                "start: 2020-01-01, notice: {period: P6M, to: month-end}, "
                "terminated: {date: 2025-05-01, by: us, effective: 2025-11-30, covers: [k]}"
            ),
            **LIVES,
        },
        [f"{C}: [k]"],
    ),
}


@pytest.mark.parametrize(("files", "expected"), EXPIRED.values(), ids=EXPIRED)
def test_expired_contract(files: dict[str, str], expected: list[str]) -> None:
    assert told("expired-contract", files) == expected
