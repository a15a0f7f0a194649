"""Which entities stand differently after a change though their own files are as they were: only they need a second look."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from registry_cli.analysis.changes import Changes
from registry_cli.model.registry import Entry, Registry

REACHING = (
    "extends",
    "organisation",
    "calendar",
    "boards",
    "project_models",
    "procedures",
    "tenders",
    "indices",
    "verification",
    "controls",
    "oversight",
    "intervals",
)
"""Settings from which days and kroner are reckoned: a change of one may move those of any entity."""


@dataclass(frozen=True, slots=True)
class Affected:
    """The entities of both states whose days and costs may differ, by id."""

    before: tuple[Entry, ...]
    after: tuple[Entry, ...]


def affected(changes: Changes) -> Affected:
    """What was changed itself, what changed projects do to others, and the contracts that cover any of it or are below a changed one."""
    base, head = changes.base, changes.head
    if any(fact.path and fact.path[0] in REACHING for fact in changes.settings.facts) or not changes.settings.is_known:
        return Affected(tuple(base.entries.values()), tuple(head.entries.values()))
    before = {one.before.id for one in changes.entities if one.before}
    after = {one.after.id for one in changes.entities if one.after}
    moved = {
        entry.id
        for entry in head.of_kind("system")
        if (old := base.find(entry.id)) is not None and old.approved_changes != entry.approved_changes
    }
    near = {*before, *after, *moved}
    return Affected(_with_those_below(before | moved, near, base), _with_those_below(after | moved, near, head))


def _with_those_below(ids: set[str], near: Iterable[str], registry: Registry) -> tuple[Entry, ...]:
    changed = set(near)
    found = {*ids, *_below(changed, registry), *_covering(changed, registry)}
    return tuple(entry for id_, entry in registry.entries.items() if id_ in found)


def _covering(ids: set[str], registry: Registry) -> Iterable[str]:
    """The contracts that cover any of these: nothing need be bought again for what is retired."""
    return (one.id for one in registry.of_kind("contract") if not ids.isdisjoint(one.words("covers")))


def _below(ids: set[str], registry: Registry) -> set[str]:
    """The contracts below these, over any number of steps."""
    children = _children(registry)
    found: set[str] = set()
    waiting = sorted(ids)
    for id_ in waiting:  # grows while it is walked
        new = [child for child in children.get(id_, ()) if child not in found]
        found.update(new)
        waiting += new
    return found


def _children(registry: Registry) -> Mapping[str, list[str]]:
    children: defaultdict[str, list[str]] = defaultdict(list)
    for contract in registry.of_kind("contract"):
        parent = contract.text("parent")
        if parent is not None:
            children[parent].append(contract.id)
    return children
