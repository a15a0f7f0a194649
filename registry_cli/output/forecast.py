"""A forecast for people as a table by day, in a terminal or as Markdown, for programs as JSON, and as what a calendar says."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from registry_cli.findings import SEVERITIES, Severity
from registry_cli.labels import CONTRACT_PHASE_LABELS, STATE_LABELS
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output.diagnostics import message_of
from registry_cli.output.sections import Section
from registry_cli.output.tables import json_text
from registry_cli.output.words import severity_word
from registry_cli.review.forecast import FindingTurn, Forecast
from registry_cli.review.states import Of, StateTurn

SCHEMA_VERSION = 1

TITLE = Text(
    "What time alone changes in {name} from {first} to {last}",
    "Hvad tiden alene ændrer i {name} fra {first} til og med {last}",
)
THE_REGISTRY = Text("the registry", "registret")
HEADS = (
    Text("Day", "Dag"),
    Text("Change", "Ændring"),
    Text("What", "Hvad"),
    Text("Entity", "Post"),
)
APPEARS = Text("{severity} appears", "{severity} kommer til")
DISAPPEARS = Text("{severity} disappears", "{severity} falder bort")
BECOMES = Text("{before} becomes {after}", "{before} bliver til {after}")
STATE = Text("new state", "ny tilstand")
TURNS = Text("{name}: {before} → {after}", "{name}: {before} → {after}")
BY_PROJECT = Text("{said} (project {project})", "{said} (projekt {project})")
TURNS_CONTRACT = Text("contract {name}: {before} → {after}", "kontrakten {name}: {before} → {after}")
TURNS_WAIVER = Text("waiver {name}: {before} → {after}", "dispensationen {name}: {before} → {after}")
FINDING = Text("{code}: {message}", "{code}: {message}")
MOST_ROWS = 150
"""A month has no more rows than this: who wants all asks for JSON, for less, or for a part."""

LEFT_OUT = Text(
    "{count} rows that ask for less are left out; ask for `--format json`, or for a part with `--select`.",
    "{count} rækker, der kræver mindre, er udeladt; brug `--format json`, eller vælg en del med `--select`.",
)
TOGETHER = 4
"""So many of the same finding on one day stand in one row."""
NAMED = 3
AND_MORE = Text("{named} and {count} more", "{named} og {count} til")
SEVERAL = Text("{count} times; the first: {first}", "{count} gange; den første: {first}")
NOTHING = Text("Nothing changes.", "Intet ændrer sig.")
SUMMARY = Text("Summary", "Sammenfatning")
COUNTED = Text(
    "New errors: {errors}; new warnings: {warnings}; other findings that change: {others}; states that change: {states}.",
    "Nye fejl: {errors}; nye advarsler: {warnings}; andre bemærkninger, der ændrer sig: {others}; tilstande, der ændrer sig: {states}.",
)
WAIVER_LABELS = {
    "in-force": Text("in force", "gælder"),
    "expired": Text("run out", "udløbet"),
}
_LABELS: dict[Of, dict[str, Text]] = {
    "life": {str(state): label for state, label in STATE_LABELS.items()},
    "contract": CONTRACT_PHASE_LABELS,
    "waiver": WAIVER_LABELS,
}
_SAID: dict[Of, Text] = {"life": TURNS, "contract": TURNS_CONTRACT, "waiver": TURNS_WAIVER}


class Row(NamedTuple):
    """A change in words: its day, what kind of change it is, what it says, and the entity or file it is about."""

    day: date
    change: str
    what: str
    about: str
    identity: tuple[str, ...] = ()
    """What the change is told apart by, whatever its day and its words: so that a calendar knows it again."""
    weight: int = 0
    """How much it asks for: an error that comes most, then a warning, then all else."""


def title(registry: Registry, found: Forecast, lang: Lang) -> str:
    """The heading of the page."""
    name = registry.settings.organisation.name if registry.settings_are_sound else THE_REGISTRY.say(lang)
    return TITLE.say(lang, name=name, first=found.first.isoformat(), last=found.last.isoformat())


def sections(found: Forecast, lang: Lang) -> Iterator[Section]:
    """What it comes to, and a table for each month in which anything changes; a day is written once."""
    yield Section(SUMMARY.say(lang), lines=(_counted(found, lang),))
    heads = [head.say(lang) for head in HEADS]
    for month, group in groupby(rows(found, lang), key=lambda one: one.day.isoformat()[:7]):
        listed = list(group)
        told = list(_together(listed, lang))
        kept = _gravest(told)
        left = len(told) - len(kept)
        lines = (LEFT_OUT.say(lang, count=left),) if left else ()
        yield Section(f"{month} ({len(listed)})", heads, _cells(kept), lines)


def _gravest(told: Sequence[Row]) -> list[Row]:
    """As many rows as a month may have, those that ask for least left out first; in the order of days."""
    ranked = sorted(range(len(told)), key=lambda at: -told[at].weight)[:MOST_ROWS]
    return [told[at] for at in sorted(ranked)]


def _together(listed: Sequence[Row], lang: Lang) -> Iterator[Row]:
    """The rows, but the same finding about many things on one day in one: the first is told, and how many they are."""
    same: dict[tuple[object, ...], list[Row]] = {}
    for number, one in enumerate(listed):
        is_finding = one.what.startswith(f"{one.identity[0]}:")
        same.setdefault((one.day, one.change, one.identity[0]) if is_finding else (number,), []).append(one)
    for group in same.values():
        if len(group) < TOGETHER:
            yield from group
        else:
            about_whom = list(dict.fromkeys(one.about for one in group))
            named = ", ".join(about_whom[:NAMED])
            rest = len(about_whom) - NAMED
            about = AND_MORE.say(lang, named=named, count=rest) if rest > 0 else named
            yield group[0]._replace(what=SEVERAL.say(lang, count=len(group), first=group[0].what), about=about)


def _cells(listed: Sequence[Row]) -> list[tuple[str, ...]]:
    days = [None, *(one.day for one in listed)]
    return [
        ("" if one.day == before else one.day.isoformat(), one.change, one.what, one.about)
        for one, before in zip(listed, days, strict=False)
    ]


def _counted(found: Forecast, lang: Lang) -> str:
    errors, warnings = (sum(one.after == severity for one in found.findings) for severity in ("error", "warning"))
    if not found.findings and not found.states:
        return NOTHING.say(lang)
    others = len(found.findings) - errors - warnings
    return COUNTED.say(lang, errors=errors, warnings=warnings, others=others, states=len(found.states))


def rows(found: Forecast, lang: Lang) -> list[Row]:
    """Every change in words by day: the states first, which are often why, then the findings, the gravest first."""
    changes = [*(_state_row(one, lang) for one in found.states), *(_finding_row(one, lang) for one in found.findings)]
    return sorted(changes, key=lambda one: one.day)


def _state_row(turn: StateTurn, lang: Lang) -> Row:
    identity = (turn.of, turn.entry.id, turn.before, turn.after)
    return Row(turn.day, STATE.say(lang), turn_in_words(turn, lang), turn.entry.id, identity)


def _finding_row(turn: FindingTurn, lang: Lang) -> Row:
    finding = turn.finding
    about = finding.entity or finding.mark.path
    identity = (finding.code, about, repr(finding.mark.route), f"{turn.before}-{turn.after}")
    weight = {"error": 2, "warning": 1}.get(turn.after or "", 0)
    return Row(turn.day, change_in_words(turn, lang), finding_in_words(turn, lang), about, identity, weight)


def change_in_words(turn: FindingTurn, lang: Lang) -> str:
    """What happens to a finding: it appears, disappears, or becomes more or less severe."""
    before = severity_word(turn.before, lang) if turn.before else ""
    after = severity_word(turn.after, lang) if turn.after else ""
    if before and after:
        return BECOMES.say(lang, before=before, after=after)
    return (APPEARS if after else DISAPPEARS).say(lang, severity=after or before)


def finding_in_words(turn: FindingTurn, lang: Lang) -> str:
    """The code and the message of a finding."""
    return FINDING.say(lang, code=turn.finding.code, message=message_of(turn.finding, lang))


def turn_in_words(turn: StateTurn, lang: Lang) -> str:
    """From which state to which an entity goes, and by which project."""
    labels = _LABELS[turn.of]
    words = {"before": labels[turn.before].say(lang), "after": labels[turn.after].say(lang)}
    said = _SAID[turn.of].say(lang, name=turn.entry.name, **words)
    return BY_PROJECT.say(lang, said=said, project=turn.project) if turn.project else said


def at_least(found: Forecast, least: Severity) -> Forecast:
    """Of the findings only those that are so severe before or after the day."""
    limit = SEVERITIES.index(least)
    kept = [
        one
        for one in found.findings
        if any(severity is not None and SEVERITIES.index(severity) >= limit for severity in (one.before, one.after))
    ]
    return Forecast(found.first, found.last, tuple(kept), found.states)


def as_json(found: Forecast, registry: Registry, lang: Lang) -> str:
    """Everything for a program: days are ISO text, states and severities words of the program, messages in the language."""
    return json_text(
        {
            "schema_version": SCHEMA_VERSION,
            "as_of": found.first,
            "until": found.last,
            "lang": lang,
            "incomplete": registry.is_incomplete,
            "findings": [_finding_data(one, lang) for one in found.findings],
            "states": [_state_data(one) for one in found.states],
        }
    )


def _finding_data(turn: FindingTurn, lang: Lang) -> dict[str, object]:
    return {
        "day": turn.day,
        "code": turn.finding.code,
        "before": turn.before,
        "after": turn.after,
        "entity": turn.finding.entity,
        "path": turn.finding.mark.path,
        "route": turn.finding.mark.route,
        "message": message_of(turn.finding, lang),
    }


def _state_data(turn: StateTurn) -> dict[str, object]:
    return {
        "day": turn.day,
        "of": turn.of,
        "entity": turn.entry.id,
        "kind": turn.entry.kind,
        "name": turn.entry.name,
        "before": turn.before,
        "after": turn.after,
        "project": turn.project,
        "path": turn.mark.path if turn.mark else turn.entry.path,
    }
