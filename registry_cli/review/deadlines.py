"""Deadlines that a change moves, brings or takes away."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from registry_cli.analysis.changes import Changes
from registry_cli.analysis.deadlines.collecting import events_of
from registry_cli.analysis.deadlines.event import Event, EventKind, around
from registry_cli.analysis.deadlines.settings import settings_events
from registry_cli.model.registry import Entry, Registry
from registry_cli.review.affected import Affected

NAMING: tuple[EventKind, ...] = ("use-end", "agreement", "certificate", "conformity", "expiry", "system-change")
"""The kinds whose events are told apart by the id of another entity."""

_Key = tuple[EventKind, str, str]
_Days = tuple[date | None, date | None, date | None]


@dataclass(frozen=True, slots=True)
class DeadlineMove:
    """An event before and after, `None` where it is not there; those that stay on their days are no moves."""

    before: Event | None
    after: Event | None

    @property
    def event(self) -> Event:
        """As it is now, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def is_earlier(self) -> bool:
        """Whether there is less time: its day moves forward, or it is new."""
        before, after = (_day(one) for one in (self.before, self.after))
        return after is not None and (before is None or after < before)


def deadline_moves(changes: Changes, reach: Affected, as_of: date) -> tuple[DeadlineMove, ...]:
    """The events whose days differ, by the day they have now; what has passed on both sides is left out.

    Of affected entities, and of the settings where these differ. Several events that nothing but their day tells apart are held
    against each other in the order of their days.
    """
    old = _events(_all(reach.before, changes.base, changes, as_of), changes.renames)
    new = _events(_all(reach.after, changes.head, changes, as_of), {})
    moves = (move for key in dict.fromkeys((*new, *old)) for move in _moves(old.get(key, []), new.get(key, [])))
    found = [one for one in moves if _differs(one) and _matters(one, as_of)]
    return tuple(
        sorted(found, key=lambda one: (_day(one.event) or date.max, one.event.kind, one.event.entity, one.event.part))
    )


def _all(entries: Iterable[Entry], registry: Registry, changes: Changes, as_of: date) -> Iterable[Event]:
    is_set_otherwise = changes.settings.facts or not changes.settings.is_known
    of_settings = settings_events(around(registry, as_of)) if is_set_otherwise else ()
    return (*events_of(entries, registry, as_of), *of_settings)


def _events(events: Iterable[Event], renames: Mapping[str, str]) -> dict[_Key, list[Event]]:
    found: dict[_Key, list[Event]] = {}
    for one in sorted(events, key=lambda one: _day(one) or date.max):
        found.setdefault((one.kind, renames.get(one.entity, one.entity), _part(one, renames)), []).append(one)
    return found


def _part(event: Event, renames: Mapping[str, str]) -> str:
    """What tells it apart from others of its kind, with the new id where that is what it is about."""
    if not renames or event.kind not in NAMING:
        return event.part
    return " ".join(renames.get(word, word) for word in event.part.split(" "))


def _moves(old: list[Event], new: list[Event]) -> Iterator[DeadlineMove]:
    """The events of one key before and after, without those that stay on their days."""
    kept = Counter(map(_days, old)) & Counter(map(_days, new))
    yield from (DeadlineMove(*both) for both in zip_longest(_without(old, kept), _without(new, kept)))


def _without(events: list[Event], kept: Counter[_Days]) -> list[Event]:
    left, rest = Counter(kept), []
    for one in events:
        if left[_days(one)]:
            left[_days(one)] -= 1
        else:
            rest.append(one)
    return rest


def _days(event: Event) -> _Days:
    return event.day, event.through, event.decide_by


def _differs(move: DeadlineMove) -> bool:
    old, new = move.before, move.after
    if old is None or new is None:
        return _day(move.event) is not None
    return _days(old) != _days(new)


def _matters(move: DeadlineMove, as_of: date) -> bool:
    """Whether either of its days is still to come, or is overdue."""
    return any(one is not None and one.state(as_of) != "passed" for one in (move.before, move.after))


def _day(event: Event | None) -> date | None:
    return event.day if event is not None else None
