"""The whole comparison of two states."""

from dataclasses import dataclass

from registry_cli.analysis.comparison.connections import ConnectionChange, Outcome, connection_changes
from registry_cli.analysis.comparison.entities import Difference, Turn, difference
from registry_cli.analysis.comparison.side import Side
from registry_cli.analysis.narrowing import is_chosen
from registry_cli.language import sort_key
from registry_cli.model.kinds import KINDS
from registry_cli.model.registry import Entry

_ORDER = {kind.KIND: position for position, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two states: entities by kind and name, connections by the consumer's id."""

    before: Side
    after: Side
    entities: tuple[Difference, ...]
    connections: tuple[ConnectionChange, ...]

    @property
    def is_incomplete(self) -> bool:
        """Whether either side could not be loaded whole."""
        return self.before.registry.is_incomplete or self.after.registry.is_incomplete

    def turned(self, turn: Turn) -> tuple[Difference, ...]:
        """The entities that arrive, retire or change."""
        return tuple(one for one in self.entities if one.turn == turn)

    def became(self, outcome: Outcome) -> tuple[ConnectionChange, ...]:
        """The connections that are made, moved, severed or ended."""
        return tuple(one for one in self.connections if one.outcome == outcome)


def compare(before: Side, after: Side) -> Comparison:
    """What differs from `before` to `after`; of a selection what is selected, and the connections that begin or end at it."""
    ids = sorted({*before.registry.entries, *after.registry.entries})
    found = [one for id_ in ids if (one := difference(id_, before, after)) is not None and _is_chosen(one.entry, after)]
    found.sort(key=lambda one: (_ORDER[one.entry.kind], sort_key(one.entry.name), one.entry.id))
    connections = [one for one in connection_changes(before, after) if _touches_chosen(one, before, after)]
    return Comparison(before, after, tuple(found), tuple(connections))


def _is_chosen(entry: Entry | None, side: Side) -> bool:
    return entry is not None and is_chosen(entry, side.registry)


def _touches_chosen(change: ConnectionChange, before: Side, after: Side) -> bool:
    uses = [(use, side) for use, side in ((change.before, before), (change.after, after)) if use is not None]
    return any(
        _is_chosen(use.consumer, side)
        or _is_chosen(side.registry.find(use.stated), side)
        or _is_chosen(side.registry.find(use.target), side)
        for use, side in uses
    )
