"""The connections that a change makes and severs: references that break, degrade or govern, between what is there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from registry_cli.analysis.changes import Changes
from registry_cli.analysis.uses import use_at
from registry_cli.documents import Data
from registry_cli.model.fields import Effect
from registry_cli.model.registry import Entry, Registry

FOLLOWED = (Effect.BREAKS, Effect.DEGRADES, Effect.GOVERNS)


@dataclass(frozen=True, slots=True)
class Connection:
    """One entity refers to another: the field, what it means for impact, and the item of `uses` it stands in, if it is one."""

    source: Entry
    target: Entry
    relation: str
    effect: Effect
    row: Mapping[str, Data]


@dataclass(frozen=True, slots=True)
class ConnectionChanges:
    """What is connected now and was not, what was and is not, and what another effect or another way of the data."""

    new: tuple[Connection, ...]
    severed: tuple[Connection, ...]
    altered: tuple[tuple[Connection, Connection], ...]


_Key = tuple[str, str, str]
_Way = tuple[Effect, str]
_Ways = Mapping[_Way, Connection]


def connection_changes(changes: Changes) -> ConnectionChanges:
    """The connections of changed entities that are not the same on both sides, with the ids of now.

    Two entities may be connected in several ways by one field; each way counts once, and what goes and what comes of one field
    is one connection altered.
    """
    old = _ways(_all(changes, changes.base, changes.renames, is_before=True))
    new = _ways(_all(changes, changes.head, {}, is_before=False))
    found = [
        both
        for key in sorted({*old, *new})
        for both in zip_longest(_less(old.get(key, {}), new.get(key, {})), _less(new.get(key, {}), old.get(key, {})))
    ]
    return ConnectionChanges(
        tuple(now for was, now in found if was is None and now is not None),
        tuple(was for was, now in found if was is not None and now is None),
        tuple((was, now) for was, now in found if was is not None and now is not None),
    )


def _ways(found: Iterable[tuple[_Key, Connection]]) -> Mapping[_Key, _Ways]:
    """By what is connected and by which field: each way by its effect and how the data travel."""
    ways: dict[_Key, dict[_Way, Connection]] = {}
    for key, one in found:
        ways.setdefault(key, {})[one.effect, str(one.row.get("via"))] = one
    return ways


def _less(ways: _Ways, others: _Ways) -> list[Connection]:
    return [one for way, one in ways.items() if way not in others]


def _all(
    changes: Changes, registry: Registry, renames: Mapping[str, str], *, is_before: bool
) -> Iterator[tuple[_Key, Connection]]:
    for entry in _sources(changes, registry, is_before=is_before):
        for found in entry.references:
            target = registry.find(found.entity)
            if target is not None and found.effect in FOLLOWED:
                source_id, target_id = (renames.get(one.id, one.id) for one in (entry, target))
                row = use_at(found.route, entry) or {}
                yield (
                    (source_id, target_id, found.relation),
                    Connection(entry, target, found.relation, found.effect, row),
                )


def _sources(changes: Changes, registry: Registry, *, is_before: bool) -> Iterator[Entry]:
    """The changed entities, and those that refer to something that came or went, be it only under another id."""
    changed = {one.id for change in changes.entities if (one := change.before if is_before else change.after)}
    turned = {
        one.id
        for change in changes.of("added", "removed", "renamed")
        for one in (change.before, change.after)
        if one is not None
    }
    for entry in registry.entries.values():
        if entry.id in changed or (turned and any(found.entity in turned for found in entry.references)):
            yield entry
