"""The days of projects: gates, milestones, checkpoints, reports, what they change, whom they tell, and when they are looked at again."""

from collections.abc import Iterator, Mapping
from datetime import date

from registry_cli.analysis.activity import ENDED_PROJECTS
from registry_cli.analysis.deadlines.event import Around, Event, actors, text_of
from registry_cli.analysis.periods import after, period_in
from registry_cli.documents import Data
from registry_cli.model.registry import Entry
from registry_cli.model.settings.projects import ProjectModel
from registry_cli.model.values import day_in
from registry_cli.timeline import own_standing


def project_events(project: Entry, around: Around) -> Iterator[Event]:
    """Every day of a project; what is over needs nothing done any more."""
    is_open = project.text("state") not in ENDED_PROJECTS
    yield from _gates(project, around, is_open=is_open)
    yield from _milestones(project, is_open=is_open)
    yield from _changes(project, around, is_open=is_open)
    yield from _communications(project)
    if project.text("state") == "approved":
        yield from _checkpoint(project, around)
        yield from _status_report(project, around)
    handover = day_in(project.section("handover").get("date"))
    if handover is not None:
        yield Event("handover", handover, project, route=("handover", "date"), who=actors(project))
    again = day_in(project.data.get("follow_up"))
    if again is not None:
        must = not _is_looked_at(project, again)
        yield Event("follow-up", again, project, route=("follow_up",), who=actors(project), must=must)


def _is_looked_at(project: Entry, day: date) -> bool:
    """Whether anything was reported or measured on `day` or later."""
    measured = [row.get("measured") for row in project.rows("benefits")]
    rows = [row for one in measured if isinstance(one, list) for row in one if isinstance(row, dict)]
    days = (day_in(row.get("date")) for row in (*project.rows("status"), *rows))
    return any(one is not None and one >= day for one in days)


def _milestones(project: Entry, *, is_open: bool) -> Iterator[Event]:
    for position, row in project.numbered_rows("milestones"):
        name, done = text_of(row, "name"), day_in(row.get("done"))
        key = next((key for key in ("done", "forecast", "planned") if day_in(row.get(key)) is not None), None)
        if name and key is not None:
            route = ("milestones", position, key)
            must = is_open and done is None
            who = actors(project, row)
            yield Event("milestone", day_in(row.get(key)), project, name, name, key, route=route, who=who, must=must)


def _gates(project: Entry, around: Around, *, is_open: bool) -> Iterator[Event]:
    """The gates passed, and those ahead whose milestones have days.

    A gate can be passed when the last milestone of its phase is reached, at the next meeting of the board that decides.
    """
    passed = set()
    for position, row in project.numbered_rows("gates"):
        phase, day = row.get("phase"), day_in(row.get("passed"))
        if isinstance(phase, str) and day is not None:
            passed.add(phase)
            route = ("gates", position, "passed")
            yield Event("gate", day, project, phase, _phase(phase, around), "passed", route=route, who=actors(project))
    for phase, ready in _ready(project).items() if is_open else ():
        if phase not in passed:
            yield _gate_ahead(project, phase, ready, around)


def _gate_ahead(project: Entry, phase: str, ready: date, around: Around) -> Event:
    meeting, papers = _meeting(project, phase, max(ready, around.as_of), around)
    return Event(
        "gate",
        ready if ready < around.as_of or meeting is None else meeting,
        project,
        phase,
        _phase(phase, around),
        "planned",
        route=("milestones",),
        who=actors(project),
        must=True,
        decide_by=papers,
    )


def _ready(project: Entry) -> dict[str, date]:
    """The day of the last milestone of each phase that has any left."""
    ready: dict[str, date] = {}
    for row in project.rows("milestones"):
        phase, day = row.get("phase"), day_in(row.get("forecast")) or day_in(row.get("planned"))
        if isinstance(phase, str) and day is not None and row.get("done") is None:
            ready[phase] = max(day, ready.get(phase, day))
    return ready


def _meeting(project: Entry, phase: str, ready: date, around: Around) -> tuple[date | None, date | None]:
    """The first known meeting of the board that passes the gate, and the day its papers go out."""
    model = _model(project, around)
    gate = model.gates.get(phase) if model else None
    board = around.registry.settings.boards.get(gate.boards[-1]) if gate and gate.boards else None
    day = min((day for day in board.meetings if day >= ready), default=None) if board else None
    if board is None or day is None or board.paper_deadline is None:
        return day, None
    return day, around.working_days.minus_working_days(day, board.paper_deadline)


def _phase(phase: str, around: Around) -> str:
    return around.registry.settings.vocabularies.phases.get(phase, phase)


def _model(project: Entry, around: Around) -> ProjectModel | None:
    return around.registry.settings.project_models.get(project.text("model") or "")


def _checkpoint(project: Entry, around: Around) -> Iterator[Event]:
    """The next checkpoint, so long after the last one, or after the last gate, as the project model says."""
    model = _model(project, around)
    every = period_in(model.checkpoint_every) if model else None
    if every is None:
        return
    days = [day for row in project.rows("checkpoints") if (day := day_in(row.get("date"))) is not None]
    days = days or [day for row in project.rows("gates") if (day := day_in(row.get("passed"))) is not None]
    due = after(max(days), every) if days else None
    yield Event("checkpoint", due, project, route=("checkpoints",), who=actors(project), must=True)


def _status_report(project: Entry, around: Around) -> Iterator[Event]:
    intervals = around.registry.settings.intervals
    every = period_in(intervals.project_status) if intervals else None
    if every is not None:
        days = [day for row in project.rows("status") if (day := day_in(row.get("date"))) is not None]
        due = after(max(days), every) if days else None
        yield Event("status-report", due, project, route=("status",), who=actors(project)[::-1], must=True)


def _changes(project: Entry, around: Around, *, is_open: bool) -> Iterator[Event]:
    for position, row in project.numbered_rows("changes"):
        day, system, action = day_in(row.get("date")), row.get("system"), row.get("action")
        if day is not None and isinstance(system, str) and isinstance(action, str):
            must = is_open and not _is_carried_out(row, around)
            part, route = f"{system} {action}", ("changes", position, "date")
            yield Event(
                "system-change", day, project, part, system, action, route=route, who=actors(project), must=must
            )


def _is_carried_out(row: Mapping[str, Data], around: Around) -> bool:
    """Whether the system's own dates agree with the change; of those that only change it nothing can be said."""
    system = around.registry.find(str(row["system"]))
    if system is None or row["action"] in ("change", "move-interface"):
        return True
    now = own_standing(system, around.as_of)
    return now.state != "planned" if row["action"] == "introduce" else not now.is_living


def _communications(project: Entry) -> Iterator[Event]:
    for position, row in project.numbered_rows("communications"):
        day, name = day_in(row.get("date")), text_of(row, "audience", "message")
        if day is not None:
            route = ("communications", position, "date")
            yield Event("communication", day, project, name, name, route=route, who=actors(project, row))
