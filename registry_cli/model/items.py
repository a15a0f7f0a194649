"""What tells the items of a list apart, whatever position they stand at: the keys that the model names, or the value itself."""

from collections.abc import Iterator
from typing import NamedTuple

from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.fields import AsSet, Identity, Keyed
from registry_cli.model.shape import Shape, shape_at


class ItemKey(NamedTuple):
    """An item of a list: what it is told apart by, as keys and values, and which of several that say the same."""

    parts: tuple[tuple[str, str], ...]
    number: int = 1

    @property
    def label(self) -> str:
        """The values, as people would name the item."""
        name = ", ".join(value for _, value in self.parts)
        return name if self.number == 1 else f"{name} ({self.number})"


Step = str | ItemKey
KeyedRoute = tuple[Step, ...]
"""Keys from the top of a file down to a value, with what an item is told apart by where a route has its position."""


def identity_of(item: Data, identity: Identity | None, shape: Shape | None) -> tuple[tuple[str, str], ...]:
    """What tells the item apart, as keys and values; empty where nothing does, or not all of it is there."""
    if isinstance(identity, AsSet):
        return (("", item),) if isinstance(item, str) else ()
    if not isinstance(identity, Keyed) or not isinstance(item, dict):
        return ()
    stated = tuple((key, str(item[key])) for key in identity.keys if item.get(key) is not None)
    fields = shape.keys if shape is not None else {}
    missing = {key for key in identity.keys if key in fields and fields[key].required} - {key for key, _ in stated}
    return () if missing else stated


def keyed_items(items: list[Data], shape: Shape) -> Iterator[tuple[int, ItemKey | None]]:
    """The position of every item with its key; `None` where nothing tells it apart."""
    met: dict[tuple[tuple[str, str], ...], int] = {}
    for position, item in enumerate(items):
        parts = identity_of(item, shape.identity, shape.item)
        if parts:
            met[parts] = met.get(parts, 0) + 1
        yield position, ItemKey(parts, met[parts]) if parts else None


def keyed_route(data: Data, shape: Shape, route: Route) -> KeyedRoute:
    """The route with the items' own keys for their positions; a position stays, as text, where nothing tells the item apart."""
    steps: list[Step] = []
    for at, step in enumerate(route):
        here = shape_at(shape, route[:at])
        steps.append(_keyed_step(data, here, step) if isinstance(step, int) else step)
        data = _below(data, step)
    return tuple(steps)


def _keyed_step(items: Data, shape: Shape | None, position: int) -> Step:
    if isinstance(items, list) and shape is not None:
        found = next((key for at, key in keyed_items(items, shape) if at == position), None)
        if found is not None:
            return found
    return str(position)


def _below(data: Data, step: str | int) -> Data:
    if isinstance(data, dict):
        return data.get(step) if isinstance(step, str) else None
    return data[step] if isinstance(data, list) and isinstance(step, int) and step < len(data) else None
