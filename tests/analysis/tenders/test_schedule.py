"""Back-schedules worked out by hand."""

from datetime import date

import pytest

from registry_cli.analysis.contracts.working_days import WorkingDays
from registry_cli.analysis.tenders.schedule import (
    BoardMeetings,
    Schedule,
    StageKind,
    StagePlan,
    finished,
    passed,
    schedule,
    stage_plans,
)
from tests.model.memory import SETTINGS, registry_of

DAYS = WorkingDays()


def stage(kind: StageKind, days: int, *boards: BoardMeetings, working: bool = False) -> StagePlan:
    return StagePlan("t", "Trin", kind, days, counts_working_days=working, boards=boards)


def board(*meetings: str, papers: int = 0) -> BoardMeetings:
    days = [date.fromisoformat(one) for one in meetings]
    return BoardMeetings("b", "Organ", tuple((day, DAYS.minus_working_days(day, papers)) for day in days))


@pytest.mark.parametrize(
    ("plan", "first", "after"),
    [
        # Calendar days: the first day is one of them.
        (stage("internal", 10), "2026-11-25", "2026-12-05"),
        # Ten working days: 25-27 Nov (3), 30 Nov-4 Dec (8), 7 and 8 Dec (10).
        (stage("internal", 10, working=True), "2026-11-25", "2026-12-09"),
        # Two working days from a Saturday: Monday and Tuesday.
        (stage("internal", 2, working=True), "2026-11-28", "2026-12-02"),
        # Over Christmas: 23 Dec is the first working day, 28 Dec the second, 24 to 27 are off.
        (stage("internal", 2, working=True), "2026-12-23", "2026-12-29"),
        # 35 days from the day after dispatch: 26 Nov is the first, 30 Dec (a Wednesday) the last.
        (stage("statutory", 35), "2026-11-25", "2026-12-31"),
        # One day more ends on 31 Dec, which is off, as are New Year and the weekend: Monday 4 Jan.
        (stage("statutory", 36), "2026-11-25", "2027-01-05"),
        # Nothing is dispatched on a Saturday: Monday 30 Nov; 10 days from 1 Dec end on 10 Dec.
        (stage("statutory", 10), "2026-11-28", "2026-12-11"),
        # Standstill over Easter 2027 (Thursday 25 to Monday 29 Mar): told on 16 Mar, day 10 is Friday 26 Mar, so Tuesday 30 Mar.
        (stage("statutory", 10), "2027-03-16", "2027-03-31"),
        # A statutory stage of no days takes no time, not even until a working day.
        (stage("statutory", 0), "2026-11-28", "2026-11-28"),
        # The board meets on the day after the days are up, papers the same day.
        (stage("board", 5, board("2026-11-30")), "2026-11-25", "2026-12-01"),
        # Papers five working days before 8 Dec go out on 1 Dec: ready on 1 Dec is in time, on 2 Dec is not.
        (stage("board", 0, board("2026-12-08", "2027-01-12", papers=5)), "2026-12-01", "2026-12-09"),
        (stage("board", 0, board("2026-12-08", "2027-01-12", papers=5)), "2026-12-02", "2027-01-13"),
        # One board after the other: the second's papers can go out only when the first has met.
        (
            stage("board", 0, board("2026-12-03"), board("2026-12-03", "2026-12-10", papers=1)),
            "2026-12-01",
            "2026-12-11",
        ),
        # After the last known meeting the days count alone, yet it cannot be over before that meeting.
        (stage("board", 14, board("2026-12-08")), "2026-12-20", "2027-01-03"),
        (stage("board", 0, board("2026-12-08", papers=5)), "2026-12-04", "2026-12-09"),
        # Long before the first known meeting others were held that nobody listed.
        (stage("board", 14, board("2026-12-08")), "2026-06-01", "2026-06-15"),
        (stage("board", 0, board("2026-12-08", "2027-02-09")), "2026-10-05", "2026-10-05"),
        (stage("board", 0, board("2026-12-08", "2027-02-09")), "2026-10-06", "2026-12-09"),
    ],
)
def test_a_stage_forward(plan: StagePlan, first: str, after: str) -> None:
    assert str(passed(plan, date.fromisoformat(first), DAYS)) == after


def test_a_stage_backward_is_the_latest_beginning() -> None:
    """Over before 5 Jan 2027 after 35 statutory days: told on 25 Nov it ends on 30 Dec, on 26 Nov on 31 Dec, that is on 4 Jan."""
    plans = [stage("statutory", 35)]
    assert _first(plans, "2026-12-30") == "2026-11-25"
    assert _first(plans, "2027-01-03") == "2026-11-25"
    # 27 Nov would end on 1 Jan, the weekend's dispatch on 30 Nov ends on 4 Jan: all of them on Monday 4 Jan.
    assert _first(plans, "2027-01-04") == "2026-11-30"


def test_standstill_ends_before_the_signature() -> None:
    """Signed in 10 days that end on 31 Mar 2027: they begin on 22 Mar, so standstill is over on Sunday 21 Mar at the latest.

    Ten days that end on Friday 19 Mar were dispatched on 9 Mar; on 10 Mar they would end on Saturday, that is on Monday 22 Mar.
    """
    found = schedule("p", [stage("statutory", 10), stage("internal", 10)], date(2027, 3, 31), DAYS)
    assert _said(found) == ["2027-03-09..2027-03-19", "2027-03-22..2027-03-31"]


def test_a_decision_waits_for_the_last_meeting_that_is_early_enough() -> None:
    """The board decides on 8 Dec or on 12 Jan; the work after it takes 20 days until 25 Jan and begins on 6 Jan: so on 8 Dec."""
    decision = stage("board", 3, board("2026-12-08", "2027-01-12", papers=5))
    found = schedule("p", [decision, stage("internal", 20)], date(2027, 1, 25), DAYS)
    assert found is not None
    # Papers go out on 1 Dec; three days before are 28, 29 and 30 Nov.
    assert _said(found) == ["2026-11-28..2026-12-08", "2027-01-06..2027-01-25"]
    assert [(str(one.day), str(one.papers)) for one in found.stages[0].meetings] == [("2026-12-08", "2026-12-01")]


def test_a_board_without_a_known_meeting_is_named() -> None:
    found = schedule("p", [stage("board", 7, board("2026-12-08"))], date(2029, 12, 31), DAYS)
    assert _said(found) == ["2029-12-25..2029-12-31"]
    assert found is not None
    assert [(one.board.id, one.day) for one in found.stages[0].meetings] == [("b", None)]


def test_the_notice_is_dispatched_with_the_first_statutory_stage() -> None:
    plans = [stage("internal", 5), stage("statutory", 30), stage("statutory", 10)]
    found = schedule("p", plans, date(2027, 6, 30), DAYS)
    assert found is not None
    assert found.published == found.stages[1].dispatch
    assert schedule("p", plans[:1], date(2027, 6, 30), DAYS).published is None  # type: ignore[union-attr]


PROCEDURE = """tenders:
  stages:
    - {id: behov, name: Behov, kind: internal, days: working}
    - {id: tilbudsfrist, name: Tilbudsfrist, kind: statutory}
    - {id: standstill, name: Standstill, kind: statutory}
    - {id: indsats, name: Uden art}
procedures:
  kort:
    name: Kort
    stages:
      standstill: {days: 0, minimum: 10}
      tilbudsfrist: {days: 20, minimum: 35}
      behov: {days: 5}
      indsats: {days: 0}
  tom: {name: Uden trin}
"""


def test_stages_stand_in_the_order_of_time_and_are_as_long_as_the_law_asks() -> None:
    settings = registry_of({"registry.yaml": SETTINGS + PROCEDURE}).settings
    plans = stage_plans("kort", settings, DAYS)
    assert plans is not None
    assert [(one.id, one.days, one.was_raised) for one in plans] == [
        ("behov", 5, False),
        ("tilbudsfrist", 35, True),
        ("standstill", 10, True),
    ]
    assert [one.counts_working_days for one in plans] == [True, False, False]
    assert stage_plans("tom", settings, DAYS) == ()
    assert stage_plans("ukendt", settings, DAYS) is None


@pytest.mark.parametrize("days", [4_001, 999_999, 10**12])
@pytest.mark.parametrize("working", [False, True])
def test_a_stage_of_many_years_cannot_be_planned(days: int, working: bool) -> None:  # noqa: FBT001
    assert schedule("p", [stage("internal", days, working=working)], date(2027, 6, 30), DAYS) is None


@pytest.mark.parametrize("end", [date.min, date(1, 3, 1), date(9999, 12, 30), date.max])
def test_the_ends_of_the_calendar(end: date) -> None:
    plans = [stage("statutory", 35), stage("internal", 10, working=True), stage("board", 3, board("2026-12-08"))]
    found = schedule("p", plans, end, DAYS)
    if found is not None:
        reached = finished(plans, found.start_by, DAYS)
        assert reached is not None
        assert reached <= end


def _first(plans: list[StagePlan], end: str) -> str | None:
    found = schedule("p", plans, date.fromisoformat(end), DAYS)
    return str(found.start_by) if found else None


def _said(found: Schedule | None) -> list[str]:
    return [f"{one.first}..{one.last}" for one in found.stages] if found else []
