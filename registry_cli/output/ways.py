"""How one thing depends on another, for people and for programs."""

from collections.abc import Iterator
from itertools import pairwise

from registry_cli.analysis.impact.paths import Direction, Way, Ways
from registry_cli.analysis.impact.reach import Certainty
from registry_cli.graph import Graph
from registry_cli.language import Lang, Text
from registry_cli.model.registry import EntityKey, Registry
from registry_cli.output.impact import INCOMPLETE
from registry_cli.output.impact_json import steps_as_data
from registry_cli.output.impact_words import heads_of, named, unless_empty, way_text
from registry_cli.output.numbers import number
from registry_cli.output.sections import Section
from registry_cli.output.tables import json_text

TITLE = Text("How {first} depends on {second}", "Hvordan {first} afhænger af {second}")
ANSWERS: dict[tuple[Direction, Certainty | None], Text] = {
    ("depends", "certain"): Text(
        "{first} stops for certain without {second}.", "{first} går med sikkerhed i stå uden {second}."
    ),
    ("depends", "possible"): Text(
        "{first} may be touched if {second} stops.", "{first} kan blive berørt, hvis {second} går i stå."
    ),
    ("reverse", "certain"): Text(
        "{first} does not depend on {second}, but the other way round: {second} stops for certain without {first}.",
        "{first} afhænger ikke af {second}, men omvendt: {second} går med sikkerhed i stå uden {first}.",
    ),
    ("reverse", "possible"): Text(
        "{first} does not depend on {second}, but the other way round: {second} may be touched if {first} stops.",
        "{first} afhænger ikke af {second}, men omvendt: {second} kan blive berørt, hvis {first} går i stå.",
    ),
    ("related", None): Text(
        "Neither depends on the other; references connect them.",
        "Ingen af dem afhænger af den anden; de er forbundet af henvisninger.",
    ),
    ("none", None): Text("Nothing connects them.", "Intet forbinder dem."),
}
SAME = Text("{first} is the same as {second}.", "{first} er det samme som {second}.")
SHORTEST = Text("Shortest ways, {length} steps ({number})", "Korteste veje, {length} led ({number})")
NOT_NAMED = Text("{count} more of the same length are not named.", "{count} flere af samme længde er ikke nævnt.")
SURE_WAY = Text("How it stops for certain", "Hvordan det med sikkerhed går i stå")


def title(found: Ways, registry: Registry, graph: Graph, lang: Lang) -> str:
    """The heading of the page."""
    whole = TITLE.say(lang, first=named(graph.nodes[found.first]), second=named(graph.nodes[found.second]))
    return INCOMPLETE.say(lang, title=whole) if registry.is_incomplete else whole


def sections(found: Ways, graph: Graph, lang: Lang) -> Iterator[Section]:
    """The answer, then the ways."""
    text = SAME if found.first == found.second else ANSWERS[found.direction, found.certainty]
    said = text.say(lang, first=found.first.id, second=found.second.id)
    yield Section(Text("Answer", "Svar").say(lang), lines=(said,))
    rows = [(str(place), _way(way, graph)) for place, way in enumerate(found.ways, start=1)]
    heads = heads_of(lang, Text("No.", "Nr."), Text("Way", "Vej"))
    hidden = found.number - len(found.ways)
    lines = (NOT_NAMED.say(lang, count=number(hidden, lang)),) if hidden else ()
    heading = SHORTEST.say(lang, length=found.length, number=number(found.number, lang))
    if rows:
        yield Section(heading, heads, rows, lines, frozenset({0}))
    if found.certain_way:
        yield from unless_empty(
            SURE_WAY, heads_of(lang, Text("Way", "Vej")), [(way_text(found.certain_way, lang),)], lang
        )


def _way(way: Way, graph: Graph) -> str:
    """From the one that depends to what it depends on; each step with the fields that make it."""
    parts = [str(way[0])]
    for before, after in pairwise(way):
        along = _relations(graph, before, after)
        against = () if along else _relations(graph, after, before)
        parts.append(f"{'→' if along else '←'} {after} ({', '.join(along or against)})")
    return " ".join(parts)


def _relations(graph: Graph, source: EntityKey, target: EntityKey) -> tuple[str, ...]:
    return tuple(dict.fromkeys(edge.relation for edge in graph.outgoing[source] if edge.target == target))


def ways_as_json(found: Ways, registry: Registry) -> str:
    """The answer for a program."""
    return json_text(
        {
            "schema_version": 1,
            "incomplete": registry.is_incomplete,
            "first": str(found.first),
            "second": str(found.second),
            "direction": found.direction,
            "certainty": found.certainty,
            "length": found.length,
            "number": found.number,
            "ways": [[str(key) for key in way] for way in found.ways],
            "certain_way": steps_as_data(found.certain_way),
        }
    )
