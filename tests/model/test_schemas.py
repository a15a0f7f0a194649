"""The JSON Schemas and the model give the same verdict on the same file.

The second opinion is jsonschema's. What holds for a record holds wherever the record stands, as schemas and models are both built of
records: so each record is tried once, alone, with everything that may be wrong in it, and a sample of whole files shows the rest.
"""

import random
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from jsonschema import Draft7Validator
from pydantic import BaseModel

from registry_cli.checks import BY_CODE
from registry_cli.documents import Data, read_document
from registry_cli.exports.schemas import FURTHER_SETTINGS_SCHEMA, SETTINGS_SCHEMA, schemas
from registry_cli.findings import Route
from registry_cli.language import Lang
from registry_cli.model.faults import check_shape, findings_of
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.load import load
from registry_cli.model.naming import is_settings, kind_of
from registry_cli.model.settings import Settings
from registry_cli.model.shape import FieldShape, Shape, shape_at, shape_of
from registry_cli.sources import SETTINGS_FILE, FolderSource, SourceFile
from tests.model.memory import records_in

EXAMPLES = Path(__file__).parents[2] / "examples"
SOUND = ("fjordby", "strandholm", "tutorial")

SCHEMA_CLASS = frozenset(
    {
        "missing-key",
        "out-of-range",
        "unknown-choice",
        "unknown-key",
        "wrong-date",
        "wrong-form",
        "wrong-type",
    }
)
"""Findings about the shape of one file, which its schema finds too."""

BEYOND_SCHEMAS = {
    "A schema is asked about data, and there are none": (
        "cut-off-text duplicate-key empty-file file-too-large link-not-followed not-a-mapping not-utf-8 "
        "several-documents stray-line-end syntax-error too-deep unreadable-file unsafe-yaml unusable-number"
    ),
    "It is about a file of another format, of which the schemas of this one know nothing": "unknown-format",
    "It is about where a file lies and what it is called": "duplicate-id invalid-file-name unknown-folder",
    "JSON Schema says which keys exclude others only as a choice of records, at which editors offer nothing": "wrong-combination",
    "JSON Schema knows items that are equal, not items with the same id": "duplicate-item",
    "JSON Schema does no sums and compares no items with each other": (
        "changes-near-limit not-tendered overlapping-prices split-not-whole"
    ),
    "It needs what is referred to: other files, or the program's own codes and fields": (
        "classification-too-low conflicting-setting disposition-differs index-without-value main-contract-does-not-cover "
        "no-processing-agreement price-not-counted priced-twice reference-cycle supplier-differs two-masters undocumented-connection unit-without-head unknown-code unknown-field "
        "unknown-number unknown-part unknown-reference unknown-word weaker-provider wrong-kind"
    ),
    "It is about what is asked for here or likely, where the file itself may hold it or leave it out": (
        "missing-must no-archiving-decision no-contract no-exit-terms no-owner no-price no-risk-assessment no-term rule-broken "
        "stale-exception suspicious-thousands unreckonable-term unused-waiver waiver-too-long"
    ),
    "It compares days with each other or with today": (
        "agreement-ends agreement-still-open approved-change-differs certificate-ends contract-gap contract-overrun control-overdue copy-register-in-use "
        "date-order expired-contract expired-waiver maximum-extent migration-without-goal not-verified notice-missed notice-window "
        "option-open outlives-provider oversight-overdue owner-left retention-review-overdue retired-reference "
        "successor-comes-late supplier-meeting-overdue support-ends-early target-passed tender-late termination-too-early"
    ),
}
"""Why no schema can find the rest, with the codes of the findings that it holds for."""

LAYERED = {SETTINGS_SCHEMA, FURTHER_SETTINGS_SCHEMA}
"""Files that are laid over others: what such a file leaves out may stand below it."""

MODELS: dict[str, type[BaseModel]] = {**BY_KIND, SETTINGS_SCHEMA: Settings, FURTHER_SETTINGS_SCHEMA: Settings}
EACH = pytest.mark.parametrize("name", MODELS)

EXCLUDED = {"uses": ("datasource", "system"), "term": ("end",)}
"""Keys that are left out of a complete file, because others exclude them."""

MUTANTS: tuple[Data, ...] = (
    None, True, 7, -1, 99_999, Decimal("1.5"), "", "§ 7", "a\x00b", "x" * 201, "no such word", "26-1-1", "2026-13-41",
    "P", "P0D", "Æ", "1234567", "http:", "kle", [], ["§ 7"], [7], [None], [[]], [{}], {}, {"§ 7": None},
)  # fmt: skip
UNKNOWN_KEYS = ("unknown", "Unknown Key", "kle")
SAMPLED = 40
"""So many faults are put into the whole file of each schema, at places drawn by chance."""


class Tried(NamedTuple):
    """A record to be tried alone: its model, and the schema among whose definitions it is looked for."""

    schema: str
    model: type[BaseModel]


def tried() -> Iterator[Tried]:
    """Every record of the model, each once, and once more where the settings have it: there it may be laid over another."""
    told: set[tuple[bool, type[BaseModel]]] = set()
    for name, top in MODELS.items():
        for record in () if name == SETTINGS_SCHEMA else records_in(top):
            if (name in LAYERED, record) not in told:
                told.add((name in LAYERED, record))
                yield Tried(name, record)


EACH_RECORD = pytest.mark.parametrize("record", tuple(tried()), ids=lambda one: f"{one.schema}-{one.model.__name__}")


@cache
def made(lang: Lang) -> dict[str, dict[str, object]]:
    return schemas(lang)


@cache
def validator(name: str) -> Draft7Validator:
    return Draft7Validator(made("en")[name], format_checker=Draft7Validator.FORMAT_CHECKER)


@cache
def validator_of(record: Tried) -> Draft7Validator:
    """A validator of one record alone, with the definitions that it rests on."""
    whole = made("en")[record.schema]
    if record.model is MODELS[record.schema]:
        return validator(record.schema)
    one = {"$ref": f"#/definitions/{record.model.__name__}", "definitions": whole["definitions"]}
    return Draft7Validator(one, format_checker=Draft7Validator.FORMAT_CHECKER)


def as_json(data: Data) -> object:
    if isinstance(data, dict):
        return {key: as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(item) for item in data]
    return float(data) if isinstance(data, Decimal) else data


def faults(record: Tried, data: dict[str, Data]) -> set[str]:
    """The codes of what the model finds wrong with the shape of a record."""
    _, errors = check_shape(record.model, data)
    beyond = {"wrong-combination"} | ({"missing-key"} if record.schema in LAYERED else set())
    return {finding.code for finding in findings_of(record.model, data, errors, "a.yaml", None)} - beyond


def agree(record: Tried, data: dict[str, Data]) -> bool:
    return validator_of(record).is_valid(as_json(data)) is not bool(faults(record, data))


@pytest.mark.parametrize("lang", ["en", "da"])
def test_schemas_are_schemas(lang: Lang) -> None:
    assert set(made(lang)) == set(MODELS)
    for one in made(lang).values():
        Draft7Validator.check_schema(one)


@EACH
def test_schemas_differ_only_in_their_words(name: str) -> None:
    assert without_words(made("en")[name]) == without_words(made("da")[name])


def without_words(schema: object) -> object:
    if isinstance(schema, dict):
        words = {key for key in ("description", "title") if isinstance(schema.get(key), str)}
        return {key: without_words(value) for key, value in schema.items() if key not in words}
    return [without_words(item) for item in schema] if isinstance(schema, list) else schema


def test_a_record_is_the_same_wherever_a_kind_has_it() -> None:
    """So that trying it in one kind is enough."""
    found: dict[type[BaseModel], object] = {}
    for name, kind in BY_KIND.items():
        definitions = made("en")[name].get("definitions", {})
        assert isinstance(definitions, dict)
        named = {record.__name__: record for record in records_in(kind) if record is not kind}
        assert set(definitions) == set(named)
        assert {key: found.setdefault(named[key], one) for key, one in definitions.items()} == definitions


def test_further_settings_are_the_settings_without_what_must_be_there() -> None:
    """So that trying them is trying `registry.yaml` too."""
    whole = dict(made("en")[SETTINGS_SCHEMA])
    assert whole.pop("required") == ["format", "organisation"]
    assert {**whole, "title": "settings/*.yaml"} == made("en")[FURTHER_SETTINGS_SCHEMA]
    assert not validator(SETTINGS_SCHEMA).is_valid({"format": 1})
    assert not validator(SETTINGS_SCHEMA).is_valid({"organisation": {}})


def test_every_finding_is_of_the_schema_class_or_beyond_schemas_for_a_reason() -> None:
    beyond = [code for codes in BEYOND_SCHEMAS.values() for code in codes.split()]
    assert sorted([*SCHEMA_CLASS, *beyond]) == sorted(BY_CODE)


def schema_of(path: str) -> str:
    """The schema by which an editor judges the file."""
    return kind_of(path) or (SETTINGS_SCHEMA if path == SETTINGS_FILE else FURTHER_SETTINGS_SCHEMA)


@pytest.mark.parametrize("name", SOUND)
def test_every_file_of_an_example_is_valid(name: str) -> None:
    """Each file alone: what a file of settings leaves out stands in another layer."""
    source = FolderSource(EXAMPLES / name)
    read = 0
    for path in (path for path in source.paths() if kind_of(path) or is_settings(path)):
        data = read_document(SourceFile(path, (EXAMPLES / name / path).read_bytes())).data
        assert data is not None
        schema = schema_of(path)
        assert [(path, error.message) for error in validator(schema).iter_errors(as_json(data))] == []
        assert (path, faults(Tried(schema, MODELS[schema]), data)) == (path, set())
        read += 1
    assert read > 10


def test_verdicts_agree_on_the_broken_example() -> None:
    """File by file: the schema refuses those in which `reg validate` finds something of the schema class, and no others."""
    registry = load(FolderSource(EXAMPLES / "broken"))
    known = {path: one for path, one in registry.documents.items() if one.data is not None and not one.findings}
    found = {path: {one.code for one in registry.findings if one.mark.path == path} & SCHEMA_CLASS for path in known}
    refused = {path for path in known if not validator(schema_of(path)).is_valid(as_json(known[path].data))}
    assert refused == {path for path, codes in found.items() if codes}
    assert set().union(*found.values()) == SCHEMA_CLASS


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


def routes(data: Data, shape: Shape | None = None, route: Route = ()) -> Iterator[Route]:
    """Every place in the data; with a `shape` those of the record alone, not inside the records that it holds."""
    if route:
        yield route
    inside = shape_at(shape, route) if shape is not None else None
    if route and inside is not None and inside.keys:
        return
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from routes(value, shape, (*route, key))


def at(data: Data, route: Route) -> Data:
    for key in route:
        if isinstance(data, dict):
            data = data[str(key)]
        else:
            assert isinstance(data, list)
            data = data[int(key)]
    return data


def with_value(data: Data, route: Route, value: Data) -> Data:
    """The data with another value at one place; what lies beside the way there is shared."""
    if not route:
        return value
    first, rest = route[0], route[1:]
    if isinstance(data, dict):
        return {**data, str(first): with_value(data.get(str(first)), rest, value)}
    assert isinstance(data, list)
    return [with_value(item, rest, value) if position == first else item for position, item in enumerate(data)]


def without(data: dict[str, Data], route: Route) -> dict[str, Data]:
    """The data without the key at the end of a route, or without the item."""
    parent = at(data, route[:-1])
    if isinstance(parent, dict):
        left: Data = {key: value for key, value in parent.items() if key != route[-1]}
    else:
        assert isinstance(parent, list)
        left = [item for position, item in enumerate(parent) if position != route[-1]]
    return record_of(with_value(data, route[:-1], left))


def record_of(data: Data) -> dict[str, Data]:
    assert isinstance(data, dict)
    return data


def parts(model: type[BaseModel]) -> Iterator[dict[str, Data]]:
    """A complete record taken apart: what must be there, with one other key at a time."""
    shape = shape_of(model)
    data = complete(shape)
    required = {key: data[key] for key, field in shape.keys.items() if field.required}
    yield required
    yield from ({**required, key: value} for key, value in data.items() if key not in required)


def new_routes(record: Tried) -> Iterator[tuple[dict[str, Data], Route]]:
    """Each place of a record once, with a part of it that holds the place."""
    told: set[Route] = set()
    for data in parts(record.model):
        for route in routes(data, shape_of(record.model)):
            if route not in told:
                told.add(route)
                yield data, route


@EACH
def test_a_complete_file_is_valid(name: str) -> None:
    data = complete(shape_of(MODELS[name]))
    assert [error.message for error in validator(name).iter_errors(as_json(data))] == []
    assert faults(Tried(name, MODELS[name]), data) == set()


@EACH_RECORD
def test_verdicts_agree_on_keys_that_are_missing(record: Tried) -> None:
    if record.schema not in LAYERED:
        assert [route for data, route in new_routes(record) if not agree(record, without(data, route))] == []


@EACH_RECORD
def test_verdicts_agree_on_keys_that_are_unknown(record: Tried) -> None:
    """In the record, and in every mapping that is no record."""
    places: list[tuple[dict[str, Data], Route]] = [(data, ()) for data in parts(record.model)]
    places += [(data, route) for data, route in new_routes(record) if isinstance(at(data, route), dict)]
    wrong = [
        (route, key)
        for (data, route), key in product(places, UNKNOWN_KEYS)
        if not agree(record, record_of(with_value(data, (*route, key), 1)))
    ]
    assert wrong == []


def is_in_map(record: Tried, route: Route) -> bool:
    """Whether a route leads to an entry of a mapping, which a key without a value takes out."""
    above = shape_at(shape_of(record.model), route[:-1])
    return above is not None and above.map_value is not None


def takes_out(record: Tried, route: Route, value: Data) -> bool:
    """Whether the value takes an entry of a lower layer out, where the model of the whole settings would see a fault."""
    return value is None and record.schema in LAYERED and is_in_map(record, route)


def test_settings_may_leave_out_what_stands_below_them() -> None:
    partial = {"boards": {"raad": {"meetings": ["2026-12-01"]}}, "vocabularies": {"functions": {"esdh": None}}}
    assert validator(FURTHER_SETTINGS_SCHEMA).is_valid(partial)
    assert validator(SETTINGS_SCHEMA).is_valid({"format": 1, "organisation": {}, **partial})
    assert not validator(SETTINGS_SCHEMA).is_valid(partial)


@EACH_RECORD
def test_verdicts_agree_on_wrong_values(record: Tried) -> None:
    """At every place of a record, one wrong value after the other."""
    wrong = [
        (route, value)
        for (data, route), value in product(new_routes(record), MUTANTS)
        if not takes_out(record, route, value) and not agree(record, record_of(with_value(data, route, value)))
    ]
    assert wrong == []


@EACH
def test_verdicts_agree_on_wrong_values_in_whole_files(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - nothing secret
    record = Tried(name, MODELS[name])
    data = complete(shape_of(record.model))
    places = list(routes(data))
    drawn = [(chance.choice(places), chance.choice(MUTANTS)) for _ in range(SAMPLED)]
    wrong = [
        (route, value)
        for route, value in drawn
        if not takes_out(record, route, value) and not agree(record, record_of(with_value(data, route, value)))
    ]
    assert wrong == []


ESCAPES_OF_EDITORS = re.compile(r"\\(?:[dDsSwWbBnrtfv.*+?^$()\[\]{}|/\\-]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})")
"""What may stand behind a backslash in the regular expressions of JavaScript, which editors read patterns with."""


def patterns_in(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (value for key, value in schema.items() if key == "pattern" and isinstance(value, str))
        yield from (str(key) for key in schema.get("patternProperties", {}))
    parts = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for part in parts:
        yield from patterns_in(part)


def test_patterns_are_regular_expressions_in_editors_too() -> None:
    found = {pattern for one in schemas("en").values() for pattern in patterns_in(one)}
    assert found
    assert [pattern for pattern in sorted(found) if "\\" in ESCAPES_OF_EDITORS.sub("", pattern)] == []
