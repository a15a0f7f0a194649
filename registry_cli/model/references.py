"""The references in an entity's data, found by its model's shape: the only walk over relations there is.

It follows plain data, not validated records, so the references of a file with faults are known too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from registry_cli.documents import Data
from registry_cli.findings import Part, Route
from registry_cli.model.fields import Effect, EntityRef, PartRef, Reference
from registry_cli.model.shape import Shape


@dataclass(frozen=True, slots=True)
class Found:
    """One reference: where it stands, what it names, what kind of reference it is, and its effect."""

    route: Route
    part: Part
    target: str
    declared: Reference
    effect: Effect

    @property
    def entity(self) -> str | None:
        """The id of the entity it names, whether that exists or not; `None` for words and numbers."""
        if isinstance(self.declared, EntityRef):
            return self.target
        return self.target.partition("#")[0] if isinstance(self.declared, PartRef) else None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of entity it accepts; none means any."""
        if isinstance(self.declared, EntityRef):
            return self.declared.kinds
        return (self.declared.kind,) if isinstance(self.declared, PartRef) else ()

    @property
    def relation(self) -> str:
        """The field's name for people and graphs: the keys of the route without positions."""
        return ".".join(key for key in self.route if isinstance(key, str))


def references_in(data: Data, shape: Shape) -> Iterator[Found]:
    """Every reference in `data`, in the order of the file; values of a wrong type are passed over."""
    found: list[Found] = []
    if shape.refers:
        _walk(data, shape, (), None, found)
    return iter(found)


def _walk(data: Data, shape: Shape, route: Route, parent: dict[str, Data] | None, found: list[Found]) -> None:
    """Add the references of `data` to `found`; only what may hold any is looked into."""
    if isinstance(data, dict):
        _walk_mapping(data, shape, route, found)
    elif isinstance(data, list):
        if shape.item is not None and shape.item.refers:
            for position, item in enumerate(data):
                _walk(item, shape.item, (*route, position), None, found)
    elif isinstance(data, str) and shape.reference is not None:
        found.append(Found(route, "value", data, shape.reference, _effect(shape.reference, parent)))


def _walk_mapping(data: dict[str, Data], shape: Shape, route: Route, found: list[Found]) -> None:
    referring = shape.referring_keys
    for key, value in data.items():
        if key in referring:
            _walk(value, referring[key], (*route, key), data, found)
        elif shape.map_value is not None and key not in shape.keys:
            if shape.map_key is not None and shape.map_key.reference is not None:
                declared = shape.map_key.reference
                found.append(Found((*route, key), "key", key, declared, _effect(declared, None)))
            if shape.map_value.refers:
                _walk(value, shape.map_value, (*route, key), None, found)


def _effect(declared: Reference, parent: dict[str, Data] | None) -> Effect:
    effect: Effect = getattr(declared, "effect", Effect.CONTEXT)
    if isinstance(declared, EntityRef) and declared.effect_if and parent and parent.get(declared.effect_if) is True:
        return declared.effect_when
    return effect
