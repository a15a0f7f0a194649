"""The lives of entities as git remembers them: what became of each from commit to commit, by meaning, through its renames.

Only the contents of an entity's own file are read, and of files that came or went in the same commit, which it may have been
renamed from. So a long history of one entity costs what its own changes cost.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import NamedTuple

from registry_cli.analysis.changes import Changes, EntityChange, changes
from registry_cli.model.load import load
from registry_cli.model.naming import kind_of, stem_of
from registry_cli.model.registry import Registry
from registry_cli.sources import MemorySource, Source
from registry_cli.sources.history import (
    Commit,
    FileChange,
    Past,
    Revision,
    Touch,
    commits,
    file_contents,
    merged_in,
    touches,
)

MOST_STEPS = 1000
"""Of the commits that touched an entity's file no more than this are looked into, newest first."""

MOST_OTHERS = 400
"""Where more files than this came and went in one commit, only those of the entity's own kind may be what it was renamed from."""

Files = Mapping[str, str]
"""Names of contents by path."""


class Unsaved(NamedTuple):
    """What is not committed: the changed files, with names of our own for their contents."""

    touch: Touch
    contents: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Event:
    """A commit of the first line that touched an entity's file; `revision` is `None` for what is not committed.

    `change` is what became of the entity in it; `None` where the file only came to be written otherwise. `renames` are the new ids of
    all that was renamed in it. Where the revision before could not be read as data, `compared_with` is the last one that could.
    `is_edge`: the clone holds nothing older, so that the entity may have been there before. `paths` are its own files.
    """

    revision: Revision | None
    change: EntityChange | None
    renames: Mapping[str, str]
    paths: tuple[str, ...]
    compared_with: Revision | None = None
    is_edge: bool = False


@dataclass(frozen=True, slots=True)
class Life:
    """The events of the entity that has this id now, or had it last, newest first.

    `edge` is where a shallow clone ends; `is_cut` says that older events were not looked into.
    """

    id: str
    events: tuple[Event, ...]
    edge: Revision | None = None
    is_cut: bool = False

    @property
    def changed(self) -> tuple[Event, ...]:
        """The events in which what the entity says, or is, became another."""
        return tuple(one for one in self.events if one.change is not None)


class Told(NamedTuple):
    """An event with what its commit says of people, and the commits that a merge brought to it."""

    event: Event
    commit: Commit | None
    merged: tuple[Commit, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """A commit with the contents that tell what it did to the entity that was called `stem` after or before it."""

    revision: Revision | None
    stem: str
    before: Files
    after: Files
    paths: tuple[str, ...]


@dataclass(slots=True)
class _Trail:
    """The steps found so far of one entity, newest first."""

    until: date | None = None
    steps: list[_Step] = field(default_factory=list)
    is_cut: bool = False
    is_over: bool = False

    def add(self, step: _Step) -> None:
        """Go one step further back."""
        if len(self.steps) < MOST_STEPS:
            self.steps.append(step)
        else:
            self.is_cut = True


class _Contents:
    """Contents by name, read from git when first asked for."""

    def __init__(self, past: Past, given: Mapping[str, bytes]) -> None:
        self._past = past
        self._known: dict[str, bytes | None] = dict(given)

    def read(self, names: Iterable[str]) -> None:
        """Read what is not known yet, all at once."""
        wanted = [name for name in dict.fromkeys(names) if name not in self._known]
        self._known |= dict.fromkeys(wanted)
        self._known |= file_contents(self._past, wanted)

    def registry(self, files: Files, beside: Registry | None = None) -> Registry:
        """The registry that these files make; what git has lost is unreadable in it."""
        self.read(files.values())
        found = {path: self._known[name] for path, name in files.items()}
        sound = {path: data for path, data in found.items() if data is not None}
        return load(MemorySource(sound, dict.fromkeys(found.keys() - sound.keys(), "damaged")), beside=beside)


def unsaved(changed: Sequence[str], committed: Source, present: Source) -> Unsaved | None:
    """What of the files at `changed` differs between the last commit and the folder; `None` where no entity's file does."""
    paths = [path for path in changed if kind_of(path)]
    if not paths:
        return None
    sides = [
        {file.path: file.data for file in source.read(paths) if file.problem is None} for source in (committed, present)
    ]
    names = [{path: f"{place}:{path}" for path in side} for place, side in zip(("last", "now"), sides, strict=True)]
    files = tuple(FileChange(path, names[0].get(path), names[1].get(path)) for path in paths)
    contents = {names[at][path]: data for at, side in enumerate(sides) for path, data in side.items()}
    return Unsaved(Touch(None, files), contents)


def lives(
    past: Past, ids: Iterable[str], now: Unsaved | None = None, *, since: Mapping[str, date] | None = None
) -> Mapping[str, Life]:
    """The lives of the entities with these ids, each followed backwards through its renames; the commits are walked once.

    With `since` a life is followed back to the last commit on or before a day of its own, which is not part of it any more.

    Raises:
        WrongQuestion: git cannot read on.
    """
    contents = _Contents(past, now.contents if now else {})
    trails = {id_: _Trail(until=since[id_] if since else None) for id_ in ids}
    edge = _walk(past, trails, now, contents)
    contents.read(name for trail in trails.values() for step in trail.steps for name in _names(step))
    return {
        id_: Life(id_, tuple(reversed(list(_events(trail.steps, past, contents)))), edge, trail.is_cut)
        for id_, trail in trails.items()
    }


def told(past: Past, events: Sequence[Event]) -> tuple[Told, ...]:
    """The events with their commits."""
    known = commits(past, [one.revision for one in events if one.revision is not None])
    return tuple(_told(past, one, known) for one in events)


def _told(past: Past, event: Event, known: Mapping[str, Commit]) -> Told:
    if event.revision is None:
        return Told(event, None, ())
    return Told(event, known.get(event.revision.id), merged_in(past, event.revision, event.paths))


def _names(step: _Step) -> Iterator[str]:
    yield from step.before.values()
    yield from step.after.values()


def _walk(past: Past, trails: Mapping[str, _Trail], now: Unsaved | None, contents: _Contents) -> Revision | None:
    """Fill the trails from the newest commit on; where the clone ends, if it is shallow."""
    followed: dict[str, list[_Trail]] = {id_: [trail] for id_, trail in trails.items()}
    open_ = sorted((one for one in trails.values() if one.until is not None), key=lambda one: one.until or date.min)
    for touch in chain([now.touch] if now else [], touches(past)):
        if _end(open_, touch.revision):
            followed = {stem: still for stem, found in followed.items() if (still := _going_on(found))}
        if not followed:
            return None
        for step in _steps(touch, followed):
            for trail in followed[step.stem]:
                trail.add(step)
            _follow(step, followed, contents)
        if touch.revision is not None and touch.revision.id in past.edges:
            return touch.revision
    return None


def _end(open_: list[_Trail], revision: Revision | None) -> bool:
    """End the trails, latest day last, whose own day the walk has reached; whether there are any."""
    ended = False
    while revision is not None and open_ and revision.day <= (open_[-1].until or date.min):
        open_.pop().is_over = True
        ended = True
    return ended


def _going_on(trails: list[_Trail]) -> list[_Trail]:
    return [one for one in trails if not one.is_over]


def _steps(touch: Touch, wanted: Container[str]) -> list[_Step]:
    """A step for each wanted entity that the commit touched."""
    files = [one for one in touch.files if kind_of(one.path)]
    own: dict[str, list[FileChange]] = {}
    for one in files:
        if (stem := stem_of(one.path)) in wanted:
            own.setdefault(stem, []).append(one)
    return [_step(touch.revision, stem, mine, files) for stem, mine in sorted(own.items())]


def _step(revision: Revision | None, stem: str, own: Sequence[FileChange], files: Sequence[FileChange]) -> _Step:
    came = [one for one in files if one.before is None and one.after is not None]
    went = [one for one in files if one.before is not None and one.after is None]
    others = [*came, *went] if came and went else []
    if len(others) > MOST_OTHERS:
        folders = {one.path.partition("/")[0] for one in own}
        others = [one for one in others if one.path.partition("/")[0] in folders]
    shown = [*own, *others] if len(others) <= MOST_OTHERS else own
    before = {one.path: one.before for one in shown if one.before is not None}
    after = {one.path: one.after for one in shown if one.after is not None}
    return _Step(revision, stem, before, after, tuple(dict.fromkeys(one.path for one in own)))


def _follow(step: _Step, followed: dict[str, list[_Trail]], contents: _Contents) -> None:
    """Go on with the id that the entity had before, where this step is its first under the one it has."""
    has_been_there = any(path in step.before for path in step.paths)
    if has_been_there or not any(path in step.after for path in step.paths):
        return
    found = _differing(step, contents)
    change = found.find(step.stem)
    entry = found.head.find(step.stem)
    if change is not None and change.is_renamed and change.before is not None:
        trails = followed.pop(step.stem)
        followed.setdefault(change.before.id, []).extend(trails)
    else:
        for former in entry.words("formerly")[-1:] if entry is not None else ():
            new = [one for one in followed[step.stem] if one not in followed.get(former, [])]
            followed.setdefault(former, []).extend(new)


def _differing(step: _Step, contents: _Contents) -> Changes:
    base = contents.registry(step.before)
    return changes(base, contents.registry(step.after, base))


def _events(steps: Sequence[_Step], past: Past, contents: _Contents) -> Iterator[Event]:
    """The events, oldest first; what follows a revision that was no data is compared with the last one that was.

    Of steps that do not go back to the beginning the one before the first counts as such, though nobody knows its commit.
    """
    sound: _Step | None = None
    is_sound = True
    for step in reversed(steps):
        compared = sound if not is_sound and sound is not None else None
        found = _differing(_mended(step, compared), contents)
        change = found.find(step.stem) or _gone(found, step.stem)
        yield Event(
            step.revision,
            change,
            found.renames,
            _own_paths(step, change),
            compared.revision if compared else None,
            step.revision is not None and step.revision.id in past.edges,
        )
        entry = found.head.find(step.stem)
        is_sound = entry is None or found.head.documents[entry.path].data is not None
        sound = step if is_sound else sound or _Step(None, step.stem, {}, step.before, step.paths)


def _mended(step: _Step, sound: _Step | None) -> _Step:
    """The step as if the file before had stayed as it last was when it could be read."""
    if sound is None:
        return step
    last = [name for path, name in sound.after.items() if path in sound.paths]
    own = [path for path in step.before if path in step.paths or stem_of(path) == sound.stem]
    return replace(step, before={**step.before, **dict.fromkeys(own, last[0])}) if last and own else step


def _gone(found: Changes, stem: str) -> EntityChange | None:
    """The change in which the entity got another id, or went."""
    return next((one for one in found.entities if one.before is not None and one.before.id == stem), None)


def _own_paths(step: _Step, change: EntityChange | None) -> tuple[str, ...]:
    former = change.before.path if change is not None and change.before is not None else None
    return tuple(dict.fromkeys((*step.paths, *((former,) if former else ()))))
