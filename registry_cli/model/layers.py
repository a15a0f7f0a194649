"""The settings in layers: a preset, the files in `settings/`, and `registry.yaml`, each laid over the one before.

Mappings are merged key by key; anything else is taken whole from the highest layer that states it. In a mapping of named
things (boards, words, rules ...) a key without a value takes what lies below out. Lists are never merged, so that the position
of an item is its position in the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from registry_cli.documents import Data, read_document
from registry_cli.findings import Route
from registry_cli.model.naming import is_settings
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, shape_of
from registry_cli.resources import presets_folder
from registry_cli.sources import SETTINGS_FILE, FolderSource


@dataclass(frozen=True, slots=True)
class Layer:
    """One file's part of the settings. `preset` names the preset it belongs to; `None` for the registry's own files."""

    path: str
    data: dict[str, Data]
    preset: str | None = None


def presets() -> tuple[str, ...]:
    """The names of the presets that ship with the program."""
    choices = shape_of(Settings).keys["extends"].shape.choices
    return tuple(str(choice) for choice in choices)


@cache
def preset_layers(name: str) -> tuple[Layer, ...]:
    """The files of a preset, by path; a preset is laid out like a registry without `registry.yaml`."""
    source = FolderSource(presets_folder() / name)
    documents = (read_document(file) for file in source.read(path for path in source.paths() if is_settings(path)))
    return tuple(Layer(document.path, document.data or {}, name) for document in documents)


def own_layers(files: Mapping[str, dict[str, Data]]) -> tuple[Layer, ...]:
    """The registry's own files, lowest first: those in `settings/` by path, then `registry.yaml`."""
    ordered = sorted(files, key=lambda path: (path == SETTINGS_FILE, path))
    return tuple(Layer(path, files[path]) for path in ordered)


def stacked(own: Sequence[Layer]) -> tuple[Layer, ...]:
    """All layers, lowest first: those of the preset that the registry extends, then its own."""
    stated = next((layer.data["extends"] for layer in own if "extends" in layer.data), None)
    return (*(preset_layers(stated) if isinstance(stated, str) and stated in presets() else ()), *own)


def merged(layers: Sequence[Layer]) -> dict[str, Data]:
    """What the layers say together."""
    data: dict[str, Data] = {}
    for layer in layers:
        data = _laid_over(data, layer.data, shape_of(Settings))
    return data


def _laid_over(below: dict[str, Data], above: Mapping[str, Data], shape: Shape) -> dict[str, Data]:
    result = dict(below)
    for key, value in above.items():
        field = shape.keys.get(key)
        inner = field.shape if field else shape.map_value
        under = result.get(key)
        if value is None and key in result:
            if field is None:
                del result[key]
        elif isinstance(value, dict) and isinstance(under, dict) and inner is not None and not inner.free:
            result[key] = _laid_over(under, value, inner)
        else:
            result[key] = value
    return result


def layer_of(route: Route, layers: Sequence[Layer]) -> Layer:
    """The layer that says the value at `route`, or, where none does, the highest that says most of the way to it.

    Raises:
        ValueError: there are no layers.
    """
    return max(reversed(layers), key=lambda layer: _depth(layer.data, route))


def _depth(data: Data, route: Route) -> int:
    """How many steps of `route` the data has."""
    depth = 0
    while depth < len(route) and (below := _below(data, route[depth])):
        data, depth = below[0], depth + 1
    return depth


def _below(data: Data, step: str | int) -> tuple[Data] | None:
    """The value at one step, wrapped so that an empty value is told from none."""
    if isinstance(data, dict):
        return (data[step],) if isinstance(step, str) and step in data else None
    if isinstance(data, list):
        return (data[step],) if isinstance(step, int) and step < len(data) else None
    return None


def conflicts(own: Sequence[Layer]) -> Iterator[tuple[Route, Layer, Layer]]:
    """Values that two of the registry's own files state: the route, the file that counts, and the other."""
    seen: dict[Route, Layer] = {}
    for layer in reversed(own):
        for route in leaves(layer.data):
            if route in seen and seen[route] is not layer:
                yield route, seen[route], layer
            seen.setdefault(route, layer)


def leaves(data: Data, route: Route = ()) -> Iterator[Route]:
    """The routes of every value that is no mapping, and of every empty mapping."""
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from leaves(value, (*route, key))
    elif route:
        yield route
