"""Two states of a registry beside each other, for people as tables and for programs as one JSON document."""

from collections.abc import Iterable, Iterator

from registry_cli.analysis.comparison import Aspect, Comparison, ConnectionChange, Difference, Outcome, Side, Turn
from registry_cli.labels import CHOICE_LABELS, CONTRACT_PHASE_LABELS, KIND_LABELS, KIND_PLURALS, STATE_LABELS
from registry_cli.language import Lang, Text
from registry_cli.model.kinds import KINDS
from registry_cli.model.registry import Entry, Registry
from registry_cli.output.json_text import json_text
from registry_cli.output.sections import Section

TITLE = Text("{name}: from {before} to {after}", "{name}: fra {before} til {after}")
FILES_ON = Text("the files on {day}", "filerne den {day}")
REVISION_ON = Text("{rev} on {day}", "{rev} den {day}")
IN_NUMBERS = Text("In numbers", "I tal")
NOTHING = Text("Nothing differs.", "Der er ingen forskel.")
INCOMPLETE = Text(
    "Some files have faults, so something may be missing here.", "Nogle filer har fejl, så her kan mangle noget."
)
TURNS: dict[Turn, Text] = {
    "arriving": Text("Arriving", "Kommer til"),
    "retiring": Text("Retiring", "Falder bort"),
    "changed": Text("Changed", "Ændres"),
}
OUTCOMES: dict[Outcome, Text] = {
    "moved": Text("Connections that are moved", "Forbindelser der flyttes"),
    "severed": Text("Connections that are severed", "Forbindelser der afbrydes"),
    "made": Text("Connections that are made", "Forbindelser der oprettes"),
    "ended": Text("Connections that end", "Forbindelser der ophører"),
}
ASPECT_LABELS: dict[Aspect, Text] = {
    "state": Text("state", "tilstand"),
    "name": Text("name", "navn"),
    "owner": Text("owner", "ejer"),
    "manager": Text("manager", "ansvarlig"),
    "supplier": Text("supplier", "leverandør"),
    "contract": Text("main contract", "hovedkontrakt"),
    "end": Text("last day", "sidste dag"),
    "phase": Text("phase", "fase"),
    "provider": Text("provider", "udstiller"),
    "source": Text("register behind it", "register bag den"),
    "criticality": Text("criticality", "kritikalitet"),
    "hosting": Text("hosting", "driftssted"),
    "target": Text("target", "mål"),
}
PRESENCE = {"there": Text("active", "aktiv"), "over": Text("over", "ophørt"), "coming": Text("to come", "kommende")}
STATES = {str(state): label for state, label in STATE_LABELS.items()}
VALUE_LABELS: dict[str, Text] = {**CHOICE_LABELS, **PRESENCE, **CONTRACT_PHASE_LABELS, **STATES}
KIND, NAME = Text("Kind", "Art"), Text("Name", "Navn")
BEFORE, AFTER = Text("Before", "Før"), Text("After", "Efter")
WHAT, FROM, WHY = Text("What", "Hvad"), Text("From", "Fra og med"), Text("Because of", "Følger af")
SYSTEM, USED, USED_NOW = Text("System", "System"), Text("Used", "Anvendte"), Text("Uses now", "Anvender nu")
GONE = Text("Retired", "Udfaset")
BY_DATES, BY_TERMS = Text("its own dates", "egne datoer"), Text("the terms of the contract", "kontraktens vilkår")
BY_PROJECT = Text("project {name} ({id})", "projekt {name} ({id})")
BY_FILES = Text("the files differ", "forskel i filerne")
NEW_FILE, NO_FILE = Text("new in the registry", "ny i registret"), Text("not in the registry", "ikke i registret")


def title(found: Comparison, lang: Lang) -> str:
    """The heading: what is compared with what."""
    name = found.after.registry.settings.organisation.name
    return TITLE.say(lang, name=name, before=side_words(found.before, lang), after=side_words(found.after, lang))


def side_words(side: Side, lang: Lang) -> str:
    """A state as people say it."""
    text = FILES_ON if side.rev is None else REVISION_ON
    return text.say(lang, rev=side.rev or "", day=side.day.isoformat())


def sections(found: Comparison, lang: Lang) -> Iterator[Section]:
    """The numbers by kind, then a table for all that arrives, retires, changes, is moved, severed, made and ended."""
    lines = [INCOMPLETE.say(lang)] if found.is_incomplete else []
    if not found.entities and not found.connections:
        lines.append(NOTHING.say(lang))
    heads = [KIND.say(lang), *(TURNS[turn].say(lang) for turn in TURNS)]
    yield Section(IN_NUMBERS.say(lang), heads, list(_numbers(found, lang)), lines, frozenset((1, 2, 3)))
    for turn, label in TURNS.items():
        entities = found.turned(turn)
        rows = [row for one in entities for row in _entity_rows(one, found, lang)]
        if rows:
            heads = [head.say(lang) for head in (KIND, NAME, WHAT, BEFORE, AFTER, FROM, WHY)]
            yield Section(f"{label.say(lang)} ({len(entities)})", heads, rows)
    for outcome, label in OUTCOMES.items():
        uses = found.became(outcome)
        if uses:
            heads = [head.say(lang) for head in (SYSTEM, USED, USED_NOW, GONE, FROM, WHY)]
            rows = [_use_row(one, found, lang) for one in uses]
            heads, rows = _without_empty(heads, rows)
            yield Section(f"{label.say(lang)} ({len(uses)})", heads, rows)


def _numbers(found: Comparison, lang: Lang) -> Iterator[list[str]]:
    for kind in (kind.KIND for kind in KINDS):
        numbers = [sum(one.entry.kind == kind for one in found.turned(turn)) for turn in TURNS]
        if any(numbers):
            yield [KIND_PLURALS[kind].say(lang), *(str(number) if number else "" for number in numbers)]


def _entity_rows(one: Difference, found: Comparison, lang: Lang) -> Iterator[list[str]]:
    """A row for each fact that differs; the name stands in the first."""
    name = [KIND_LABELS[one.entry.kind].say(lang), f"{one.entry.name} ({one.entry.id})"]
    for position, (aspect, was, now) in enumerate(one.facts or (("state", None, None),)):
        words = [_value(aspect, was, found.before.registry, lang), _value(aspect, now, found.after.registry, lang)]
        is_state = aspect == "state"
        day = one.day.isoformat() if one.day and is_state else ""
        why = _why(one, found, lang) if position == 0 else ""
        yield [*(name if position == 0 else ["", ""]), ASPECT_LABELS[aspect].say(lang), *words, day, why]


def _value(aspect: Aspect, value: str | None, registry: Registry, lang: Lang) -> str:
    if value is None:
        return ""
    if aspect in ("state", "criticality", "hosting"):
        return VALUE_LABELS[value].say(lang) if value in VALUE_LABELS else value
    entry = (
        registry.find(value) if aspect in ("owner", "manager", "supplier", "contract", "provider", "source") else None
    )
    return f"{entry.name} ({value})" if entry else value


def _why(one: Difference, found: Comparison, lang: Lang) -> str:
    if one.ground == "project" and one.change is not None:
        return _project(one.change.project, found.after.registry, lang)
    if one.after is None:
        return NO_FILE.say(lang)
    if one.before is None and one.ground == "files":
        return NEW_FILE.say(lang)
    return {"dates": BY_DATES, "contract": BY_TERMS}.get(one.ground, BY_FILES).say(lang)


def _project(id_: str, registry: Registry, lang: Lang) -> str:
    project = registry.find(id_)
    return BY_PROJECT.say(lang, id=id_, name=project.name if project else id_)


def _use_row(one: ConnectionChange, found: Comparison, lang: Lang) -> list[str]:
    side = found.after if one.after else found.before
    use, was = one.use, one.before
    is_project = one.after is not None and use.change is not None
    why = _project(use.change.project, side.registry, lang) if is_project and use.change else ""
    return [
        _named(use.consumer.id, side.registry),
        _named(was.target if was else use.stated, (found.before if was else side).registry),
        _named(use.target, side.registry) if one.outcome in ("moved", "made") else "",
        _named(use.lost.id, side.registry) if use.lost else "",
        use.since.isoformat() if use.since and one.after else "",
        why or _plain_why(one, lang),
    ]


def _without_empty(heads: list[str], rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Without the columns in which nothing stands."""
    kept = [at for at in range(len(heads)) if any(row[at] for row in rows)]
    return [heads[at] for at in kept], [[row[at] for at in kept] for row in rows]


def _plain_why(one: ConnectionChange, lang: Lang) -> str:
    if one.after is None:
        return NO_FILE.say(lang)
    if one.before is None:
        return NEW_FILE.say(lang)
    return BY_DATES.say(lang) if one.before.row == one.after.row else BY_FILES.say(lang)


def _named(id_: str, registry: Registry) -> str:
    entry = registry.find(id_)
    return f"{entry.name} ({id_})" if entry else id_


def as_json(found: Comparison) -> str:
    """Everything as JSON; `path` and `line` keys are left to `reg show`, the project names its own file."""
    document = {
        "schema_version": 1,
        "before": _side(found.before),
        "after": _side(found.after),
        "incomplete": found.is_incomplete,
        "entities": [_difference(one) for one in found.entities],
        "connections": [_connection(one) for one in found.connections],
    }
    return json_text(document, indent=2) + "\n"


def _side(side: Side) -> dict[str, object]:
    return {"rev": side.rev, "day": side.day, "entities": len(side.registry.entries)}


def _difference(one: Difference) -> dict[str, object]:
    entry: Entry = one.entry
    facts: Iterable[tuple[Aspect, str | None, str | None]] = one.facts
    return {
        "turn": one.turn,
        "id": entry.id,
        "kind": entry.kind,
        "name": entry.name,
        "path": entry.path,
        "before": one.before is not None,
        "after": one.after is not None,
        "facts": [{"fact": aspect, "before": was, "after": now} for aspect, was, now in facts],
        "ground": one.ground,
        "day": one.day,
        "project": one.change.project if one.change else None,
    }


def _connection(one: ConnectionChange) -> dict[str, object]:
    use = one.use
    return {
        "outcome": one.outcome,
        "system": use.consumer.id,
        "stated": use.stated,
        "before": one.before.target if one.before else None,
        "after": one.after.target if one.after and one.outcome != "ended" else None,
        "since": use.since if one.after else None,
        "lost": use.lost.id if use.lost else None,
        "project": use.change.project if one.after and use.change else None,
    }
