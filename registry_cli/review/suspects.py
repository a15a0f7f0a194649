"""Which entities should be confirmed again, because something they depend on has changed since they last were.

What counts is stated by the model: the effect of the reference (`breaks`, `degrades` or `governs`) and the kind's `IMPACT_FIELDS`.
An entity that was never confirmed is none: there is nothing to doubt yet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from registry_cli.analysis.activity import is_active
from registry_cli.analysis.changes import Fact, facts, same
from registry_cli.analysis.narrowing import chosen
from registry_cli.model.fields import Effect
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.shape import shape_of
from registry_cli.model.values import day_in
from registry_cli.review.histories import Event, Life, Unsaved, lives
from registry_cli.review.impact import concerns_others
from registry_cli.sources.history import Past, Revision


class Reason(NamedTuple):
    """A fact of something that an entity refers to that is not what it was when the entity was confirmed.

    `relations` are the fields that refer to it, `revision` the last commit that changed the fact; `None` where it is not committed.
    """

    target: Entry
    relations: tuple[str, ...]
    fact: Fact
    revision: Revision | None


@dataclass(frozen=True, slots=True)
class Suspect:
    """An entity with the day it was last confirmed, and what has changed since."""

    entry: Entry
    verified: date
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Suspects:
    """The suspects by id, how many entities were looked at, and where a shallow clone ended before all was seen."""

    found: tuple[Suspect, ...]
    looked_at: int
    edge: Revision | None = None


class _Verified(NamedTuple):
    """An entity that was confirmed, and the relations by what they lead to."""

    entry: Entry
    day: date
    targets: Mapping[str, tuple[str, ...]]


def suspects(registry: Registry, past: Past, now: Unsaved | None, as_of: date) -> Suspects:
    """The entities of the selection that matter on `as_of` and whose ground has moved since they were confirmed.

    Raises:
        WrongQuestion: git cannot read on.
    """
    verified = [one for entry in chosen(registry) if (one := _verified(entry, registry, as_of)) is not None]
    since: dict[str, date] = {}
    for one in verified:
        for target in one.targets:
            since[target] = min(one.day, since.get(target, one.day))
    known = lives(past, since, now, since=since)
    judged = (Suspect(one.entry, one.day, tuple(_reasons(one, known, registry))) for one in verified)
    edge = next((life.edge for life in known.values() if life.edge is not None), None)
    return Suspects(tuple(one for one in judged if one.reasons), len(verified), edge)


def _verified(entry: Entry, registry: Registry, as_of: date) -> _Verified | None:
    """The entity, where it was confirmed, still matters, and depends on anything."""
    stated = entry.section("verified").get("date")
    day = day_in(stated if isinstance(stated, str) else None)
    if day is None or day > as_of or not is_active(entry, as_of, registry):
        return None
    targets: dict[str, tuple[str, ...]] = {}
    for found in entry.references:
        target = registry.find(found.entity)
        if target is not None and target.id != entry.id and found.effect is not Effect.CONTEXT:
            targets[target.id] = tuple(dict.fromkeys((*targets.get(target.id, ()), found.relation)))
    with_impact = {id_: how for id_, how in targets.items() if BY_KIND[registry.entries[id_].kind].IMPACT_FIELDS}
    return _Verified(entry, day, with_impact) if with_impact else None


def _reasons(one: _Verified, known: Mapping[str, Life], registry: Registry) -> Iterator[Reason]:
    for id_ in sorted(one.targets):
        target = registry.entries[id_]
        for fact, revision in _moved(target, known[id_], one.day):
            yield Reason(target, one.targets[id_], fact, revision)


def _moved(target: Entry, life: Life, day: date) -> Iterator[tuple[Fact, Revision | None]]:
    """What of the target's impact fields differs between the last commit on or before a day and now, with who changed it last."""
    later = _later(life, day)
    first = later[-1].change if later else None
    if first is None or first.before is None or first.before.kind != target.kind:
        return
    then, now = first.before.data, target.data
    for fact in facts(then, now, shape_of(BY_KIND[target.kind])):
        if not concerns_others(fact, target.kind):
            continue
        event = next((one for one in later if _made(one, fact)), None)
        if event is not None and not same(fact.before, fact.after):
            yield fact, event.revision


def _later(life: Life, day: date) -> list[Event]:
    """The events after the last commit on or before the day in which something changed, newest first."""
    found: list[Event] = []
    for event in life.events:
        if event.revision is not None and event.revision.day <= day:
            break
        if event.change is not None:
            found.append(event)
    return found


def _made(event: Event, fact: Fact) -> bool:
    """Whether the event had a part in the fact; a rename of what the target refers to is no change of its own."""
    change = event.change
    if change is None or change.before is None or change.after is None:
        return True
    return any(_overlap(one.path, fact.path) for one in change.facts)


def _overlap(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]
