"""The shape of a model, read from its annotations once: which keys stand where, and what each value means.

A shape is what the reference walker, the did-you-mean of keys, the key order and the documentation follow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from registry_cli.findings import Route
from registry_cli.language import Text
from registry_cli.model.fields import (
    IDENTITY_TYPES,
    REFERENCE_TYPES,
    Form,
    Identity,
    InOrder,
    ManyLines,
    Money,
    Reference,
    text_of,
)

ValueType = Literal["text", "whole", "number", "flag", "day"]
_TYPES: dict[type, ValueType] = {str: "text", int: "whole", Decimal: "number", bool: "flag", date: "day"}


@dataclass(frozen=True)
class Shape:
    """What may stand at one place: a record with keys, a list of items, a mapping of values, or a single value."""

    keys: Mapping[str, "FieldShape"] = field(default_factory=dict)
    item: "Shape | None" = None
    identity: Identity | None = None
    map_key: "Shape | None" = None
    map_value: "Shape | None" = None
    reference: Reference | None = None
    choices: tuple[str, ...] = ()
    in_order: InOrder = ()
    one_of: tuple[str, ...] = ()
    form: str = ""
    type: ValueType | None = None
    is_money: bool = False
    free: bool = False
    is_prose: bool = False
    least: int | None = None
    most: int | None = None

    @cached_property
    def refers(self) -> bool:
        """Whether a reference may stand here or below."""
        parts = (self.item, self.map_key, self.map_value, *(key.shape for key in self.keys.values()))
        return self.reference is not None or any(part is not None and part.refers for part in parts)

    @cached_property
    def referring_keys(self) -> Mapping[str, "Shape"]:
        """The keys of a record below which references may stand."""
        return {name: key.shape for name, key in self.keys.items() if key.shape.refers}


@dataclass(frozen=True)
class FieldShape:
    """A key of a record: its shape, whether it must be there, what it means, and an example."""

    name: str
    shape: Shape
    required: bool
    text: Text
    example: object = None


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a record, by the keys that stand in files."""
    fields = {}
    for name, info in model.model_fields.items():
        key = info.alias or name
        annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        text = text_of(info.description or "", info.json_schema_extra)
        example = info.examples[0] if info.examples else None
        fields[key] = FieldShape(key, _shape(annotation), info.is_required(), text, example)
    return Shape(keys=fields, in_order=getattr(model, "IN_ORDER", ()), one_of=getattr(model, "ONE_OF", ()))


def shape_at(shape: Shape, route: Route) -> Shape | None:
    """The shape at `route` below `shape`; `None` where the model has none."""
    for key in route:
        following = below(shape, key)
        if following is None:
            return None
        shape = following
    return shape


def fields_along(shape: Shape, keys: Sequence[str]) -> tuple[FieldShape, ...]:
    """The field at each of `keys`, through lists; empty where the model has none of that name."""
    fields: list[FieldShape] = []
    for key in keys:
        while shape.item is not None:
            shape = shape.item
        if key not in shape.keys:
            return ()
        fields.append(shape.keys[key])
        shape = shape.keys[key].shape
    return tuple(fields)


def below(shape: Shape | None, key: str | int) -> Shape | None:
    """The shape one key or position further; `None` where the model has none."""
    if shape is None:
        return None
    if isinstance(key, int):
        return shape.item
    if key in shape.keys:
        return shape.keys[key].shape
    return shape.map_value


def _shape(annotation: Any, extras: tuple[object, ...] = ()) -> Shape:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _shape(inner, (*extras, *more))
    if origin in (Union, UnionType):
        return _union([option for option in get_args(annotation) if option is not type(None)], extras)
    if origin is Literal:
        return Shape(choices=get_args(annotation))
    if origin is tuple:
        return Shape(item=_shape(get_args(annotation)[0]), identity=_first(extras, IDENTITY_TYPES))
    if origin is not None:
        key, value = get_args(annotation)
        return Shape(map_key=_shape(key), map_value=_shape(value), free=value is Any)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return shape_of(annotation)
    form = _first(extras, (Form,))
    return Shape(
        reference=_first(extras, REFERENCE_TYPES),
        form=form.name if form else "",
        type=_TYPES.get(annotation),
        is_money=_first(extras, (Money,)) is not None,
        is_prose=_first(extras, (ManyLines,)) is not None,
        least=_limit(extras, "ge"),
        most=_limit(extras, "le"),
    )


def _union(options: list[Any], extras: tuple[object, ...]) -> Shape:
    """An optional value has the shape of the value; of `one or a list`, the one gives the choices."""
    single = _shape(options[0], extras)
    for option in options[1:]:
        other = _shape(option, extras)
        single = Shape(
            choices=single.choices, item=other.item or single.item, identity=other.identity or single.identity
        )
    return single


def _limit(extras: tuple[object, ...], side: str) -> int | None:
    """The tightest limit of a number that the annotation carries, least (`ge`) or most (`le`)."""
    carried = [one for extra in extras for one in (getattr(extra, "metadata", None) or [extra])]
    limits = [int(limit) for one in carried if (limit := getattr(one, side, None)) is not None]
    return (max(limits) if side == "ge" else min(limits)) if limits else None


def _first(extras: tuple[object, ...], types: tuple[type, ...]) -> Any:
    return next((extra for extra in extras if isinstance(extra, types)), None)
