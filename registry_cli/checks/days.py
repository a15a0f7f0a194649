"""On which days to come the findings about which entities may change, though no file does.

Each function here answers for one reason that time has: something comes, goes or ends; something falls due; a year turns. A check
names its reasons in `days`. Too many days cost time and nothing else; a day too few is a wrong forecast.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from registry_cli.analysis.contracts.course import certain_course
from registry_cli.analysis.contracts.endings import ending_on, has_ended
from registry_cli.analysis.contracts.terms import inheritance, terms_of
from registry_cli.analysis.due import duties_of
from registry_cli.analysis.links import links
from registry_cli.analysis.periods import Period, after, before, shifted
from registry_cli.analysis.rules import MEANS
from registry_cli.documents import Data
from registry_cli.model.approved import approved_changes
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.values import day_in
from registry_cli.timeline import KINDS_WITH_A_LIFE, stages

SETTINGS = ""
"""Stands for the files of settings among the ids of entities."""

EVERYTHING = "*"
"""Stands for all entities, where a day may change the findings about any of them."""

Turn = tuple[date, str]
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Window:
    """A registry and the days asked about: those after `first`, up to and including `last`."""

    registry: Registry
    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Whether it is one of the days."""
        return day is not None and self.first < day <= self.last

    def once(self, question: Hashable, reckon: Callable[[], Answer]) -> Answer:
        """The answer to a question about this registry and these days, reckoned the first time."""
        return self.registry.once((question, self.first, self.last), reckon)

    def turns(self, days: Iterable[date | None], *ids: str) -> Iterator[Turn]:
        """The days that are in the window, each with the ids."""
        for day in set(days):
            if day is not None and self.first < day <= self.last:
                yield from ((day, one) for one in ids)


def next_day(day: date | None) -> date | None:
    """The day after, on which what lasted through `day` is over."""
    return None if day is None else shifted(day, 1)


def reached_on(day: date | None, time: Period | None) -> date | None:
    """The first day from which `day` lies no further ahead than `time`."""
    found = before(day, time) if day is not None and time is not None else None
    if day is None or time is None or found is None:
        return None
    while (earlier := shifted(found, -1)) is not None and (after(earlier, time) or date.max) >= day:
        found = earlier
    while (after(found, time) or date.max) < day and (later := shifted(found, 1)) is not None:
        found = later
    return found


def stated_days(data: Data) -> Iterator[date]:
    """Every day that stands anywhere in the data."""
    if isinstance(data, dict):
        for value in data.values():
            yield from stated_days(value)
    elif isinstance(data, list):
        for item in data:
            yield from stated_days(item)
    elif isinstance(data, str) and (day := day_in(data)) is not None:
        yield day


def lives(window: Window) -> Iterable[Turn]:
    """When something comes, goes, is left or ends: for it, for all that refer to it, and for what they offer to others."""
    return window.once("lives", lambda: tuple(_lives(window)))


def _lives(window: Window) -> Iterator[Turn]:
    for entry in window.registry.entries.values():
        days = [day for day in _turning(entry, window) if window.holds(day)]
        if days:
            yield from window.turns(days, *around(entry, window.registry))
        yield from window.turns(_ends_of_rows(entry), entry.id)
        yield from window.turns(_ends_of_charges(entry), entry.id)
    for change in approved_changes(window.registry.entries.values()) if window.registry.entries else ():
        if window.holds(change.day):
            for move in change.moves:
                yield from window.turns([change.day], *referring(window.registry).get(move.source, ()))


def _turning(entry: Entry, window: Window) -> Iterable[date | None]:
    """The days on which an entity begins or ceases to be there, or to matter."""
    if entry.kind in KINDS_WITH_A_LIFE:
        return [stage.day for stage in stages(entry)]
    if entry.kind == "person":
        return [day_in(entry.text("left"))]
    if entry.kind in ("strategy", "programme"):
        return [next_day(day_in(entry.text("end")))]
    return _ended(entry, window) if entry.kind == "contract" else []


def _ended(contract: Entry, window: Window) -> Iterator[date]:
    """The days on which a contract becomes over, or is over no longer."""
    terms, found = terms_of(contract, window.registry), {window.first}
    for day in known_days(contract, window.registry):
        found |= {day, next_day(day) or day}
    for day in tuple(found):
        ending, course = ending_on(terms, day), certain_course(terms, day)
        last = ending.last if ending else course.final if course else None
        found |= {next_day(last) or last} if last else set()
    was_over = has_ended(terms, window.first)
    for day in sorted(one for one in found if window.holds(one)):
        is_over = has_ended(terms, day)
        if is_over != was_over:
            yield day
        was_over = is_over


def known_days(contract: Entry, registry: Registry) -> frozenset[date]:
    """Every day that a contract states, or one that it has its term from."""
    line = inheritance(contract, registry)
    return frozenset(day for one in line for day in stated_days(dict(one.data)))


def _ends_of_rows(entry: Entry) -> Iterator[date | None]:
    """The days after the last ones of references that end: an item with `until`."""
    for found in entry.references:
        row: Data = dict(entry.data)
        for step in found.route[:-1]:
            row = row[step]  # type: ignore[index]  # the reference was found on this route
        if len(found.route) > 1 and isinstance(row, dict) and "until" in row:
            yield next_day(day_in(row["until"]))


def _ends_of_charges(entry: Entry) -> Iterator[date | None]:
    """The days after which nobody needs to answer for something: a waiver, a benefit, a message."""
    if entry.kind == "waiver":
        yield next_day(day_in(entry.text("expires")))
    for row in entry.rows("communications"):
        yield next_day(day_in(row.get("date")))
    for row in entry.rows("benefits"):
        target = row.get("target")
        yield next_day(day_in(row.get("follow_up_until")))
        yield next_day(day_in(target.get("date"))) if isinstance(target, dict) else None


def around(entry: Entry, registry: Registry) -> frozenset[str]:
    """An entity, all that refer to it, and all that refer to the interfaces and data sources among those."""
    first = referring(registry).get(entry.id, ())
    means = [one for one in first if (found := registry.find(one)) is not None and found.kind in MEANS]
    return frozenset({entry.id, *first, *(one for through in means for one in referring(registry).get(through, ()))})


def referring(registry: Registry) -> Mapping[str, tuple[str, ...]]:
    """The ids of all that refer to an entity, by its id; the settings are one of them."""
    return registry.once("referring", lambda: _referring(registry))


def _referring(registry: Registry) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for link in links(registry):
        if link.found.entity:
            found.setdefault(link.found.entity, {})[link.holder.id if link.holder else SETTINGS] = None
    return {target: tuple(holders) for target, holders in found.items()}


def duties(window: Window) -> Iterable[Turn]:
    """The day after something was due: confirmation, control, oversight, meeting, review."""
    return window.once("duties", lambda: tuple(_duties(window)))


def _duties(window: Window) -> Iterator[Turn]:
    settings = window.registry.settings
    for entry in window.registry.entries.values():
        yield from window.turns((next_day(due.due) for due in duties_of(entry, settings)), entry.id)


def years(window: Window) -> Iterable[Turn]:
    """New year: what is reckoned by the year is reckoned for another one."""
    for year in range(window.first.year + 1, window.last.year + 1):
        yield date(year, 1, 1), EVERYTHING


def rules(window: Window) -> Iterable[Turn]:
    """The first days of the municipality's own rules."""
    for rule in window.registry.settings.rules.values():
        yield from window.turns([rule.since], EVERYTHING)
