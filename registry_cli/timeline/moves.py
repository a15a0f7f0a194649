"""Which uses approved projects move, from what to what, and from when.

A move of what belongs to the changed system (the system itself, its modules, what it offers) takes every consumer along; a move of
anything else only the changed system's own uses. Moves count in the order of the changes, so that what was moved may be moved on.
What no project names is not moved.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from registry_cli.model.approved import ApprovedChange, approved_changes
from registry_cli.model.registry import Entry, Registry


class Moved(NamedTuple):
    """What a use has come to lead to, and the change that moved it there last."""

    target: str
    change: ApprovedChange


class _Step(NamedTuple):
    change: ApprovedChange
    target: str
    is_for_all: bool


def moved(registry: Registry, consumer: str, stated: str, day: date) -> Moved | None:
    """Where the use of `stated` by the system `consumer` leads on `day`, if an approved project has moved it by then."""
    steps = registry.once("moves", lambda: _steps(registry))
    found: Moved | None = None
    while (step := _next(steps, consumer, found, stated, day)) is not None:
        found = Moved(step.target, step.change)
    return found


def _next(
    steps: Mapping[str, tuple[_Step, ...]], consumer: str, found: Moved | None, stated: str, day: date
) -> _Step | None:
    """The next move of a use: a later change than the one that moved it last, so that moves in a circle end."""
    for step in steps.get(found.target if found else stated, ()):
        is_later = found is None or step.change.order > found.change.order
        if step.change.day <= day and is_later and (step.is_for_all or step.change.system == consumer):
            return step
    return None


def _steps(registry: Registry) -> Mapping[str, tuple[_Step, ...]]:
    found: dict[str, list[_Step]] = defaultdict(list)
    for change in approved_changes(registry.entries.values()):
        for move in change.moves:
            if move.source != move.target:
                belongs = _belongs(registry.find(move.source), move.source, change.system)
                found[move.source].append(_Step(change, move.target, belongs))
    return {source: tuple(steps) for source, steps in found.items()}


def _belongs(source: Entry | None, named: str, system: str) -> bool:
    if named == system or source is None:
        return named == system
    return system in (source.text("provider"), source.text("part_of"), *source.words("providers"))
