"""What holds for every kind, every record and every field, however many there come to be."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, get_args, get_origin

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from registry_cli.documents import Data
from registry_cli.labels import CHOICE_LABELS, KIND_LABELS, KIND_PLURALS, LABELS_IN_FIELDS, STATE_LABELS, choice
from registry_cli.model.entity import Entity
from registry_cli.model.fields import IDENTITY_TYPES, AsSet, EntityRef, Keyed, PartRef, Sequence, Word
from registry_cli.model.kinds import BY_FOLDER, BY_KIND, KINDS
from registry_cli.model.kinds.system import System
from registry_cli.model.naming import kind_of, stem_of
from registry_cli.model.records import parts_in
from registry_cli.model.settings import Settings
from registry_cli.model.settings.vocabularies import Vocabularies
from registry_cli.model.shape import FieldShape, Shape, shape_at, shape_of
from registry_cli.model.values import Record
from registry_cli.timeline import STATES
from tests.model.memory import records

EACH_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
EACH_RECORD = pytest.mark.parametrize("record", records(), ids=lambda record: record.__name__)

SAME_IN_BOTH_LANGUAGES = {"Id", "Version", "Procedure", "Mail", "Business case", "Kroner"}


def fields_of(record: type[BaseModel]) -> Iterator[tuple[FieldShape, FieldInfo]]:
    yield from zip(shape_of(record).keys.values(), record.model_fields.values(), strict=True)


FIELDS = [
    pytest.param(shape, info, id=f"{record.__name__}.{shape.name}")
    for record in records()
    for shape, info in fields_of(record)
]
EACH_FIELD = pytest.mark.parametrize(("field", "info"), FIELDS)


def test_kinds_are_told_apart() -> None:
    for names in (
        {kind.KIND for kind in KINDS},
        {kind.FOLDER for kind in KINDS},
        {kind.TITLE.en for kind in KINDS},
        {kind.TITLE.da for kind in KINDS},
        {kind.PLURAL.en for kind in KINDS},
        {kind.PLURAL.da for kind in KINDS},
    ):
        assert len(names) == len(KINDS)
    assert set(BY_KIND.values()) == set(BY_FOLDER.values()) == set(KINDS)


def test_every_kind_is_in_the_tuple() -> None:
    assert set(Entity.__subclasses__()) == set(KINDS)


@EACH_KIND
def test_a_kind_has_its_folder(kind: type[Entity]) -> None:
    path = f"{kind.FOLDER}/deep/er/some-id.yaml"
    assert (kind_of(path), stem_of(path)) == (kind.KIND, "some-id")
    assert kind_of(f"{kind.FOLDER}.yaml") is None
    assert kind_of(f"x/{kind.FOLDER}/a.yaml") is None
    assert kind_of(f"{kind.FOLDER}/README.md") is None


@EACH_KIND
def test_a_kind_has_its_words(kind: type[Entity]) -> None:
    assert all((*KIND_LABELS[kind.KIND], *KIND_PLURALS[kind.KIND], *kind.ABOUT, kind.__doc__))


@EACH_RECORD
def test_records_cannot_change_and_know_their_keys(record: type[BaseModel]) -> None:
    assert issubclass(record, Record)
    assert record.model_config["frozen"] is True
    assert record.model_config["extra"] == "forbid"


@EACH_FIELD
def test_field_is_described_in_both_languages(field: FieldShape, info: FieldInfo) -> None:
    assert info.description
    assert isinstance(info.json_schema_extra, dict)
    assert info.json_schema_extra["da"]
    assert field.text.en != field.text.da or field.text.en in SAME_IN_BOTH_LANGUAGES


def is_prose(info: FieldInfo) -> bool:
    return "max_length=20000" in f"{info.annotation} {info.metadata}"


@EACH_FIELD
def test_field_has_an_example_that_is_valid(field: FieldShape, info: FieldInfo) -> None:
    """Free text needs none, and what has records of its own has theirs."""
    shape = field.shape
    if field.example is None:
        records_below = shape.keys or (shape.item and shape.item.keys) or shape.map_value
        assert records_below or (is_prose(info) and shape.item is None)
    else:
        adapter(info).validate_python(as_in_a_file(field.example))


def as_in_a_file(example: object) -> object:
    if isinstance(example, dict):
        return {key: as_in_a_file(value) for key, value in example.items()}
    if isinstance(example, list):
        return [as_in_a_file(item) for item in example]
    return Decimal(str(example)) if isinstance(example, float) else example


def adapter(info: FieldInfo) -> TypeAdapter[Any]:
    annotation: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    return TypeAdapter(annotation)


def tuples_in(annotation: object, extras: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """What every tuple inside an annotation carries."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from tuples_in(inner, (*extras, *more))
        return
    if get_origin(annotation) is tuple:
        yield extras
        extras = ()
    for inner in get_args(annotation):
        yield from tuples_in(inner, extras)


@EACH_FIELD
def test_lists_declare_how_their_items_are_told_apart(field: FieldShape, info: FieldInfo) -> None:
    annotation: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    for extras in tuples_in(annotation):
        assert sum(isinstance(extra, IDENTITY_TYPES) for extra in extras) == 1
    identity, item = field.shape.identity, field.shape.item
    assert (identity is None) == (item is None)
    if isinstance(identity, Keyed):
        assert item is not None
        assert identity.keys
        assert set(identity.keys) <= set(item.keys)
    elif isinstance(identity, AsSet):
        assert item is not None
        assert not item.keys


@EACH_RECORD
def test_days_that_follow_one_another_are_keys(record: type[BaseModel]) -> None:
    shape = shape_of(record)
    for keys in shape.in_order:
        assert set(keys) <= set(shape.keys)


def references(shape: Shape) -> Iterator[object]:
    for field in shape.keys.values():
        for one in (field.shape, field.shape.item, field.shape.map_key, field.shape.map_value):
            if one is not None and one.reference is not None:
                yield one.reference


@EACH_RECORD
def test_references_name_kinds_parts_and_vocabularies_that_there_are(record: type[BaseModel]) -> None:
    for reference in references(shape_of(record)):
        if isinstance(reference, EntityRef):
            assert set(reference.kinds) <= set(BY_KIND)
            assert reference.effect_if is None or reference.effect_if in shape_of(record).keys
        elif isinstance(reference, PartRef):
            items = shape_at(shape_of(BY_KIND[reference.kind]), (reference.items, 0))
            assert items is not None
            assert "id" in items.keys
        elif isinstance(reference, Word):
            assert reference.vocabulary in {*Vocabularies.model_fields, *Settings.NAMED, "peers", "criteria"}


def test_every_vocabulary_is_used() -> None:
    words = {
        reference.vocabulary
        for record in records()
        for reference in references(shape_of(record))
        if isinstance(reference, Word)
    }
    assert words == {*Vocabularies.model_fields, *Settings.NAMED, "peers", "criteria"}


FED: tuple[Data, ...] = (
    None, True, False, 0, 1, 5, -1, Decimal(1), Decimal("1.0"), Decimal("0.5"), "", "x", "1", "5", "true", "0.5",
    "2026-01-01", "2026-01", "2026-Q1", "P1Y", "PT1H", "12345678", "20260101", [], ["x"], [1], [True], [Decimal(1)],
    ["1"], [None], {}, {"x": "y"}, {"x": 1}, {"x": True}, {"x": "1"}, {"x": Decimal("1.0")}, {"kle": {"x": 1}},
)  # fmt: skip


@EACH_FIELD
def test_no_value_is_taken_for_another(field: FieldShape, info: FieldInfo) -> None:
    """A value that is accepted means what it says: `"5"` is no number, 1 is no flag, 1.0 no count."""
    del field
    for value in FED:
        try:
            taken = adapter(info).validate_python(value)
        except ValidationError:
            continue
        assert is_same(taken, value), (value, taken)


def is_same(taken: object, given: object) -> bool:
    if given is None:
        return taken is None or taken in ((), {})
    if isinstance(taken, bool) or isinstance(given, bool):
        return taken is given
    if isinstance(taken, Decimal):
        return isinstance(given, int | Decimal) and taken == given
    if isinstance(taken, date):
        return given == taken.isoformat()
    if isinstance(taken, tuple):
        items = given if isinstance(given, list) else [given]
        return len(taken) == len(items) and all(map(is_same, taken, items))
    if isinstance(taken, Mapping) and isinstance(given, dict):
        return taken.keys() == given.keys() and all(is_same(taken[key], given[key]) for key in given)
    if isinstance(taken, BaseModel) and isinstance(given, dict):
        return len(taken.model_fields_set) == len(given)
    return type(taken) is type(given) and taken == given


def single_values(shape: Shape) -> Iterator[Shape]:
    """The shape and those of its items, keys and values, without the records below."""
    yield shape
    for inner in (shape.item, shape.map_key, shape.map_value):
        if inner is not None and not inner.keys:
            yield from single_values(inner)


CHOICES = {
    (field.name, word)
    for record in records()
    for field in shape_of(record).keys.values()
    for shape in single_values(field.shape)
    for word in shape.choices
}


@pytest.mark.parametrize(("field", "word"), sorted(CHOICES))
def test_every_choice_has_words(field: str, word: str) -> None:
    assert word in CHOICE_LABELS or (field, word) in LABELS_IN_FIELDS
    assert choice(word, "en", field)
    assert choice(word, "da", field)


def test_every_word_is_a_choice_somewhere() -> None:
    assert set(CHOICE_LABELS) - {word for _, word in CHOICES} == set()
    assert set(LABELS_IN_FIELDS) - CHOICES == set()
    assert tuple(STATE_LABELS) == STATES


def test_words_of_a_field_say_something_else_than_the_common_ones() -> None:
    assert [key for key, text in LABELS_IN_FIELDS.items() if CHOICE_LABELS.get(key[1]) == text] == []
    assert choice("supplier", "da", "hosting") == "hos leverandøren"
    assert choice("supplier", "da", "party") == choice("supplier", "da") == "leverandøren"


def test_shape_of_one_or_more_is_a_list_of_choices() -> None:
    shape = shape_at(shape_of(BY_KIND["contract"]), ("term", "notice", "to"))
    assert shape is not None
    assert shape.item is not None
    assert "term-end" in shape.item.choices


@pytest.mark.parametrize(
    ("route", "known"),
    [
        ((), True),
        (("uses", 3, "switch", "to"), True),
        (("extra", "anything"), True),
        (("ids", "kitos"), True),
        (("gone",), False),
        (("uses", "gone"), False),
        (("name", 0), False),
        (("name", "x"), False),
    ],
)
def test_shape_at(route: tuple[str | int, ...], known: bool) -> None:  # noqa: FBT001 - a column of the table
    assert (shape_at(shape_of(System), route) is not None) is known


def test_every_record_in_the_data_with_its_shape() -> None:
    data: Data = {"name": "KY", "uses": [{"interface": "a", "switch": {"to": "b"}}, "wrong"], "gone": {"x": [{}]}}
    assert [route for route, _, _ in parts_in(data, shape_of(System))] == [
        (),
        ("uses",),
        ("uses", 0),
        ("uses", 0, "switch"),
    ]


def test_the_settings_are_a_record_like_the_others() -> None:
    assert Settings in records()
    assert isinstance(shape_of(Settings).keys["peers"].shape.identity, Keyed)
    assert not isinstance(shape_of(Settings).keys["peers"].shape.identity, Sequence)
