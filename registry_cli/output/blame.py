"""Who stated each fact of an entity, and since when, for people as a table and for programs as one JSON document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from registry_cli.analysis.changes import Fact
from registry_cli.documents import Document, locate
from registry_cli.findings import Mark
from registry_cli.labels import KIND_LABELS
from registry_cli.language import Lang, Text
from registry_cli.model.items import ItemKey
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.shape import shape_of
from registry_cli.output.commits import commit_as_data, person, short_id
from registry_cli.output.facts import FactWords, fact_words
from registry_cli.output.history import CUT, EDGE, NOW, UNREADABLE, step_as_data, teller
from registry_cli.output.sections import Section
from registry_cli.output.tables import json_text
from registry_cli.review.blame import Statement
from registry_cli.review.histories import Life, Told

TITLE = Text("Who stated what about {name} ({id})", "Hvem der har angivet hvad om {name} ({id})")
HEADS = (
    Text("Line", "Linje"),
    Text("What", "Hvad"),
    Text("Says", "Siger"),
    Text("Since", "Siden"),
    Text("Written by", "Skrevet af"),
    Text("Merged by", "Flettet ind af"),
    Text("Commit", "Commit"),
)
UNKNOWN = Text("unknown", "ukendt")
AT_LEAST = Text("{day} or before", "{day} eller før")
NOTE = Text(
    "Since when each fact has said what it says now, through renames and whatever its line was written like.",
    "Siden hvornår hver oplysning har sagt det, den siger nu, på tværs af omdøbninger og uanset hvordan linjen blev skrevet.",
)
LIKELY = Text(
    "(?) lies behind what only looks like a rename; see `reg history`.",
    "(?) ligger før noget, der kun ligner en omdøbning; se `reg history`.",
)
MOST_WRITERS = 3
"""Of those who wrote what a merge brought no more than this are named."""


@dataclass(frozen=True, slots=True)
class Account:
    """An entity with its statements, its life, and by the id of a commit what that says; names come from `registry`."""

    entry: Entry
    statements: Sequence[Statement]
    life: Life
    commits: Mapping[str, Told]
    registry: Registry

    def told(self, statement: Statement) -> Told | None:
        """What the commit says since which the statement stands."""
        revision = statement.event.revision if statement.event else None
        return self.commits.get(revision.id) if revision else None


def title(account: Account, lang: Lang) -> str:
    """The heading of the page."""
    return TITLE.say(lang, name=account.entry.name, id=account.entry.id)


def sections(account: Account, lang: Lang) -> Iterator[Section]:
    """One table, and what must be known about it."""
    document = account.registry.documents[account.entry.path]
    heads, rows = _without_empty(
        [head.say(lang) for head in HEADS],
        [_row(one, account, document, lang) for one in _together(account.statements)],
    )
    notes = [NOTE.say(lang)] if rows else [UNREADABLE.say(lang)]
    if any(one.is_likely for one in account.statements):
        notes.append(LIKELY.say(lang))
    if account.life.edge is not None:
        notes.append(EDGE.say(lang, id=short_id(account.life.edge.id), day=account.life.edge.day.isoformat()))
    if account.life.is_cut:
        notes.append(CUT.say(lang))
    yield Section(KIND_LABELS[account.entry.kind].say(lang), heads, rows, notes, frozenset({0}))


def _together(statements: Sequence[Statement]) -> Iterator[tuple[Statement, ...]]:
    """The statements as rows: single values of one list that stand since one commit share a row, and what names an item needs none."""
    others = {one.path[:length] for one in statements if not _names_its_item(one) for length in range(len(one.path))}
    named = dict.fromkeys(one.path[:-1] for one in statements if _names_its_item(one))
    first = {path: next(one for one in statements if one.path[:-1] == path) for path in named if path not in others}
    shown = [one for one in statements if not _names_its_item(one) or first.get(one.path[:-1]) is one]
    for _, group in groupby(enumerate(shown), key=lambda numbered: _row_of(*numbered)):
        yield tuple(one for _, one in group)


def _row_of(position: int, one: Statement) -> tuple[object, ...]:
    last = one.path[-1] if one.path else ""
    is_single_value = isinstance(last, ItemKey) and bool(last.parts) and last.parts[0][0] == ""
    return (one.path[:-1], one.event, one.is_likely) if is_single_value else (position,)


def _names_its_item(one: Statement) -> bool:
    """Whether it is one of the keys that the item is told apart by, which then name it already."""
    above = one.path[-2] if len(one.path) > 1 else ""
    return isinstance(above, ItemKey) and any(key == one.path[-1] for key, _ in above.parts)


def _without_empty(heads: list[str], rows: list[tuple[str, ...]]) -> tuple[list[str], list[list[str]]]:
    """Without the columns in which nothing stands."""
    kept = [at for at in range(len(heads)) if any(row[at] for row in rows)]
    return [heads[at] for at in kept], [[row[at] for at in kept] for row in rows]


def _row(group: Sequence[Statement], account: Account, document: Document, lang: Lang) -> tuple[str, ...]:
    one, told = group[0], account.told(group[0])
    words = [_words(each, account, lang) for each in group]
    return (
        str(locate(document.text, Mark(account.entry.path, one.route)).line),
        words[0].field,
        ", ".join(word.after or "" for word in words),
        f"{_since(one, lang)}{' (?)' if one.is_likely else ''}",
        *_who(told, lang),
        short_id(told.commit.revision.id) if told and told.commit else "",
    )


def _words(one: Statement, account: Account, lang: Lang) -> FactWords:
    fact = Fact(one.path, None, one.value, (None, one.route))
    return fact_words(fact, shape_of(BY_KIND[account.entry.kind]), teller(account.registry, lang))


def _since(one: Statement, lang: Lang) -> str:
    if one.event is None:
        return UNKNOWN.say(lang)
    if one.event.revision is None:
        return NOW.say(lang)
    day = one.event.revision.day.isoformat()
    return AT_LEAST.say(lang, day=day) if one.event.is_edge else day


def _who(told: Told | None, lang: Lang) -> tuple[str, str]:
    """Who wrote it, and who merged it; of a merge that brought several commits all who wrote them."""
    if told is None or told.commit is None:
        return "", ""
    if not told.commit.revision.is_merge:
        return person(told.commit, lang), ""
    writers = tuple(dict.fromkeys(one.author for one in told.merged))
    shown = ", ".join(writers[:MOST_WRITERS])
    return f"{shown} …" if len(writers) > MOST_WRITERS else shown, person(told.commit, lang)


def as_json(account: Account) -> str:
    """Everything as JSON; commits stand once, by their ids."""
    life, entry = account.life, account.entry
    document = account.registry.documents[entry.path]
    told = {one.commit.revision.id: one for one in account.commits.values() if one.commit is not None}
    known = {one.revision.id: one for each in told.values() for one in chain([each.commit], each.merged) if one}
    return json_text(
        {
            "schema_version": 1,
            "id": entry.id,
            "kind": entry.kind,
            "name": entry.name,
            "path": entry.path,
            "incomplete": account.registry.is_incomplete,
            "history_before_is_missing": life.edge.id if life.edge else None,
            "is_cut": life.is_cut,
            "facts": [_fact(one, account, document) for one in account.statements],
            "commits": {id_: commit_as_data(known[id_]) for id_ in sorted(known)},
        }
    )


def _fact(one: Statement, account: Account, document: Document) -> dict[str, object]:
    told = account.told(one)
    return {
        "field": ".".join(step for step in one.path if isinstance(step, str)),
        "path": [step_as_data(step) for step in one.path],
        "value": one.value,
        "line": locate(document.text, Mark(account.entry.path, one.route)).line,
        "since": one.event.revision.day if one.event and one.event.revision else None,
        "is_committed": one.event is None or one.event.revision is not None,
        "is_edge": one.event is not None and one.event.is_edge,
        "is_likely": one.is_likely,
        "commit": told.commit.revision.id if told and told.commit else None,
        "merged": [commit.revision.id for commit in told.merged] if told else [],
    }
