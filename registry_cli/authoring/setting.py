"""Fields of one entity changed as people ask for it: the file edited, and judged in memory before anything is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from registry_cli.authoring.assignments import (
    NO_ITEM,
    NO_LIST,
    Assignment,
    assignment,
    labels_of,
    positions,
    target,
    value_of,
)
from registry_cli.authoring.draft import ASKED_AT_ONCE, in_both_languages
from registry_cli.authoring.formatting import order_of
from registry_cli.authoring.rewriting import Rewriting, State, is_structural, readable
from registry_cli.checks.running import Judged
from registry_cli.documents import Data
from registry_cli.documents.changing import at, told, with_value, without
from registry_cli.documents.parse import parse
from registry_cli.findings import Finding, Route
from registry_cli.language import Text
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.registry import Entry
from registry_cli.model.shape import Shape, shape_of
from registry_cli.questions import WrongQuestion

CANNOT_EDIT = Text(
    "{path} cannot be changed at {key} without losing something, such as a comment: edit it by hand",
    "{path} kan ikke ændres ved {key} uden at miste noget, for eksempel en kommentar: ret den i hånden",
)
"""A list or text that is replaced whole, with comments between its lines."""


@dataclass(frozen=True)
class Change:
    """What is to stand at a route; `is_removal` says that nothing is. `key` is what people call the place."""

    key: str
    route: Route
    value: Data = None
    is_removal: bool = False


@dataclass(frozen=True)
class Setting:
    """Fields set: the files rewritten, and what is found then that was not before and is no fault of what was written."""

    rewriting: Rewriting
    consequences: tuple[Judged, ...]


def setting(state: State, entry: Entry, wanted: Iterable[str]) -> Setting:
    """The fields of the entity of `entry` set one after another, each as it was written: all of them, or none.

    Raises:
        WrongQuestion: one has no such place or value, cannot be edited, or would be a fault.
    """
    changes: list[Change] = []
    text = readable(state.registry, entry.path).text
    for one in wanted:
        for change in _changes(assignment(one), entry, _data(text)):
            changes.append(change)
            text = with_change(text, change, entry)
    return judged_setting(state, {entry.path: text}, {entry.path: tuple(change.route for change in changes)})


def with_change(text: str, change: Change, entry: Entry) -> str:
    """The text of the entity's file with the change made; the same text where nothing would be another.

    Raises:
        WrongQuestion: it cannot be made without losing something.
    """
    data = _data(text)
    if change.is_removal:
        made = without(text, change.route)
    elif told(at(data, change.route)) == told(change.value):
        return text
    else:
        made = with_value(text, change.route, change.value, order_of(entry.kind))
    if made is None:
        raise WrongQuestion(CANNOT_EDIT, path=entry.path, key=change.key)
    return made


def judged_setting(state: State, texts: dict[str, str], routes: dict[str, tuple[Route, ...]]) -> Setting:
    """The files with their new texts, judged; `routes` are the places that were written to, by path.

    Raises:
        WrongQuestion: what was written is a fault.
    """
    registry = state.registry
    changed = {path: text for path, text in texts.items() if text != registry.documents[path].text}
    done = Rewriting(state, changed)
    if not changed:
        return Setting(done, ())
    new = done.introduced
    for finding in _faults(done, new, routes):
        raise WrongQuestion(in_both_languages(finding, done.after.registry))
    return Setting(done, new)


def _faults(done: Rewriting, new: tuple[Judged, ...], routes: dict[str, tuple[Route, ...]]) -> Iterator[Finding]:
    """What was written and does not fit, whether something wrong stood there before or not; and what new faults it makes in its file.

    What the registry as a whole thinks of it is no fault of the value: a contract that has expired must be told to have expired.
    """
    for finding in done.after.registry.findings:
        written = routes.get(finding.mark.path, ())
        if is_structural(finding) and any(finding.mark.route[: len(route)] == route for route in written):
            yield finding
    loaded = {id(finding) for finding in done.after.registry.findings}
    for one in new:
        is_about_value = one.finding.code in ASKED_AT_ONCE or (id(one.finding) in loaded and is_structural(one.finding))
        if one.finding.mark.path in routes and is_about_value:
            yield one.finding


def _data(text: str) -> Data:
    root = parse(text).root
    return root.data() if root is not None else None


def _changes(one: Assignment, entry: Entry, data: Data) -> Iterator[Change]:
    route, shape = target(one, shape_of(BY_KIND[entry.kind]), data, entry.kind)
    if one.sign:
        yield from _changes_of_list(one, route, shape, at(data, route))
    elif one.value:
        yield Change(one.key, route, value_of(one, shape))
    elif _is_there(data, route):
        yield Change(one.key, route, is_removal=True)


def _is_there(data: Data, route: Route) -> bool:
    above, step = at(data, route[:-1]), route[-1]
    return step in above if isinstance(above, dict) else isinstance(above, list)


def _changes_of_list(one: Assignment, route: Route, shape: Shape | None, items: Data) -> Iterator[Change]:
    """Items added at the end, or taken out; one that is there already, or is not, needs nothing."""
    if shape is not None and shape.item is None:
        raise WrongQuestion(NO_LIST, key=one.key)
    wanted = value_of(one, shape)
    added = wanted if isinstance(wanted, list) else [wanted]
    had: list[Data] = items if isinstance(items, list) else [] if items is None else [items]
    if one.sign == "-":
        yield from _items_taken(one, route, shape, had)
        return
    new = [item for item in added if told(item) not in [told(other) for other in had]]
    if not isinstance(items, list):
        yield from [Change(one.key, route, [*had, *new])] if new else []
        return
    for number, item in enumerate(new):
        yield Change(one.key, (*route, len(had) + number), item)


def _items_taken(one: Assignment, route: Route, shape: Shape | None, had: list[Data]) -> Iterator[Change]:
    wanted = value_of(one, shape)
    listed = wanted if isinstance(wanted, list) else [wanted]
    found = [place for place, item in enumerate(had) if told(item) in [told(other) for other in listed]]
    if not found and shape is not None:
        found = positions(one.value, had, shape)
    if not found:
        labels = labels_of(had, shape) if shape is not None else {}
        raise WrongQuestion(NO_ITEM, key=one.key, item=one.value, items="; ".join(labels.values()) or "-")
    for place in sorted(found, reverse=True):
        yield Change(one.key, (*route, place), is_removal=True)
