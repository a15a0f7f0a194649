"""What differs between two states of one file, fact by fact; how it is written, and in which order, does not count.

Items of a list are told apart as the model says: by their keys, as a set, or, where order matters, the list is one fact. A
key without a value, an empty list and an empty mapping are the same as none; a list may be written as its only item.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.fields import AsSet, Keyed
from registry_cli.model.items import ItemKey, KeyedRoute, keyed_items
from registry_cli.model.shape import Shape, below


@dataclass(frozen=True, slots=True)
class Fact:
    """One difference: the value before and after, `None` where there is none; a whole item or mapping where it comes or goes.

    `path` leads to it by keys; `routes` are its places in the two files, `None` where it does not stand there.
    """

    path: KeyedRoute
    before: Data
    after: Data
    routes: tuple[Route | None, Route | None]

    @property
    def field(self) -> str:
        """The keys with dots, without the items: `uses.agreement.until`."""
        return ".".join(step for step in self.path if isinstance(step, str))

    @property
    def fields(self) -> frozenset[str]:
        """The field, and every field below it that comes, goes or changes with it."""
        below = {path for value in (self.before, self.after) for path in _fields_in(value, self.field)}
        return frozenset({self.field, *below})


def facts(before: Mapping[str, Data], after: Mapping[str, Data], shape: Shape) -> tuple[Fact, ...]:
    """Every difference between the data of two files of one shape, in the order of the model."""
    return tuple(_differing(dict(before), dict(after), shape, ((), (), ())))


def plain(data: Data, shape: Shape | None) -> Data:
    """The data as it is compared: without what is empty, lists as lists, text without space at its end."""
    if isinstance(data, dict):
        inner = {key: plain(value, below(shape, key)) for key, value in data.items()}
        return {key: value for key, value in inner.items() if value is not None} or None
    if shape is not None and shape.item is not None and shape.identity is not None and not isinstance(data, list):
        data = None if data is None else [data]
    if isinstance(data, list):
        return [plain(item, shape.item if shape else None) for item in data] or None
    return (data.rstrip() or None) if isinstance(data, str) else data


def same(one: Data, other: Data) -> bool:
    """Whether both say the same: `true` is not 1, the order of keys does not count."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and one == other


_Place = tuple[KeyedRoute, Route | None, Route | None]
"""Where the comparison stands: by keys, and in the file before and after."""


def _differing(before: Data, after: Data, shape: Shape | None, place: _Place) -> Iterator[Fact]:
    before_data, after_data = plain(before, shape), plain(after, shape)
    if same(before_data, after_data):
        return
    if isinstance(before_data, dict) and isinstance(after_data, dict):
        yield from _in_mappings(before_data, after_data, shape, place)
    elif _are_keyed(before_data, after_data, shape) and shape is not None:
        yield from _in_lists(_listed(before_data), _listed(after_data), shape, place)
    else:
        path, old, new = place
        yield Fact(
            path,
            before_data,
            after_data,
            (old if before_data is not None else None, new if after_data is not None else None),
        )


def _in_mappings(before: dict[str, Data], after: dict[str, Data], shape: Shape | None, place: _Place) -> Iterator[Fact]:
    known = tuple(shape.keys) if shape else ()
    others = dict.fromkeys((*before, *after))
    ordered = [*(key for key in known if key in others), *(key for key in others if key not in known)]
    for key in ordered:
        yield from _differing(before.get(key), after.get(key), below(shape, key), _further(place, key, key, key))


def _are_keyed(before: Data, after: Data, shape: Shape | None) -> bool:
    """Whether both are lists whose items are told apart; a list that is not there is an empty one."""
    is_told_apart = shape is not None and isinstance(shape.identity, AsSet | Keyed)
    return is_told_apart and all(value is None or isinstance(value, list) for value in (before, after))


def _in_lists(before: list[Data], after: list[Data], shape: Shape, place: _Place) -> Iterator[Fact]:
    old, new = by_key(before, shape), by_key(after, shape)
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key), new.get(key)
        here = _further(place, key, was, now)
        values = before[was] if was is not None else None, after[now] if now is not None else None
        yield from _differing(*values, shape.item, here)


def by_key(items: list[Data], shape: Shape) -> dict[ItemKey, int]:
    """The items by what tells them apart; those that nothing does by all they say, and those that say nothing not at all."""
    found: dict[ItemKey, int] = {}
    for position, key in keyed_items(items, shape):
        if items[position] is None:
            continue
        told = key or ItemKey((("", _whole(items[position])),))
        while told in found:
            told = told._replace(number=told.number + 1)
        found[told] = position
    return found


def _whole(item: Data) -> str:
    if isinstance(item, dict):
        return ", ".join(f"{key}: {_whole(item[key])}" for key in sorted(item))
    return ", ".join(map(_whole, item)) if isinstance(item, list) else str(item)


def _further(place: _Place, step: str | ItemKey, old: str | int | None, new: str | int | None) -> _Place:
    path, before, after = place
    return (
        (*path, step),
        (*before, old) if before is not None and old is not None else None,
        (*after, new) if after is not None and new is not None else None,
    )


def _listed(value: Data) -> list[Data]:
    return value if isinstance(value, list) else []


def _fields_in(value: Data, prefix: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            path = f"{prefix}.{key}" if prefix else key
            yield path
            yield from _fields_in(below, path)
    elif isinstance(value, list):
        for item in value:
            yield from _fields_in(item, prefix)
