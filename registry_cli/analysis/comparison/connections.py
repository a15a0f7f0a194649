"""What has become of the connections between two states.

Uses are the same on both sides if the system and the thing that its file names are the same: of several the one with the same
purpose, else the next in the file.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from registry_cli.analysis.comparison.side import Side
from registry_cli.timeline import UseOnDay, at

Outcome = Literal["made", "moved", "severed", "ended"]


@dataclass(frozen=True, slots=True)
class ConnectionChange:
    """A use on both sides (`None` where the registry has none) and what has become of it."""

    outcome: Outcome
    before: UseOnDay | None
    after: UseOnDay | None

    @property
    def use(self) -> UseOnDay:
        """The later of the two."""
        found = self.after or self.before
        assert found is not None
        return found


def connection_changes(before: Side, after: Side) -> Iterator[ConnectionChange]:
    """Every connection that is made, moved, severed or ended in between, by consumer and by the place in its file.

    What ends because its system is retired is told by the system's own retirement.
    """
    for old, new in _pairs(before, after):
        outcome = _outcome(old, new)
        is_gone_with_it = outcome == "ended" and _is_gone((new or old), after)
        if outcome is not None and not is_gone_with_it:
            yield ConnectionChange(outcome, old, new)


def _is_gone(use: UseOnDay | None, after: Side) -> bool:
    return use is not None and after.presence(after.registry.find(use.consumer.id)) != "there"


def _outcome(old: UseOnDay | None, new: UseOnDay | None) -> Outcome | None:
    was_made, is_made = old is not None and old.is_made, new is not None and new.is_made
    if new is not None and new.state == "severed" and (old is None or old.state != "severed"):
        return "severed"
    if new is not None and is_made and not was_made:
        return "moved" if new.state == "moved" and old is not None and old.state != "coming" else "made"
    if old is not None and new is not None and was_made and is_made:
        return "moved" if old.target != new.target else None
    return "ended" if was_made else None


def _pairs(before: Side, after: Side) -> Iterator[tuple[UseOnDay | None, UseOnDay | None]]:
    old, new = _by_consumer(before), _by_consumer(after)
    for consumer in sorted({*old, *new}):
        waiting = list(old.get(consumer, ()))
        for use in new.get(consumer, ()):
            found = _same(use, waiting)
            if found is not None:
                waiting.remove(found)
            yield found, use
        yield from ((use, None) for use in waiting)


def _same(use: UseOnDay, waiting: list[UseOnDay]) -> UseOnDay | None:
    alike = [one for one in waiting if one.stated == use.stated]
    purpose = use.row.get("purpose")
    return next((one for one in alike if one.row.get("purpose") == purpose), alike[0] if alike else None)


def _by_consumer(side: Side) -> dict[str, list[UseOnDay]]:
    found: dict[str, list[UseOnDay]] = defaultdict(list)
    for use in at(side.registry, side.day).uses.values():
        found[use.consumer.id].append(use)
    return found
