"""What hangs on the things that a change touches, over any number of steps."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from registry_cli.analysis.changes import Changes, EntityChange, Fact
from registry_cli.analysis.impact.impact import Touched, touched_by
from registry_cli.analysis.impact.needs import Needs, needs_on
from registry_cli.analysis.landscape import LANDSCAPE_KINDS
from registry_cli.graph import graph_on
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.registry import Entry, Registry
from registry_cli.timeline import stages

DEPENDENCES = ("uses", "redundancy")
"""Fields in which a thing says what it needs itself: whoever needs it may feel when that changes."""

KINDS = (*LANDSCAPE_KINDS, "contract", "supplier")


@dataclass(frozen=True, slots=True)
class Downstream:
    """A changed entity and what goes with it or hangs on it; reckoned in the base where it is gone or ends."""

    change: EntityChange
    touched: tuple[Touched, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """What all changes together touch, without what was changed itself, each once."""

    downstream: tuple[Downstream, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that is touched, by id."""
        changed = {one.change.entry.id for one in self.downstream}
        found = {touched.entry.id: touched.entry for one in self.downstream for touched in one.touched}
        return tuple(found[id_] for id_ in sorted(found) if id_ not in changed)


def reach(changes: Changes, as_of: date) -> Reach:
    """What hangs on each change that others can feel, and on each system that approved projects bring or take away on another day."""
    felt = [one for one in changes.entities if one.entry.kind in KINDS and is_felt(one)]
    felt = [*felt, *_moved_by_projects(changes, {one.entry.id for one in felt})]
    known: dict[bool, Needs] = {}
    found = (_downstream(one, changes, as_of, known) for one in felt)
    return Reach(tuple(one for one in found if one.touched))


def _moved_by_projects(changes: Changes, known: Collection[str]) -> Iterator[EntityChange]:
    """The systems whose life projects change, though their own files say the same; a rename changes nobody's life."""
    for now in changes.head.of_kind("system"):
        was = changes.base.find(now.id)
        is_other = was is not None and was.kind == now.kind and was.approved_changes != now.approved_changes
        if was is not None and is_other and now.id not in known and _life(was) != _life(now):
            yield EntityChange("changed", was, now, (), "id")


def _life(system: Entry) -> list[tuple[str, date]]:
    return [(stage.state, stage.day) for stage in stages(system)]


def is_felt(change: EntityChange) -> bool:
    """Whether the change is in anything that others may rest on; a new thing has nothing that rests on it yet."""
    if change.turn == "added":
        return False
    if change.turn == "removed" or change.unreadable or change.is_of_another_kind:
        return True
    return any(concerns_others(fact, change.entry.kind, DEPENDENCES) for fact in change.facts)


def concerns_others(fact: Fact, kind: str, more: tuple[str, ...] = ()) -> bool:
    """Whether the fact lies in, or brings or takes away, a field of the kind's `IMPACT_FIELDS`, or one of `more`."""
    return any(
        field == impact or field.startswith(f"{impact}.")
        for field in fact.fields
        for impact in (*BY_KIND[kind].IMPACT_FIELDS, *more)
    )


def _downstream(change: EntityChange, changes: Changes, as_of: date, known: dict[bool, Needs]) -> Downstream:
    is_gone = change.after is None
    registry = changes.base if is_gone else changes.head
    if is_gone not in known:
        known[is_gone] = _needs(registry, as_of)
    return Downstream(change, tuple(_others(change.entry, registry, known[is_gone], as_of)))


def _needs(registry: Registry, as_of: date) -> Needs:
    return needs_on(graph_on(registry, as_of), registry, as_of)


def _others(entry: Entry, registry: Registry, needs: Needs, as_of: date) -> Iterator[Touched]:
    return (one for one in touched_by(entry, registry, needs, as_of) if one.entry.id != entry.id)
