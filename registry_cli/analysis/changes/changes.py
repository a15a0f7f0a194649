"""Everything that differs between two states of a registry: each entity with its facts, and the settings with theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Literal

from registry_cli.analysis.changes.facts import Fact, facts, plain, same
from registry_cli.analysis.changes.pairing import Ground, Pair, paired
from registry_cli.documents import Data, Document
from registry_cli.findings import Route
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.layers import merged
from registry_cli.model.naming import is_settings
from registry_cli.model.references import references_in
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, shape_of

Turn = Literal["added", "removed", "changed", "renamed", "moved"]
Side = Literal["before", "after", "both"]


@dataclass(frozen=True)
class EntityChange:
    """An entity that is not the same in both states; `facts` are what differs in its file, none where it is on one side only.

    `turn` is the most that happened to it: it came, went, has another id, other facts, another folder. `ground` says what the
    pair rests on; a rename whose ground is `alike` is only likely. What an entity says of a renamed one is no fact, as long as
    it says the new id. `unreadable` are the sides whose file, or a part of it, could not be taken as data: then what differs is
    not known, or not all of it.
    """

    turn: Turn
    before: Entry | None
    after: Entry | None
    facts: tuple[Fact, ...] = ()
    ground: Ground | None = None
    unreadable: Side | None = None

    @property
    def entry(self) -> Entry:
        """As it is now, or as it was where it is gone."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def is_certain(self) -> bool:
        """Whether both sides are the same entity beyond doubt."""
        return self.ground != "alike"

    @property
    def is_renamed(self) -> bool:
        """Whether it has another id."""
        return self.before is not None and self.after is not None and self.before.id != self.after.id

    @property
    def is_moved(self) -> bool:
        """Whether its file lies in another folder."""
        return self.before is not None and self.after is not None and _folder(self.before) != _folder(self.after)

    @property
    def is_of_another_kind(self) -> bool:
        """Whether its kind is another."""
        return self.before is not None and self.after is not None and self.before.kind != self.after.kind

    @property
    def told_facts(self) -> tuple[Fact, ...]:
        """The facts without the one that a rename leaves in `formerly`: that it was renamed is told already."""
        old = self.before.id if self.before is not None and self.is_renamed else None
        return tuple(one for one in self.facts if not (old and one.field == "formerly" and one.after == old))

    @cached_property
    def fields(self) -> frozenset[str]:
        """Every field in which something differs; of what came or went every field it has."""
        if self.before is not None and self.after is not None:
            return frozenset(field for fact in self.facts for field in fact.fields)
        whole = Fact((), None, dict(self.entry.data), (None, ()))
        return whole.fields - {""}


@dataclass(frozen=True, slots=True)
class SettingsChange:
    """What differs in the settings that hold, whichever file or preset states them.

    `is_known` is false where the settings of a side have faults, so that nothing can be said.
    """

    facts: tuple[Fact, ...]
    is_known: bool = True


@dataclass(frozen=True)
class Changes:
    """What differs from `base` to `head`: entities by the id they have now, and the settings."""

    base: Registry
    head: Registry
    entities: tuple[EntityChange, ...]
    settings: SettingsChange

    @cached_property
    def renames(self) -> Mapping[str, str]:
        """The new id of every entity that was renamed for certain, by the old one."""
        return {
            one.before.id: one.after.id
            for one in self.entities
            if one.before and one.after and one.is_renamed and one.is_certain
        }

    def of(self, *turns: Turn) -> tuple[EntityChange, ...]:
        """The changes in which this happened."""
        return tuple(one for one in self.entities if one.turn in turns)

    def find(self, id_: str) -> EntityChange | None:
        """The change of the entity that has this id now, or had it where it is gone."""
        return self._by_id.get(id_)

    @cached_property
    def _by_id(self) -> Mapping[str, EntityChange]:
        return {one.entry.id: one for one in self.entities}

    @property
    def is_empty(self) -> bool:
        """Whether both states say the same."""
        return not self.entities and not self.settings.facts and self.settings.is_known


def changes(base: Registry, head: Registry) -> Changes:
    """What differs from `base` to `head`. Files that both have read alike are not looked into."""
    pairs = paired(base, head)
    renames = {pair.before.id: pair.after.id for pair in pairs if pair.is_renamed and pair.before and pair.after}
    found = (change for pair in pairs if (change := _change(pair, base, head, renames)) is not None)
    return Changes(base, head, tuple(found), _settings(base, head, renames))


def _change(pair: Pair, base: Registry, head: Registry, renames: Mapping[str, str]) -> EntityChange | None:
    old, new = pair.before, pair.after
    if old is None or new is None:
        one, documents = (new, head.documents) if new is not None else (old, base.documents)
        assert one is not None
        is_known = _is_whole(documents[one.path])
        side: Side = "after" if new is not None else "before"
        return EntityChange("added" if new else "removed", old, new, unreadable=None if is_known else side)
    was, now = base.documents[old.path], head.documents[new.path]
    unreadable = _unreadable(was, now) if was.text != now.text else None
    found = () if was.data is None or now.data is None else _facts(old, new, was, now, renames)
    turn = _turn(pair, found, is_known=unreadable is None)
    return EntityChange(turn, old, new, found, pair.ground, unreadable) if turn else None


def _turn(pair: Pair, found: tuple[Fact, ...], *, is_known: bool) -> Turn | None:
    assert pair.before is not None
    assert pair.after is not None
    if pair.before.id != pair.after.id:
        return "renamed"
    if found or not is_known or pair.before.kind != pair.after.kind:
        return "changed"
    return "moved" if _folder(pair.before) != _folder(pair.after) else None


def _facts(old: Entry, new: Entry, was: Document, now: Document, renames: Mapping[str, str]) -> tuple[Fact, ...]:
    if was is now and not renames:
        return ()
    shape = _shape(old, new)
    is_following = any(found.entity in renames for found in old.references) if renames else False
    before = _following(dict(old.data), shape, renames) if is_following else old.data
    found = facts(before, new.data, shape)
    unknown = ((was.unknown, 0), (now.unknown, 1))
    return tuple(one for one in found if not any(_lies_in(one.routes[at], parts) for parts, at in unknown))


def _lies_in(route: Route | None, unknown: tuple[Route, ...]) -> bool:
    return route is not None and any(route[: len(part)] == part or part[: len(route)] == route for part in unknown)


def _shape(old: Entry, new: Entry) -> Shape:
    """The shape of the kind; of an entity that has become another kind, that of both."""
    shape = shape_of(BY_KIND[new.kind])
    return shape if old.kind == new.kind else Shape(keys={**shape_of(BY_KIND[old.kind]).keys, **shape.keys})


def _following(stated: dict[str, Data], shape: Shape, renames: Mapping[str, str]) -> Mapping[str, Data]:
    """The data before, with the new ids of what was renamed; the ids that an entity had itself stand as they do."""
    data = _copy(stated)
    assert isinstance(data, dict)
    for found in references_in(data, shape):
        new = renames.get(found.entity or "")
        if new is not None and found.part == "value":
            _put(data, found.route, f"{new}{found.target.removeprefix(found.entity or '')}")
    for found in references_in(data, shape):
        new = renames.get(found.entity or "")
        if new is not None and found.part == "key":
            holder = _at(data, found.route[:-1])
            key = str(found.route[-1])
            if isinstance(holder, dict) and key in holder:
                _rename_key(holder, key, f"{new}{key.removeprefix(found.entity or '')}")
    return data


def _rename_key(holder: dict[str, Data], old: str, new: str) -> None:
    items = [(new if key == old else key, value) for key, value in holder.items()]
    holder.clear()
    holder.update(items)


def _put(data: Data, route: Route, value: Data) -> None:
    holder, last = _at(data, route[:-1]), route[-1]
    if isinstance(holder, dict):
        holder[str(last)] = value
    elif isinstance(holder, list) and isinstance(last, int):
        holder[last] = value


def _at(data: Data, route: Route) -> Data:
    for step in route:
        data = data[step] if isinstance(data, list) and isinstance(step, int) else data
        data = data.get(step) if isinstance(data, dict) and isinstance(step, str) else data
    return data


def _copy(data: Data) -> Data:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(item) for item in data] if isinstance(data, list) else data


def _unreadable(was: Document, now: Document) -> Side | None:
    before, after = _is_whole(was), _is_whole(now)
    if before and after:
        return None
    return "after" if before else "before" if after else "both"


def _is_whole(document: Document) -> bool:
    """Whether the data say all that the text says; of a key that stands twice only one value is there."""
    is_twice = any(finding.code == "duplicate-key" for finding in document.findings)
    return document.data is not None and not document.unknown and not is_twice


def _folder(entry: Entry) -> PurePosixPath:
    return PurePosixPath(entry.path).parent


def _settings(base: Registry, head: Registry, renames: Mapping[str, str]) -> SettingsChange:
    """What differs in the settings; of sides whose settings have faults what their files say, and nothing where one cannot be read."""
    shape = shape_of(Settings)
    is_known = base.settings_are_sound and head.settings_are_sound
    if not is_known and not all(map(_has_read_settings, (base, head))):
        return SettingsChange((), is_known=_settings_texts(base) == _settings_texts(head))
    stated, new = (merged(one.layers) for one in (base, head))
    old = _following(dict(stated), shape, renames) if renames else stated
    if same(plain(dict(old), shape), plain(dict(new), shape)):
        return SettingsChange((), is_known=is_known or _settings_texts(base) == _settings_texts(head))
    return SettingsChange(facts(old, new, shape), is_known=is_known)


def _has_read_settings(registry: Registry) -> bool:
    """Whether every file of settings could be taken as data; a state without any says nothing, and that is known."""
    return all(one.data is not None for path, one in registry.documents.items() if is_settings(path))


def _settings_texts(registry: Registry) -> Mapping[str, str]:
    return {path: one.text for path, one in registry.documents.items() if is_settings(path)}
