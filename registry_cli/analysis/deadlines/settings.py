"""The days of the settings: meetings of boards with the day their papers go out, the year's work, and own rules that begin."""

from collections.abc import Iterator, Sequence
from datetime import date

from registry_cli.analysis.deadlines.event import Around, Event
from registry_cli.analysis.periods import Period, after, shifted
from registry_cli.model.settings.organisation import Board


def settings_events(around: Around) -> Iterator[Event]:
    """Every day of the settings; of what recurs each year, those in the window."""
    settings = around.registry.settings
    for key, board in settings.boards.items():
        for day in board.meetings:
            yield _meeting(key, board, day, around)
    for key, rule in settings.rules.items():
        if rule.since is not None:
            yield Event("rule", rule.since, None, key, rule.name or key, route=("rules", key, "since"))
    for key, task in settings.annual_cycle.items():
        for year in range(around.first.year, min(around.last.year, around.first.year + 50) + 1):
            for run in _runs(task.months):
                yield _task(key, task.name, year, run)


def _meeting(key: str, board: Board, day: date, around: Around) -> Event:
    papers = None if board.paper_deadline is None else around.working_days.minus_working_days(day, board.paper_deadline)
    who = tuple(dict.fromkeys(one for one in (board.secretariat, board.chair, *board.members) if one))
    route = ("boards", key, "meetings")
    return Event("board", day, None, f"{key} {day.isoformat()}", board.name, route=route, who=who, decide_by=papers)


def _runs(months: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last month of each run of months that follow one another."""
    wanted = sorted(month for month in set(months) if 1 <= month <= 12)
    for month in wanted:
        if month - 1 not in wanted:
            yield month, next(last for last in range(month, 13) if last + 1 not in wanted)


def _task(key: str, name: str, year: int, run: tuple[int, int]) -> Event:
    first = date(year, run[0], 1)
    after_it = after(date(year, run[1], 1), Period(1, 0))
    last = shifted(after_it, -1) if after_it else None
    part = f"{key} {year}-{run[0]:02}"
    return Event("annual-task", first, None, part, name, route=("annual_cycle", key), through=last)
