"""What is touched, for people as tables: in a terminal or as Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from registry_cli.analysis.impact.facts import DataTouched, Facts
from registry_cli.analysis.impact.impact import BONDS, Impact, Touched
from registry_cli.labels import KIND_LABELS, STATE_LABELS, choice
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output.impact_governing import governing_sections
from registry_cli.output.impact_words import (
    BOND_TITLES,
    category_text,
    heads_of,
    ids,
    named,
    task_text,
    unless_empty,
    way_text,
)
from registry_cli.output.numbers import number
from registry_cli.output.sections import Section
from registry_cli.timeline import KINDS_WITH_A_LIFE, standing

TITLE = Text("What {name} touches on {day}", "Hvad {name} berører den {day}")
INCOMPLETE = Text("{title} (incomplete: some files have faults)", "{title} (ufuldstændigt: nogle filer har fejl)")
IN_SHORT = Text("In short", "Kort fortalt")
COUNTS = Text(
    "Stops for certain: {certain}, of which systems: {certain_systems}. May be touched: {possible}, of which systems: {possible_systems}.",
    "Går med sikkerhed i stå: {certain}, heraf systemer: {certain_systems}. Kan blive berørt: {possible}, heraf systemer: {possible_systems}.",
)
NOT_LIVING = Text("State on the day: {state}.", "Status den dag: {state}.")
NOT_FOLLOWED = Text(
    "Nothing stops because of this: what has to do with it is listed, and what hangs on that is not.",
    "Intet går i stå af den grund: det, der har med det at gøre, er nævnt, men ikke det, der hænger på det.",
)
READING = Text(
    "A way begins at what was asked about; ← means: is named by the next one, in the field in brackets.",
    "En vej begynder ved det, der spørges om; ← betyder: nævnes af den næste, i feltet i parentes.",
)
NOTHING = Text("Nothing hangs on it.", "Intet hænger på det.")
UNSTATED_USERS = Text("Systems that name no users: {ids}.", "Systemer, der ikke angiver brugere: {ids}.")
CONTEXT = Text("Also related, and not followed", "Også i forbindelse med det, men ikke fulgt")

ID, NAME, KIND = Text("Id", "Id"), Text("Name", "Navn"), Text("Kind", "Art")
STEPS, WAY, WHO = Text("Steps", "Led"), Text("Way", "Vej"), Text("Who", "Hvem")
SYSTEMS, WHAT = Text("Systems", "Systemer"), Text("What", "Hvad")


def title(found: Impact, registry: Registry, lang: Lang) -> str:
    """The heading of the page."""
    whole = TITLE.say(lang, name=named(found.asked), day=found.as_of.isoformat())
    return INCOMPLETE.say(lang, title=whole) if registry.is_incomplete else whole


def sections(found: Impact, registry: Registry, lang: Lang) -> Iterator[Section]:
    """The tables of the page; what has no rows is left out."""
    yield Section(IN_SHORT.say(lang), lines=tuple(_in_short(found, lang)))
    for bond in BONDS:
        if touched := found.of(bond):
            yield _touched(BOND_TITLES[bond], touched, lang)
    yield from facts_sections(found.facts, registry, lang)
    yield from governing_sections(found.governing, registry, lang)
    yield from _context(found, lang)


def _in_short(found: Impact, lang: Lang) -> Iterator[str]:
    now = standing(found.asked, found.as_of) if found.asked.kind in KINDS_WITH_A_LIFE else None
    if now is not None and not now.is_living:
        yield NOT_LIVING.say(lang, state=STATE_LABELS[now.state].say(lang))
    if not found.touched:
        yield NOTHING.say(lang)
        return
    if found.of("listed"):
        yield NOT_FOLLOWED.say(lang)
    else:
        certain, possible = found.of("certain"), found.of("possible")
        yield COUNTS.say(
            lang,
            certain=len(certain),
            certain_systems=_systems(certain),
            possible=len(possible),
            possible_systems=_systems(possible),
        )
    yield READING.say(lang)


def _systems(touched: Iterable[Touched]) -> int:
    return sum(one.entry.kind == "system" for one in touched)


def _touched(heading: Text, touched: Sequence[Touched], lang: Lang) -> Section:
    rows = [
        (
            number(one.distance, lang),
            one.entry.id,
            one.entry.name,
            KIND_LABELS[one.entry.kind].say(lang),
            way_text(one.path, lang),
        )
        for one in touched
    ]
    return Section(
        heading.say(lang, count=len(rows)), heads_of(lang, STEPS, ID, NAME, KIND, WAY), rows, (), frozenset({0})
    )


def facts_sections(facts: Facts, registry: Registry, lang: Lang) -> Iterator[Section]:
    """What rests on what is touched."""
    yield from _owners(facts, lang)
    yield from _users(facts, lang)
    yield from _tasks(facts, registry, lang)
    yield from _data(facts, registry, lang)


def _owners(facts: Facts, lang: Lang) -> Iterator[Section]:
    rows = [(named(one.entry, one.id), ids(one.owns, lang), ids(one.manages, lang)) for one in facts.answerable]
    heads = heads_of(lang, WHO, Text("Owns", "Ejer"), Text("Manages", "Er ansvarlig for"))
    yield from unless_empty(Text("Who answers for it", "Hvem der er ansvarlig"), heads, rows, lang)


def _users(facts: Facts, lang: Lang) -> Iterator[Section]:
    rows = [
        (named(one.unit, one.id), "–" if one.users is None else number(one.users, lang), ids(one.systems, lang))
        for one in facts.users
    ]
    lines = (UNSTATED_USERS.say(lang, ids=ids(facts.users_unstated, lang)),) if facts.users_unstated else ()
    if rows or lines:
        heads = heads_of(lang, Text("Unit", "Enhed"), Text("Users at most", "Brugere højst"), SYSTEMS)
        yield Section(Text("Who works in it", "Hvem der arbejder i det").say(lang), heads, rows, lines, frozenset({1}))


def _tasks(facts: Facts, registry: Registry, lang: Lang) -> Iterator[Section]:
    tasks = [(task_text(one.task, registry), ids(one.systems, lang)) for one in facts.tasks]
    yield from unless_empty(Text("Tasks", "Opgaver"), heads_of(lang, Text("Task", "Opgave"), SYSTEMS), tasks, lang)
    processes = [
        (one.name, one.system.id, task_text(one.task, registry) if one.task else "–", ", ".join(one.manual) or "–")
        for one in facts.processes
    ]
    heads = heads_of(
        lang,
        Text("Process", "Arbejdsgang"),
        Text("System", "System"),
        Text("Task", "Opgave"),
        Text("By hand", "I hånden"),
    )
    yield from unless_empty(Text("Work processes", "Arbejdsgange"), heads, processes, lang)


def _data(facts: Facts, registry: Registry, lang: Lang) -> Iterator[Section]:
    rows = [
        (category_text(one.category, registry), _personal(one, lang), ids(one.masters, lang) or "–", _where(one, lang))
        for one in facts.data
    ]
    heads = heads_of(
        lang, WHAT, Text("Personal data", "Personoplysninger"), Text("Master", "Master"), Text("Where", "Hvor")
    )
    yield from unless_empty(Text("Data", "Data"), heads, rows, lang)


def _personal(one: DataTouched, lang: Lang) -> str:
    kinds = [choice(kind, lang, "personal") for kind in one.personal]
    return ", ".join([*kinds, *(["CPR"] if one.has_cpr else [])]) or "–"


def _where(one: DataTouched, lang: Lang) -> str:
    return ids((*(entry for entry, _ in one.held), *one.carried), lang)


def _context(found: Impact, lang: Lang) -> Iterator[Section]:
    rows = sorted(
        {
            (one.edge.relation, one.other.id, one.other.name, KIND_LABELS[one.other.kind].say(lang))
            for one in found.context
        }
    )
    yield from unless_empty(CONTEXT, heads_of(lang, Text("Field", "Felt"), ID, NAME, KIND), rows, lang)
