"""What makes a finding the same finding in two states of a registry: its meaning, never its line, its words or a day."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from registry_cli.checks.running import Judged
from registry_cli.documents import Data
from registry_cli.findings import Finding, Route
from registry_cli.model.items import ItemKey, KeyedRoute, keyed_route
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.registry import Registry
from registry_cli.model.settings import Settings
from registry_cli.model.shape import Shape, shape_of

_PASSING = re.compile(r"\d{4}-\d{2}-\d{2}|[\d.,]+")
"""Days and numbers: what a finding counts is not what it is about."""


ANY_ITEM = "*"
"""Stands for an item that nothing tells apart from others of its list: its position may be another one tomorrow."""


class Identity(NamedTuple):
    """Code, entity (or file, where it is about none), the way to the place by what tells items apart, and what it names there."""

    code: str
    entity: str
    place: KeyedRoute
    target: str


def identity(finding: Finding, registry: Registry, renames: Mapping[str, str]) -> Identity:
    """The identity of a finding of `registry`; ids in it are the new ones of what `renames` says was renamed."""
    entry = registry.find(finding.entity)
    document = registry.documents.get(finding.mark.path)
    shape = shape_of(BY_KIND[entry.kind]) if entry is not None else shape_of(Settings)
    is_read = document is not None and document.data is not None
    place = _without_positions(document.data, shape, finding.mark.route) if document and is_read else _keys(finding)
    entity = finding.entity or finding.mark.path
    return Identity(
        finding.code, renames.get(entity, entity), _renamed(place, shape, renames), _target(finding, renames)
    )


def _without_positions(data: Data, shape: Shape, route: Route) -> KeyedRoute:
    """The way by what tells items apart; nothing of which item it is, or which of several that say the same, where that does not."""
    steps = zip(route, keyed_route(data, shape, route), strict=True)
    return tuple(
        step._replace(number=1) if isinstance(step, ItemKey) else ANY_ITEM if isinstance(position, int) else step
        for position, step in steps
    )


def introduced(
    base: Iterable[Judged], head: Iterable[Judged], registries: tuple[Registry, Registry], renames: Mapping[str, str]
) -> tuple[Judged, ...]:
    """The findings of the head that the base does not have; of several with one identity as many as there are more of."""
    known = Counter(identity(one.finding, registries[0], renames) for one in base)
    found: list[Judged] = []
    for identity_, group in _grouped(head, registries[1]).items():
        found += group[known[identity_] :]
    return tuple(found)


def fixed(
    base: Iterable[Judged], head: Iterable[Judged], registries: tuple[Registry, Registry], renames: Mapping[str, str]
) -> tuple[Judged, ...]:
    """The findings of the base that the head does not have any more."""
    known = Counter(identity(one.finding, registries[1], {}) for one in head)
    found: list[Judged] = []
    for identity_, group in _grouped(base, registries[0], renames).items():
        found += group[known[identity_] :]
    return tuple(found)


def _grouped(
    judged: Iterable[Judged], registry: Registry, renames: Mapping[str, str] | None = None
) -> Mapping[Identity, list[Judged]]:
    found: defaultdict[Identity, list[Judged]] = defaultdict(list)
    for one in judged:
        found[identity(one.finding, registry, renames or {})].append(one)
    return found


def _keys(finding: Finding) -> KeyedRoute:
    return tuple(step for step in finding.mark.route if isinstance(step, str))


def _renamed(place: KeyedRoute, shape: Shape | None, renames: Mapping[str, str]) -> KeyedRoute:
    """The way with the new ids where the keys of items and mappings are references: a use is told apart by what it uses."""
    steps: list[str | ItemKey] = []
    for step in place if renames else ():
        if isinstance(step, ItemKey):
            shape = shape.item if shape is not None else None
            steps.append(
                ItemKey(tuple((key, _said(value, shape, key, renames)) for key, value in step.parts), step.number)
            )
        elif step == ANY_ITEM and shape is not None and shape.item is not None:
            steps.append(step)
            shape = shape.item
        elif shape is not None and step not in shape.keys:
            is_reference = shape.map_key is not None and shape.map_key.reference is not None
            steps.append(renamed(step, renames) if is_reference else step)
            shape = shape.map_value
        else:
            steps.append(step)
            shape = shape.keys[step].shape if shape is not None else None
    return tuple(steps) if renames else place


def _said(value: str, item: Shape | None, key: str, renames: Mapping[str, str]) -> str:
    """What an item says at one of its keys, or as a whole, with the new id where that is a reference."""
    said = item.keys[key].shape if item is not None and key in item.keys else item
    return renamed(value, renames) if said is not None and said.reference is not None else value


def renamed(reference: str, renames: Mapping[str, str]) -> str:
    """A reference to an entity or to a part of one, with the new id."""
    entity, part, rest = reference.partition("#")
    return f"{renames.get(entity, entity)}{part}{rest}"


def _target(finding: Finding, renames: Mapping[str, str]) -> str:
    found = str(finding.params.get("found", finding.params.get("key", "")))
    return "" if _PASSING.fullmatch(found) else renamed(found, renames)
