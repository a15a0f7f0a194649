"""Deadlines that a change moves, brings or takes away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.changes import Changes
from registry_cli.analysis.deadlines.collecting import events_of
from registry_cli.analysis.deadlines.event import Event, EventKind
from registry_cli.review.affected import Affected

_Key = tuple[EventKind, str, str]


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
    """The events of affected entities whose days differ, by the day they have now; what has passed on both sides is left out."""
    old = _events(events_of(reach.before, changes.base, as_of), changes.renames)
    new = _events(events_of(reach.after, changes.head, as_of), {})
    moves = (DeadlineMove(old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old)))
    found = [one for one in moves if _differs(one) and _matters(one, as_of)]
    return tuple(
        sorted(found, key=lambda one: (_day(one.event) or date.max, one.event.kind, one.event.entity, one.event.part))
    )


def _events(events: Iterable[Event], renames: Mapping[str, str]) -> dict[_Key, Event]:
    found: dict[_Key, Event] = {}
    for one in events:
        key = (one.kind, renames.get(one.entity, one.entity), one.part)
        known = found.get(key)
        if known is None or (_day(one) or date.max) < (_day(known) or date.max):
            found[key] = one
    return found


def _differs(move: DeadlineMove) -> bool:
    old, new = move.before, move.after
    if old is None or new is None:
        return _day(move.event) is not None
    return (old.day, old.through, old.decide_by) != (new.day, new.through, new.decide_by)


def _matters(move: DeadlineMove, as_of: date) -> bool:
    """Whether either of its days is still to come, or is overdue."""
    return any(one is not None and one.state(as_of) != "passed" for one in (move.before, move.after))


def _day(event: Event | None) -> date | None:
    return event.day if event is not None else None
