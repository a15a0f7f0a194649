"""A registry in numbers, for people as tables and for programs as one JSON document."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Literal

from registry_cli.analysis.ranking import Fullness
from registry_cli.analysis.shares import Share
from registry_cli.analysis.sizes import Count
from registry_cli.analysis.statistics import Statistics
from registry_cli.analysis.trust import Standings
from registry_cli.labels import CHOICE_LABELS, KIND_LABELS, KIND_PLURALS, STATE_LABELS
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Entry, Registry
from registry_cli.output.numbers import number, percent
from registry_cli.output.sections import Section
from registry_cli.output.tables import json_text

Grouping = Literal["kind", "unit", "owner"]

TITLE = Text("{organisation} in numbers on {day}", "{organisation} i tal den {day}")
THE_REGISTRY = Text("The registry", "Registret")
INCOMPLETE = Text("{title} (incomplete: some files have faults)", "{title} (ufuldstændigt: nogle filer har fejl)")
SIZES = Text("Sizes", "Omfang")
STANDING = Text("Where systems and projects stand", "Hvor systemer og projekter står")
ASKED = Text("Filled in and confirmed", "Udfyldt og bekræftet")
MOST_INCOMPLETE = Text("Most incomplete", "Mangler mest")
CONFIRMED = Text("Confirmed in time", "Bekræftet i tide")
DUTIES = Text("Controls, oversight and other duties", "Kontroller, tilsyn og andre pligter")
OWNERS = Text("Owners", "Ejere")
COVERED = Text("What is described and covered", "Hvad der er beskrevet og dækket")

FILLED: dict[Grouping, Text] = {
    "kind": Text("Filled in, by kind (least first)", "Udfyldt efter art (mindst først)"),
    "unit": Text("Filled in, by centre (least first)", "Udfyldt efter center (mindst først)"),
    "owner": Text("Filled in, by owner (least first)", "Udfyldt efter ejer (mindst først)"),
}
GROUP: dict[Grouping, Text] = {
    "kind": Text("Kind", "Art"),
    "unit": Text("Centre", "Center"),
    "owner": Text("Owner", "Ejer"),
}
NO_GROUP: dict[Grouping, Text] = {
    "kind": Text("(no kind)", "(uden art)"),
    "unit": Text("(no owner or no unit)", "(ingen ejer eller ingen enhed)"),
    "owner": Text("(no owner)", "(uden ejer)"),
}
ALL = Text("All", "Alle")
ENTITIES, ACTIVE, NUMBER = Text("Entities", "Poster"), Text("Active", "Aktive"), Text("Number", "Antal")
WHAT, SHARE = Text("What", "Hvad"), Text("Share", "Andel")
MUST, SHOULD, COULD = Text("Must", "Skal"), Text("Should", "Bør"), Text("Could", "Kan")
ID, MISSING = Text("Id", "Id"), Text("Missing of what must be there", "Mangler af det, der skal være der")
CURRENT, OVERDUE, NEVER = Text("In time", "I tide"), Text("Overdue", "Overskredet"), Text("Never", "Aldrig")
STATED, THERE = Text("With owner", "Med ejer"), Text("Owner still there", "Ejer findes stadig")
MANAGED = Text("With manager", "Med ansvarlig")

SYSTEMS_BY_STATE = Text("Systems: {word}", "Systemer: {word}")
SYSTEMS_BY_LEVEL = Text("Systems, criticality: {word}", "Systemer, kritikalitet: {word}")
SYSTEMS_BY_HOSTING = Text("Systems, where they run: {word}", "Systemer, driftssted: {word}")
PROJECTS_BY_STATE = Text("Projects: {word}", "Projekter: {word}")
UNSTATED = Text("not stated", "ikke angivet")
USES = Text(
    "Uses by systems in use: {uses}. Waivers in force: {waivers}.",
    "Anvendelser fra systemer i brug: {uses}. Dispensationer i kraft: {waivers}.",
)
OLDEST = Text("Confirmed longest ago: {entries}.", "Længst siden bekræftet: {entries}.")
ALONE = Text("Systems in use without any relation: {entries}.", "Systemer i brug uden nogen relation: {entries}.")
AND_MORE = Text("{entries} and {count} more", "{entries} og {count} til")
ASK_PRESET = Text(
    "The settings ask for nothing here; `extends: dk-2026` in registry.yaml gives Danish defaults.",
    "Indstillingerne beder ikke om noget her; `extends: dk-2026` i registry.yaml giver danske standardværdier.",
)
ASK_NOTHING = Text(
    "The settings ask for nothing here; see `reg settings`.",
    "Indstillingerne beder ikke om noget her; se `reg settings`.",
)
NOTHING_TO_DO = Text("No active entity comes under this.", "Ingen aktive poster hører herunder.")
OTHER_DUTIES: dict[str, Text] = {
    "oversight": Text("Oversight of data processors", "Tilsyn med databehandlere"),
    "supplier-meeting": Text("Meetings with suppliers", "Leverandørmøder"),
    "retention-review": Text("Reviews of what to delete", "Vurderinger af sletning"),
}

NAMED = 10
"""So many ids are named in a line; the rest are counted."""


def statistics_as_json(statistics: Statistics, *, incomplete: bool) -> str:
    """Every number for a program, with all three groupings of what is filled in; keys are the names in the records."""
    return json_text({"schema_version": 1, "incomplete": incomplete, **_fields(statistics)})


def _plain(value: object) -> object:
    if isinstance(value, Entry):
        return {"id": value.id, "kind": value.kind, "name": value.name}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _fields(value) if is_dataclass(value) else value


def _fields(record: object) -> dict[str, object]:
    assert is_dataclass(record)
    return {field.name: _plain(getattr(record, field.name)) for field in fields(record)}


def title(registry: Registry, statistics: Statistics, lang: Lang) -> str:
    """The heading of the page: whose numbers, and of which day."""
    name = registry.settings.organisation.name if registry.settings_are_sound else THE_REGISTRY.say(lang)
    whole = TITLE.say(lang, organisation=name, day=statistics.as_of.isoformat())
    return INCOMPLETE.say(lang, title=whole) if registry.is_incomplete else whole


def sections(statistics: Statistics, registry: Registry, lang: Lang, by: Grouping) -> Iterator[Section]:
    """The tables of the page; what is filled in is grouped `by` kind, centre or owner."""
    yield _sizes(statistics, lang)
    yield _standing(statistics, lang)
    if statistics.completeness.is_asked or statistics.trust.has_intervals:
        yield _filling(statistics, lang, by)
        yield from _most_incomplete(statistics, lang)
        yield _confirmed(statistics, lang)
    else:
        yield Section(ASKED.say(lang), lines=(_asked_for(statistics, lang),))
    yield from _duties(statistics, registry, lang)
    yield _owners(statistics, lang)
    yield _covered(statistics, lang)


def _heads(lang: Lang, *texts: Text) -> tuple[str, ...]:
    return tuple(text.say(lang) for text in texts)


def _sizes(statistics: Statistics, lang: Lang) -> Section:
    found = statistics.sizes
    rows = [
        (
            KIND_PLURALS[size.kind].say(lang),
            number(size.entities, lang),
            "–" if size.active is None else number(size.active, lang),
        )
        for size in found.kinds
        if size.entities
    ]
    uses = USES.say(lang, uses=number(found.uses, lang), waivers=number(found.waivers_in_force, lang))
    return Section(SIZES.say(lang), _heads(lang, GROUP["kind"], ENTITIES, ACTIVE), rows, (uses,), frozenset({1, 2}))


def _standing(statistics: Statistics, lang: Lang) -> Section:
    found = statistics.sizes
    states = {str(state): label for state, label in STATE_LABELS.items()}
    rows = [
        *_counted(SYSTEMS_BY_STATE, found.system_states, states, lang),
        *_counted(SYSTEMS_BY_LEVEL, found.criticality, CHOICE_LABELS, lang),
        *_counted(SYSTEMS_BY_HOSTING, found.hosting, CHOICE_LABELS, lang),
        *_counted(PROJECTS_BY_STATE, found.project_states, CHOICE_LABELS, lang),
    ]
    return Section(STANDING.say(lang), _heads(lang, WHAT, NUMBER, SHARE), rows, (), frozenset({1, 2}))


def _counted(what: Text, counts: Sequence[Count], labels: dict[str, Text], lang: Lang) -> Iterator[tuple[str, ...]]:
    whole = sum(count.number for count in counts)
    for count in counts:
        if count.number:
            word = UNSTATED if count.word is None else labels[count.word]
            yield (
                what.say(lang, word=word.say(lang)),
                number(count.number, lang),
                percent(count.number, whole, lang),
            )


def _asked_for(statistics: Statistics, lang: Lang) -> str:
    """How to get settings that ask for something."""
    return (ASK_PRESET if statistics.preset is None else ASK_NOTHING).say(lang)


def _filling(statistics: Statistics, lang: Lang, by: Grouping) -> Section:
    found = statistics.completeness
    heading = FILLED[by].say(lang)
    if not found.is_asked:
        return Section(heading, lines=(_asked_for(statistics, lang),))
    groups = {"kind": found.by_kind, "unit": found.by_unit, "owner": found.by_owner}[by]
    rows = [_fullness(_group(one, lang, by), one, lang) for one in groups]
    whole = _fullness(ALL.say(lang), found.whole, lang)
    heads = _heads(lang, GROUP[by], ENTITIES, MUST, SHOULD, COULD)
    return Section(heading, heads, [*rows, whole], (), frozenset({1, 2, 3, 4}))


def _group(one: Fullness, lang: Lang, by: Grouping) -> str:
    if by == "kind" and one.key is not None:
        return KIND_PLURALS[one.key].say(lang)
    return one.name or NO_GROUP[by].say(lang)


def _fullness(name: str, one: Fullness, lang: Lang) -> tuple[str, ...]:
    return (name, number(one.entities, lang), *(_share(part, lang) for part in (one.must, one.should, one.could)))


def _share(one: Share, lang: Lang) -> str:
    """As `83 % (5/6)`; a dash where there is nothing to have a share of."""
    if not one.whole:
        return "–"
    return f"{percent(one.part, one.whole, lang)} ({number(one.part, lang)}/{number(one.whole, lang)})"


def _most_incomplete(statistics: Statistics, lang: Lang) -> Iterator[Section]:
    rows = [
        (one.entry.id, KIND_LABELS[one.entry.kind].say(lang), ", ".join(one.missing))
        for one in statistics.completeness.most_incomplete
    ]
    if rows:
        yield Section(MOST_INCOMPLETE.say(lang), _heads(lang, ID, GROUP["kind"], MISSING), rows)


def _confirmed(statistics: Statistics, lang: Lang) -> Section:
    found = statistics.trust
    if not found.has_intervals:
        return Section(CONFIRMED.say(lang), lines=(_asked_for(statistics, lang),))
    rows = [_standings(KIND_PLURALS[one.name].say(lang), one, lang) for one in found.by_kind]
    rows += [
        _standings(SYSTEMS_BY_LEVEL.say(lang, word=CHOICE_LABELS[one.name].say(lang)), one, lang)
        for one in found.by_criticality
    ]
    oldest = ", ".join(f"{one.entry.id} ({one.date.isoformat()})" for one in found.oldest)
    lines = (OLDEST.say(lang, entries=oldest),) if oldest else ()
    return _duty_section(CONFIRMED, rows, lines, lang)


def _duties(statistics: Statistics, registry: Registry, lang: Lang) -> Iterator[Section]:
    found = statistics.trust
    names = {key: control.name for key, control in registry.settings.controls.items()}
    rows = [_standings(names[one.name], one, lang) for one in found.controls]
    rows += [_standings(OTHER_DUTIES[one.name].say(lang), one, lang) for one in found.others]
    if rows:
        yield _duty_section(DUTIES, rows, (), lang)


def _duty_section(heading: Text, rows: Sequence[Sequence[str]], lines: Sequence[str], lang: Lang) -> Section:
    heads = _heads(lang, WHAT, CURRENT, OVERDUE, NEVER)
    return Section(heading.say(lang), heads, rows, lines if rows else (NOTHING_TO_DO.say(lang),), frozenset({1, 2, 3}))


def _standings(name: str, one: Standings, lang: Lang) -> tuple[str, ...]:
    return (name, _share(Share(one.current, one.all), lang), number(one.overdue, lang), number(one.never, lang))


def _owners(statistics: Statistics, lang: Lang) -> Section:
    rows = [
        (
            KIND_PLURALS[one.kind].say(lang),
            _share(one.stated, lang),
            _share(one.there, lang),
            _share(one.manager, lang) if one.manager else "–",
        )
        for one in statistics.owners
    ]
    heads = _heads(lang, GROUP["kind"], STATED, THERE, MANAGED)
    return Section(OWNERS.say(lang), heads, rows, () if rows else (NOTHING_TO_DO.say(lang),), frozenset({1, 2, 3}))


def _covered(statistics: Statistics, lang: Lang) -> Section:
    rows = [(what.say(lang), _share(share, lang)) for what, share in _coverage(statistics)]
    alone = statistics.connections.alone_systems
    lines = (ALONE.say(lang, entries=_listed([entry.id for entry in alone], lang)),) if alone else ()
    return Section(COVERED.say(lang), _heads(lang, WHAT, SHARE), rows, lines, frozenset({1}))


def _coverage(statistics: Statistics) -> Iterator[tuple[Text, Share]]:
    uses, personal, contracts = statistics.connections, statistics.personal_data, statistics.contracts
    whole = uses.described.whole
    yield (
        Text("Uses of a described interface or data source", "Anvendelser af en beskrevet snitflade eller datakilde"),
        uses.described,
    )
    yield Text("Uses directly of another system", "Anvendelser direkte af et andet system"), Share(uses.direct, whole)
    yield Text("Uses that lead nowhere", "Anvendelser der ikke fører nogen steder hen"), Share(uses.unknown, whole)
    yield Text("Systems in use without any relation", "Systemer i brug uden nogen relation"), uses.alone
    yield Text("Interfaces with provider", "Snitflader med udstiller"), uses.provider
    yield Text("Interfaces with the data they carry", "Snitflader med de data, de bærer"), uses.data
    yield Text("Interfaces with protocol", "Snitflader med protokol"), uses.protocol
    yield Text("Systems with personal data", "Systemer med personoplysninger"), personal.systems
    yield (
        Text("Personal data: data processing agreement concluded", "Personoplysninger: databehandleraftale indgået"),
        personal.agreement,
    )
    yield (
        Text("Personal data: risk assessment made", "Personoplysninger: risikovurdering udført"),
        personal.risk_assessment,
    )
    yield Text("Contracts with term", "Kontrakter med løbetid"), contracts.term
    yield Text("Contracts with price", "Kontrakter med pris"), contracts.price
    yield Text("Contracts with owner", "Kontrakter med ejer"), contracts.owner
    yield Text("Contracts with all three", "Kontrakter med alle tre"), contracts.all
    yield Text("Systems with a KLE number", "Systemer med KLE-nummer"), statistics.kle


def _listed(ids: Sequence[str], lang: Lang) -> str:
    shown = ", ".join(ids[:NAMED])
    return AND_MORE.say(lang, entries=shown, count=len(ids) - NAMED) if len(ids) > NAMED else shown
