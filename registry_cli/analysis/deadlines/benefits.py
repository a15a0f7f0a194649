"""When benefits are measured again, and when their targets are to be reached.

A benefit is measured every so often (its own `measure_every`, else the settings' interval, which may be longer once the target's
day has passed), for the first time so long after the first system change of its project, or after the baseline where
nothing is changed. It is followed until its own day, else so long after the target as the settings say; the last measurement
falls on that day at the latest. It goes on after the project has closed, and ends when the benefit is given up or the
project is rejected or stopped.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from registry_cli.analysis.deadlines.event import Around, Event, actors
from registry_cli.analysis.periods import Period, after, period_in
from registry_cli.documents import Data
from registry_cli.model.registry import Entry
from registry_cli.model.settings.trust import Intervals
from registry_cli.model.values import day_in

WITHOUT_BENEFITS = ("rejected", "stopped")


def benefit_events(project: Entry, around: Around) -> Iterator[Event]:
    """The next measurement and the target of each benefit that is still followed."""
    if project.text("state") in WITHOUT_BENEFITS:
        return
    intervals = around.registry.settings.intervals or Intervals()
    for position, row in project.numbered_rows("benefits"):
        if row.get("written_off") is None:
            yield from _target(project, position, row)
            yield from _measurement(project, position, row, intervals)


def _target(project: Entry, position: int, row: dict[str, Data]) -> Iterator[Event]:
    day = _day(row, "target")
    if day is not None:
        must = all(measured < day for measured in _measured(row))
        route = ("benefits", position, "target", "date")
        part, who = _part(row), actors(project, row)
        yield Event("benefit-target", day, project, part, _name(row), route=route, who=who, must=must)


def _measurement(project: Entry, position: int, row: dict[str, Data], intervals: Intervals) -> Iterator[Event]:
    last, target, until = max(_measured(row), default=None), _day(row, "target"), _until(row, intervals)
    every = _interval(row, intervals, is_after_target=last is not None and target is not None and last >= target)
    begins = last or _begins(project) or _day(row, "baseline")
    if every is None or (until is not None and begins is not None and begins >= until):
        return
    due = after(begins, every) if begins is not None else None
    if due is not None and until is not None:
        due = min(due, until)
    route = ("benefits", position, "measured" if last else "id")
    yield Event("benefit", due, project, _part(row), _name(row), route=route, who=actors(project, row), must=True)


def _interval(row: Mapping[str, Data], intervals: Intervals, *, is_after_target: bool) -> Period | None:
    by_settings = intervals.benefit_after_target if is_after_target else None
    return period_in(row.get("measure_every") or by_settings or intervals.benefit)


def _until(row: Mapping[str, Data], intervals: Intervals) -> date | None:
    """The last day that it is followed."""
    stated, target = day_in(row.get("follow_up_until")), _day(row, "target")
    followed = period_in(intervals.benefit_followed)
    return stated or (after(target, followed) if target and followed else None)


def _begins(project: Entry) -> date | None:
    """The day that the project first changes a system: before it there is nothing to measure but the baseline."""
    days = (day_in(row.get("date")) for row in project.rows("changes"))
    return min((day for day in days if day is not None), default=None)


def _measured(row: Mapping[str, Data]) -> list[date]:
    rows = row.get("measured")
    found = (day_in(one.get("date")) for one in rows if isinstance(one, dict)) if isinstance(rows, list) else ()
    return [day for day in found if day is not None]


def _day(row: Mapping[str, Data], key: str) -> date | None:
    measurement = row.get(key)
    return day_in(measurement.get("date")) if isinstance(measurement, dict) else None


def _part(row: Mapping[str, Data]) -> str:
    return str(row.get("id") or row.get("name") or "")


def _name(row: Mapping[str, Data]) -> str:
    return str(row.get("name") or row.get("id") or "")
