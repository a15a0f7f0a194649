"""The changes themselves as rows: each entity with what happened to it, field by field with old and new."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from registry_cli.analysis.changes import EntityChange, Fact, facts
from registry_cli.labels import KIND_LABELS
from registry_cli.language import Text
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.settings import Settings
from registry_cli.model.shape import shape_of
from registry_cli.output.facts import fact_words
from registry_cli.output.review.shown import ShownReview
from registry_cli.output.review.words import GROUNDS, SIGNS, entity_words

ID, FOLDER, KIND, FILE, RENAME = (
    Text("Id", "Id"),
    Text("Folder", "Mappe"),
    Text("Kind", "Art"),
    Text("File", "Fil"),
    Text("Rename", "Omdøbning"),
)
SETTINGS = Text("The registry's settings", "Registrets indstillinger")
UNKNOWN = Text(
    "what differs is not known, because a side cannot be read",
    "hvad der er anderledes, vides ikke, da en side ikke kan læses",
)
UNREADABLE = {
    "before": Text("cannot be read as data before the change", "kan ikke læses som data før ændringen"),
    "after": Text("cannot be read as data after the change", "kan ikke læses som data efter ændringen"),
    "both": Text("cannot be read as data on either side", "kan ikke læses som data på nogen af siderne"),
}


class ChangedRow(NamedTuple):
    """A row of the table of changes: a field with old and new; `None` where there is none."""

    field: str
    before: str | None
    after: str | None


class ChangedBlock(NamedTuple):
    """An entity, or the settings: the sign, the name, and its rows."""

    sign: str
    title: str
    rows: tuple[ChangedRow, ...]


def blocks(shown: ShownReview) -> Iterator[ChangedBlock]:
    """Every changed entity by what happened to it, then the settings."""
    order = ("added", "renamed", "moved", "changed", "removed")
    found = shown.review.changes
    for change in sorted(found.entities, key=lambda one: (order.index(one.turn), one.entry.kind, one.entry.id)):
        yield ChangedBlock(SIGNS[change.turn], entity_words(change, shown.lang), tuple(_rows(change, shown)))
    if found.settings.facts or not found.settings.is_known:
        rows = [_fact_row(fact, Settings, shown) for fact in found.settings.facts]
        if not found.settings.is_known:
            rows.insert(0, ChangedRow(FILE.say(shown.lang), None, UNKNOWN.say(shown.lang)))
        yield ChangedBlock("~", SETTINGS.say(shown.lang), tuple(rows))


def _rows(change: EntityChange, shown: ShownReview) -> Iterator[ChangedRow]:
    if change.unreadable:
        yield ChangedRow(FILE.say(shown.lang), None, UNREADABLE[change.unreadable].say(shown.lang))
    yield from _whole_rows(change, shown)
    model = BY_KIND[change.entry.kind]
    for fact in _told_facts(change):
        yield _fact_row(fact, model, shown)


def _whole_rows(change: EntityChange, shown: ShownReview) -> Iterator[ChangedRow]:
    """What differs of the entity as a whole: its id, its kind, its folder."""
    old, new, lang = change.before, change.after, shown.lang
    if old is None or new is None:
        return
    if change.is_renamed:
        yield ChangedRow(ID.say(lang), old.id, new.id)
    if change.ground == "alike":
        yield ChangedRow(RENAME.say(lang), None, GROUNDS["alike"].say(lang, old=old.id))
    if change.is_of_another_kind:
        yield ChangedRow(KIND.say(lang), KIND_LABELS[old.kind].say(lang), KIND_LABELS[new.kind].say(lang))
    if change.is_moved:
        folders = (str(PurePosixPath(one.path).parent) for one in (old, new))
        yield ChangedRow(FOLDER.say(lang), *folders)


def _told_facts(change: EntityChange) -> tuple[Fact, ...]:
    """The facts; of a new entity all it says, of one that is gone none, and of a rename not that it was one."""
    if change.after is None:
        return ()
    if change.before is None:
        return facts({}, change.after.data, shape_of(BY_KIND[change.after.kind]))
    return change.told_facts


def _fact_row(fact: Fact, model: type, shown: ShownReview) -> ChangedRow:
    words = fact_words(fact, shape_of(model), shown.teller)
    return ChangedRow(words.field, words.before, words.after)
