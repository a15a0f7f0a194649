"""What recurs and is due again: confirmations, controls, risk assessments, oversight, meetings with suppliers, reviews."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from registry_cli.analysis.deadlines.event import Around, Event, EventKind, actors
from registry_cli.analysis.due import Due, duties, holds_personal_data, level_of
from registry_cli.analysis.periods import after, period_in, shifted
from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in
from registry_cli.timeline import standing

ASSESSMENT: Route = ("privacy", "risk_assessment", "date")
NO_ASSESSMENT = "not-relevant"


def recurring_events(around: Around, entries: Iterable[Entry]) -> Iterator[Event]:
    """Everything that recurs for `entries`, and what is planned of it.

    What is planned for a day in time stands for what is due then: only the planned day is told.
    """
    found: dict[tuple[EventKind, str], list[Event]] = defaultdict(list)
    entries = tuple(entries)
    for due in duties(around.registry, around.as_of, entries):
        event = _event(due, around.registry)
        found[event.kind, event.entity].append(event)
    for entry in (one for one in entries if one.kind in ("system", "processing", "supplier")):
        for planned in _planned(entry, around):
            found[planned.kind, planned.entity].append(planned)
    for events in found.values():
        yield from _told(events)


def _told(events: Iterable[Event]) -> Iterator[Event]:
    events = list(events)
    planned = next((one.day for one in events if one.part == "planned"), None)
    for one in events:
        is_taken_care_of = planned is not None and one.day is not None and planned <= one.day
        if one.part == "planned" or not (
            one.kind in ("oversight", "supplier-meeting", "risk-assessment") and is_taken_care_of
        ):
            yield one


def _event(due: Due, registry: Registry) -> Event:
    who = actors(due.entry)
    if due.duty != "control":
        return Event(due.duty, due.due, due.entry, route=due.route, who=who, must=True)
    control = registry.settings.controls[due.name]
    is_assessment = control.recorded_in == ".".join(map(str, ASSESSMENT))
    kind: EventKind = "risk-assessment" if is_assessment else "control"
    reminders = [shifted(due.due, -days) for days in control.warn_days] if due.due else []
    return Event(
        kind,
        due.due,
        due.entry,
        due.name,
        control.name,
        route=due.route,
        who=who,
        must=True,
        reminders=tuple(sorted(day for day in reminders if day is not None)),
    )


def _planned(entry: Entry, around: Around) -> Iterator[Event]:
    """The day that is planned for the next time, unless it was done since; and an assessment that no control asks for."""
    if entry.kind == "supplier":
        last = max(entry.rows("meetings"), key=lambda row: day_in(row.get("date")) or date.min, default={})
        yield from _plan("supplier-meeting", entry, last.get("next"), last.get("date"), ("meetings",))
    elif entry.kind == "processing":
        oversight = entry.section("oversight")
        done = oversight.get("done")
        days = [row.get("date") for row in done if isinstance(row, dict)] if isinstance(done, list) else []
        last_done = max(filter(None, map(day_in, days)), default=None)
        yield from _plan("oversight", entry, oversight.get("planned"), last_done, ("oversight", "planned"))
    elif standing(entry, around.as_of).is_living:
        yield from _assessment(entry, around.registry)


def _plan(kind: EventKind, entry: Entry, planned: Data, done: Data | date, route: Route) -> Iterator[Event]:
    day, last = day_in(planned), done if isinstance(done, date) else day_in(done)
    if day is not None and (last is None or last < day):
        yield Event(kind, day, entry, "planned", word="planned", route=route, who=actors(entry), must=True)


def _assessment(system: Entry, registry: Registry) -> Iterator[Event]:
    """The risk assessment as planned; and as the intervals ask for it, where no control is recorded in its field."""
    stated = system.section("privacy").get("risk_assessment")
    assessment: Mapping[str, Data] = stated if isinstance(stated, dict) else {}
    if assessment.get("status") == NO_ASSESSMENT:
        return
    last = day_in(assessment.get("date"))
    yield from _plan("risk-assessment", system, assessment.get("planned"), last, (*ASSESSMENT[:2], "planned"))
    if not _is_controlled(registry) and (last is not None or holds_personal_data(system)):
        intervals = registry.settings.intervals
        high = intervals.risk_assessment_high if intervals and level_of(system) == "high" else None
        period = period_in(high or (intervals.risk_assessment if intervals else None))
        if period is not None:
            due = after(last, period) if last is not None else None
            yield Event("risk-assessment", due, system, route=ASSESSMENT, who=actors(system), must=True)


def _is_controlled(registry: Registry) -> bool:
    field = ".".join(map(str, ASSESSMENT))
    return any(control.recorded_in == field and control.every for control in registry.settings.controls.values())
