"""The settings that hold, value by value: which file states each, and what the value rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.layers import Layer, layer_of, leaves, merged
from registry_cli.model.registry import Registry
from registry_cli.model.settings import Settings, SourceOfValues
from registry_cli.model.shape import Shape, shape_at, shape_of

ABOUT_SOURCES = ("sources", "based_on")
"""The parts of the settings that speak of the others."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One value: its route, the layer that states it (`None` for the program's default), and where it comes from.

    `below` is the lower layer whose value it takes the place of. `removed` says that an own file takes an entry out.
    """

    route: Route
    value: Data
    layer: Layer | None
    below: Layer | None = None
    source: SourceOfValues | None = None
    removed: bool = False

    @property
    def name(self) -> str:
        """The keys, with dots."""
        return ".".join(map(str, self.route))


@dataclass(frozen=True, slots=True)
class Section:
    """A key at the top of the settings: how many values hold below it, and how many of them the registry states itself."""

    key: str
    values: int
    own: int


def effective(registry: Registry) -> tuple[Setting, ...]:
    """Every value that holds, in the order of the model, entries that are taken out last in their section."""
    layers = registry.layers
    data = merged(layers)
    found = [
        _setting(route, data, layers, registry.settings) for route in leaves(data) if route[0] not in ABOUT_SOURCES
    ]
    found += [*_defaults(data), *_removed(layers, data)]
    order = {key: position for position, key in enumerate(shape_of(Settings).keys)}
    return tuple(sorted(found, key=lambda one: order.get(str(one.route[0]), len(order))))


def sections(settings: Sequence[Setting]) -> tuple[Section, ...]:
    """The sections that hold anything, in the order of `settings`."""
    keys = dict.fromkeys(str(one.route[0]) for one in settings)
    return tuple(_section(key, [one for one in settings if one.route[0] == key]) for key in keys)


def below(settings: Sequence[Setting], name: str) -> tuple[Setting, ...]:
    """The values at `name` or below it."""
    return tuple(one for one in settings if one.name == name or one.name.startswith(f"{name}."))


def names(settings: Sequence[Setting]) -> tuple[str, ...]:
    """Every name that `below` knows, for a did-you-mean."""
    routes = (one.route[:length] for one in settings for length in range(1, len(one.route) + 1))
    return tuple(dict.fromkeys(".".join(map(str, route)) for route in routes))


def _section(key: str, settings: Sequence[Setting]) -> Section:
    own = sum(one.layer is not None and one.layer.preset is None for one in settings)
    return Section(key, len(settings), own)


def _setting(route: Route, data: Data, layers: Sequence[Layer], settings: Settings) -> Setting:
    layer = layer_of(route, layers)
    lower = [other for other in layers[: layers.index(layer)] if _states(other, route)]
    source = _source(route, layer, layers, settings)
    return Setting(route, _value(data, route), layer, lower[-1] if lower else None, source)


def _source(route: Route, layer: Layer, layers: Sequence[Layer], settings: Settings) -> SourceOfValues | None:
    """What the value rests on, by the longest path in `based_on`; only what the same preset, or the registry itself, says."""
    stated = merged([other for other in layers if other.preset == layer.preset]).get("based_on")
    paths = stated if isinstance(stated, dict) else {}
    for length in range(len(route), 0, -1):
        source = paths.get(".".join(map(str, route[:length])))
        if isinstance(source, str):
            return settings.sources.get(source)
    return None


def _states(layer: Layer, route: Route) -> bool:
    return layer_of(route, [layer]) is layer and _value(layer.data, route) is not None


def _value(data: Data, route: Route) -> Data:
    for key in route:
        data = data.get(str(key)) if isinstance(data, dict) else None
    return data


def _defaults(data: dict[str, Data]) -> Iterator[Setting]:
    """What the program takes where no layer says anything."""
    for key in ("locale", "currency"):
        if data.get(key) is None:
            yield Setting((key,), str(Settings.model_fields[key].default), None)


def _removed(layers: Sequence[Layer], data: dict[str, Data]) -> Iterator[Setting]:
    for layer in layers:
        for route in leaves(layer.data):
            is_entry = _map_above(route) is not None and _value(layer.data, route) is None
            if is_entry and layer_of(route, layers) is layer and _value(data, route) is None:
                yield Setting(route, None, layer, removed=True)


def _map_above(route: Route) -> Shape | None:
    """The mapping of named things that the route leads into; `None` where it leads to a field of a record."""
    above = shape_at(shape_of(Settings), route[:-1])
    return above if above is not None and above.map_value is not None else None
