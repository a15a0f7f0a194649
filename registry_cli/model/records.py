"""Every record inside an entity's data, with its shape: for checks that hold wherever a record stands."""

from collections.abc import Iterator

from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.shape import Shape


def parts_in(data: Data, shape: Shape) -> Iterator[tuple[Route, Data, Shape]]:
    """Every mapping and list in `data` that the model knows, outermost first, with its route and shape."""
    found: list[tuple[Route, Data, Shape]] = []
    _add(data, shape, (), found)
    return iter(found)


def _add(data: Data, shape: Shape, route: Route, found: list[tuple[Route, Data, Shape]]) -> None:
    if isinstance(data, dict):
        found.append((route, data, shape))
        for key, value in data.items():
            if isinstance(value, dict | list):
                below = shape.keys[key].shape if key in shape.keys else shape.map_value
                if below is not None:
                    _add(value, below, (*route, key), found)
    elif isinstance(data, list) and shape.item is not None:
        found.append((route, data, shape))
        for position, item in enumerate(data):
            if isinstance(item, dict | list):
                _add(item, shape.item, (*route, position), found)
