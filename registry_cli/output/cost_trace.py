"""The costs of one entity for people: its price lines, and how each figure came about."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from registry_cli.analysis.costs.periods import period_parts
from registry_cli.analysis.costs.reckoning import segments
from registry_cli.analysis.costs.records import WHOLE, Charge, CostGap, Ledger, Pricing, Segment, View, number_in
from registry_cli.analysis.costs.selection import Concerned
from registry_cli.labels import choice
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Entry, Registry
from registry_cli.output.cost_words import VIEW_EXPLANATIONS, VIEW_LABELS
from registry_cli.output.costs import INCOMPLETE, NOTHING_PRICED, TOTAL, YEAR, heading_of, plain, unreckoned_sections
from registry_cli.output.numbers import amount, decimals, number
from registry_cli.output.sections import Section
from registry_cli.output.tables import comma_separated

TITLE = Text("Costs of {name} on {day}", "Udgifter til {name} den {day}")
LINE, STATED_BY, OWN_OR_SHARED = Text("Price", "Pris"), Text("Stated by", "Angivet af"), Text("Share", "Andel")
ALL, PART, SHARED = (
    Text("all", "hele"),
    Text("{percent} %", "{percent} %"),
    Text("shared by {count}", "delt af {count}"),
)
OWN_TOTAL, SHARED_TOTAL = Text("Own", "Egen"), Text("Shared with others", "Delt med andre")
TRACE = Text("How each figure came about", "Sådan er tallene regnet ud")
TRACE_HEADS = (
    LINE,
    Text("From", "Fra"),
    Text("Until", "Til"),
    Text("Periods", "Perioder"),
    Text("Per period", "Pr. periode"),
    Text("Index", "Indeks"),
    Text("Kroner", "Kroner"),
)
FORECAST = Text("{factor} (forecast)", "{factor} (fremskrevet)")
COUNTED = Text(
    "{line}: {count} × {each} per {unit} = {kroner} per {per}.",
    "{line}: {count} × {each} pr. {unit} = {kroner} pr. {per}.",
)
IN_STEPS = Text(
    "{line}: {count} × {each} per {unit}, with price steps, = {kroner} per {per}.",
    "{line}: {count} × {each} pr. {unit}, med pristrin, = {kroner} pr. {per}.",
)
ROUNDING = Text(
    "Each price is rounded to whole øre once a year, half an øre up, so the lines above may differ from it by an øre.",
    "Hver pris afrundes én gang om året til hele øre, en halv øre opad, så linjerne ovenfor kan afvige med en øre.",
)


def title(entry: Entry, ledger: Ledger, lang: Lang, *, incomplete: bool) -> str:
    """The heading of the page."""
    text = TITLE.say(lang, name=f"{entry.name} ({entry.id})", day=ledger.as_of)
    return INCOMPLETE.say(lang, title=text) if incomplete else text


def sections(
    concerned: Sequence[Concerned],
    gaps: Sequence[CostGap],
    ledger: Ledger,
    registry: Registry,
    view: View,
    lang: Lang,
) -> Iterator[Section]:
    """The price lines by year, the three views of them together, how they were reckoned, and what could not be."""
    heading = heading_of(view, registry, lang)
    if concerned:
        yield _lines(heading, concerned, ledger, view, lang)
        yield _views(concerned, ledger, lang)
        yield _trace(concerned, ledger, view, lang)
    else:
        yield Section(heading, lines=(NOTHING_PRICED.say(lang),))
    yield from unreckoned_sections(gaps, lang)


def _lines(heading: str, concerned: Sequence[Concerned], ledger: Ledger, view: View, lang: Lang) -> Section:
    heads = [LINE.say(lang), STATED_BY.say(lang), OWN_OR_SHARED.say(lang), *map(str, ledger.years)]
    rows = [
        [
            one.charge.line.name,
            one.charge.line.entry.id,
            _share(one, lang),
            *(amount(one.amount(view, year), lang) for year in ledger.years),
        ]
        for one in concerned
    ]
    for text, is_shared in ((OWN_TOTAL, False), (SHARED_TOTAL, True)):
        some = [one for one in concerned if one.is_shared is is_shared]
        if some and len({one.is_shared for one in concerned}) > 1:
            rows.append([text.say(lang), "", "", *_sums(some, ledger, view, lang)])
    rows.append([TOTAL.say(lang), "", "", *_sums(concerned, ledger, view, lang)])
    return Section(heading, heads, rows, (VIEW_EXPLANATIONS[view].say(lang),), frozenset(range(3, len(heads))))


def _views(concerned: Sequence[Concerned], ledger: Ledger, lang: Lang) -> Section:
    heads = ["", *map(str, ledger.years)]
    rows = [[label.say(lang), *_sums(concerned, ledger, view, lang)] for view, label in VIEW_LABELS.items()]
    return Section(TOTAL.say(lang), heads, rows, numeric=frozenset(range(1, len(heads))))


def _sums(concerned: Sequence[Concerned], ledger: Ledger, view: View, lang: Lang) -> list[str]:
    return [amount(sum(one.amount(view, year) for one in concerned), lang) for year in ledger.years]


def _share(one: Concerned, lang: Lang) -> str:
    if one.is_shared:
        return SHARED.say(lang, count=max(len(portion.things) for portion in one.portions))
    share = sum((portion.share for portion in one.portions), Fraction(0))
    return ALL.say(lang) if share == WHOLE else PART.say(lang, percent=decimals(100 * share, 1, lang))


def _trace(concerned: Sequence[Concerned], ledger: Ledger, view: View, lang: Lang) -> Section:
    charges = list({id(one.charge): one.charge for one in concerned}.values())
    rows = []
    for charge in charges:
        for year in ledger.years:
            last = min((day for day in (charge.bounds.last[view], date(year, 12, 31)) if day), default=None)
            rows += [_row(charge, one, lang) for one in segments(charge.priced, date(year, 1, 1), last)]
    counted = tuple(_counted(charge, lang) for charge in charges if charge.priced.rate.count is not None)
    heads = [head.say(lang) for head in TRACE_HEADS]
    return Section(TRACE.say(lang), heads, rows, (*counted, ROUNDING.say(lang)), frozenset((3, 4, 5, 6)))


def _row(charge: Charge, segment: Segment, lang: Lang) -> list[str]:
    factor = "" if segment.factor == WHOLE else decimals(segment.factor, 6, lang)
    return [
        charge.line.name,
        segment.first.isoformat(),
        segment.last.isoformat(),
        _periods(segment, charge.priced.rate.per, lang),
        decimals(segment.price, 2, lang),
        FORECAST.say(lang, factor=factor) if factor and segment.is_forecast else factor,
        decimals(segment.kroner, 2, lang),
    ]


def _counted(charge: Charge, lang: Lang) -> str:
    """How a price per unit came to a price per period."""
    rate = charge.priced.rate
    text = IN_STEPS if rate.has_tiers else COUNTED
    return text.say(
        lang,
        line=charge.line.name,
        count=number(rate.count or 0, lang),
        each=decimals(number_in(charge.line.row.get("amount")) or Fraction(0), 2, lang),
        unit=choice(rate.unit or "", lang),
        kroner=decimals(rate.kroner, 2, lang),
        per=choice(rate.per, lang),
    )


def _periods(segment: Segment, per: Pricing, lang: Lang) -> str:
    """The periods as they were counted, the cut ones by their days: `9 + 17/31`."""
    if per == "once":
        return "1"
    parts = list(period_parts(segment.first, segment.last, per))
    whole = sum(part.days == part.whole for part in parts)
    cut = [f"{part.days}/{part.whole}" for part in parts if part.days != part.whole]
    return " + ".join([number(whole, lang), *cut] if whole else cut)


def as_csv(concerned: Sequence[Concerned], ledger: Ledger, lang: Lang) -> str:
    """A row per price line and year for a spreadsheet, with every view."""
    heads = [text.say(lang) for text in (LINE, STATED_BY, OWN_OR_SHARED, YEAR, *VIEW_LABELS.values())]
    rows = [
        [
            one.charge.line.name,
            one.charge.line.entry.id,
            _share(one, lang),
            str(year),
            *(plain(one.amount(view, year)) for view in VIEW_LABELS),
        ]
        for one in concerned
        for year in ledger.years
    ]
    return comma_separated(heads, rows, numeric=range(3, len(heads)))
