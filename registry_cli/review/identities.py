"""What makes a finding the same finding in two states of a registry: its meaning, never its line, its words or a day."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from registry_cli.checks.running import Judged
from registry_cli.findings import Finding
from registry_cli.model.items import ItemKey, KeyedRoute, keyed_route
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.registry import Registry
from registry_cli.model.settings import Settings
from registry_cli.model.shape import shape_of

_PASSING = re.compile(r"\d{4}-\d{2}-\d{2}|[\d.,]+")
"""Days and numbers: what a finding counts is not what it is about."""


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
    place = keyed_route(document.data, shape, finding.mark.route) if document and is_read else _keys(finding)
    entity = finding.entity or finding.mark.path
    return Identity(finding.code, renames.get(entity, entity), _renamed(place, renames), _target(finding, renames))


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


def _renamed(place: KeyedRoute, renames: Mapping[str, str]) -> KeyedRoute:
    """The way with the new ids in the keys of items: a use is told apart by what it uses."""
    return tuple(_renamed_step(step, renames) for step in place) if renames else place


def _renamed_step(step: str | ItemKey, renames: Mapping[str, str]) -> str | ItemKey:
    if isinstance(step, str):
        return renames.get(step, step)
    return ItemKey(tuple((key, renames.get(value, value)) for key, value in step.parts), step.number)


def _target(finding: Finding, renames: Mapping[str, str]) -> str:
    found = str(finding.params.get("found", finding.params.get("key", "")))
    return "" if _PASSING.fullmatch(found) else renames.get(found, found)
