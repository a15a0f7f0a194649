"""How much of what the settings ask for is filled in: per entity, and summed up by kind, owner and unit."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar, get_args

from registry_cli.analysis.activity import is_active
from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.registry import Entry, Registry

Level = Literal["must", "should", "could"]
LEVELS: tuple[Level, ...] = get_args(Level)
Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Filled:
    """How many of the fields of one level are there; `missing` are the others, as paths of keys."""

    there: int
    missing: tuple[str, ...]

    @property
    def wanted(self) -> int:
        """How many fields there should be."""
        return self.there + len(self.missing)


@dataclass(frozen=True, slots=True)
class Completeness:
    """An entity with what is filled in of it, by level."""

    entry: Entry
    levels: tuple[tuple[Level, Filled], ...]

    def of(self, level: Level) -> Filled:
        """What is filled in of one level."""
        return next(filled for name, filled in self.levels if name == level)


@dataclass(frozen=True, slots=True)
class Total:
    """Fields there and fields wanted, over several entities, by level."""

    entities: int
    levels: tuple[tuple[Level, int, int], ...]


def completeness(
    registry: Registry, as_of: date, levels: Sequence[Level] = LEVELS, among: Iterable[Entry] | None = None
) -> Iterator[Completeness]:
    """The completeness on these levels of every active entity whose kind the settings speak of, by id; of `among` alone where given."""
    for entry in registry.entries.values() if among is None else among:
        wanted = registry.settings.completeness.get(entry.kind)
        if wanted is not None and is_active(entry, as_of, registry):
            by_level: dict[Level, tuple[str, ...]] = {
                "must": wanted.must,
                "should": wanted.should,
                "could": wanted.could,
            }
            yield Completeness(entry, tuple((level, filled(entry, by_level[level])) for level in levels))


def filled(entry: Entry, paths: tuple[str, ...]) -> Filled:
    """Which of the fields at `paths` the entity has."""
    data = dict(entry.data)
    missing = tuple(path for path in paths if not is_there(data, path.split(".")))
    return Filled(len(paths) - len(missing), missing)


def is_there(data: Data, keys: list[str]) -> bool:
    """Whether something stands at the end of `keys`; in a list, in each of its items. `false` and 0 are something."""
    if isinstance(data, list):
        return bool(data) and all(is_there(item, keys) for item in data)
    if not keys:
        return data is not None and data not in ("", {})
    return isinstance(data, dict) and is_there(data.get(keys[0]), keys[1:])


def place_of_missing(data: Data, keys: list[str]) -> Route:
    """The route to the first place where the field at `keys` is missing; its last steps may lead to nothing."""
    if isinstance(data, list):
        lacking = (position for position, item in enumerate(data) if not is_there(item, keys))
        first = next(lacking, None)
        return () if first is None else (first, *place_of_missing(data[first], keys))
    if not keys:
        return ()
    below = data.get(keys[0]) if isinstance(data, dict) else None
    return (keys[0], *place_of_missing(below, keys[1:]))


def total(parts: Iterable[Completeness]) -> Total:
    """All of them together."""
    parts = tuple(parts)
    sums = tuple(
        (level, sum(part.of(level).there for part in parts), sum(part.of(level).wanted for part in parts))
        for level in LEVELS
    )
    return Total(len(parts), sums)


def grouped(parts: Iterable[Completeness], by: Callable[[Entry], Group]) -> dict[Group, Total]:
    """The totals of each group, in the order in which the groups are met."""
    groups: dict[Group, list[Completeness]] = {}
    for part in parts:
        groups.setdefault(by(part.entry), []).append(part)
    return {group: total(members) for group, members in groups.items()}
