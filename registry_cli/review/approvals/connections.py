"""Connections that a change brings: what a thing depends on now and did not before, and on which way the data travel."""

from collections.abc import Iterator
from dataclasses import dataclass

from registry_cli.analysis.chosen import fits
from registry_cli.analysis.dependence import DEPENDENCE
from registry_cli.documents import Data
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.settings.policy import Changed
from registry_cli.review.approvals.faces import Face
from registry_cli.review.approvals.ground import Ground

COPY, OPEN = "copy-register", "platform"


@dataclass(frozen=True, slots=True)
class Arising:
    """A connection of the head: the field, what it leads to, how the data travel, and the interface it leads over, if any."""

    relation: str
    target: str
    via: str | None
    over: str | None = None


def is_asked(when: Changed) -> bool:
    """Whether the rule speaks of connections at all."""
    return when.target is not None or bool(when.via) or when.around_platform is not None


def arising(when: Changed, face: Face, ground: Ground) -> tuple[Arising, ...]:
    """The connections that the change brings and the rule speaks of."""
    if face.after is None:
        return ()
    before = set(_connections(face.before, ground.base, ground)) if face.before is not None else set()
    by_way = bool(when.via) or when.around_platform is not None
    known = {_told(one, by_way=by_way) for one in before}
    return tuple(
        one
        for one in _connections(face.after, ground.head, ground)
        if _told(one, by_way=by_way) not in known and _is_spoken_of(one, when, ground)
    )


def _told(one: Arising, *, by_way: bool) -> tuple[str, str | None]:
    """What makes a connection the same one: where it leads, and on which way where the rule asks for it."""
    return one.target, one.via if by_way else None


def _is_spoken_of(one: Arising, when: Changed, ground: Ground) -> bool:
    if when.fields and not any(one.relation == field or one.relation.startswith(f"{field}.") for field in when.fields):
        return False
    if when.via and one.via not in when.via:
        return False
    if when.target is not None:
        found = ((ground.head.find(one.target), ground.head), (ground.before(one.target), ground.base))
        if not any(entry is not None and fits(entry, when.target, registry) for entry, registry in found):
            return False
    return when.around_platform is None or goes_around(one, ground) is when.around_platform


def _connections(holder: Entry, registry: Registry, ground: Ground) -> Iterator[Arising]:
    """What the entity depends on, an interface standing for its provider and the register behind it too; by the ids of now."""
    for found in holder.references:
        if found.effect not in DEPENDENCE or found.entity is None:
            continue
        target, via = registry.find(found.entity), _via(holder, found.route)
        if via is None and target is not None and target.data.get("copy_of") is not None:
            via = COPY
        yield Arising(found.relation, ground.now(found.entity), via)
        for key in ("provider", "source") if target is not None and target.kind == "interface" else ():
            behind = target.text(key) if target is not None else None
            if behind:
                yield Arising(found.relation, ground.now(behind), via, ground.now(found.entity))


def _via(holder: Entry, route: tuple[str | int, ...]) -> str | None:
    here: Data = dict(holder.data)
    for step in route[:-1]:
        here = here[step]  # type: ignore[index]  # the reference was found on this route
    via = here.get("via") if isinstance(here, dict) and len(route) > 1 else None
    return via if isinstance(via, str) else None


def goes_around(one: Arising, ground: Ground) -> bool:
    """Whether the data come on another way though a platform has an interface to them."""
    if one.via == OPEN or one.over is not None:
        return False
    found = ground.head.find(one.target) or ground.base.find(one.target)
    if found is not None and found.kind == "interface" and ground.is_platform(found.text("provider")):
        return False
    return bool(_sources_of(one.target, ground) & ground.on_platforms)


def _sources_of(id_: str, ground: Ground) -> frozenset[str]:
    """The thing, what it is a copy of and so on, and the source of an interface."""
    found: set[str] = set()
    waiting: list[str | None] = [id_]
    while waiting:
        one = waiting.pop()
        if one is None or one in found:
            continue
        found.add(one)
        entries = [registry.find(one) for registry in (ground.head, ground.base)]
        waiting += [
            entry.text(key)
            for entry in entries
            if entry is not None and entry.kind in ("datasource", "interface")
            for key in ("copy_of", "source")
        ]
    return frozenset(found)
