"""The words for what is touched: how, over which way, and what becomes of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from registry_cli.analysis.impact.endings import HowItEnds
from registry_cli.analysis.impact.impact import Bond
from registry_cli.analysis.impact.reach import Bearing, Certainty, Step
from registry_cli.analysis.impact.replacing import Replacement, Source, Timing
from registry_cli.analysis.impact.retirement import Loss, Matter
from registry_cli.language import Lang, Text
from registry_cli.model.registry import EntityKey, Entry, Registry
from registry_cli.output.sections import Section

BOND_TITLES: dict[Bond, Text] = {
    "given": Text("Goes with it ({count})", "Følger med ({count})"),
    "listed": Text("Has to do with it ({count})", "Har med det at gøre ({count})"),
    "certain": Text("Stops for certain ({count})", "Går med sikkerhed i stå ({count})"),
    "possible": Text("May be touched ({count})", "Kan blive berørt ({count})"),
}
CERTAINTY: dict[Certainty, Text] = {
    "certain": Text("stops for certain", "går med sikkerhed i stå"),
    "possible": Text("may be touched", "kan blive berørt"),
}
BEARINGS: dict[Bearing, Text] = {
    "stops": Text("stops", "går i stå"),
    "too-few": Text("too few are left", "for få tilbage"),
    "suffers": Text("may suffer", "kan forringes"),
    "concerns": Text("concerns", "vedrører"),
}
LOSSES: dict[Loss, Text] = {
    "stops": Text("stops", "går i stå"),
    "chooses": Text("has others to choose from", "har andre at vælge imellem"),
    "suffers": Text("suffers", "forringes"),
}
SOURCES: dict[Source, Text] = {
    "switch": Text("the use names it", "anvendelsen nævner det"),
    "project": Text("project {id}", "projekt {id}"),
    "successor": Text("named as successor", "angivet som afløser"),
    "target": Text("the intention for the system", "hensigten med systemet"),
}
TIMINGS: dict[Timing, Text] = {
    "in-time": Text("in time", "i tide"),
    "undecided": Text("not approved", "ikke godkendt"),
    "no-day": Text("no day stated", "ingen dato angivet"),
    "late": Text("too late, from {day}", "for sent, fra {day}"),
}
ENDINGS: dict[HowItEnds, Text] = {
    "notice": Text("by our notice", "ved vores opsigelse"),
    "ends": Text("by itself", "af sig selv"),
    "terminated": Text("already terminated", "allerede opsagt"),
    "unknown": Text("cannot be reckoned", "kan ikke beregnes"),
}
MATTERS: dict[Matter, Text] = {
    "give-notice": Text("give notice", "opsige kontrakten"),
    "reduce": Text("have it taken out of the contract", "få det taget ud af kontrakten"),
    "keep-until": Text("keep the contract until then, it ends before", "holde kontrakten til da, den udløber forinden"),
    "ask-terms": Text("find out how the contract can end", "afklare, hvordan kontrakten kan ophøre"),
    "replace": Text("find something instead in time", "finde noget i stedet i tide"),
    "archive": Text("decide on the archives", "træffe beslutning om arkivering"),
}
NO_REPLACEMENT = Text("none", "intet")
AND_MORE = Text("{entries} and {count} more", "{entries} og {count} til")
NAMED = 6
"""So many ids are named in a cell; the rest are counted, and stand in JSON."""


def way_text(steps: Sequence[Step], lang: Lang) -> str:
    """A way in one line, from what was asked about: each thing with the field that names the one before, or by which it is named."""
    parts = [_id(steps[0].start)] if steps else []
    for step in steps:
        said = step.edge.relation
        if step.bearing in ("too-few", "suffers"):
            said = f"{said}, {BEARINGS[step.bearing].say(lang)}"
        arrow = "→" if step.is_along else "←"
        parts.append(f"{arrow} {_id(step.end)} ({said})")
    return " ".join(parts)


def _id(key: EntityKey) -> str:
    return str(key)


def ids(entries: Iterable[Entry], lang: Lang) -> str:
    """The ids of entities in a cell; beyond a few they are counted."""
    found = [one.id for one in entries]
    shown = ", ".join(found[:NAMED])
    return AND_MORE.say(lang, entries=shown, count=len(found) - NAMED) if len(found) > NAMED else shown


def named(entry: Entry | None, id_: str | None = None) -> str:
    """The name and the id of an entity; the id alone where the registry has no such entity or no other name."""
    if entry is None:
        return id_ or "–"
    return entry.id if entry.name == entry.id else f"{entry.name} ({entry.id})"


def task_text(task: str, registry: Registry) -> str:
    """A number of a taxonomy with its title, where the settings know it."""
    scheme, _, number = task.partition(":")
    titles = next((found for name, found in registry.settings.taxonomies.items() if name == scheme), {})
    return f"{task} {titles[number]}" if number in titles else task


def category_text(category: str, registry: Registry) -> str:
    """A category of data by its name in the settings."""
    return registry.settings.vocabularies.data_categories.get(category, category)


def replacement_text(one: Replacement, lang: Lang) -> str:
    """What takes over, in time or not, and who says so."""
    said = SOURCES[one.source].say(lang, id=one.project.id if one.project else "")
    timing = TIMINGS[one.timing].say(lang, day=one.day.isoformat() if one.day else "?")
    return f"{one.entry.id}: {timing} ({said})"


def replacements_text(found: Sequence[Replacement], lang: Lang) -> str:
    """All that could take over, the best first."""
    return "; ".join(replacement_text(one, lang) for one in found) or NO_REPLACEMENT.say(lang)


def unless_empty(
    heading: Text,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    lang: Lang,
    numeric: frozenset[int] = frozenset(),
) -> Iterator[Section]:
    """The section, where it has rows."""
    if rows:
        yield Section(heading.say(lang), heads, rows, (), numeric)


def heads_of(lang: Lang, *texts: Text) -> tuple[str, ...]:
    """The heads of a table."""
    return tuple(text.say(lang) for text in texts)


def day_text(day: date | None) -> str:
    """A day as ISO text; a dash where there is none."""
    return "–" if day is None else day.isoformat()
