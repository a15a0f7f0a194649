"""What is read of a contract's terms: what cannot be reckoned by its place, and what a parent's term gives."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry_cli.analysis.contracts.calendar import state_on
from registry_cli.analysis.contracts.records import NoticeRule, Terms
from registry_cli.analysis.contracts.terms import terms_of
from registry_cli.analysis.contracts.working_days import WorkingDays
from registry_cli.analysis.periods import Period
from registry_cli.model.registry import HOME, EntityKey, Entry
from tests.analysis.contracts.asking import said, state, terms, unreckoned
from tests.analysis.contracts.random_terms import contracts, days
from tests.model.memory import registry_of

OPEN = "{start: 2020-01-01, notice: {period: P3M, to: month-end}}"
NOTICE = "notice: {period: P3M, to: term-end}"
FIXED = "{start: 2020-01-01, initial: P2Y, %s}"


@pytest.mark.parametrize(
    ("text", "day", "named", "phase", "end"),
    [
        ("{start: 2020-01-01, initial: P0D}", "2020-06-01", "term.initial bad-period", "unknown", None),
        ("{start: 2020-01-01, initial: -P1Y}", "2020-06-01", "term.initial bad-period", "unknown", None),
        ("{start: 2020-01-01, initial: 4 år}", "2019-12-31", "term.initial bad-period", "not-started", None),
        ("{start: 2020-01-01, initial: 48}", "2020-06-01", "term.initial bad-period", "unknown", None),
        ("{start: 2020-02-30, initial: P1Y}", "2020-06-01", "term.start bad-date", "unknown", None),
        ("{start: 1020-01-01, initial: P1Y}", "2020-06-01", "term.start bad-date", "unknown", None),
        ("{initial: P1Y}", "2020-06-01", "term no-start", "unknown", None),
        ("{end: 2020-12-31}", "2020-06-01", "term no-start", "unknown", "2020-12-31"),
        ("{end: 2020-12-31}", "2021-01-01", "term no-start", "expired", "2020-12-31"),
        ("{start: 2020-01-01, end: 2019-12-31}", "2020-06-01", "term.end end-before-start", "unknown", None),
        ("{start: 2020-01-01, end: 31.12.2021}", "2020-06-01", "term.end bad-date", "unknown", None),
        (
            f"{{start: 2020-01-01, renewal: {{kind: tacit, period: P1Y}}, {NOTICE}}}",
            "2020-06-01",
            "term no-length",
            "unknown",
            None,
        ),
        ("{start: 2020-01-01}", "2020-06-01", "term no-notice", "in-force", None),
        (f"{{start: 2020-01-01, {NOTICE}}}", "2020-06-01", "term.notice.to no-length", "in-force", None),
        ("{}", "2020-06-01", "term no-term", "unknown", None),
        ("term: gælder\nowner: a", "2020-06-01", "term no-term", "unknown", None),
    ],
)
def test_what_cannot_be_reckoned(text: str, day: str, named: str, phase: str, end: str | None) -> None:
    found = said(state(text, day))
    assert (found["unreckoned"], found["phase"], found["end"]) == (named, phase, end)


@pytest.mark.parametrize(
    ("rest", "named", "before", "after"),
    [
        (f"renewal: {{kind: tacit}}, {NOTICE}", "term.renewal no-period", "in-force", "unknown"),
        (f"renewal: {{kind: tacit, period: PT4H}}, {NOTICE}", "term.renewal.period bad-period", "in-force", "unknown"),
        (
            f"renewal: {{kind: tacit, periods: [P1Y, P0Y]}}, {NOTICE}",
            "term.renewal.periods.1 bad-period",
            "in-force",
            "unknown",
        ),
        (
            f"renewal: {{kind: tacit, period: P1Y, times: -1}}, {NOTICE}",
            "term.renewal.times bad-period",
            "in-force",
            "unknown",
        ),
        ("renewal: {kind: option}", "term.renewal no-period", "in-force", "expired"),
        (
            "renewal: {kind: option}, exercised: [{date: 2021-01-01, periods: 1}]",
            "term.renewal no-period, term.exercised.0.periods too-many-options",
            "in-force",
            "unknown",
        ),
        ("renewal: {kind: stiltiende, period: P1Y}", "term.renewal.kind no-length", "in-force", "unknown"),
        ("renewal: ja", "term.renewal no-length", "in-force", "unknown"),
        (
            "renewal: {kind: option, period: P1Y}, exercised: [{date: i går, periods: 1}]",
            "term.exercised.0.date bad-date",
            "in-force",
            "unknown",
        ),
        (
            "renewal: {kind: option, period: P1Y}, exercised: [{date: 2021-01-01, periods: en}]",
            "term.exercised.0.periods bad-period",
            "in-force",
            "unknown",
        ),
        ("renewal: {kind: option, period: P1Y}, exercised: ja", "term.exercised bad-date", "in-force", "unknown"),
        ("renewal: {kind: none}, exercised: [{date: 2021-01-01, periods: 0}]", "", "in-force", "expired"),
        (
            "exercised: [{date: 2021-01-01, periods: 1}]",
            "term.exercised.0.periods too-many-options",
            "in-force",
            "expired",
        ),
        ("terminated: {date: snart, by: us}", "term.terminated.date bad-date", "unknown", "unknown"),
        (
            "terminated: {date: 2021-01-01, by: us, effective: snart}",
            "term.terminated.effective bad-date",
            "unknown",
            "unknown",
        ),
        ("lead_time: tre måneder", "term.lead_time bad-period", "in-force", "expired"),
        ("intended_exit: snart", "term.intended_exit bad-date", "in-force", "expired"),
    ],
)
def test_what_is_certain_until_the_first_end(rest: str, named: str, before: str, after: str) -> None:
    text = FIXED % rest
    first, later = said(state(text, "2021-06-01")), said(state(text, "2022-06-01"))
    assert (first["unreckoned"], first["phase"], later["phase"]) == (named, before, after)
    assert after != "unknown" or (first["end"] is None or "option" in rest)


@pytest.mark.parametrize(
    ("rest", "named"),
    [
        ("notice: {period: P0M, to: month-end}", "term.notice.period bad-period"),
        ("notice: {to: month-end}", "term.notice no-period"),
        ("notice: {period: P1M}", "term.notice.to no-notice"),
        ("notice: {period: P1M, to: [month-end, ugeslut]}", "term.notice.to no-notice"),
        ("notice: P1M", "term.notice no-notice"),
        ("notice: {period: P1M, to: month-end}, irrevocable_until: snart", "term.irrevocable_until bad-date"),
        ("notice: {period: P1M, to: month-end}, no_notice_before: snart", "term.no_notice_before bad-date"),
    ],
)
def test_no_exit_is_said_where_the_notice_cannot_be_read(rest: str, named: str) -> None:
    found = said(state(FIXED % rest, "2020-06-01"))
    assert (found["unreckoned"], found["exit"], found["end"]) == (named, None, "2021-12-31")
    assert found["deadlines"] == "end 2021-12-31"


def test_an_amendment_that_cannot_be_read_leaves_the_end_open() -> None:
    found = said(
        state("term: {start: 2020-01-01, initial: P2Y}\namendments: [{date: 2021-01-01, end: senere}]", "2020-06-01")
    )
    assert (found["unreckoned"], found["phase"], found["end"]) == ("amendments.0.end bad-date", "in-force", None)


def test_an_amended_end_before_the_start_leaves_the_end_open() -> None:
    text = "term: {start: 2020-01-01, initial: P2Y}\namendments: [{date: 2021-01-01, end: 2012-12-31}]"
    found = said(state(text, "2021-06-01"))
    assert (found["unreckoned"], found["end"]) == ("amendments.0.end end-before-start", None)


def test_more_renewals_than_anyone_means_have_no_end() -> None:
    found = said(state(FIXED % f"renewal: {{kind: tacit, period: P1D, times: 999999999}}, {NOTICE}", "2022-06-01"))
    assert found["unreckoned"] == "term.renewal.times beyond-the-calendar"
    assert (found["current"], found["end"]) == ("152 2022-06-01..2022-06-01", None)


def test_one_anchor_and_a_list() -> None:
    read = terms(
        "{start: 2020-01-01, notice: {period: P1Y6M, to: [year-end, month-end]}, supplier_notice: {period: P2W, to: any-day}}"
    )
    assert read.notice == NoticeRule(Period(18, 0), ("month-end", "year-end"))
    assert read.supplier_notice == NoticeRule(Period(0, 14), ("any-day",))


PARENT = """term:
  start: 2020-01-01
  initial: P4Y
  renewal: {kind: option, period: P1Y, times: 2, by: P6M}
  exercised: [{date: 2023-05-01, periods: 1}]
  notice: {period: P6M, to: term-end}
"""


@pytest.mark.parametrize(
    ("child", "day", "expected"),
    [
        ("inherits_term: true\nparent: p", "2023-06-01", {"current": "0 2020-01-01..2023-12-31", "end": "2024-12-31"}),
        (
            "inherits_term: true\nparent: p\nterm: {start: 2022-03-01, end: 2024-06-30}",
            "2024-02-01",
            {
                "current": "1 2024-01-01..2024-06-30",
                "end": "2024-06-30",
                "maximum": "2024-06-30",
                "deadline": "end 2024-06-30: 2024-06-30, nothing",
            },
        ),
        (
            "inherits_term: true\nparent: p\nterm: {start: 2022-03-01}",
            "2022-02-28",
            {"phase": "not-started", "current": None},
        ),
        (
            "inherits_term: true\nparent: p\nterm: {start: 2022-03-01}",
            "2022-03-01",
            {"phase": "in-force", "current": "0 2022-03-01..2023-12-31"},
        ),
        (
            "inherits_term: true\nparent: p\nterm: {end: 2029-12-31}",
            "2024-02-01",
            {"end": "2024-12-31", "maximum": "2025-12-31"},
        ),
        (
            "inherits_term: true\nparent: p\nterm: {end: 2023-06-30}\namendments: [{date: 2023-02-01, end: 2024-09-30}]",
            "2023-06-01",
            {"end": "2024-09-30"},
        ),
        (
            "inherits_term: true\nparent: p\nterm: {terminated: {date: 2023-02-01, by: us, effective: 2023-08-31}}",
            "2023-03-01",
            {"phase": "terminated", "end": "2023-08-31"},
        ),
        (
            "inherits_term: true\nparent: p\nterm: {notice: {period: P1M, to: any-day}}",
            "2023-06-01",
            {"exit": "2023-12-31"},
        ),
        (
            "inherits_term: true",
            "2023-06-01",
            {"phase": "unknown", "unreckoned": "inherits_term no-parent", "end": None},
        ),
        ("inherits_term: true\nparent: q", "2023-06-01", {"phase": "unknown", "unreckoned": "parent no-parent"}),
        (
            "inherits_term: true\nparent: q\nterm: {start: 2020-01-01, end: 2022-12-31}",
            "2023-06-01",
            {"phase": "expired", "end": "2022-12-31", "unreckoned": "parent no-parent"},
        ),
        ("inherits_term: true\nparent: k", "2023-06-01", {"phase": "unknown", "unreckoned": "parent no-parent"}),
        ("inherits_term: false\nparent: p", "2023-06-01", {"phase": "unknown", "unreckoned": "term no-term"}),
        (
            "parent: p\nprocured: {form: ski, framework_until: 2021-12-31}\nterm: {start: 2021-06-01, initial: P4Y}",
            "2023-06-01",
            {"phase": "in-force", "end": "2025-05-31"},
        ),
    ],
    ids=[
        "the parent's term with its options",
        "its own end counts",
        "not before its own start",
        "from its own start",
        "an own end beyond the parent's moves nothing",
        "its amendment moves its own end",
        "its own termination",
        "never field by field",
        "no parent named",
        "no such parent",
        "no such parent, but an own end",
        "its own parent",
        "a parent whose term does not apply",
        "bought under a framework that has ended",
    ],
)
def test_what_a_parent_gives(child: str, day: str, expected: dict[str, str | None]) -> None:
    found = said(state(child, day, p=PARENT))
    assert {key: found[key] for key in expected} == expected


def test_terms_come_down_through_several_contracts() -> None:
    middle = "inherits_term: true\nparent: p\nterm: {end: 2024-06-30}"
    read = terms("inherits_term: true\nparent: m\nterm: {end: 2024-09-30}", m=middle, p=PARENT)
    assert read.inherited_from == "p"
    found = said(state("inherits_term: true\nparent: m\nterm: {end: 2024-09-30}", "2024-02-01", m=middle, p=PARENT))
    assert found["end"] == "2024-06-30"


def test_two_contracts_that_inherit_from_each_other() -> None:
    assert (
        unreckoned(terms("inherits_term: true\nparent: b", b="inherits_term: true\nparent: k"))
        == "inherits_term no-parent"
    )


def test_faults_of_the_parent_are_named_at_the_child() -> None:
    found = said(state("inherits_term: true\nparent: p", "2020-06-01", p="{start: 2020-01-01, initial: P0D}"))
    assert (found["unreckoned"], found["phase"]) == ("inherits_term bad-period", "unknown")


@pytest.mark.parametrize(
    ("covers", "phase", "parts"), [("[ky]", "in-force", "ky 2023-08-31"), ("[sbsys]", "in-force", "")]
)
def test_a_partial_termination_above_concerns_what_is_covered_below(covers: str, phase: str, parts: str) -> None:
    above = OPEN[:-1] + ", terminated: {date: 2023-02-01, by: us, effective: 2023-08-31, covers: [ky, kp]}}"
    found = said(state(f"inherits_term: true\nparent: p\ncovers: {covers}", "2023-03-01", p=above))
    assert (found["phase"], found["parts"]) == (phase, parts)


def test_a_whole_termination_above_ends_what_is_below() -> None:
    above = OPEN[:-1] + ", terminated: {date: 2023-02-01, by: us, effective: 2023-08-31}}"
    found = said(state("inherits_term: true\nparent: p", "2023-03-01", p=above))
    assert (found["phase"], found["end"]) == ("terminated", "2023-08-31")


odd = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 3),
    st.text(max_size=3),
    st.sampled_from(["P0D", "-P1M", "P999Y9999M", "2020-02-30", "2200-12-31", "option", "us", "term-end"]),
    st.lists(
        st.one_of(st.none(), st.just("P1M"), st.dictionaries(st.sampled_from(["date", "end"]), st.text(max_size=2)))
    ),
    st.dictionaries(st.sampled_from(["kind", "period", "to", "date", "by", "covers", "times"]), st.text(max_size=3)),
)


@given(contracts(amended=True), st.lists(st.tuples(st.integers(0, 99), odd), max_size=5), days)
@settings(max_examples=200)
def test_nothing_raises(data: dict[str, Any], changes: list[tuple[int, Any]], day: date) -> None:
    for position, value in changes:
        _change(data, position, value)
    registry = registry_of({})
    read = terms_of(Entry(EntityKey(HOME, "k"), "contract", "contracts/k.yaml", data), registry)
    assert isinstance(read, Terms)
    for asked in (day, date.min, date.max):
        state_on(read, asked, WorkingDays())


def _change(data: dict[str, Any], position: int, value: Any) -> None:
    """Put `value` at one of the places of `data`."""
    places: list[tuple[Any, Any]] = []
    todo: list[Any] = [data]
    while todo:
        one = todo.pop()
        for key in list(one) if isinstance(one, dict) else range(len(one)):
            places.append((one, key))
            if isinstance(one[key], dict | list):
                todo.append(one[key])
    if places:
        holder, key = places[position % len(places)]
        holder[key] = value
