"""The days of strategies, programmes, obligations from outside, waivers and people."""

from collections.abc import Iterator, Mapping
from datetime import date

from registry_cli.analysis.deadlines.event import Around, Event, actors, text_of
from registry_cli.documents import Data
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in
from registry_cli.timeline import KINDS_WITH_A_LIFE, standing


def strategy_events(strategy: Entry, around: Around) -> Iterator[Event]:
    """Its last day, and the days by which its goals are to be reached: overdue until a measurement of that day or later."""
    end = day_in(strategy.data.get("end"))
    if end is not None:
        yield Event("strategy-end", end, strategy, route=("end",), who=actors(strategy))
    is_in_force = end is None or end >= around.as_of
    for position, goal in strategy.numbered_rows("goals"):
        indicators = goal.get("indicators")
        for number, row in enumerate(indicators if isinstance(indicators, list) else ()):
            by = day_in(row.get("by")) if isinstance(row, dict) else None
            if isinstance(row, dict) and by is not None:
                name, part = text_of(row, "name"), f"{goal.get('id')} {row.get('name')}"
                must = is_in_force and not _is_measured(row, by)
                route = ("goals", position, "indicators", number, "by")
                yield Event("goal", by, strategy, part, name, route=route, who=actors(strategy), must=must)


def _is_measured(row: Mapping[str, Data], by: date) -> bool:
    measured = row.get("measured")
    rows = [one for one in measured if isinstance(one, dict)] if isinstance(measured, list) else []
    return any((day := day_in(one.get("date"))) is not None and day >= by for one in rows)


def programme_events(programme: Entry, _: Around) -> Iterator[Event]:
    """Its last day."""
    end = day_in(programme.data.get("end"))
    if end is not None:
        yield Event("programme-end", end, programme, route=("end",), who=actors(programme))


def initiative_events(initiative: Entry, around: Around) -> Iterator[Event]:
    """When it must be done: overdue until all its projects are closed, or all that it touches is retired."""
    deadline = day_in(initiative.data.get("deadline"))
    if deadline is not None:
        must = not _is_fulfilled(initiative, around)
        yield Event("initiative", deadline, initiative, route=("deadline",), who=actors(initiative), must=must)


def _is_fulfilled(initiative: Entry, around: Around) -> bool:
    projects = around.projects.get(initiative.id, ())
    if projects and all(project.text("state") == "closed" for project in projects):
        return True
    touched = [around.registry.find(one) for one in initiative.words("affects")]
    is_closed_down = initiative.text("type") == "discontinuation" and bool(touched)
    return is_closed_down and all(one is None or _is_gone(one, around.as_of) for one in touched)


def _is_gone(entry: Entry, day: date) -> bool:
    return entry.kind in KINDS_WITH_A_LIFE and standing(entry, day).state == "retired"


def waiver_events(waiver: Entry, _: Around) -> Iterator[Event]:
    """Its last day; expired it is overdue until it is taken away or renewed."""
    expires = day_in(waiver.data.get("expires"))
    if expires is not None:
        name = text_of(waiver.data, "finding", "entity")
        yield Event("waiver", expires, waiver, name=name, route=("expires",), who=actors(waiver), must=True)


def person_events(person: Entry, _: Around) -> Iterator[Event]:
    """The first day that nobody holds the position: what it answers for must be handed over before."""
    left = day_in(person.data.get("left"))
    if left is not None:
        unit = person.text("unit")
        yield Event("departure", left, person, route=("left",), who=(person.id, *((unit,) if unit else ())))
