"""What happens if something is retired, for people as tables: in a terminal or as Markdown."""

from collections.abc import Iterator

from registry_cli.analysis.impact.endings import ContractEnding
from registry_cli.analysis.impact.facts import facts_of
from registry_cli.analysis.impact.kroner import Money
from registry_cli.analysis.impact.retirement import Retirement, ToDecide
from registry_cli.labels import KIND_LABELS
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output.impact import INCOMPLETE, facts_sections
from registry_cli.output.impact_words import (
    CERTAINTY,
    ENDINGS,
    LOSSES,
    MATTERS,
    category_text,
    day_text,
    heads_of,
    ids,
    named,
    replacements_text,
    unless_empty,
    way_text,
)
from registry_cli.output.numbers import amount, number
from registry_cli.output.sections import Section

TITLE = Text("If {name} is retired on {day}", "Hvis {name} udfases den {day}")
LAST_DAY = Text(
    "Last day of use: {last}. Reckoned as things stand on {day}.",
    "Sidste dag i brug: {last}. Beregnet ud fra forholdene den {day}.",
)
STATED = Text("The registry itself says: retired from {day}.", "Registret siger selv: udfaset fra {day}.")
LOSERS = Text(
    "Who loses something: {all}. Of these with a replacement in time: {ready}.",
    "Hvem der mister noget: {all}. Heraf med en afløsning i tide: {ready}.",
)
SAVED = Text(
    "Saved in {year}, the first whole year after: {money} kr.", "Sparet i {year}, det første hele år efter: {money} kr."
)
STRANDED = Text("Paid after the last day of use: {money} kr.", "Betales efter sidste dag i brug: {money} kr.")
AND_SHARED = Text(
    "{own} (and part of {shared} that is shared with others)", "{own} (og en del af {shared}, der deles med andre)"
)
LEAVING = Text(
    "What leaving costs by the registry's own word: {costs}.",
    "Hvad det koster at forlade det, ifølge registret selv: {costs}.",
)
UNRECKONED = Text(
    "How long these bind cannot be reckoned: {ids}.", "Det kan ikke beregnes, hvor længe disse binder: {ids}."
)
HOW_SAVED = Text(
    "A yearly cost is what a whole year would cost if the contract went on, at the prices known today.",
    "En årlig udgift er, hvad et helt år ville koste, hvis kontrakten fortsatte, til de priser, der kendes i dag.",
)
CONDITION = Text(
    "{id} has a condition that no rule can reckon: {text}",
    "{id} har en betingelse, som ingen regel kan regne ud: {text}",
)
NO_DAY = Text("no day", "ingen dato")


def title(found: Retirement, registry: Registry, lang: Lang) -> str:
    """The heading of the page."""
    whole = TITLE.say(lang, name=named(found.asked), day=found.day.isoformat())
    return INCOMPLETE.say(lang, title=whole) if registry.is_incomplete else whole


def sections(found: Retirement, registry: Registry, lang: Lang) -> Iterator[Section]:
    """The tables of the page; what has no rows is left out."""
    yield Section(Text("In short", "Kort fortalt").say(lang), lines=tuple(_in_short(found, lang)))
    yield from _to_decide(found, lang)
    yield from _losing(found, registry, lang)
    yield from _gone(found, lang)
    yield from _contracts(found, lang)
    yield from _spared(found, lang)
    yield from _further(found, registry, lang)
    yield from facts_sections(facts_of((one.entry for one in found.gone), registry), registry, lang)


def _in_short(found: Retirement, lang: Lang) -> Iterator[str]:
    yield LAST_DAY.say(lang, last=found.last_day.isoformat(), day=found.as_of.isoformat())
    if found.stated is not None and found.stated != found.day:
        yield STATED.say(lang, day=found.stated.isoformat())
    losers = {one.system.key for one in found.losing}
    waiting = {one.system.key for one in found.losing if not one.has_replacement_in_time}
    yield LOSERS.say(lang, all=len(losers), ready=len(losers - waiting))
    yield SAVED.say(lang, year=found.year, money=money_text(found.saved, lang))
    yield STRANDED.say(lang, money=money_text(found.stranded, lang))
    if found.leaving_costs:
        costs = (f"{entry.id} {amount(ore, lang)} kr." for entry, ore in found.leaving_costs)
        yield LEAVING.say(lang, costs="; ".join(costs).rstrip("."))
    if found.unreckoned:
        yield UNRECKONED.say(lang, ids=ids(found.unreckoned, lang))


def money_text(money: Money, lang: Lang) -> str:
    """Kroner; with what is shared beside them, where nobody says how much of it counts."""
    own = amount(money.own, lang)
    return AND_SHARED.say(lang, own=own, shared=amount(money.shared, lang)) if money.shared else own


def _to_decide(found: Retirement, lang: Lang) -> Iterator[Section]:
    rows = [_matter(one, lang) for one in found.matters]
    heads = heads_of(
        lang,
        Text("Decide by", "Beslut senest"),
        Text("Last day", "Sidste dag"),
        Text("What", "Hvad"),
        Text("About", "Om"),
        Text("For", "For"),
    )
    yield from unless_empty(Text("What must be decided", "Hvad der skal besluttes"), heads, rows, lang)


def _matter(one: ToDecide, lang: Lang) -> tuple[str, ...]:
    by = NO_DAY.say(lang) if one.by is None else one.by.isoformat()
    return by, day_text(one.last_day), MATTERS[one.matter].say(lang), one.entry.id, ids(one.about, lang) or "–"


def _losing(found: Retirement, registry: Registry, lang: Lang) -> Iterator[Section]:
    rows = [
        (
            one.system.id,
            one.lost.id,
            LOSSES[one.loss].say(lang),
            one.purpose or "–",
            ", ".join(category_text(category, registry) for category in one.data) or "–",
            replacements_text(one.replacements, lang),
        )
        for one in found.losing
    ]
    heads = heads_of(
        lang,
        Text("System", "System"),
        Text("Loses", "Mister"),
        Text("What then", "Hvad så"),
        Text("Purpose", "Formål"),
        Text("Data", "Data"),
        Text("Instead", "I stedet"),
    )
    yield from unless_empty(Text("Who loses something", "Hvem der mister noget"), heads, rows, lang)


def _gone(found: Retirement, lang: Lang) -> Iterator[Section]:
    rows = [
        (
            one.entry.id,
            one.entry.name,
            KIND_LABELS[one.entry.kind].say(lang),
            replacements_text(one.replacements, lang),
        )
        for one in found.gone
    ]
    heads = heads_of(
        lang, Text("Id", "Id"), Text("Name", "Navn"), Text("Kind", "Art"), Text("What takes over", "Hvad der afløser")
    )
    yield from unless_empty(Text("What falls away", "Hvad der falder væk"), heads, rows, lang)


def _contracts(found: Retirement, lang: Lang) -> Iterator[Section]:
    rows = [_contract(one, lang) for one in found.contracts]
    heads = heads_of(
        lang,
        Text("Contract", "Kontrakt"),
        Text("What goes", "Hvad der går ud"),
        Text("Still covers", "Dækker fortsat"),
        Text("Can end", "Kan ophøre"),
        Text("How", "Hvordan"),
        Text("Notice received by", "Opsigelse modtaget senest"),
        Text("Kr. paid after", "Kr. betalt efter"),
        Text("Kr. a year", "Kr. om året"),
    )
    for section in unless_empty(Text("Contracts", "Kontrakter"), heads, rows, lang, frozenset({6, 7})):
        conditions = (
            CONDITION.say(lang, id=one.contract.id, text=text)
            for one in found.contracts
            for text in one.state.terms.conditions
        )
        lines = (HOW_SAVED.say(lang), *conditions)
        yield Section(section.title, section.heads, section.rows, lines, section.numeric)


def _contract(one: ContractEnding, lang: Lang) -> tuple[str, ...]:
    return (
        one.contract.id,
        ids(one.covered, lang) or "–",
        ids(one.left, lang) or "–",
        day_text(one.end),
        ENDINGS[one.how].say(lang),
        day_text(one.safe_day),
        "–" if one.stranded is None else money_text(one.stranded, lang),
        money_text(one.yearly, lang),
    )


def _spared(found: Retirement, lang: Lang) -> Iterator[Section]:
    rows = [(one.holder.id, one.thing.id if one.thing else "–", amount(one.amount, lang)) for one in found.spared]
    heads = heads_of(lang, Text("Paid by", "Betalt af"), Text("For", "For"), Text("Kr. a year", "Kr. om året"))
    heading = Text("Prices outside the contracts that fall away", "Priser uden for kontrakterne, der bortfalder")
    yield from unless_empty(heading, heads, rows, lang, frozenset({2}))


def _further(found: Retirement, registry: Registry, lang: Lang) -> Iterator[Section]:
    rows = [
        (
            number(one.distance, lang),
            one.key.id,
            registry.entries[one.key.id].name,
            CERTAINTY[one.certainty].say(lang),
            way_text(one.path, lang),
        )
        for one in found.further
    ]
    heads = heads_of(
        lang,
        Text("Steps", "Led"),
        Text("Id", "Id"),
        Text("Name", "Navn"),
        Text("What then", "Hvad så"),
        Text("Way", "Vej"),
    )
    heading = Text("What else is touched through these", "Hvad der ellers berøres gennem disse")
    yield from unless_empty(heading, heads, rows, lang, frozenset({0}))
