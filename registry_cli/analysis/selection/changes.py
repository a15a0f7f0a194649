"""Which entities are new or say something else than in an earlier state of the registry, as `reg diff` tells it."""

from dataclasses import dataclass

from registry_cli.analysis.changes import changes
from registry_cli.model.registry import EntityKey, Registry


@dataclass(frozen=True, slots=True)
class Changes:
    """The entities that are new, and those whose id, kind or data differ; `removed` are the ids that are there no more."""

    new: frozenset[EntityKey]
    modified: frozenset[EntityKey]
    removed: tuple[str, ...]


def changes_since(base: Registry, now: Registry) -> Changes:
    """What has changed from `base` to `now`. What was renamed for certain is the same entity; a likely rename is a new one."""
    found = changes(base, now).entities
    pairs = [one for one in found if one.after is not None and one.before is not None and one.is_certain]
    new = frozenset(one.after.key for one in found if one.after and (one.before is None or not one.is_certain))
    modified = frozenset(one.after.key for one in pairs if one.after and one.turn != "moved")
    gone = (one.before.id for one in found if one.before and (one.after is None or not one.is_certain))
    return Changes(new, modified, tuple(sorted(gone)))
