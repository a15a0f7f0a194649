"""An entity under another id: its file, every reference to it, and `formerly`, which keeps the story.

References are found by the model's shape, never by searching the text. All is worked out and judged in memory first.
The file is renamed last of all: until then the registry has references to an id that is not there yet, which `reg validate`
tells, and the same command run again finds the old id where it was and does what is left.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from registry_cli.analysis.links import Link, links
from registry_cli.authoring.draft import BAD_ID, TAKEN
from registry_cli.authoring.formatting import order_of
from registry_cli.authoring.rewriting import Rewriting, State, first_in_words, readable
from registry_cli.documents import Data, Document
from registry_cli.documents.changing import at, put, told, with_value, without
from registry_cli.documents.edits import edited, replacement
from registry_cli.documents.parse import parse
from registry_cli.documents.spelling import in_line
from registry_cli.findings import Part, Route
from registry_cli.language import Text
from registry_cli.model.naming import id_from, is_id, is_read, kind_of, stem_of
from registry_cli.model.registry import Entry, Registry
from registry_cli.questions import WrongQuestion

SAME = Text("{id} has that id already", "{id} har allerede det id")
SEVERAL = Text(
    "several files have the id {id}: {paths}; rename one of them with git first",
    "flere filer har id'et {id}: {paths}; omdøb først den ene med git",
)
CANNOT_SEE = Text(
    "{path} has faults and mentions {id}, so its references cannot be changed: mend it first, see `reg validate {path}`",
    "{path} har fejl og nævner {id}, så dens henvisninger kan ikke ændres: ret den først, se `reg validate {path}`",
)
CANNOT_EDIT = Text(
    "{path} refers to {id} in a way that cannot be changed without losing something: edit it by hand first",
    "{path} henviser til {id} på en måde, der ikke kan ændres uden at miste noget: ret den først i hånden",
)
WOULD_BREAK = Text(
    "{old} is not renamed to {new}, since then there would be: {fault}",
    "{old} bliver ikke omdøbt til {new}, for så ville der være: {fault}",
)
WAS_ANOTHER = Text("{id} was once the id of {others}", "{id} har engang været id for {others}")


class Mention(NamedTuple):
    """A line that holds the old id and is no reference to it."""

    path: str
    line: int


@dataclass(frozen=True)
class Renaming:
    """A rename worked out: what is to be written, in how many places others refer to it, and where it is only mentioned.

    `former` are other entities that had the new id once; `unseen` are files that could not be looked into.
    """

    rewriting: Rewriting
    references: int
    mentions: tuple[Mention, ...]
    former: tuple[str, ...]
    unseen: tuple[str, ...]


def renaming(state: State, entry: Entry, new: str) -> Renaming:
    """The rename of the entity of `entry` to `new`.

    Raises:
        WrongQuestion: it cannot be done, or would make an error that is not there now.
    """
    registry, old = state.registry, entry.id
    _refuse_id(state, entry, new)
    referring = [link for link in links(registry) if link.found.entity == old]
    texts = _texts(registry, entry, new, referring)
    new_path = f"{entry.path[: -len(entry.path.rsplit('/', 1)[-1])]}{new}.yaml"
    ids = {link.found.target: new + link.found.target.removeprefix(old) for link in referring} | {old: new}
    done = Rewriting(state, texts, {entry.path: new_path}, ids)
    errors = [one for one in done.introduced if one.severity == "error"]
    if errors:
        fault = first_in_words(errors, done.after.registry)
        raise WrongQuestion(
            Text(
                WOULD_BREAK.say("en", old=old, new=new, fault=fault.en),
                WOULD_BREAK.say("da", old=old, new=new, fault=fault.da),
            )
        )
    former = tuple(one.id for one in registry.entries.values() if one.id != old and new in one.words("formerly"))
    mentions = tuple(_mentions(done.after.registry, old, new_path))
    return Renaming(done, len(referring), mentions, former, tuple(sorted(state.problems)))


def _refuse_id(state: State, entry: Entry, new: str) -> None:
    registry = state.registry
    if not is_id(new) or len(new) > _LONGEST:
        raise WrongQuestion(BAD_ID, id=new, good=id_from(new) or "ky")
    if new == entry.id:
        raise WrongQuestion(SAME, id=new)
    twins = [one.path for one in registry.shadowed if one.id == entry.id]
    if twins:
        raise WrongQuestion(SEVERAL, id=entry.id, paths=", ".join([entry.path, *twins]))
    folder = entry.path.rpartition("/")[0]
    for path in (*state.files, *state.problems):
        has_id = kind_of(path) is not None and stem_of(path).casefold() == new
        has_path = path.casefold() == f"{folder}/{new}.yaml".casefold()
        if path != entry.path and (has_id or has_path):
            raise WrongQuestion(TAKEN, id=new, path=path)


_LONGEST = 100
"""Ids are no longer than this (`model.values.Ident`)."""


def _texts(registry: Registry, entry: Entry, new: str, referring: Iterable[Link]) -> dict[str, str]:
    """The new text of every file that changes."""
    by_path: defaultdict[str, list[Link]] = defaultdict(list)
    for link in referring:
        by_path[link.path].append(link)
    texts = {path: _with_references(readable(registry, path), found, entry.id, new) for path, found in by_path.items()}
    own = texts.get(entry.path, readable(registry, entry.path).text)
    kept = _with_former_id(own, entry, new)
    if kept is None:
        raise WrongQuestion(CANNOT_EDIT, path=entry.path, id=entry.id)
    texts[entry.path] = kept
    _refuse_unseen(registry, entry.id, texts)
    return {path: text for path, text in texts.items() if text != registry.documents[path].text}


def _with_references(document: Document, found: Iterable[Link], old: str, new: str) -> str:
    """The text of a file with its references to `old` turned to `new`.

    Raises:
        WrongQuestion: one of them cannot be edited, or something else would change with it.
    """
    targets = {(one.found.route, one.found.part): new + one.found.target.removeprefix(old) for one in found}
    text = _edited_at_once(document.text, targets)
    if text is None:
        text = _edited_one_by_one(document.text, targets)
    if text is None or not _says(text, _renamed_data(document.data, targets)):
        raise WrongQuestion(CANNOT_EDIT, path=document.path, id=old)
    return text


_Targets = Mapping[tuple[Route, Part], str]
"""What each reference is to become, by its place."""


def _edited_at_once(text: str, targets: _Targets) -> str | None:
    """The quick way, which nearly every file takes; `None` where a reference must be spelt anew."""
    edits = []
    for (route, part), target in targets.items():
        edit = replacement(text, route, part, target) if part == "key" or in_line(target) == target else None
        if edit is None:
            return None
        edits.append(edit)
    return edited(text, edits)


def _edited_one_by_one(text: str, targets: _Targets) -> str | None:
    """The keys come last, since the routes of values go through them, and of these the innermost first."""
    for (route, part), target in sorted(targets.items(), key=lambda one: _innermost_values_first(one[0])):
        edit = replacement(text, route, part, target) if part == "key" else None
        made = (
            edited(text, [edit])
            if edit is not None
            else with_value(text, route, target, {})
            if part == "value"
            else None
        )
        if made is None:
            return None
        text = made
    return text


def _innermost_values_first(place: tuple[Route, Part]) -> tuple[bool, int]:
    return place[1] == "key", -len(place[0])


def _renamed_data(data: Data, targets: _Targets) -> Data:
    for (route, part), target in sorted(targets.items(), key=lambda one: _innermost_values_first(one[0])):
        above = at(data, route[:-1])
        if part == "value":
            data = put(data, route, target)
        elif isinstance(above, dict):
            data = put(data, route[:-1], {target if key == route[-1] else key: one for key, one in above.items()})
    return data


def _says(text: str, wanted: Data) -> bool:
    root = parse(text).root
    return root is not None and told(root.data()) == told(wanted)


def _with_former_id(text: str, entry: Entry, new: str) -> str | None:
    """The text with the old id among the former ones; in the place of the new one, where the entity had that before."""
    had = entry.data.get("formerly")
    former = had if isinstance(had, list) else []
    if not is_id(entry.id) or (entry.id in former and new not in former):
        return text
    if new in former and entry.id in former:
        return without(text, ("formerly", former.index(new)))
    place = former.index(new) if new in former else len(former)
    return with_value(text, ("formerly", place), entry.id, order_of(entry.kind))


def _refuse_unseen(registry: Registry, old: str, texts: Mapping[str, str]) -> None:
    """What a file with faults says may be a reference that is not seen; a word in it that is the id is enough to stop."""
    word = _word(old)
    for path, document in registry.documents.items():
        is_hidden = (
            document.data is None or document.unknown or any(f.code == "duplicate-key" for f in document.findings)
        )
        if is_hidden and is_read(path) and word.search(texts.get(path, document.text)):
            raise WrongQuestion(CANNOT_SEE, path=path, id=old)


def _mentions(registry: Registry, old: str, new_path: str) -> Iterator[Mention]:
    """The lines that still hold the old id, but for the one that keeps it."""
    word = _word(old)
    for path, document in sorted(registry.documents.items()):
        if old in document.text:
            kept = re.compile(r"\s*formerly:") if path == new_path else None
            for number, line in enumerate(document.text.split("\n"), start=1):
                if word.search(line) and not (kept and kept.match(line)):
                    yield Mention(path, number)


def _word(id_: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(id_)}(?![\w-])")
