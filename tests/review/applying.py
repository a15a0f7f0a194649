"""The head of a change, made from its base and the JSON document that `reg diff` prints: whatever differs must stand in it."""

import json
from collections.abc import Mapping
from copy import deepcopy
from decimal import Decimal
from typing import Any

from registry_cli.analysis.changes.facts import plain
from registry_cli.model.fields import AsSet, Keyed
from registry_cli.model.items import keyed_items
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.layers import merged
from registry_cli.model.references import references_in
from registry_cli.model.registry import Registry
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, shape_of

State = dict[str, tuple[str, Any]]
"""By id the kind and the data of every entity; the settings stand at the empty id."""


def meant(data: Any, shape: Shape | None) -> Any:
    """The data as it is compared, without items that say nothing where items are told apart by what they say."""
    return plain(_without_empty_items(plain(data, shape), shape), shape) or {}


def _without_empty_items(data: Any, shape: Shape | None) -> Any:
    if isinstance(data, dict):
        return {key: _without_empty_items(value, _below(shape, key)) for key, value in data.items()}
    if isinstance(data, list):
        inner = [_without_empty_items(item, shape.item if shape else None) for item in data]
        is_told_apart = shape is not None and isinstance(shape.identity, AsSet | Keyed)
        return [item for item in inner if item is not None] if is_told_apart else inner
    return data


def _below(shape: Shape | None, key: str) -> Shape | None:
    if shape is None:
        return None
    return shape.keys[key].shape if key in shape.keys else shape.map_value


def in_any_order(state: State) -> State:
    """The state with the items of each list sorted where their order means nothing.

    What stands at a key that the kind does not know is no list of one, but its only item: another kind may know the key.
    """
    shapes = {kind: shape_of(BY_KIND[kind]) for kind in BY_KIND} | {"settings": shape_of(Settings)}
    return {id_: (kind, _sorted(data, shapes[kind])) for id_, (kind, data) in state.items()}


def _sorted(data: Any, shape: Shape | None) -> Any:
    if isinstance(data, dict):
        return {key: _sorted(value, _below(shape, key)) for key, value in data.items()}
    if isinstance(data, list):
        inner = [_sorted(item, shape.item if shape else None) for item in data]
        if shape is None and len(inner) == 1:
            return inner[0]
        is_told_apart = shape is not None and isinstance(shape.identity, AsSet | Keyed)
        return sorted(inner, key=_whole) if is_told_apart else inner
    return data


def state_of(registry: Registry) -> State:
    """What a registry says, as it is compared."""
    found: State = {
        one.id: (one.kind, meant(dict(one.data), shape_of(BY_KIND[one.kind]))) for one in registry.entries.values()
    }
    return found | {"": ("settings", meant(merged(registry.layers), shape_of(Settings)))}


def applied(base: State, document: str) -> State:
    """The base with everything done that the document tells."""
    told = json.loads(document, parse_float=Decimal)
    state: State = dict(base)
    renames = {
        one["before"]["id"]: one["id"]
        for one in told["changes"]
        if one["before"] and one["before"]["id"] != one["id"] and one["certain"]
    }
    _follow(state, renames)
    for one in told["changes"]:
        _apply(state, one)
    kind, settings = state[""]
    state[""] = kind, _with(settings, told["settings"]["facts"], shape_of(Settings))
    return state


def _apply(state: State, one: Mapping[str, Any]) -> None:
    if one["before"] is None:
        state[one["id"]] = one["kind"], meant(one["data"], shape_of(BY_KIND[one["kind"]]))
        return
    kind, data = state.pop(one["before"]["id"])
    if one["change"] == "removed":
        return
    shape = shape_of(BY_KIND[one["kind"]])
    if kind != one["kind"]:
        shape = Shape(keys={**shape_of(BY_KIND[kind]).keys, **shape.keys})
    state[one["id"]] = one["kind"], _with(data, one["facts"], shape)


def _follow(state: State, renames: Mapping[str, str]) -> None:
    """Every reference to what was renamed says the new id."""
    for id_, (kind, data) in state.items():
        if renames:
            shape = shape_of(BY_KIND[kind]) if id_ else shape_of(Settings)
            state[id_] = kind, _renamed(deepcopy(data), shape, renames)


def _renamed(data: Any, shape: Shape, renames: Mapping[str, str]) -> Any:
    found = list(references_in(data, shape))
    for part in ("value", "key"):
        for one in found:
            if one.part == part and one.entity is not None and one.entity in renames:
                holder = data
                for step in one.route[:-1]:
                    holder = holder[step]
                new = renames[one.entity] + one.target.removeprefix(one.entity)
                if part == "value":
                    holder[one.route[-1]] = new
                else:
                    holder[new] = holder.pop(one.route[-1])
    return data


def _with(data: Any, facts: list[Mapping[str, Any]], shape: Shape) -> Any:
    """The data with the facts; what goes goes last first, since of several items that say the same the later ones are numbered."""
    gone = [fact for fact in reversed(facts) if fact["after"] is None]
    for fact in (*gone, *(fact for fact in facts if fact["after"] is not None)):
        data = _put(data, fact["path"], fact["after"], shape)
    return meant(data, shape)


def _put(data: Any, path: list[Any], value: Any, shape: Shape | None) -> Any:
    if not path:
        return value
    step, *rest = path
    if isinstance(step, str):
        mapping = dict(data or {})
        mapping[step] = _put(mapping.get(step), rest, value, _below(shape, step))
        return {key: one for key, one in mapping.items() if one is not None}
    assert shape is not None
    items = [] if data is None else list(data) if isinstance(data, list) else [data]
    at = next((at for at, known in _keys(items, shape) if known == step), None)
    new = _put(items[at] if at is not None else None, rest, value, shape.item)
    if at is None:
        items.append(new)
    else:
        items[at] = new
    return items


def _keys(items: list[Any], shape: Shape) -> list[tuple[int, dict[str, Any]]]:
    found: list[tuple[int, dict[str, Any]]] = []
    for at, key in keyed_items(items, shape):
        told: dict[str, Any] = (
            {"item": dict(key.parts), "number": key.number} if key else {"item": {"": _whole(items[at])}, "number": 1}
        )
        while told in [one for _, one in found]:
            told = {**told, "number": told["number"] + 1}
        found.append((at, told))
    return found


def _whole(item: Any) -> str:
    if isinstance(item, dict):
        return ", ".join(f"{key}: {_whole(item[key])}" for key in sorted(item))
    return ", ".join(map(_whole, item)) if isinstance(item, list) else str(item)
