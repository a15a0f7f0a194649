"""The back-schedule of a purchase: from the last day of the old contract back through the stages of a procedure to *start by*.

A stage is reckoned forward only: begun on a day, it is over on another. Backward is the latest beginning from which forward is
still in time, so that both always agree. Begun a day later, no stage is over earlier.

Internal and external stages take so many days, calendar or working. Statutory ones begin with a dispatch on a working day and
count calendar days from the day after it; a last day on a Saturday, Sunday or day off moves to the next working day (Regulation
1182/71). Stages with boards take their own days and then wait for the next meeting of each board in order, whose papers go out
`paper_deadline` working days before it. Where no meeting is known, long before the first one and after the last one listed, the
days count alone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from registry_cli.analysis.contracts.working_days import WorkingDays
from registry_cli.analysis.periods import shifted
from registry_cli.model.settings import Settings
from registry_cli.model.settings.tenders import Procedure, StageLength
from registry_cli.model.settings.tenders import Stage as StageSetting

FURTHEST_DAYS = 4_000
"""No stage is looked for further back; longer ones cannot be planned."""

USUAL_GAP = 31
"""So long before a board's only known meeting there is taken to be none."""

MOST_PAPER_DAYS = 366
"""Papers that are to go out longer before a meeting go out so long before it."""

StageKind = Literal["internal", "board", "statutory", "external"]


@dataclass(frozen=True, slots=True)
class BoardMeetings:
    """A board with the meetings that are known, in order, each with the day on which its papers go out."""

    id: str
    name: str
    meetings: tuple[tuple[date, date], ...]

    @property
    def known_from(self) -> date | None:
        """The day from which the next meeting is known: before the first one's papers by the longest time between two of them."""
        if not self.meetings:
            return None
        days = [day for day, _ in self.meetings]
        gap = max(((later - day).days for day, later in pairwise(days)), default=USUAL_GAP)
        return shifted(self.meetings[0][1], -gap) or date.min


@dataclass(frozen=True, slots=True)
class StagePlan:
    """A stage of a procedure as it is planned: `days` long, or `minimum` where the law asks for more (`was_raised`)."""

    id: str
    name: str
    kind: StageKind
    days: int
    counts_working_days: bool = False
    minimum: int | None = None
    was_raised: bool = False
    boards: tuple[BoardMeetings, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A board's meeting that a stage waits for; `day` is `None` where no meeting is known so far ahead."""

    board: BoardMeetings
    day: date | None
    papers: date | None


@dataclass(frozen=True, slots=True)
class StageDates:
    """A stage in time: begun on `first` at the latest, over on `last`. `dispatch` is the day a statutory period starts from."""

    plan: StagePlan
    first: date
    last: date
    dispatch: date | None = None
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class Schedule:
    """The stages of a procedure with their latest days, so that all is done on `end`."""

    procedure: str
    end: date
    stages: tuple[StageDates, ...]

    @property
    def start_by(self) -> date:
        """The last day to begin."""
        return self.stages[0].first if self.stages else self.end

    @property
    def published(self) -> date | None:
        """The day the purchase is made public: the first dispatch."""
        return next((stage.dispatch for stage in self.stages if stage.dispatch is not None), None)


def stage_plans(name: str, settings: Settings, working_days: WorkingDays) -> tuple[StagePlan, ...] | None:
    """The stages of a procedure in the order of time; `None` where the settings have no such procedure or no stages."""
    procedure = settings.procedures.get(name)
    stages = settings.tenders.stages if settings.tenders else ()
    if procedure is None or not stages:
        return None
    boards = {str(id_): _board(str(id_), settings, working_days) for id_ in settings.boards}
    plans = [_plan(stage, procedure, boards) for stage in stages if stage.id in procedure.stages]
    return tuple(plan for plan in plans if plan.days or plan.boards)


def _plan(stage: StageSetting, procedure: Procedure, boards: Mapping[str, BoardMeetings]) -> StagePlan:
    length: StageLength = procedure.stages[stage.id]
    minimum = length.minimum
    return StagePlan(
        stage.id,
        stage.name,
        stage.kind or "internal",
        max(length.days, minimum or 0),
        counts_working_days=stage.days == "working",
        minimum=minimum,
        was_raised=minimum is not None and length.days < minimum,
        boards=tuple(boards[board] for board in length.boards if board in boards),
    )


def _board(id_: str, settings: Settings, working_days: WorkingDays) -> BoardMeetings:
    board = settings.boards[id_]
    days = min(board.paper_deadline or 0, MOST_PAPER_DAYS)
    meetings = tuple((day, working_days.minus_working_days(day, days)) for day in sorted(board.meetings))
    return BoardMeetings(id_, board.name, meetings)


def schedule(procedure: str, plans: Sequence[StagePlan], end: date, working_days: WorkingDays) -> Schedule | None:
    """The latest days of each stage so that the last is over on `end`; `None` beyond the calendar."""
    found: list[StageDates] = []
    following = shifted(end, 1)
    for plan in reversed(plans):
        if following is None:
            return None
        first = _latest(lambda day, plan=plan: passed(plan, day, working_days), following, plan.days)  # type: ignore[misc]
        if first is None:
            return None
        found.append(stage_dates(plan, first, working_days))
        following = first
    return Schedule(procedure, end, tuple(reversed(found)))


def finished(plans: Sequence[StagePlan], start: date, working_days: WorkingDays) -> date | None:
    """The last day of the last stage if the first begins on `start`."""
    day: date | None = start
    for plan in plans:
        day = None if day is None else passed(plan, day, working_days)
    return None if day is None else shifted(day, -1)


def passed(plan: StagePlan, first: date, working_days: WorkingDays) -> date | None:
    """The first day after a stage that begins on `first`; the same day for a stage that takes no time."""
    if plan.kind == "statutory" and plan.days:
        period = shifted(working_days.on_or_after(first), plan.days)
        return None if period is None else shifted(working_days.on_or_after(period), 1)
    day = _over(plan, first, working_days)
    for board in plan.boards:
        day = None if day is None else _after_meeting(board, day)
    return day


def stage_dates(plan: StagePlan, first: date, working_days: WorkingDays) -> StageDates:
    """A stage that begins on `first`, with its dispatch and its meetings."""
    over = passed(plan, first, working_days)
    last = max(first, (shifted(over, -1) if over else None) or first)
    if plan.kind == "statutory" and plan.days:
        return StageDates(plan, first, last, working_days.on_or_after(first))
    meetings, day = [], _over(plan, first, working_days)
    for board in plan.boards:
        if day is None:
            break
        meeting, papers = _next_meeting(board, day) or (None, None)
        meetings.append(Meeting(board, meeting, papers))
        day = _after_meeting(board, day)
    return StageDates(plan, first, last, meetings=tuple(meetings))


def _over(plan: StagePlan, first: date, working_days: WorkingDays) -> date | None:
    """The first day after the stage's own days."""
    if not plan.counts_working_days:
        return shifted(first, plan.days)
    day: date | None = first
    for _ in range(plan.days):
        day = None if day is None else shifted(working_days.on_or_after(day), 1)
    return day


def _next_meeting(board: BoardMeetings, ready: date) -> tuple[date, date] | None:
    """The first known meeting whose papers can still go out on `ready`, and the day they do."""
    if board.known_from is None or ready < board.known_from:
        return None
    return next(((day, papers) for day, papers in board.meetings if papers >= ready), None)


def _after_meeting(board: BoardMeetings, ready: date) -> date | None:
    """The day after the meeting that decides; where none is known none is waited for, yet it is never over before an earlier one."""
    found = _next_meeting(board, ready)
    if found is not None:
        return shifted(found[0], 1)
    last = shifted(board.meetings[-1][0], 1) if board.meetings else None
    is_late = board.known_from is not None and ready >= board.known_from
    return max(ready, last) if last is not None and is_late else ready


def _latest(over: Callable[[date], date | None], wanted: date, days: int) -> date | None:
    """The latest day from which `over`, which never runs backward, leads to `wanted` or before."""

    def is_in_time(day: date) -> bool:
        reached = over(day)
        return reached is not None and reached <= wanted

    step = max(days, 8)
    low, high = (shifted(wanted, -step) if days <= FURTHEST_DAYS else None), shifted(wanted, 1) or wanted
    while low is not None and not is_in_time(low):
        high, step = low, 2 * step
        low = shifted(wanted, -step) if step <= 2 * FURTHEST_DAYS else None
    while low is not None and (gap := (high - low).days) > 1:
        middle = low + timedelta(days=gap // 2)
        low, high = (middle, high) if is_in_time(middle) else (low, middle)
    return low
