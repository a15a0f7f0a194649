"""The JSON Schemas and the model give the same verdict on the same file."""

from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from pydantic import BaseModel

from registry_cli.documents import Data, read_document
from registry_cli.exports.schemas import FURTHER_SETTINGS_SCHEMA, SETTINGS_SCHEMA, schemas
from registry_cli.findings import Route
from registry_cli.model.faults import check_shape, findings_of
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.naming import kind_of
from registry_cli.model.settings import Settings
from registry_cli.model.shape import FieldShape, Shape, shape_at, shape_of
from registry_cli.sources import SETTINGS_FILE, SourceFile

FJORDBY = Path(__file__).parents[2] / "examples/fjordby"

BEYOND_SCHEMAS = {"wrong-combination"}
"""That keys exclude one another is said by the model alone."""

LAYERED = {SETTINGS_SCHEMA, FURTHER_SETTINGS_SCHEMA}
"""Files that are laid over others: what such a file leaves out may stand below it."""

MODELS: dict[str, type[BaseModel]] = {**BY_KIND, SETTINGS_SCHEMA: Settings, FURTHER_SETTINGS_SCHEMA: Settings}
EACH = pytest.mark.parametrize("name", MODELS)

EXCLUDED = {"uses": ("datasource", "system"), "term": ("end",)}
"""Keys that are left out of a complete file, because others exclude them."""

FILES = sorted(
    path.relative_to(FJORDBY).as_posix()
    for path in FJORDBY.rglob("*.yaml")
    if kind_of(path.relative_to(FJORDBY).as_posix()) or path.name == SETTINGS_FILE
)

MUTANTS: tuple[Data, ...] = (
    None, True, 7, -1, 99_999, Decimal("1.5"), "", "§ 7", "a\x00b", "x" * 201, "no such word", "26-1-1", "2026-13-41",
    "P", "P0D", "Æ", "1234567", "http:", "kle", [], ["§ 7"], [7], [None], [[]], [{}], {}, {"§ 7": None},
)  # fmt: skip


@cache
def validator(name: str) -> Draft7Validator:
    return Draft7Validator(schemas("en")[name], format_checker=Draft7Validator.FORMAT_CHECKER)


def as_json(data: Data) -> object:
    if isinstance(data, dict):
        return {key: as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(item) for item in data]
    return float(data) if isinstance(data, Decimal) else data


def faults(name: str, data: dict[str, Data]) -> set[str]:
    """The codes of what the model finds wrong with the shape of a file."""
    model = MODELS[name]
    _, errors = check_shape(model, data)
    beyond = BEYOND_SCHEMAS | ({"missing-key"} if name in LAYERED else set())
    return {finding.code for finding in findings_of(model, data, errors, "a.yaml", None)} - beyond


def agree(name: str, data: dict[str, Data]) -> bool:
    return validator(name).is_valid(as_json(data)) is not bool(faults(name, data))


@pytest.mark.parametrize("lang", ["en", "da"])
def test_schemas_are_schemas(lang: str) -> None:
    made = schemas("da" if lang == "da" else "en")
    assert set(made) == set(MODELS)
    for one in made.values():
        Draft7Validator.check_schema(one)


@EACH
def test_schemas_differ_only_in_their_words(name: str) -> None:
    assert without_words(schemas("en")[name]) == without_words(schemas("da")[name])


def without_words(schema: object) -> object:
    if isinstance(schema, dict):
        words = {key for key in ("description", "title") if isinstance(schema.get(key), str)}
        return {key: without_words(value) for key, value in schema.items() if key not in words}
    return [without_words(item) for item in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize("path", FILES)
def test_the_example_is_valid(path: str) -> None:
    data = read_document(SourceFile(path, (FJORDBY / path).read_bytes())).data
    assert data is not None
    name = kind_of(path) or SETTINGS_SCHEMA
    assert [error.message for error in validator(name).iter_errors(as_json(data))] == []
    assert faults(name, data) == set()


def complete(shape: Shape, name: str = "") -> dict[str, Data]:
    """A record with every key it may have."""
    left_out = EXCLUDED.get(name, ())
    return {key: value_of(field) for key, field in shape.keys.items() if key not in left_out}


def value_of(field: FieldShape) -> Data:
    shape = field.shape
    if shape.keys:
        return complete(shape, field.name)
    if shape.item is not None and shape.item.keys:
        return [complete(shape.item, field.name)]
    if shape.map_value is not None and shape.map_value.keys:
        year = shape.map_key is not None and shape.map_key.form == "year"
        return {"2026" if year else "a-key": complete(shape.map_value)}
    return exact(field.example) if field.example is not None else ("text" if not shape.free else {"own": 1})


def exact(example: object) -> Data:
    if isinstance(example, dict):
        return {key: exact(value) for key, value in example.items()}
    if isinstance(example, list):
        return [exact(item) for item in example]
    if isinstance(example, float):
        return Decimal(str(example))
    assert isinstance(example, str | int | bool)
    return example


def routes(data: Data, route: Route = ()) -> Iterator[Route]:
    if route:
        yield route
    if isinstance(data, dict):
        for key, value in data.items():
            yield from routes(value, (*route, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from routes(value, (*route, position))


def at(data: Data, route: Route) -> Data:
    for key in route:
        if isinstance(data, dict):
            data = data[str(key)]
        else:
            assert isinstance(data, list)
            data = data[int(key)]
    return data


def with_value(data: dict[str, Data], route: Route, value: Data) -> dict[str, Data]:
    changed = deepcopy(data)
    parent = at(changed, route[:-1])
    if isinstance(parent, dict):
        parent[str(route[-1])] = value
    else:
        assert isinstance(parent, list)
        parent[int(route[-1])] = value
    return changed


def without(data: dict[str, Data], route: Route) -> dict[str, Data]:
    changed = deepcopy(data)
    parent = at(changed, route[:-1])
    if isinstance(parent, dict):
        del parent[str(route[-1])]
    else:
        assert isinstance(parent, list)
        del parent[int(route[-1])]
    return changed


def parts(name: str) -> Iterator[dict[str, Data]]:
    """A complete file taken apart: what must be there, with one other key at a time."""
    shape = shape_of(MODELS[name])
    data = complete(shape)
    required = {key: data[key] for key, field in shape.keys.items() if field.required}
    yield required
    yield from ({**required, key: value} for key, value in data.items() if key not in required)


@EACH
def test_a_complete_file_is_valid(name: str) -> None:
    data = complete(shape_of(MODELS[name]))
    assert [error.message for error in validator(name).iter_errors(as_json(data))] == []
    assert faults(name, data) == set()


@EACH
def test_verdicts_agree_on_keys_that_are_missing(name: str) -> None:
    for data in parts(name) if name not in LAYERED else ():
        assert [route for route in routes(data) if not agree(name, without(data, route))] == []


@EACH
def test_verdicts_agree_on_keys_that_are_unknown(name: str) -> None:
    for data in parts(name):
        records = [(), *(route for route in routes(data) if isinstance(at(data, route), dict))]
        for key in ("unknown", "Unknown Key", "kle"):
            assert [route for route in records if not agree(name, with_value(data, (*route, key), 1))] == []


def is_in_map(name: str, route: Route) -> bool:
    """Whether a route leads to an entry of a mapping, which a key without a value takes out."""
    above = shape_at(shape_of(MODELS[name]), route[:-1])
    return above is not None and above.map_value is not None


def test_settings_may_leave_out_what_stands_below_them() -> None:
    partial = {"boards": {"raad": {"meetings": ["2026-12-01"]}}, "vocabularies": {"functions": {"esdh": None}}}
    assert validator(FURTHER_SETTINGS_SCHEMA).is_valid(partial)
    assert validator(SETTINGS_SCHEMA).is_valid({"format": 1, "organisation": {}, **partial})
    assert not validator(SETTINGS_SCHEMA).is_valid(partial)


@EACH
def test_verdicts_agree_on_wrong_values(name: str) -> None:
    """At every place of a complete file, one wrong value after the other."""
    wrong = [
        (route, value)
        for data in parts(name)
        for route in routes(data)
        for value in MUTANTS
        if not (value is None and name in LAYERED and is_in_map(name, route))
        and not agree(name, with_value(data, route, value))
    ]
    assert wrong == []
