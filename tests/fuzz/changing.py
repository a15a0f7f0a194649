"""What changes entities by command: nothing but what was asked for differs, there and back is the same, and nothing is raised but a refusal."""

from collections.abc import Iterator, Mapping
from itertools import islice
from random import Random

from registry_cli.authoring.formatting import order_of
from registry_cli.authoring.renaming import renaming
from registry_cli.authoring.rewriting import State
from registry_cli.authoring.setting import setting
from registry_cli.documents import Data
from registry_cli.documents.changing import at, emptied_route, put, take, told, with_value, without
from registry_cli.documents.document import has_stray_line_end
from registry_cli.documents.parse import parse
from registry_cli.findings import Route
from registry_cli.model.naming import is_read, kind_of
from registry_cli.questions import WrongQuestion
from tests.fuzz.answers import AS_OF
from tests.fuzz.judging import bounded, demand

NEW_ID = "et-nyt-id"
PLACES = 4
ENTITIES = 3


@bounded()
def check_changing(files: Mapping[str, bytes]) -> None:
    """Demand what must hold for any files."""
    chance = Random(sum(map(len, files.values())))  # noqa: S311 - the same places for the same files
    for path, data in islice(files.items(), 6):
        _check_edits(path, data, chance)
    state = State({path: data for path, data in files.items() if is_read(path)}, {}, AS_OF)
    entries = list(state.registry.entries)
    for id_ in chance.sample(entries, min(ENTITIES, len(entries))):
        _check_rename(state, id_)
        _check_set(state, id_)


def _check_edits(path: str, data: bytes, chance: Random) -> None:
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        return
    root = parse(text).root
    if root is None or has_stray_line_end(text):
        return
    before, order = root.data(), order_of(kind_of(path))
    found = list(_routes(before))
    for route in chance.sample(found, min(PLACES, len(found))):
        here = at(before, route)
        _demand_data(with_value(text, route, "x: y", order), put(before, route, "x: y"))
        taken = emptied_route(before, route)
        _demand_data(without(text, route), take(before, taken))
        for below in (
            [(*route, "tags")] if isinstance(here, dict) else [(*route, len(here))] if isinstance(here, list) else []
        ):
            _demand_data(with_value(text, below, [{"a": 1}], order), put(before, below, [{"a": 1}]))


def _routes(data: Data, route: Route = ()) -> Iterator[Route]:
    if route:
        yield route
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _routes(value, (*route, key))


def _demand_data(after: str | None, wanted: Data) -> None:
    root = parse(after).root if after is not None else None
    if after is not None:
        demand(root is not None and told(root.data()) == told(wanted), "holds other data", after, wanted)


def _check_rename(state: State, id_: str) -> None:
    """There and back every file says what it said, and the entity's own too but for the ids it had."""
    try:
        there = renaming(state, state.registry.entries[id_], NEW_ID).rewriting.after
        back = renaming(there, there.registry.entries[NEW_ID], id_).rewriting.after
    except WrongQuestion:
        return
    own, own_again = state.registry.entries[id_].path, back.registry.entries[id_].path
    demand(id_ not in there.registry.entries, "is there under both ids", id_)
    left = {path for path in state.files if path != own and _said(state, path) != _said(back, path)}
    demand(not left, "says something else", left)
    was, is_ = (_without(_said(state, own), "formerly"), _without(_said(back, own_again), "formerly"))
    demand(was == is_, own, "says something else", was, is_)


def _said(state: State, path: str) -> Data:
    document = state.registry.documents.get(path)
    return document.data if document is not None else None


def _without(data: Data, key: str) -> object:
    return told({one: value for one, value in data.items() if one != key} if isinstance(data, dict) else data)


def _check_set(state: State, id_: str) -> None:
    """A word added and taken out again, and a field set, change nothing else."""
    entry = state.registry.entries[id_]
    try:
        there = setting(state, entry, ["tags+=et-nyt-maerke", "aliases+=Et andet navn"]).rewriting.after
        back = setting(
            there, there.registry.entries[id_], ["tags-=et-nyt-maerke", "aliases-=Et andet navn"]
        ).rewriting.after
    except WrongQuestion:
        return
    before, after = _said(state, entry.path), _said(back, entry.path)
    for key in {*_keys(before), *_keys(after)}:
        was, is_ = at(before, (key,)), at(after, (key,))
        if key in ("tags", "aliases"):
            demand(isinstance(was, str) or told(was or []) == told(is_ or []), key, "is another", was, is_)
        else:
            demand(told(was) == told(is_), key, "is another", was, is_)


def _keys(data: Data) -> list[str]:
    return list(data) if isinstance(data, dict) else []
