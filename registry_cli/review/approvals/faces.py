"""A change as rules look at it: what comes, goes or stays the same thing, and which values of which fields differ."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from registry_cli.analysis.changes import Changes, EntityChange, Fact
from registry_cli.analysis.lifetimes import retired_on
from registry_cli.documents import Data
from registry_cli.model.registry import Entry

RETIREMENT = ("lifecycle", "retired")


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a change that rules are held against. What comes or goes is one fact: all its file says.

    A likely rename, and a thing that becomes one of another kind, have two: something goes, and something comes. `derived` is what
    a project's change makes of another thing.
    """

    change: EntityChange
    happened: Literal["added", "removed", "changed"]
    before: Entry | None
    after: Entry | None
    facts: tuple[Fact, ...]
    is_known: bool = True
    is_derived: bool = False

    @property
    def entry(self) -> Entry:
        """As it is now, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def sides(self) -> tuple[Entry, ...]:
        """The entity before and after, as far as it is there."""
        return tuple(one for one in (self.before, self.after) if one is not None)


@dataclass(frozen=True, slots=True)
class Touched:
    """A field in which a fact makes a difference, with the single values below it before and after."""

    field: str
    fact: Fact
    before: tuple[Data, ...]
    after: tuple[Data, ...]


def faces(change: EntityChange) -> tuple[Face, ...]:
    """What rules look at in a change; nothing where an entity got another id, or its file another folder, and no more.

    That it says what it was called before is part of getting another id.
    """
    is_known = change.unreadable is None
    old, new = change.before, change.after
    if new is None or old is None:
        return (_whole(change, change.entry, "added" if new else "removed", is_known=is_known),)
    if change.ground == "alike" or change.is_of_another_kind:
        return _whole(change, old, "removed", is_known=is_known), _whole(change, new, "added", is_known=is_known)
    said = tuple(fact for fact in change.facts if not (change.is_renamed and fact.path[:1] == ("formerly",)))
    if not said and is_known:
        return ()
    return (Face(change, "changed", old, new, said, is_known),)


def _whole(change: EntityChange, entry: Entry, happened: Literal["added", "removed"], *, is_known: bool) -> Face:
    data = dict(entry.data)
    if happened == "added":
        return Face(change, happened, None, entry, (Fact((), None, data, (None, ())),), is_known)
    return Face(change, happened, entry, None, (Fact((), data, None, ((), None)),), is_known)


def retired_by_projects(changes: Changes) -> Iterator[Face]:
    """The systems whose last day an approved project states, moves or takes back by this change, without a word in their own files."""
    named = {
        row["system"]: None
        for change in changes.entities
        if change.entry.kind == "project"
        for side in (change.before, change.after)
        for row in (side.rows("changes") if side is not None else ())
        if isinstance(row.get("system"), str)
    }
    for system in named:
        old, new = changes.base.find(str(system)), changes.head.find(str(system))
        known = changes.find(str(system))
        if old is None or new is None or (known is not None and touched(known.facts, (".".join(RETIREMENT),))):
            continue
        before, after = _last_day(old), _last_day(new)
        if before != after:
            fact = Fact(RETIREMENT, before, after, (None, None))
            yield Face(EntityChange("changed", old, new, (fact,), "id"), "changed", old, new, (fact,), is_derived=True)


def _last_day(system: Entry) -> str | None:
    day = retired_on(system)
    return day.isoformat() if day is not None else None


def touched(facts: Iterable[Fact], fields: tuple[str, ...]) -> tuple[Touched, ...]:
    """Where the facts make a difference in one of the fields, or in one below it."""
    found = (
        Touched(field, fact, values_at(fact.before, fact.field, field), values_at(fact.after, fact.field, field))
        for fact in facts
        for field in fields
    )
    return tuple(one for one in found if one.before != one.after)


def values_at(value: Data, stands_at: str, field: str) -> tuple[Data, ...]:
    """The single values of `field`, and of all below it, in a value that stands at another field above or below it."""
    if not stands_at or field.startswith(f"{stands_at}."):
        below = field[len(stands_at) + 1 :] if stands_at else field
        return tuple(leaf for found in _under(value, below.split(".")) for leaf in leaves(found))
    return tuple(leaves(value)) if stands_at == field or stands_at.startswith(f"{field}.") else ()


def _under(value: Data, keys: list[str]) -> Iterator[Data]:
    if isinstance(value, list):
        for item in value:
            yield from _under(item, keys)
    elif not keys:
        yield value
    elif isinstance(value, dict) and keys[0] in value:
        yield from _under(value[keys[0]], keys[1:])


def leaves(value: Data) -> Iterator[Data]:
    """Every single value in a value of a file."""
    if isinstance(value, Mapping):
        for below in value.values():
            yield from leaves(below)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    elif value is not None:
        yield value
