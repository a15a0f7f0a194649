"""The days of systems, interfaces and data sources: stages of their life, support, targets, agreements, certificates, archives."""

from collections.abc import Iterator
from datetime import date

from registry_cli.analysis.deadlines.event import Around, Event, EventKind, actors, text_of
from registry_cli.analysis.lifetimes import retired_on
from registry_cli.analysis.periods import after, before, period_in
from registry_cli.analysis.uses import TARGETS, Use
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in
from registry_cli.timeline import own_stages, standing

LEAVING = ("migrate", "eliminate")
"""The targets that are reached only when the system is on its way out."""


def life_of(entry: Entry, _: Around) -> Iterator[Event]:
    """The first day of each stage that its own dates state; what projects change are days of theirs."""
    for state, key, day in own_stages(entry):
        kind: EventKind = "retirement" if state == "retired" else "lifecycle"
        yield Event(kind, day, entry, str(key), word=state, route=("lifecycle", str(key)), who=actors(entry))


def system_events(system: Entry, around: Around) -> Iterator[Event]:
    """The days that a system states beside its life and what recurs."""
    is_living = standing(system, around.as_of).is_living
    ends = day_in(system.data.get("support_ends"))
    if ends is not None:
        yield Event("support-end", ends, system, route=("support_ends",), who=actors(system), must=is_living)
    yield from _target(system, around.as_of)
    yield from _conformity(system, is_living=is_living)
    yield from _archive(system, is_living=is_living)
    for position, row in system.numbered_rows("uses"):
        target = next((str(row[key]) for key in TARGETS if isinstance(row.get(key), str)), None)
        if target is not None:
            yield from _use(Use(system, ("uses", position), row, target), around)


def _target(system: Entry, as_of: date) -> Iterator[Event]:
    target = system.section("target")
    by, action = day_in(target.get("by")), target.get("action")
    if by is None or not isinstance(action, str):
        return
    now = standing(system, as_of)
    is_leaving = now.state == "phase-out" and retired_on(system) is not None
    must = action in LEAVING and now.is_living and not is_leaving
    yield Event("target", by, system, word=action, route=("target", "by"), who=actors(system), must=must)


def _conformity(system: Entry, *, is_living: bool) -> Iterator[Event]:
    for position, row in system.numbered_rows("conforms"):
        by, standard = day_in(row.get("by")), row.get("standard")
        if by is not None and isinstance(standard, str):
            must = is_living and row.get("status") in ("planned", "gap")
            route = ("conforms", position, "by")
            yield Event("conformity", by, system, standard, standard, route=route, who=actors(system), must=must)


def _archive(system: Entry, *, is_living: bool) -> Iterator[Event]:
    """The next archive version: so long after the last period handed over as the system says itself."""
    archiving = system.section("archiving")
    every, periods = period_in(archiving.get("every")), archiving.get("periods")
    rows = [row for row in periods if isinstance(row, dict)] if isinstance(periods, list) else []
    last = max((day for row in rows if (day := day_in(row.get("until"))) is not None), default=None)
    due = after(last, every) if last is not None and every is not None else None
    if due is not None:
        yield Event("archiving", due, system, route=("archiving", "periods"), who=actors(system), must=is_living)


def _use(use: Use, around: Around) -> Iterator[Event]:
    until, who = use.day("until"), actors(use.system)
    if until is not None:
        yield Event("use-end", until, use.system, use.target, use.target, route=(*use.route, "until"), who=who)
    intervals = around.registry.settings.intervals
    warning = period_in(intervals.certificate_warning) if intervals else None
    ends: tuple[tuple[EventKind, tuple[str, ...]], ...] = (
        ("agreement", ("agreement", "until")),
        ("certificate", ("certificate_until",)),
    )
    for kind, keys in ends:
        day = use.day(*keys)
        if day is not None:
            must = use.is_made(around.registry, around.as_of)
            decide = before(day, warning) if warning else None
            route = (*use.route, *keys)
            yield Event(
                kind, day, use.system, use.target, use.target, route=route, who=who, must=must, decide_by=decide
            )


def standard_events(standard: Entry, _: Around) -> Iterator[Event]:
    """The day from which a standard binds."""
    day = day_in(standard.data.get("mandatory_from"))
    if day is not None:
        name = text_of(standard.data, "number")
        yield Event("standard", day, standard, name=name, route=("mandatory_from",), who=actors(standard))
