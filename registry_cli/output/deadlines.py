"""Deadlines for people as tables, in a terminal or as Markdown, and for programs as one JSON document."""

from collections.abc import Iterator, Sequence
from datetime import date

from registry_cli.analysis.deadlines.collecting import Deadlines, NotReckoned
from registry_cli.analysis.deadlines.event import EVENT_STATES, Event, EventState
from registry_cli.analysis.deadlines.wording import STATE_NAMES, remarks, sentence
from registry_cli.analysis.organisation import unit_of
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Entry, Registry
from registry_cli.output.contract_state import UNRECKONED, state_as_data, state_lines
from registry_cli.output.sections import Section
from registry_cli.output.tables import json_text

TITLE = Text("Deadlines of {whose} on {day}", "Frister for {whose} den {day}")
THE_REGISTRY = Text("the registry", "registret")
INCOMPLETE = Text("{title} (incomplete: some files have faults)", "{title} (ufuldstændigt: nogle filer har fejl)")
COUNTED = Text("{state} ({count})", "{state} ({count})")
UNTIL = Text("{state} until {last} ({count})", "{state} til og med {last} ({count})")
TERM = Text("Where the contract stands", "Hvor kontrakten står")
NOT_RECKONED = Text("What cannot be reckoned", "Hvad der ikke kan beregnes")
HEADS = (
    Text("Next", "Næste"),
    Text("Last day", "Sidste dag"),
    Text("What", "Hvad"),
    Text("Entity", "Post"),
    Text("Who", "Ansvarlig"),
)
MISSED_HEADS = (Text("Last day", "Sidste dag"), *HEADS[2:])
NEVER_HEADS = HEADS[2:]
DECIDE = Text("Decide: {what}", "Beslut: {what}")
CONDITIONAL = Text("under conditions", "på betingelser")
AND_MORE = Text("{entries} and {count} more", "{entries} og {count} til")
SEVERAL = Text("several", "flere")

RECURRING = (
    "verification",
    "control",
    "risk-assessment",
    "oversight",
    "retention-review",
    "supplier-meeting",
    "status-report",
)
TOGETHER = 4
"""So many of the same in one month stand in one row."""

NAMED = 2
"""So many ids are named in a row; the rest are counted."""


def title(registry: Registry, found: Deadlines, entity: Entry | None, lang: Lang) -> str:
    """The heading of the page: whose deadlines, and of which day."""
    sound = registry.settings_are_sound
    whose = registry.settings.organisation.name if sound else THE_REGISTRY.say(lang)
    if entity is not None:
        whose = f"{entity.name} ({entity.id})"
    whole = TITLE.say(lang, whose=whose, day=found.as_of.isoformat())
    return INCOMPLETE.say(lang, title=whole) if registry.is_incomplete else whole


def sections(found: Deadlines, lang: Lang, *, with_who: bool = True) -> Iterator[Section]:
    """Where the contract asked about stands, a table for each state, and what cannot be reckoned."""
    if found.state is not None:
        yield Section(TERM.say(lang), lines=tuple(state_lines(found.state, lang, found.at_stake)))
    for state in EVENT_STATES:
        events = [one for one in found.events if one.state(found.as_of) == state]
        if events:
            yield _section(state, events, found, lang, with_who=with_who)
    if found.not_reckoned:
        lines = tuple(_not_reckoned(one, lang) for one in found.not_reckoned)
        yield Section(NOT_RECKONED.say(lang), lines=lines)


def _section(state: EventState, events: Sequence[Event], found: Deadlines, lang: Lang, *, with_who: bool) -> Section:
    name, is_bounded = STATE_NAMES[state].say(lang), state == "coming" and found.last != date.max
    heading = (UNTIL if is_bounded else COUNTED).say(lang, state=name, count=len(events), last=found.last.isoformat())
    heads = {"overdue": MISSED_HEADS, "passed": MISSED_HEADS, "never": NEVER_HEADS}.get(state, HEADS)
    rows = [_row(group, state, found.as_of, lang) for group in _groups(events, found.as_of)]
    width = len(heads) if with_who else len(heads) - 1
    return Section(heading, [head.say(lang) for head in heads[:width]], [row[:width] for row in rows])


def _groups(events: Sequence[Event], as_of: date) -> list[list[Event]]:
    """Events one by one, but what recurs and says the same in the same month together where it is many."""
    same: dict[tuple[object, ...], list[Event]] = {}
    for number, one in enumerate(events):
        month = one.next_day(as_of).strftime("%Y-%m") if one.day else ""
        said = (month, one.kind, one.name, one.word)
        same.setdefault(said if one.kind in RECURRING or one.word == "index" else (number,), []).append(one)
    groups = [
        part for group in same.values() for part in ([group] if len(group) >= TOGETHER else [[one] for one in group])
    ]
    place = {id(one): number for number, one in enumerate(events)}
    return sorted(groups, key=lambda group: place[id(group[0])])


def _row(group: Sequence[Event], state: EventState, as_of: date, lang: Lang) -> Sequence[str]:
    one = group[0]
    next_day, last = one.next_day(as_of), group[-1].last
    is_to_decide = state == "coming" and one.must and next_day == one.decide_by != last
    said = sentence(one, lang)
    said = DECIDE.say(lang, what=said) if is_to_decide else said
    conditional = (CONDITIONAL.say(lang),) if one.conditions else ()
    what = "; ".join((said, *remarks(one, lang, with_safe_day=is_to_decide), *conditional))
    cells = (what, _ids(group, lang), _who(group, lang))
    if state == "never":
        return cells
    day = last.isoformat() if last else ""
    if state in ("overdue", "passed"):
        return (day, *cells)
    return (next_day.isoformat(), day if last != next_day else "", *cells)


def _ids(group: Sequence[Event], lang: Lang) -> str:
    ids = list(dict.fromkeys(one.entity for one in group))
    shown = ", ".join(ids[:NAMED])
    return AND_MORE.say(lang, entries=shown, count=len(ids) - NAMED) if len(ids) > NAMED else shown


def _who(group: Sequence[Event], lang: Lang) -> str:
    first = list(dict.fromkeys(one.who[0] if one.who else "" for one in group))
    return first[0] if len(first) == 1 else SEVERAL.say(lang)


def _not_reckoned(one: NotReckoned, lang: Lang) -> str:
    field = ".".join(map(str, one.what.route))
    return f"{one.contract.id}: {field}: {UNRECKONED[one.what.problem].say(lang)}"


def deadlines_as_json(found: Deadlines, registry: Registry) -> str:
    """Everything for a program, in words of the program; days are ISO text, what is not there is null."""
    state = {"contract": state_as_data(found.state, found.at_stake)} if found.state is not None else {}
    return json_text(
        {
            "schema_version": 1,
            "as_of": found.as_of,
            "incomplete": registry.is_incomplete,
            "from": found.first,
            "until": found.last,
            **state,
            "deadlines": [_event_data(one, found.as_of, registry) for one in found.events],
            "not_reckoned": [
                {"entity": one.contract.id, "route": one.what.route, "problem": one.what.problem}
                for one in found.not_reckoned
            ],
        }
    )


def _event_data(event: Event, as_of: date, registry: Registry) -> dict[str, object]:
    entry = event.entry
    unit = unit_of(entry, registry) if entry else None
    return {
        "kind": event.kind,
        "state": event.state(as_of),
        "day": event.day,
        "through": event.through,
        "safe_day": event.safe_day,
        "decide_by": event.decide_by,
        "leads_to": event.leads_to,
        "if_missed": event.if_missed,
        "entity": {"id": entry.id, "kind": entry.kind, "name": entry.name, "path": entry.path} if entry else None,
        "part": event.part,
        "name": event.name,
        "word": event.word,
        "route": event.route,
        "who": event.who,
        "unit": unit.id if unit else None,
        "amount": event.amount,
        "at_stake": event.at_stake,
        "conditions": event.conditions,
        "reminders": event.reminders,
    }
