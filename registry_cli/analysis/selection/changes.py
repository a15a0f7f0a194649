"""Which entities are new or say something else than in an earlier state of the registry; how files are written does not count."""

from dataclasses import dataclass

from registry_cli.documents import Data
from registry_cli.model.registry import EntityKey, Entry, Registry


@dataclass(frozen=True, slots=True)
class Changes:
    """The entities that are new, and those whose data differ; `removed` are the ids that are there no more."""

    new: frozenset[EntityKey]
    modified: frozenset[EntityKey]
    removed: tuple[str, ...]


def changes_since(base: Registry, now: Registry) -> Changes:
    """What has changed from `base` to `now`. An entity that says which id it had before is the same entity."""
    before = {entry.key: found for entry in now.entries.values() if (found := _before(entry, base)) is not None}
    new = frozenset(entry.key for entry in now.entries.values() if entry.key not in before)
    modified = frozenset(
        entry.key
        for entry in now.entries.values()
        if entry.key in before and _differs(before[entry.key], base, entry, now)
    )
    there = {entry.id for entry in before.values()}
    return Changes(new, modified, tuple(id_ for id_ in base.entries if id_ not in there))


def _before(entry: Entry, base: Registry) -> Entry | None:
    former = (base.find(id_) for id_ in entry.words("formerly"))
    return base.find(entry.id) or next((one for one in former if one is not None), None)


def _differs(before: Entry, base: Registry, entry: Entry, now: Registry) -> bool:
    """Whether id, kind or data differ; of a file that cannot be taken as data the text is compared."""
    old, new = base.documents[before.path], now.documents[entry.path]
    is_known = not (old.data is None or new.data is None or old.unknown or new.unknown)
    is_same = same(dict(before.data), dict(entry.data)) if is_known else old.text == new.text
    return not is_same or before.kind != entry.kind or before.id != entry.id


def same(one: Data, other: Data) -> bool:
    """Whether both say the same: `true` is not 1, the order of keys does not count."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and one == other
