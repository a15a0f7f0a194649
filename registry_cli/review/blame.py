"""Since which commit each fact of an entity has said what it says, by meaning, through renames."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registry_cli.analysis.changes.facts import by_key, plain
from registry_cli.documents import Data
from registry_cli.findings import Route
from registry_cli.model.fields import AsSet, Keyed
from registry_cli.model.items import ItemKey, KeyedRoute, Step
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.registry import Entry
from registry_cli.model.shape import Shape, shape_of
from registry_cli.review.histories import Event, Life


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact as it stands now: the way to it by keys and in the file, its value, and the event since which it stands.

    `event` is `None` where no commit that was looked into has said it first. `is_likely`: on the way lies what only looks like a rename.
    """

    path: KeyedRoute
    route: Route
    value: Data
    event: Event | None = None
    is_likely: bool = False


def blame(entry: Entry, life: Life) -> tuple[Statement, ...]:
    """Every single fact of the entity in the order of its file, each with the event that made it what it is."""
    order = list(_statements(dict(entry.data), shape_of(BY_KIND[entry.kind]), (), ()))
    found: dict[Route, Statement] = {}
    waiting = {one.route: one.path for one in order}
    is_likely = False
    for event in life.events:
        taken = {route for route, path in waiting.items() if _says(event, path)}
        for one in order:
            if one.route in taken:
                found[one.route] = Statement(one.path, one.route, one.value, event, is_likely)
        former = {new: old for old, new in event.renames.items()}
        waiting = {route: _before(path, former) for route, path in waiting.items() if route not in taken}
        is_likely = is_likely or (event.change is not None and not event.change.is_certain)
    return tuple(found.get(one.route, one) for one in order)


def _says(event: Event, path: KeyedRoute) -> bool:
    """Whether the event made the fact at `path`: it came with the entity, with something around it, or with a part of it."""
    change = event.change
    if change is None or change.after is None:
        return False
    if change.before is None:
        return True
    return any(
        _overlap(fact.path, path) for fact in change.facts if fact.after is not None or len(fact.path) > len(path)
    )


def _overlap(one: KeyedRoute, other: KeyedRoute) -> bool:
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]


def _before(path: KeyedRoute, former: Mapping[str, str]) -> KeyedRoute:
    """The way as it was called before something was renamed."""
    return tuple(_step_before(step, former) for step in path) if former else path


def _step_before(step: Step, former: Mapping[str, str]) -> Step:
    if isinstance(step, str):
        return former.get(step, step)
    return ItemKey(tuple((key, former.get(value, value)) for key, value in step.parts), step.number)


def _statements(data: Data, shape: Shape | None, path: KeyedRoute, route: Route) -> Iterator[Statement]:
    """The single values; a list in which order counts is one."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _statements(value, _below(shape, key), (*path, key), (*route, key))
        return
    compared = plain(data, shape)
    if isinstance(compared, list) and shape is not None and isinstance(shape.identity, AsSet | Keyed):
        for item, position in by_key(compared, shape).items():
            yield from _statements(compared[position], shape.item, (*path, item), (*route, position))
    elif compared is not None:
        yield Statement(path, route, compared)


def _below(shape: Shape | None, key: str) -> Shape | None:
    if shape is None:
        return None
    return shape.keys[key].shape if key in shape.keys else shape.map_value
