"""The life of an entity for people, commit by commit with its facts in words, and for programs as one JSON document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry_cli.analysis.changes import EntityChange, Fact
from registry_cli.labels import KIND_LABELS
from registry_cli.language import Lang, Text
from registry_cli.model.items import Step
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.registry import Entry, Registry
from registry_cli.model.shape import Shape, shape_of
from registry_cli.output.commits import NOT_COMMITTED, commit_as_data, commit_lines, short_id
from registry_cli.output.facts import Teller, fact_words
from registry_cli.output.sections import Section
from registry_cli.output.tables import json_text
from registry_cli.review.histories import Event, Life, Told

TITLE = Text("The life of {name} ({id})", "Historien om {name} ({id})")
HEADS = (Text("What", "Hvad"), Text("Before", "Før"), Text("After", "Efter"))
HEADING = Text("{day}: {what}", "{day}: {what}")
NOW = Text("now", "nu")
TURNS = {
    "added": Text("came into the registry", "kom med i registret"),
    "returned": Text("came back into the registry", "kom med i registret igen"),
    "removed": Text("left the registry", "udgik af registret"),
    "changed": Text("changed", "ændret"),
    "renamed": Text("renamed from {old} to {new}", "omdøbt fra {old} til {new}"),
    "alike": Text("looks like a rename from {old} to {new}", "ligner en omdøbning fra {old} til {new}"),
    "moved": Text("its file moved from {old} to {new}", "filen flyttet fra {old} til {new}"),
    "edge": Text("was there when the clone's history begins", "fandtes allerede, da klonens historik begynder"),
    "unreadable": Text("could not be read as data", "kunne ikke læses som data"),
}
ANOTHER_KIND = Text("It was: {old}. Now it is: {new}.", "Den var: {old}. Nu er den: {new}.")
UNREADABLE = Text(
    "Some of the file could not be read as data, so something may be missing here.",
    "Noget af filen kunne ikke læses som data, så her kan mangle noget.",
)
COMPARED = Text(
    "The file could not be read before this; compared with {day} (commit {id}), when it last could.",
    "Filen kunne ikke læses før dette; sammenlignet med {day} (commit {id}), hvor den sidst kunne.",
)
EDGE = Text(
    "History before commit {id} of {day} is not in this clone: fetch it with `git fetch --unshallow`.",
    "Historik før commit {id} fra {day} er ikke i denne klon: hent den med `git fetch --unshallow`.",
)
CUT = Text("Older commits were not looked into.", "Ældre commits er ikke undersøgt.")
SOURCE = Text("Where this is from", "Hvor det er fra")
NOTHING = Text("Nothing happened in this time.", "Der skete intet i dette tidsrum.")
ORIGIN = Text(
    "From git: one heading for each commit on the main line in which something changed, whatever it was written like.",
    "Fra git: én overskrift for hvert commit på hovedlinjen, hvor noget ændrede sig, uanset hvordan det blev skrevet.",
)


@dataclass(frozen=True, slots=True)
class Story:
    """A life with the events to be told, in their order; `entry` is the entity as it is now, `None` where it is gone.

    Names come from `registry`, the state asked about.
    """

    life: Life
    entry: Entry | None
    events: Sequence[Told]
    registry: Registry


def title(story: Story, lang: Lang) -> str:
    """The heading of the page."""
    last = next((one.change.entry for one in story.life.changed if one.change), None)
    entry = story.entry or last
    return TITLE.say(lang, name=entry.name if entry else story.life.id, id=story.life.id)


def sections(story: Story, lang: Lang) -> Iterator[Section]:
    """A section for each event, and what must be known about where it all comes from."""
    for one in story.events:
        yield _section(one, story, lang)
    notes = [ORIGIN.say(lang)] if story.events else [NOTHING.say(lang)]
    if story.life.edge is not None:
        notes.append(EDGE.say(lang, id=short_id(story.life.edge.id), day=story.life.edge.day.isoformat()))
    if story.life.is_cut:
        notes.append(CUT.say(lang))
    yield Section(SOURCE.say(lang), lines=notes)


def _section(told: Told, story: Story, lang: Lang) -> Section:
    event = told.event
    change = event.change
    assert change is not None
    words = [fact_words(fact, _shape(change), teller(story.registry, lang)) for fact in change.told_facts]
    rows = [(one.field, one.before or "", one.after or "") for one in words]
    day = event.revision.day.isoformat() if event.revision else NOW.say(lang)
    heading = HEADING.say(lang, day=day, what=turn_words(event, lang, is_back=_is_back(event, story)))
    return Section(heading, [head.say(lang) for head in HEADS], rows, tuple(_lines(told, change, lang)))


def teller(registry: Registry, lang: Lang) -> Teller:
    """Who tells facts with the names of one state."""
    return Teller(registry, registry, lang)


def _is_back(event: Event, story: Story) -> bool:
    """Whether the entity had been there before it came."""
    older = story.life.changed[story.life.changed.index(event) + 1 :]
    return any(one.change is not None and one.change.after is None for one in older)


def turn_words(event: Event, lang: Lang, *, is_back: bool = False) -> str:
    """What happened, in a few words."""
    change = event.change
    assert change is not None
    if event.is_edge and change.turn == "added":
        return TURNS["edge"].say(lang)
    if change.turn == "added" and is_back:
        return TURNS["returned"].say(lang)
    if change.unreadable in ("after", "both") and not change.facts and change.turn == "changed":
        return TURNS["unreadable"].say(lang)
    old, new = change.before, change.after
    if change.turn == "renamed" and old and new:
        return TURNS["renamed" if change.is_certain else "alike"].say(lang, old=old.id, new=new.id)
    if change.turn == "moved" and old and new:
        return TURNS["moved"].say(lang, old=old.path, new=new.path)
    return TURNS[change.turn].say(lang)


def _lines(told: Told, change: EntityChange, lang: Lang) -> Iterator[str]:
    old, new = change.before, change.after
    if change.is_of_another_kind and old and new:
        yield ANOTHER_KIND.say(lang, old=KIND_LABELS[old.kind].say(lang), new=KIND_LABELS[new.kind].say(lang))
    if change.is_moved and change.turn != "moved" and old and new:
        yield _sentence(TURNS["moved"].say(lang, old=old.path, new=new.path))
    if change.unreadable:
        yield UNREADABLE.say(lang)
    since = told.event.compared_with
    if since is not None:
        yield COMPARED.say(lang, day=since.day.isoformat(), id=short_id(since.id))
    if told.commit is not None:
        yield from commit_lines(told.commit, told.merged, lang)
    elif told.event.revision is None:
        yield NOT_COMMITTED.say(lang)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _shape(change: EntityChange) -> Shape:
    return shape_of(BY_KIND[change.entry.kind])


def as_json(story: Story, lang: Lang) -> str:
    """Everything as JSON; `path` of a fact has keys, and for an item of a list what it is told apart by."""
    life = story.life
    return json_text(
        {
            "schema_version": 1,
            "id": life.id,
            "is_gone": story.entry is None,
            "incomplete": story.registry.is_incomplete,
            "history_before_is_missing": life.edge.id if life.edge else None,
            "is_cut": life.is_cut,
            "events": [_event(one, story, lang) for one in story.events],
        }
    )


def _event(told: Told, story: Story, lang: Lang) -> dict[str, object]:
    change = told.event.change
    assert change is not None
    old, new = change.before, change.after
    since = told.event.compared_with
    return {
        "day": told.event.revision.day if told.event.revision else None,
        "turn": change.turn,
        "is_likely": not change.is_certain,
        "is_edge": told.event.is_edge,
        "before": {"id": old.id, "kind": old.kind, "path": old.path} if old else None,
        "after": {"id": new.id, "kind": new.kind, "path": new.path} if new else None,
        "unreadable": change.unreadable,
        "compared_with": since.id if since else None,
        "facts": [fact_as_data(fact, change, story.registry, lang) for fact in change.facts],
        "commit": commit_as_data(told.commit) if told.commit else None,
        "merged": [commit_as_data(one) for one in told.merged],
    }


def fact_as_data(fact: Fact, change: EntityChange, registry: Registry, lang: Lang) -> dict[str, object]:
    """A fact for programs, with its words beside it."""
    words = fact_words(fact, _shape(change), teller(registry, lang))
    return {
        "field": fact.field,
        "path": [step_as_data(step) for step in fact.path],
        "before": fact.before,
        "after": fact.after,
        "words": words.sentence(lang),
    }


def step_as_data(step: Step) -> object:
    """A step of a way: a key, or the keys and values that tell an item apart."""
    if isinstance(step, str):
        return step
    parts: dict[str, object] = {key or "value": value for key, value in step.parts}
    return parts if step.number == 1 else {**parts, "number": step.number}
