"""Where contracts wait for a decision or it is too late for one: the days, and what is decided already."""

from datetime import date

import pytest

from tests.checks.contracts import LIVES, C, D, contract, retired
from tests.checks.telling import AS_OF, said, told

YEARLY = "start: 2020-07-01, initial: P7Y, renewal: {kind: tacit, period: P1Y}, notice: {period: P6M, to: term-end}"
"""Leaves at the end of June; the notice for 2027-06-30 must be received by 2026-12-31, a Thursday."""

NOTICE = "{period: P6M, to: term-end}"
WINDOWS: dict[str, tuple[dict[str, str], list[str]]] = {
    "decide-by-is-today": ({C: contract(f"{YEARLY}, lead_time: P1M8D")}, [f"{C}: {NOTICE}"]),
    "decide-by-is-tomorrow": ({C: contract(f"{YEARLY}, lead_time: P1M7D")}, []),
    "we-mean-to-stay": ({C: contract(f"{YEARLY}, lead_time: P3M, intended_exit: 2028-06-30")}, []),
    "we-mean-to-leave": ({C: contract(f"{YEARLY}, lead_time: P3M, intended_exit: 2027-06-30")}, [f"{C}: {NOTICE}"]),
    "terminated": (
        {C: contract(f"{YEARLY}, lead_time: P3M, terminated: {{date: 2026-11-01, by: us, effective: 2027-06-30}}")},
        [],
    ),
    "nobody-means-to-leave-at-a-month-end": (
        {C: contract("start: 2020-01-01, notice: {period: P1M, to: month-end}, lead_time: P6M")},
        [],
    ),
    "inherited-is-told-where-it-stands": (
        {C: contract(f"{YEARLY}, lead_time: P3M"), D: "name: D\nparent: c\ninherits_term: true\n"},
        [f"{C}: {NOTICE}"],
    ),
    "inherited-with-an-end-of-its-own": (
        {
            C: contract(f"{YEARLY}, lead_time: P3M"),
            D: "name: D\nparent: c\ninherits_term: true\nterm: {end: 2027-03-31}\n",
        },
        [f"{C}: {NOTICE}"],
    ),
}


@pytest.mark.parametrize(("files", "expected"), WINDOWS.values(), ids=WINDOWS)
def test_notice_window(files: dict[str, str], expected: list[str]) -> None:
    assert told("notice-window", {**LIVES, **files}) == expected


def test_a_window_says_the_working_day_and_the_days_that_are_left() -> None:
    (one,) = said("notice-window", {C: contract(f"{YEARLY}, lead_time: P3M"), **LIVES})
    assert one.message == (
        "opsigelse til 2027-06-30 skal være modtaget senest 2026-12-30 (dage tilbage: 38) og skulle være besluttet senest 2026-09-30; "
        "ellers er næste mulighed 2028-06-30"
    )


@pytest.mark.parametrize(
    ("today", "says"),
    [
        (30, "senest 2026-12-30 (dage tilbage: 0)"),
        (31, "senest 2026-12-31, og der er ingen arbejdsdag tilbage inden da"),
    ],
)
def test_the_last_working_day_and_the_day_after_it(today: int, says: str) -> None:
    """31 December is a Thursday on which nobody is at work."""
    (one,) = said("notice-window", {C: contract(YEARLY), **LIVES}, date(2026, 12, today))
    assert says in one.message


MISSED: dict[str, tuple[str, list[str]]] = {
    "on-the-last-day": ("start: 2020-05-23, initial: P7Y, renewal: {kind: tacit, period: P1Y}, notice: " + NOTICE, []),
    "a-day-late": (
        "start: 2020-05-22, initial: P7Y, renewal: {kind: tacit, period: P1Y}, notice: " + NOTICE,
        [f"{C}: {NOTICE}"],
    ),
    "we-mean-to-stay": (
        "start: 2020-05-22, initial: P7Y, renewal: {kind: tacit, period: P1Y}, intended_exit: 2029-05-21, notice: "
        + NOTICE,
        [],
    ),
    "an-intention-that-cannot-be-reached": (
        "start: 2020-01-01, notice: {period: P6M, to: month-end}, intended_exit: 2026-12-31",
        [f"{C}: 2026-12-31"],
    ),
    "an-intention-that-can": ("start: 2020-01-01, notice: {period: P1M, to: month-end}, intended_exit: 2026-12-31", []),
    "an-intention-of-the-past": (
        "start: 2020-01-01, notice: {period: P1M, to: month-end}, intended_exit: 2025-12-31",
        [f"{C}: 2025-12-31"],
    ),
    "it-ends-then-by-itself": ("start: 2020-01-01, end: 2026-12-31, intended_exit: 2026-12-31", []),
    "no-notice-is-stated": ("start: 2020-01-01, intended_exit: 2026-12-31", []),
}


@pytest.mark.parametrize(("term", "expected"), MISSED.values(), ids=MISSED)
def test_notice_missed(term: str, expected: list[str]) -> None:
    assert told("notice-missed", {C: contract(term), **LIVES}) == expected


def test_a_missed_notice_says_until_when_it_renews() -> None:
    term = "start: 2020-05-22, initial: P7Y, renewal: {kind: tacit, period: P2Y}, notice: " + NOTICE
    (one,) = said("notice-missed", {C: contract(term), **LIVES})
    assert (one.severity, one.message) == (
        "info",
        (
            "opsigelse til 2027-05-21 skulle være modtaget senest 2026-11-21: kontrakten forlænges til 2029-05-21, "
            "og næste mulighed for at slutte er 2029-05-21"
        ),
    )


OPTION = "start: 2023-02-01, initial: P4Y, renewal: {kind: option, period: P1Y, times: 2, by: P2M}"
"""Ends on 2027-01-31; the option must be taken up by 2026-11-30."""
OPTIONS: dict[str, tuple[dict[str, str], list[str]]] = {
    "open": ({C: contract(OPTION), **LIVES}, ["info"]),
    "decide-by-has-passed": ({C: contract(f"{OPTION}, lead_time: P1M"), **LIVES}, ["warning"]),
    "taken-up": ({C: contract(f"{OPTION}, exercised: [{{date: 2026-11-01, periods: 1}}]"), **LIVES}, []),
    "far-away": ({C: contract(OPTION.replace("2023", "2024")), **LIVES}, []),
    "what-it-covers-is-gone-by-then": ({C: contract(OPTION), **retired("2027-02-01")}, []),
    "what-it-covers-is-there-a-day-longer": ({C: contract(OPTION), **retired("2027-02-02")}, ["info"]),
    "another-covers-it-then": (
        {C: contract(OPTION), D: contract("start: 2027-02-01, notice: {period: P6M, to: month-end}"), **LIVES},
        [],
    ),
    "we-mean-to-end-it": ({C: contract(f"{OPTION}, intended_exit: 2027-01-31"), **LIVES}, []),
    "we-mean-to-stay-whatever-it-covers": (
        {C: contract(f"{OPTION}, intended_exit: 2028-01-31"), **retired("2027-01-01")},
        ["info"],
    ),
    "let-go": ({C: contract(OPTION.replace("P2M", "P3M")), **LIVES}, []),
    "inherited-is-told-where-it-stands": (
        {
            C: contract(OPTION),
            D: "name: D\ncovers: [l]\nparent: c\ninherits_term: true\n",
            "systems/l.yaml": "name: L\n",
            **LIVES,
        },
        ["info"],
    ),
}


@pytest.mark.parametrize(("files", "expected"), OPTIONS.values(), ids=OPTIONS)
def test_option_open(files: dict[str, str], expected: list[str]) -> None:
    assert [one.severity for one in said("option-open", files)] == expected


def test_an_inherited_option_is_told_below_where_nothing_is_at_stake_above() -> None:
    files = {C: contract(OPTION, covers=""), D: "name: D\ncovers: [k]\nparent: c\ninherits_term: true\n", **LIVES}
    assert told("option-open", files) == [f"{D}: true"]


def test_a_finding_stays_the_same_from_day_to_day() -> None:
    files = {C: contract(f"{YEARLY}, lead_time: P3M"), **LIVES}
    (today,) = said("notice-window", files)
    (tomorrow,) = said("notice-window", files, AS_OF.replace(day=23))
    assert today.message != tomorrow.message
    assert today.identity == tomorrow.identity == "notice-window|c|term/notice|"
