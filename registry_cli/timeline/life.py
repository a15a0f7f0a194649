"""The stages of a thing's life: its own dates, then what approved projects make of them.

A project says less than a lifecycle does, so it only takes away what it contradicts: with *introduce* the thing is in use on the
day, and its pilot before that stays; with *retire* it is gone on the day, whatever was to come later. A day that lies within the
stated coming of a thing (from the first stage to `in_use`) agrees with *introduce*. Changes count in their order: what one has
brought or taken away already, a later one does not do again.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple, get_args

from registry_cli.findings import Mark
from registry_cli.model.approved import ApprovedChange
from registry_cli.model.kinds import KINDS
from registry_cli.model.registry import Entry
from registry_cli.model.values import day_in

State = Literal["planned", "pilot", "phase-in", "in-use", "phase-out", "retired"]
STATES: tuple[State, ...] = get_args(State)

KINDS_WITH_A_LIFE = tuple(kind.KIND for kind in KINDS if "lifecycle" in kind.model_fields)
"""The kinds whose entities come into use and are retired; others have no state."""

_KEYS: tuple[tuple[State, str], ...] = (
    ("pilot", "pilot"),
    ("phase-in", "phase_in"),
    ("in-use", "in_use"),
    ("phase-out", "phase_out"),
    ("retired", "retired"),
)
_COMING = ("pilot", "phase-in", "in-use")


class Stage(NamedTuple):
    """A state of a thing's life, what it rests on (a key of `lifecycle`, or an approved change), and its first day."""

    state: State
    ground: str | ApprovedChange
    day: date


class Contradiction(NamedTuple):
    """A stage that a thing's own dates state, and the approved change that says otherwise and wins."""

    stage: Stage
    change: ApprovedChange


def own_stages(entry: Entry) -> tuple[Stage, ...]:
    """Each stage that `lifecycle` dates, in the order of a life."""
    lifecycle = entry.section("lifecycle")
    if not lifecycle:
        return ()
    dated = [(state, key, day_in(lifecycle[key])) for state, key in _KEYS if key in lifecycle]
    return tuple(Stage(state, key, day) for state, key, day in dated if day is not None)


def stages(entry: Entry) -> tuple[Stage, ...]:
    """Each dated stage of `entry`'s life, in the order in which it passes through them, approved changes included."""
    return entry.once("stages", lambda: _stages(entry))


def _stages(entry: Entry) -> tuple[Stage, ...]:
    life = own_stages(entry)
    for change in entry.approved_changes:
        life = _changed(life, entry.id, change)
    return life


def retirement(entry: Entry) -> Stage | None:
    """How and when it is retired for good, if anything says so."""
    last = stages(entry)[-1:]
    return last[0] if last and last[0].state == "retired" else None


def place_of(stage: Stage, entry: Entry) -> Mark:
    """Where the day of a stage of `entry` is stated."""
    if isinstance(stage.ground, str):
        return Mark(entry.path, ("lifecycle", stage.ground))
    return stage.ground.mark


def contradictions(entry: Entry) -> Iterator[Contradiction]:
    """The entity's own dates that an approved change overrules, one for each change: the one nearest to what it says."""
    life = own_stages(entry)
    for change in entry.approved_changes:
        changed = _changed(life, entry.id, change)
        wanted = "in-use" if change.brings(entry.id) else "retired"
        lost = [stage for stage in life if stage not in changed and isinstance(stage.ground, str)]
        lost.sort(key=lambda stage: stage.state != wanted)
        if lost:
            yield Contradiction(lost[0], change)
        life = changed


def _changed(life: tuple[Stage, ...], system: str, change: ApprovedChange) -> tuple[Stage, ...]:
    now = next((stage for stage in reversed(life) if stage.day <= change.day), None)
    if change.brings(system):
        return _introduced(life, now, change)
    return _retired(life, now, change) if change.takes_away(system) else life


def _introduced(life: tuple[Stage, ...], now: Stage | None, change: ApprovedChange) -> tuple[Stage, ...]:
    """In use from the day; a thing that comes back keeps its earlier life."""
    coming = [stage.day for stage in life if stage.state in _COMING]
    is_there = now.state != "retired" if now else not coming
    is_brought = now is not None and now.state == "in-use" and isinstance(now.ground, ApprovedChange)
    agrees = bool(coming) and coming[0] <= change.day <= coming[-1]
    if is_brought or agrees or (change.action == "replace" and is_there):
        return life
    is_back = any(one.state == "retired" and one.day < change.day for one in life)
    earlier = [one for one in life if one.day < change.day and (is_back or one.state in ("pilot", "phase-in"))]
    later = [one for one in life if one.day > change.day and one.state in ("phase-out", "retired")]
    return (*earlier, Stage("in-use", change, change.day), *later)


def _retired(life: tuple[Stage, ...], now: Stage | None, change: ApprovedChange) -> tuple[Stage, ...]:
    """Gone from the day; what was to come later does not come."""
    is_gone = now is not None and now.state == "retired"
    if now is not None and is_gone and (now.day == change.day or isinstance(now.ground, ApprovedChange)):
        return life
    earlier = [one for one in life if one.day < change.day and not (is_gone and one is now)]
    return (*earlier, Stage("retired", change, change.day))
