"""How a field of the model is declared: its meaning in both languages, its reference, its identity in a list.

A field is an annotation plus `doc(...)`. What an annotation carries beside its type is read from here by the
reference walker, the schemas, the diff and the documentation; nothing else lists the fields.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from registry_cli.language import Text


class Effect(StrEnum):
    """What a reference means for the one that refers, when the target goes away."""

    BREAKS = "breaks"
    DEGRADES = "degrades"
    GOVERNS = "governs"
    CONTEXT = "context"


class Money:
    """In an annotation: the number is an amount of the registry's currency."""


class ManyLines:
    """In an annotation: the text may have several lines."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form that a text must have, by the name that the finding `wrong-form` has words for."""

    name: str


REFERENCE = "reference"
"""The key at which a reference stands in the JSON Schema that pydantic makes, until the schemas are finished."""


class _InSchema:
    """What a reference leaves in the JSON Schema: itself, so that known ids can be offered there."""

    __slots__ = ()

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), REFERENCE: self}


@dataclass(frozen=True, slots=True)
class EntityRef(_InSchema):
    """The value is the id of an entity of one of `kinds` (none: of any kind).

    `effect_if` names a sibling flag that, when true, makes the effect `effect_when` instead of `effect`.
    `acyclic` says that following this field from entity to entity must end.
    """

    kinds: tuple[str, ...]
    effect: Effect = Effect.CONTEXT
    effect_if: str | None = None
    effect_when: Effect = Effect.BREAKS
    acyclic: bool = False


@dataclass(frozen=True, slots=True)
class PartRef(_InSchema):
    """The value is `id#part`: an item with that `id` in the list `items` of an entity of `kind`."""

    kind: str
    items: str
    effect: Effect = Effect.CONTEXT


@dataclass(frozen=True, slots=True)
class Word(_InSchema):
    """The value is a word of the vocabulary named `vocabulary` in the settings."""

    vocabulary: str


@dataclass(frozen=True, slots=True)
class TaxonomyNumber(_InSchema):
    """The value is `scheme:number`, such as `kle:32.24`, of a taxonomy that `schemes` names."""

    schemes: tuple[str, ...] = ("kle", "form")


Reference = EntityRef | PartRef | Word | TaxonomyNumber
REFERENCE_TYPES = (EntityRef, PartRef, Word, TaxonomyNumber)


class _NullIsEmpty:
    """In an annotation: a key without a value means an empty list or mapping, as people leave it when they fill in a form."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        empty: Any = {} if schema["type"] == "dict" else ()
        return core_schema.no_info_before_validator_function(lambda value: empty if value is None else value, schema)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        described = handler(schema)
        if "patternProperties" in described:
            described["additionalProperties"] = False
        return {"anyOf": [described, {"type": "null"}]}


class Map(_NullIsEmpty):
    """A mapping whose keys are its identity."""


@dataclass(frozen=True)
class Keyed(_NullIsEmpty):
    """A list whose items are told apart by the values of these keys, as far as they carry them."""

    keys: tuple[str, ...]


@dataclass(frozen=True)
class AsSet(_NullIsEmpty):
    """A list of single values in which order means nothing and no value stands twice."""


@dataclass(frozen=True)
class Sequence(_NullIsEmpty):
    """A list in which the position is the identity: order matters."""


Identity = Keyed | AsSet | Sequence
IDENTITY_TYPES = (Keyed, AsSet, Sequence)


InOrder = tuple[tuple[str, ...], ...]
"""Keys of one record whose days must not lie before one another, in the order given."""


def doc(en: str, da: str, *, example: object = None, **more: Any) -> Any:
    """A field with its description in English and Danish, and an example as it would stand in a file."""
    examples = None if example is None else [example]
    return Field(description=en, examples=examples, json_schema_extra={"da": da}, **more)


def entry(en: str, da: str, *, example: object = None, **more: Any) -> Any:
    """Like `doc`, for a field that may be left out: absent is `None`, an empty list or an empty mapping."""
    return doc(en, da, example=example, default=None, **more)


def items(en: str, da: str, *, example: object = None, **more: Any) -> Any:
    """Like `doc`, for a list that may be left out."""
    return doc(en, da, example=example, default=(), **more)


def mapping(en: str, da: str, *, example: object = None, **more: Any) -> Any:
    """Like `doc`, for a mapping that may be left out."""
    return doc(en, da, example=example, default_factory=dict, **more)


def text_of(description: str, extra: object) -> Text:
    """Both languages of a field's description, from what `doc` stored."""
    danish = extra.get("da", description) if isinstance(extra, dict) else description
    return Text(description, str(danish))
