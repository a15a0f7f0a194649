"""Overlaps for people as tables, in a terminal or as Markdown, and for programs as one JSON document."""

from collections.abc import Iterable, Iterator
from datetime import date

from registry_cli.analysis.costs.dimensions import BY_NAME
from registry_cli.analysis.costs.records import kroner
from registry_cli.analysis.overlap import Ground, Overlap, Overlapping, Overlaps
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output.cost_words import key_words
from registry_cli.output.json_text import json_text
from registry_cli.output.numbers import amount, number
from registry_cli.output.sections import Section

TITLE = Text("Overlaps in {name} on {day}", "Overlap i {name} den {day}")
GROUND_LABELS: dict[Ground, Text] = {
    "function": Text("Same function", "Samme funktion"),
    "task": Text("Same task", "Samme opgave"),
    "product": Text("Same product", "Samme produkt"),
    "data": Text("Same data", "Samme data"),
    "datasource": Text("Same register over several data sources", "Samme register ad flere datakilder"),
}
HEADS = (
    Text("What", "Hvad"),
    Text("Who has it", "Hvem har det"),
    Text("Users", "Brugere"),
    Text("Kroner this year", "Kroner i år"),
    Text("We can leave it", "Vi kan forlade det"),
    Text("One left from", "Ét tilbage fra"),
)
NOTHING = Text("Nothing overlaps.", "Intet overlapper.")
NOTE = Text(
    "Overlap is a question, not a fault. “One left from” is the first year in which the contracts let all but one go; the one "
    "that binds us longest is kept. Kroner marked + share a contract with others.",
    "Overlap er et spørgsmål, ikke en fejl. “Ét tilbage fra” er det første år, hvor kontrakterne lader alle på nær ét ophøre; "
    "det, der binder os længst, beholdes. Kroner med + deler kontrakt med andet.",
)
FREE = Text("any day", "når som helst")
UNKNOWN = Text("cannot be told", "kan ikke siges")


def title(registry: Registry, found: Overlaps, lang: Lang) -> str:
    """The heading of the page."""
    return TITLE.say(lang, name=registry.settings.organisation.name, day=found.as_of.isoformat())


def sections(found: Overlaps, registry: Registry, lang: Lang) -> Iterator[Section]:
    """A table for each ground on which anything overlaps, and what it means."""
    heads = [head.say(lang) for head in HEADS]
    given = [(ground, found.of(ground)) for ground in GROUND_LABELS if found.of(ground)]
    for ground, overlaps in given:
        rows = [row for overlap in overlaps for row in _rows(overlap, registry, lang)]
        lines = (NOTE.say(lang),) if ground == given[-1][0] else ()
        yield Section(f"{GROUND_LABELS[ground].say(lang)} ({len(overlaps)})", heads, rows, lines, frozenset((2, 3)))
    if not given:
        yield Section(GROUND_LABELS["function"].say(lang), lines=(NOTHING.say(lang),))


def _rows(overlap: Overlap, registry: Registry, lang: Lang) -> Iterator[list[str]]:
    """A row for the group and its sums, then one for each thing."""
    merged = str(overlap.merged.year) if overlap.merged else UNKNOWN.say(lang)
    users = number(overlap.users, lang) if overlap.users else ""
    yield [key_of(overlap, registry, lang), "", users, amount(overlap.own, lang), "", merged]
    for one in overlap.things:
        yield [
            "",
            f"{one.entry.name} ({one.entry.id})",
            "" if one.users is None else number(one.users, lang),
            f"{amount(one.own, lang)}{'+' if one.shared else ''}",
            _leaving(one, lang),
            "",
        ]


def key_of(overlap: Overlap, registry: Registry, lang: Lang) -> str:
    """What a group has in common, in the registry's own words."""
    if overlap.ground == "data":
        return registry.settings.vocabularies.data_categories.get(overlap.key, overlap.key)
    if overlap.ground == "product":
        return overlap.key
    return key_words(overlap.key, BY_NAME[overlap.ground], registry, lang)


def _leaving(one: Overlapping, lang: Lang) -> str:
    if one.exit is not None:
        return one.exit.isoformat()
    return UNKNOWN.say(lang) if one.is_bound else FREE.say(lang)


def as_json(found: Overlaps, registry: Registry, lang: Lang) -> str:
    """Everything as JSON; amounts are kroner of the year of `as_of`."""
    overlaps = [_as_data(one, registry, lang) for one in found.found]
    document = {"schema_version": 1, "as_of": found.as_of, "incomplete": registry.is_incomplete, "overlaps": overlaps}
    return json_text(document, indent=2) + "\n"


def _as_data(overlap: Overlap, registry: Registry, lang: Lang) -> dict[str, object]:
    return {
        "ground": overlap.ground,
        "key": overlap.key,
        "name": key_of(overlap, registry, lang),
        "users": overlap.users,
        "kroner": kroner(overlap.own),
        "merged": overlap.merged,
        "things": list(_things(overlap.things)),
    }


def _things(things: Iterable[Overlapping]) -> Iterator[dict[str, object | date]]:
    for one in things:
        yield {
            "id": one.entry.id,
            "kind": one.entry.kind,
            "name": one.entry.name,
            "owner": one.owner.id if one.owner else None,
            "supplier": one.supplier.id if one.supplier else None,
            "users": one.users,
            "kroner": kroner(one.own),
            "shared_kroner": kroner(one.shared),
            "exit": one.exit,
            "bound": one.is_bound,
        }
