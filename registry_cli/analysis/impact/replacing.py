"""What takes over from something that goes, and whether it does so in time.

Said by the use itself (`switch`), by a project that moves consumers or replaces the system, by the thing's `successor`, or by a system's
`target`. What is itself gone by the day is followed to its own successor. A project counts when it is approved.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from registry_cli.analysis.impact.needs import OVER
from registry_cli.analysis.lifetimes import has_clear_life
from registry_cli.analysis.uses import Use
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in
from registry_cli.timeline import KINDS_WITH_A_LIFE, stages, standing

Source = Literal["switch", "project", "successor", "target"]
Timing = Literal["in-time", "undecided", "no-day", "late"]
"""There by the day and decided; there or planned in time, but its project is not approved; no day is stated; later than the day."""
TIMINGS: dict[Timing, int] = {"in-time": 0, "undecided": 1, "no-day": 2, "late": 3}


@dataclass(frozen=True, slots=True)
class Replacement:
    """Something that takes over: who says so, over which successors one came to it, from which day, and whether that is in time."""

    entry: Entry
    source: Source
    project: Entry | None
    over: tuple[Entry, ...]
    day: date | None
    timing: Timing


class Replacements:
    """What takes over from things of one registry on a day; what is in `gone` cannot."""

    def __init__(self, registry: Registry, day: date, gone: Collection[str]) -> None:
        self._registry, self._day, self._gone = registry, day, gone
        self._by_project: dict[str, list[tuple[str, Entry, date | None, str]]] = {}
        for project in registry.of_kind("project"):
            if project.text("state") not in OVER:
                for old, new, when, system in _moved(project):
                    self._by_project.setdefault(old, []).append((new, project, when, system))

    def of(self, lost: Entry, use: Use | None = None) -> tuple[Replacement, ...]:
        """What takes over from `lost`, for one who uses it where a use is given: the best first, each once."""
        found: dict[str, Replacement] = {}
        for name, source, project, when in self._named(lost, use):
            one = self._replacement(name, source, project, when)
            if one is not None and one.entry.id != lost.id and _says_more(one, found.get(one.entry.id)):
                found[one.entry.id] = one
        return tuple(sorted(found.values(), key=lambda one: (TIMINGS[one.timing], one.entry.id)))

    def _named(self, lost: Entry, use: Use | None) -> Iterator[tuple[str, Source, Entry | None, date | None]]:
        switch = use.row.get("switch") if use else None
        to = switch.get("to") if isinstance(switch, dict) else None
        if isinstance(to, str):
            yield to, "switch", None, None
        for new, project, when, system in self._by_project.get(lost.id, ()):
            if _belongs(lost, system) or (use is not None and use.system.id == system):
                yield new, "project", project, when
        if successor := lost.text("successor"):
            yield successor, "successor", None, None
        target = lost.section("target").get("to")
        if isinstance(target, str):
            yield target, "target", None, None

    def _replacement(self, name: str, source: Source, project: Entry | None, when: date | None) -> Replacement | None:
        """The thing of this id, or what follows it; `None` where nothing is left by the day."""
        over: list[Entry] = []
        entry = self._registry.find(name)
        while entry is not None and self._is_gone(entry) and entry not in over:
            over.append(entry)
            entry = self._registry.find(entry.text("successor"))
        if entry is None or self._is_gone(entry):
            return None
        day, timing = self._timing(entry, project, when)
        return Replacement(entry, source, project, tuple(over), day, timing)

    def _is_gone(self, entry: Entry) -> bool:
        return entry.id in self._gone or (has_clear_life(entry) and standing(entry, self._day).state == "retired")

    def _timing(self, entry: Entry, project: Entry | None, when: date | None) -> tuple[date | None, Timing]:
        begins = _first_day(entry)
        days = [day for day in (begins, when) if day is not None]
        if any(day > self._day for day in days):
            return max(days), "late"
        if not has_clear_life(entry) or (project is not None and when is None):
            return begins, "no-day"
        is_decided = project is None or project.text("state") == "approved"
        return max(days, default=None), "in-time" if is_decided else "undecided"


def _says_more(one: Replacement, known: Replacement | None) -> bool:
    """Whether this is to be believed rather than what is known of the same thing: a project, and of two the better day."""
    if known is None or (one.project is None) == (known.project is None):
        return known is None or TIMINGS[one.timing] < TIMINGS[known.timing]
    return one.project is not None


def _first_day(entry: Entry) -> date | None:
    """The day it is in use; where that is not stated, the first day of its coming; `None` where none is stated."""
    if entry.kind not in KINDS_WITH_A_LIFE:
        return None
    coming = {stage.state: stage.day for stage in stages(entry)}
    return next((coming[state] for state in ("in-use", "pilot", "phase-in") if state in coming), None)


def _belongs(thing: Entry, system: str) -> bool:
    """Whether a move of `thing` by a change of `system` takes every consumer along: it is that system, its module, or offered by it."""
    return system in (thing.id, thing.text("provider"), thing.text("part_of"), *thing.words("providers"))


def _moved(project: Entry) -> Iterator[tuple[str, str, date | None, str]]:
    """What is used until then, what from then on, when, and the system that changes."""
    for row in project.rows("changes"):
        day, system, new = day_in(row.get("date")), row.get("system"), row.get("with")
        if not isinstance(system, str):
            continue
        if row.get("action") == "replace" and isinstance(new, str):
            yield system, new, day, system
        moves = row.get("moves")
        for move in moves if isinstance(moves, list) else ():
            old, to = (move.get("from"), move.get("to")) if isinstance(move, dict) else (None, None)
            if isinstance(old, str) and isinstance(to, str):
                yield old, to, day, system
