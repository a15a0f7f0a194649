"""What should be confirmed again and why, for people as a table and for programs as one JSON document."""

from collections.abc import Iterator
from datetime import date

from registry_cli.language import Lang, Text
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.registry import Registry
from registry_cli.model.shape import shape_of
from registry_cli.output.commits import short_id
from registry_cli.output.facts import FactWords, Teller, fact_words
from registry_cli.output.history import step_as_data
from registry_cli.output.json_text import json_text
from registry_cli.output.sections import Section
from registry_cli.review.suspects import Reason, Suspect, Suspects

TITLE = Text("To be confirmed again in {name} on {day}", "Bør bekræftes igen i {name} den {day}")
FOUND = Text(
    "What they depend on has changed since they were confirmed",
    "Det, de afhænger af, er ændret, siden de blev bekræftet",
)
HEADS = (
    Text("Entity", "Post"),
    Text("Confirmed", "Bekræftet"),
    Text("Depends on", "Afhænger af"),
    Text("What has changed there", "Hvad er ændret dér"),
    Text("Changed", "Ændret"),
)
NOW = Text("not committed", "ikke committet")
COUNT = Text(
    "{found} of {looked_at} confirmed entities. When one is found to be true still, confirm it with `reg verify ID`.",
    "{found} af {looked_at} bekræftede poster. Når en post er set efter og stadig passer, bekræftes den med `reg verify ID`.",
)
NONE = Text(
    "Nothing that the {looked_at} confirmed entities depend on has changed since in a way that concerns them.",
    "Intet af det, som de {looked_at} bekræftede poster afhænger af, er siden ændret på en måde, der vedkommer dem.",
)
EDGE = Text(
    "History before commit {id} of {day} is not in this clone, so changes may be missing here: fetch it with `git fetch --unshallow`.",
    "Historik før commit {id} fra {day} er ikke i denne klon, så her kan mangle ændringer: hent den med `git fetch --unshallow`.",
)


def title(registry: Registry, as_of: date, lang: Lang) -> str:
    """The heading of the page."""
    return TITLE.say(lang, name=registry.settings.organisation.name, day=as_of.isoformat())


def sections(found: Suspects, registry: Registry, lang: Lang) -> Iterator[Section]:
    """A row for each fact that changed; what is to be confirmed stands in the first of its rows."""
    rows = [row for one in found.found for row in _rows(one, registry, lang)]
    text = COUNT if rows else NONE
    lines = [text.say(lang, found=len(found.found), looked_at=found.looked_at)]
    if found.edge is not None:
        lines.append(EDGE.say(lang, id=short_id(found.edge.id), day=found.edge.day.isoformat()))
    yield Section(FOUND.say(lang), [head.say(lang) for head in HEADS], rows, lines)


def _rows(one: Suspect, registry: Registry, lang: Lang) -> Iterator[list[str]]:
    for position, reason in enumerate(one.reasons):
        own = [f"{one.entry.name} ({one.entry.id})", one.verified.isoformat()] if position == 0 else ["", ""]
        yield [
            *own,
            f"{reason.target.name} ({reason.target.id})",
            _words(reason, registry, lang).sentence(lang),
            reason.revision.day.isoformat() if reason.revision else NOW.say(lang),
        ]


def _words(reason: Reason, registry: Registry, lang: Lang) -> FactWords:
    return fact_words(reason.fact, shape_of(BY_KIND[reason.target.kind]), Teller(registry, registry, lang))


def as_json(found: Suspects, registry: Registry, as_of: date, lang: Lang) -> str:
    """Everything as JSON; `path` of a fact has keys, and for an item of a list what it is told apart by."""
    document = {
        "schema_version": 1,
        "as_of": as_of,
        "incomplete": registry.is_incomplete,
        "looked_at": found.looked_at,
        "history_before_is_missing": found.edge.id if found.edge else None,
        "suspects": [_as_data(one, registry, lang) for one in found.found],
    }
    return json_text(document, indent=2) + "\n"


def _as_data(one: Suspect, registry: Registry, lang: Lang) -> dict[str, object]:
    return {
        "id": one.entry.id,
        "kind": one.entry.kind,
        "name": one.entry.name,
        "verified": one.verified,
        "reasons": [
            {
                "refers_to": reason.target.id,
                "relations": reason.relations,
                "field": reason.fact.field,
                "path": [step_as_data(step) for step in reason.fact.path],
                "before": reason.fact.before,
                "after": reason.fact.after,
                "words": _words(reason, registry, lang).sentence(lang),
                "day": reason.revision.day if reason.revision else None,
                "commit": reason.revision.id if reason.revision else None,
            }
            for reason in one.reasons
        ],
    }
