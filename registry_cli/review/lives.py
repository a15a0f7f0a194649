"""How a change moves the lives of systems, interfaces and data sources: their stages, own or by approved projects."""

from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.changes import Changes
from registry_cli.model.registry import Entry
from registry_cli.review.affected import Affected
from registry_cli.timeline import KINDS_WITH_A_LIFE, State, stages, standing
from registry_cli.timeline.life import Stage


@dataclass(frozen=True, slots=True)
class LifeMove:
    """An entity whose stages differ: each with its first day, and where it stands on the day asked about; `None` where it is not there."""

    entry: Entry
    before: tuple[Stage, ...]
    after: tuple[Stage, ...]
    state_before: State | None
    state_after: State | None

    @property
    def retirement(self) -> tuple[date | None, date | None]:
        """The first day it is gone, before and after."""
        return _retired(self.before), _retired(self.after)

    @property
    def is_ending_sooner(self) -> bool:
        """Whether it will be retired though it was not to be, or sooner than before."""
        before, after = self.retirement
        return after is not None and (before is None or after < before)


def life_moves(changes: Changes, reach: Affected, as_of: date) -> tuple[LifeMove, ...]:
    """What is there on both sides with other stages, and what comes or goes; by id."""
    before = {changes.renames.get(one.id, one.id): one for one in reach.before if one.kind in KINDS_WITH_A_LIFE}
    after = {one.id: one for one in reach.after if one.kind in KINDS_WITH_A_LIFE}
    found = (_move(before.get(id_), after.get(id_), as_of) for id_ in sorted({*before, *after}))
    return tuple(one for one in found if one is not None)


def _move(old: Entry | None, new: Entry | None, as_of: date) -> LifeMove | None:
    entry = new or old
    assert entry is not None
    was, now = stages(old) if old else (), stages(new) if new else ()
    states = [standing(one, as_of).state if one else None for one in (old, new)]
    if old is not None and new is not None and _dated(was) == _dated(now):
        return None
    return LifeMove(entry, was, now, *states)


def _dated(life: tuple[Stage, ...]) -> tuple[tuple[State, date], ...]:
    return tuple((stage.state, stage.day) for stage in life)


def _retired(life: tuple[Stage, ...]) -> date | None:
    return next((stage.day for stage in life if stage.state == "retired"), None)
