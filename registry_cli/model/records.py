"""Every record inside an entity's data, with its shape: for checks that hold wherever a record stands."""

from collections.abc import Iterator

from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.shape import Shape


def parts_in(data: Data, shape: Shape, route: Route = ()) -> Iterator[tuple[Route, Data, Shape]]:
    """Every mapping and list in `data` that the model knows, outermost first, with its route and shape."""
    if isinstance(data, dict):
        yield route, data, shape
        for key, value in data.items():
            below = shape.keys[key].shape if key in shape.keys else shape.map_value
            if below is not None:
                yield from parts_in(value, below, (*route, key))
    elif isinstance(data, list) and shape.item is not None:
        yield route, data, shape
        for position, item in enumerate(data):
            yield from parts_in(item, shape.item, (*route, position))
