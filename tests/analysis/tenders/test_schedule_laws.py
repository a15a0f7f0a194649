"""What must hold for any procedure, held against a clock that goes forward day by day."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from registry_cli.analysis.contracts.working_days import WorkingDays
from registry_cli.analysis.tenders.schedule import BoardMeetings, StagePlan, finished, schedule

DAYS = WorkingDays()
ONE = timedelta(days=1)


def _board(days: list[date], papers: int) -> BoardMeetings:
    return BoardMeetings("b", "Organ", tuple((day, DAYS.minus_working_days(day, papers)) for day in sorted(set(days))))


boards = st.builds(_board, st.lists(st.dates(date(2026, 1, 1), date(2029, 12, 31)), max_size=8), st.integers(0, 12))
stages = st.one_of(
    st.builds(
        StagePlan,
        st.just("t"),
        st.just("Trin"),
        st.sampled_from(["internal", "external"]),
        st.integers(0, 90),
        counts_working_days=st.booleans(),
    ),
    st.builds(StagePlan, st.just("t"), st.just("Trin"), st.just("statutory"), st.integers(0, 60)),
    st.builds(
        StagePlan,
        st.just("t"),
        st.just("Trin"),
        st.just("board"),
        st.integers(0, 20),
        boards=st.lists(boards, max_size=2).map(tuple),
    ),
)
procedures = st.lists(stages, max_size=8)
ends = st.dates(date(2026, 6, 1), date(2032, 12, 31))


@given(procedures, ends)
def test_begun_on_the_last_day_it_is_done_in_time_and_begun_a_day_later_it_is_not(
    plans: list[StagePlan], end: date
) -> None:
    found = schedule("p", plans, end, DAYS)
    assert found is not None
    start = found.start_by if plans else end + ONE
    assert _walked(plans, start) <= end
    assert _walked(plans, start + ONE) > end
    assert finished(plans, start, DAYS) == _walked(plans, start)


@given(procedures, ends)
def test_stages_follow_one_another(plans: list[StagePlan], end: date) -> None:
    found = schedule("p", plans, end, DAYS)
    assert found is not None
    for one, following in zip(found.stages, found.stages[1:], strict=False):
        assert one.first <= following.first
        assert one.last < following.first or one.last == one.first == following.first
    assert all(one.last <= end or one.first > end for one in found.stages)


@given(procedures, ends, st.integers(0, 60))
def test_a_later_end_never_asks_for_an_earlier_start(plans: list[StagePlan], end: date, more: int) -> None:
    found, later = (schedule("p", plans, day, DAYS) for day in (end, end + more * ONE))
    assert found is not None
    assert later is not None
    assert found.start_by <= later.start_by


def _walked(plans: Sequence[StagePlan], start: date) -> date:
    """The last day of the last stage begun on `start`, found by living through every day of it."""
    day = start
    for plan in plans:
        day = _lived(plan, day)
    return day - ONE


def _lived(plan: StagePlan, day: date) -> date:
    """The first day after a stage."""
    if plan.kind == "statutory":
        return day if plan.days == 0 else _period(day, plan.days)
    left = plan.days
    while left:
        left -= not plan.counts_working_days or DAYS.is_working_day(day)
        day += ONE
    for board in plan.boards:
        day = _decided(board, day)
    return day


def _period(day: date, length: int) -> date:
    while not DAYS.is_working_day(day):
        day += ONE
    for _ in range(length):
        day += ONE
    while not DAYS.is_working_day(day):
        day += ONE
    return day + ONE


def _decided(board: BoardMeetings, ready: date) -> date:
    if board.known_from is None or ready < board.known_from:
        return ready
    meetings = [day for day, papers in board.meetings if papers >= ready]
    return min(meetings) + ONE if meetings else max(ready, max(day for day, _ in board.meetings) + ONE)
