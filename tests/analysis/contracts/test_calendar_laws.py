"""What must hold for all terms, and that the calendar says the same as one that tries every day.

`CALENDAR_EXAMPLES=100000` tries so many terms for each law.
"""

import os
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from registry_cli.analysis.contracts.calendar import state_on
from registry_cli.analysis.contracts.endings import has_ended
from registry_cli.analysis.contracts.records import ContractState, Terms
from registry_cli.analysis.contracts.terms import terms_of
from registry_cli.analysis.contracts.working_days import WorkingDays
from registry_cli.model.registry import HOME, EntityKey, Entry
from tests.analysis.contracts import day_by_day
from tests.analysis.contracts.random_terms import contracts, days
from tests.model.memory import registry_of

EXAMPLES = int(os.environ.get("CALENDAR_EXAMPLES", "120"))
DAY = timedelta(days=1)
NOBODY = registry_of({})


def terms_in(data: dict[str, Any]) -> Terms:
    return terms_of(Entry(EntityKey(HOME, "k"), "contract", "contracts/k.yaml", data), NOBODY)


def state(terms: Terms, day: date) -> ContractState:
    return state_on(terms, day, WorkingDays())


@given(contracts(amended=True), days)
@settings(max_examples=EXAMPLES)
def test_it_says_what_trying_every_day_says(data: dict[str, Any], day: date) -> None:
    terms = terms_in(data)
    found, expected = state(terms, day), day_by_day.answer(terms, day)
    assert found.current == expected.current
    assert found.end == expected.end
    assert found.earliest_exit == expected.earliest_exit
    assert found.after_that == expected.after_that
    assert found.supplier_earliest_exit == expected.supplier_earliest_exit


@given(contracts(), days)
@settings(max_examples=EXAMPLES)
def test_the_last_notice_day_lies_before_its_exit_and_a_day_later_leads_to_a_later_one(
    data: dict[str, Any], day: date
) -> None:
    terms = terms_in(data)
    for deadline in state(terms, day).deadlines:
        if deadline.kind != "notice":
            continue
        assert deadline.last_day < deadline.exit
        on_time, late = state(terms, deadline.last_day), state(terms, deadline.last_day + DAY)
        assert on_time.earliest_exit == deadline.exit or _changes_before(terms, deadline.last_day, day)
        assert on_time.after_that == deadline.missed or _changes_before(terms, deadline.last_day, day)
        assert deadline.missed is None or deadline.missed > deadline.exit
        assert late.earliest_exit is None or late.earliest_exit > deadline.exit


def _changes_before(terms: Terms, one: date, other: date) -> bool:
    """Whether an option is taken up between the two days, so that more is known on the later one."""
    return any(min(one, other) < taken.date <= max(one, other) for taken in terms.exercised)


@given(contracts(), days, st.integers(0, 900))
@settings(max_examples=EXAMPLES)
def test_going_on_never_moves_the_term_or_the_next_exit_back(data: dict[str, Any], day: date, later: int) -> None:
    terms = terms_in(data)
    before, after = state(terms, day), state(terms, day + later * DAY)
    if before.current is not None and after.current is not None:
        assert before.current.number <= after.current.number
        assert before.current.first <= after.current.first
    if before.earliest_exit is not None and after.earliest_exit is not None:
        assert before.earliest_exit <= after.earliest_exit


@given(contracts(amended=True), days)
@settings(max_examples=EXAMPLES)
def test_terms_neither_overlap_nor_leave_gaps(data: dict[str, Any], day: date) -> None:
    terms = terms_in(data)
    current = state(terms, day).current
    known = {*(one.date for one in terms.amendments), *(one.date for one in terms.exercised)}
    for _ in range(8):
        if current is None or current.last is None:
            return
        assert current.first <= day <= current.last
        assert state(terms, current.last).current == current or any(day < one <= current.last for one in known)
        following = state(terms, current.last + DAY).current
        if any(day < one <= current.last + DAY for one in known):
            return
        assert following is None or (following.first, following.number) == (current.last + DAY, current.number + 1)
        day, current = current.last + DAY, following


@given(contracts(amended=True), days)
@settings(max_examples=EXAMPLES)
def test_committed_is_at_most_expected_is_at_most_the_maximum(data: dict[str, Any], day: date) -> None:
    found = state(terms_in(data), day)
    never = date.max
    assert (found.earliest_exit or date.min) <= (found.expected_end or never) <= (found.maximum or never)
    assert (found.end or never) <= (found.maximum or never)
    assert found.is_endless == (found.maximum is None)
    assert [one.last_day for one in found.deadlines] == sorted(one.last_day for one in found.deadlines)
    for deadline in found.deadlines:
        assert deadline.decide_by <= deadline.safe_day <= deadline.last_day


@given(contracts(amended=True), days)
@settings(max_examples=EXAMPLES)
def test_it_has_ended_when_it_is_said_to_have_expired(data: dict[str, Any], day: date) -> None:
    terms = terms_in(data)
    assert has_ended(terms, day) == (state(terms, day).phase == "expired")
