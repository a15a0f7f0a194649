"""What a model says of data that does not fit it, turned into findings with routes into the file."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from registry_cli.documents import Data
from registry_cli.findings import Finding, Mark, Parameter, Part, Route
from registry_cli.model.shape import Shape, shape_at, shape_of
from registry_cli.suggestions import closest

Model = TypeVar("Model", bound=BaseModel)

_TYPES = {
    "string_type": "text",
    "int_type": "whole",
    "int_from_float": "whole",
    "number_type": "number",
    "bool_type": "flag",
    "list_type": "list",
    "tuple_type": "list",
    "dict_type": "mapping",
    "mapping_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}
_LIMITS = {
    "greater_than_equal": "ge",
    "less_than_equal": "le",
    "string_too_long": "max_length",
    "too_long": "max_length",
    "too_short": "min_length",
}
_SIDES = {
    "greater_than_equal": "least",
    "less_than_equal": "most",
    "string_too_long": "length",
    "too_long": "items",
    "too_short": "items",
}


def check_shape(model: type[Model], data: Mapping[str, Data]) -> tuple[Model | None, list[ErrorDetails]]:
    """The record that `data` makes, or what is wrong with it."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def findings_of(
    model: type[BaseModel], data: Mapping[str, Data], errors: list[ErrorDetails], path: str, entity: str | None
) -> Iterator[Finding]:
    """A finding for each error, told once by its place in the data.

    A key that is missing only because it is misspelt is told once, at the misspelt key.
    """
    described = [_described(error, model, data) for error in errors]
    misspelt = {
        (route[:-1], closest(str(params["found"]), parts))
        for code, route, _, params, parts in described
        if code == "unknown-key"
    }
    told: set[tuple[str, Route, str]] = set()
    for code, route, part, params, candidates in described:
        identity = (code, route, str(params.get("key")))
        if identity not in told and (route, params.get("key")) not in misspelt:
            told.add(identity)
            meant = _belongs_under(model, data, route) if code == "unknown-key" else None
            yield Finding(code, Mark(path, route, part), entity, params, candidates=candidates, meant=meant)


def _belongs_under(model: type[BaseModel], data: Mapping[str, Data], route: Route) -> str | None:
    """`lifecycle.in_use` for a key that lost its indentation: it belongs to a neighbour that was left without a value."""
    key, shape, here = str(route[-1]), shape_at(shape_of(model), route[:-1]), _at(data, route[:-1])
    if shape is None or not isinstance(here, dict):
        return None
    empty = (
        name for name, field in shape.keys.items() if name in here and here[name] is None and key in _keys(field.shape)
    )
    found = next(empty, None)
    return f"{found}.{key}" if found else None


def _keys(shape: Shape) -> Mapping[str, object]:
    return shape.item.keys if shape.item is not None else shape.keys


def _at(data: Mapping[str, Data], route: Route) -> object:
    here: object = data
    for step in route:
        here = here[step]  # type: ignore[index]  # the route was found in these data
    return here


_Described = tuple[str, Route, Part, dict[str, Parameter], tuple[str, ...]]


def _described(error: ErrorDetails, model: type[BaseModel], data: Mapping[str, Data]) -> _Described:
    route, rest = _route_in_data(error["loc"], data)
    kind, found = error["type"], _short(error["input"])
    if kind == "missing":
        return "missing-key", route, "value", {"key": str(rest[0])}, ()
    if kind == "extra_forbidden":
        parent = shape_at(shape_of(model), route[:-1])
        return "unknown-key", route, "key", {"found": str(route[-1])}, tuple(parent.keys) if parent else ()
    if rest and rest[-1] == "[key]":
        return _key_fault(route, found, model)
    if kind in ("exactly_one", "not_both", "needed"):
        return _combination(kind, error.get("ctx", {}), route)
    if kind == "literal_error":
        shape = shape_at(shape_of(model), route)
        return "unknown-choice", route, "value", {"found": found}, _choices(shape)
    shape = shape_at(shape_of(model), route)
    code, params = _value_fault(kind, error.get("ctx", {}), error["input"], shape.form if shape else "")
    return code, route, "value", params, ()


def _key_fault(route: Route, found: str, model: type[BaseModel]) -> _Described:
    parent = shape_at(shape_of(model), route[:-1])
    choices = _choices(parent.map_key if parent else None)
    if choices:
        return "unknown-choice", route, "key", {"found": found}, choices
    return "wrong-form", route, "key", {"form": "id", "found": found}, ()


def _choices(shape: Shape | None) -> tuple[str, ...]:
    if shape is None:
        return ()
    return shape.choices or (shape.item.choices if shape.item else ())


def _value_fault(kind: str, context: dict[str, Any], found: object, form: str) -> tuple[str, dict[str, Parameter]]:
    """The code and parameters of a value that is wrong in itself."""
    short = _short(found)
    if kind in _TYPES:
        expected, actual = _TYPES[kind], type_of(found)
        return "wrong-type", {
            "expected": expected,
            "actual": actual,
            "found": short,
            "advice": _advice(expected, actual),
        }
    if kind == "day":
        return "wrong-date", {"found": short}
    if kind in _LIMITS:
        return "out-of-range", {"limit": str(context[_LIMITS[kind]]), "side": _SIDES[kind], "found": short}
    return "wrong-form", {"form": form or "line", "found": short}


def _advice(expected: str, actual: str) -> str:
    if expected != "text":
        return f"to-{expected}"
    return {"nothing": "to-some-text", "list": "to-one-text", "mapping": "to-some-text"}.get(actual, "to-text")


def _combination(kind: str, context: dict[str, Any], route: Route) -> _Described:
    at = (*route, context["at"]) if "at" in context else route
    return "wrong-combination", at, "value", {"rule": kind.replace("_", "-"), "keys": ", ".join(context["keys"])}, ()


def _route_in_data(location: tuple[int | str, ...], data: Mapping[str, Data]) -> tuple[Route, tuple[int | str, ...]]:
    """The part of a location that exists in the data, without the union members pydantic puts in between."""
    route: list[str | int] = []
    here: object = data
    for position, step in enumerate(location):
        if not _has(here, step):
            if isinstance(here, dict | list) and position + 1 < len(location):
                continue
            return tuple(route), location[position:]
        here = here[step]  # type: ignore[index]  # `_has` made sure
        route.append(step)
    return tuple(route), ()


def _has(here: object, step: int | str) -> bool:
    if isinstance(step, str):
        return isinstance(here, dict) and step in here
    return isinstance(here, list) and step < len(here)


def type_of(value: object) -> str:
    """The word for what a value is in a file: text, whole, number, flag, list, mapping, nothing."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "flag"
    names: list[tuple[type, str]] = [(str, "text"), (int, "whole"), (list, "list"), (dict, "mapping")]
    return next((name for kind, name in names if isinstance(value, kind)), "number")


def _short(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if isinstance(value, list | dict) or value is None else str(value)[:80]
