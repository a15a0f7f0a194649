"""The switch plan for people: who reads which register how, what each should do and why, the kroner by year, what can be terminated."""

from collections.abc import Iterable, Iterator, Sequence

from registry_cli.analysis.switching.records import VERDICTS, Row, Subscription, SwitchPlan, Verdict, Way
from registry_cli.analysis.uses import Use
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output.costs import plain
from registry_cli.output.numbers import amount, number
from registry_cli.output.sections import Section
from registry_cli.output.switch_words import (
    NOBODY,
    VERDICT_HEADINGS,
    VERDICT_LABELS,
    VERDICT_NOTES,
    channel_words,
    condition_lines,
    cost_words,
    horizon_words,
    notice_words,
    paid_words,
    payback_words,
    saving_words,
    target_words,
    when_words,
)
from registry_cli.output.tables import comma_separated
from registry_cli.output.tender_words import day_text

TITLE = Text("Data sources and switches of {whose} on {day}", "Datakilder og skift for {whose} den {day}")
THE_REGISTRY = Text("the registry", "registret")
INCOMPLETE = Text("{title} (incomplete: some files have faults)", "{title} (ufuldstændig: nogle filer har fejl)")
COUNTED = Text("{heading} ({count})", "{heading} ({count})")

WAYS = Text("Who reads which register how", "Hvem læser hvilket register hvordan")
WAYS_NOTE = Text(
    "{currency} a year without VAT at today's prices; + means that others pay for the same, or that some price is not known.",
    "{currency} om året uden moms i dagens priser; + betyder, at andre betaler for det samme, eller at en pris ikke er kendt.",
)
UNPRICED = Text(
    "Read directly, with neither a price nor a better way stated: {uses}.",
    "Læses direkte, uden at en pris eller en bedre vej er angivet: {uses}.",
)
NOTHING = Text(
    "No copy register and no direct purchase is in use.", "Intet kopiregister og intet direkte køb er i brug."
)
SHARED_NOTE = Text(
    "A shared price falls away when the last who shares it has left: saving and payback are those of all together.",
    "En delt pris falder først bort, når den sidste er ude: besparelse og tilbagebetaling er for alle tilsammen.",
)
PAYBACK_NOTE = Text(
    "Paid back: so many days of saving pay the switches, and the day it is reached when the saving begins as the plan has it.",
    "Tilbagebetalt: så mange dages besparelse betaler skiftene, og dagen, hvor det er nået, når besparelsen begynder som planlagt.",
)
YEARS = Text("If the recommendations are followed", "Hvis anbefalingerne følges")
YEARS_NOTE = Text(
    "Compared with paying on as today, at today's prices; this year from today. A saving counts from the day the contract can end.",
    "Sammenlignet med at betale videre som i dag, i dagens priser; i år fra i dag. En besparelse tæller fra den dag, kontrakten kan ophøre.",
)
UNCOUNTED = Text(
    "Not in these sums, because a figure is missing: {rows}.",
    "Ikke med i disse beløb, fordi et tal mangler: {rows}.",
)
ENDINGS = Text("What can be terminated", "Hvad der kan opsiges")
ENDINGS_NOTE = Text(
    "Safe day: the last working day on or before the last day on which the notice can be received.",
    "Sikker dag: den sidste arbejdsdag på eller før den sidste dag, hvor opsigelsen kan være modtaget.",
)

REGISTER, SOURCE, CHANNEL = Text("Register", "Register"), Text("Source", "Kilde"), Text("Channel", "Kanal")
SYSTEMS, PAID, SYSTEM = Text("Systems", "Systemer"), Text("Paid a year", "Betales om året"), Text("System", "System")
BETTER, SAVES = Text("Better way", "Bedre vej"), Text("Saves a year", "Sparer om året")
COSTS, BACK, EXIT = (
    Text("Switch costs", "Skiftet koster"),
    Text("Paid back", "Tilbagebetalt"),
    Text("Next exit", "Næste udløb"),
)
WHEN, TOTAL, YEAR = Text("When", "Hvornår"), Text("Total", "I alt"), Text("Year", "År")
SAVING, COST, NET, SUM = (
    Text("Saving", "Besparelse"),
    Text("One-off", "Engangs"),
    Text("Net", "Netto"),
    Text("Cumulated", "Akkumuleret"),
)
PRICE, LAST, NOTICE = (
    Text("Price", "Pris"),
    Text("Last user leaves", "Sidste er ude"),
    Text("Last notice day", "Sidste opsigelsesdag"),
)
SAFE, ENDS, FREE = Text("Safe day", "Sikker dag"), Text("Ends", "Ophører"), Text("Saved from", "Sparet fra")
MISSING, VERDICT, IDS = Text("Missing", "Mangler"), Text("Recommended", "Anbefaling"), Text("Id", "Id")

NAMED = 3
"""So many systems are named in a row; JSON names all."""


def title(plan: SwitchPlan, registry: Registry, lang: Lang) -> str:
    """The heading of the page."""
    whose = registry.settings.organisation.name if registry.settings_are_sound else THE_REGISTRY.say(lang)
    text = TITLE.say(lang, whose=whose, day=plan.as_of)
    return INCOMPLETE.say(lang, title=text) if registry.is_incomplete else text


def sections(plan: SwitchPlan, registry: Registry, lang: Lang) -> Iterator[Section]:
    """The plan: the recommendations by urgency, the kroner by year, what can be terminated, and how everything is read."""
    for verdict in VERDICTS:
        if found := plan.of(verdict):
            yield _recommended(verdict, found, lang)
    if not plan.rows:
        yield Section(NOTHING.say(lang))
    else:
        yield _years(plan, lang)
    if plan.subscriptions:
        yield _endings(plan.subscriptions, lang)
    yield _ways(plan, registry, lang)


def _recommended(verdict: Verdict, rows: Sequence[Row], lang: Lang) -> Section:
    has_money = verdict not in ("ends", "unknown")
    heads: tuple[Text, ...] = (SYSTEM, SOURCE, PAID, BETTER)
    heads += (SAVES, COSTS, BACK) if has_money else ()
    heads += {"now": (EXIT,), "stay": ()}.get(verdict, (WHEN if verdict != "unknown" else MISSING,))
    cells = [[*_cells(row, lang, has_money=has_money), *_last(row, lang)] for row in rows]
    lines = [VERDICT_NOTES[verdict].say(lang)]
    lines += [SHARED_NOTE.say(lang)] if any(row.payment.is_shared for row in rows) else []
    lines += [PAYBACK_NOTE.say(lang)] if has_money and any(row.paid_back for row in rows) else []
    heading = COUNTED.say(lang, heading=VERDICT_HEADINGS[verdict].say(lang), count=len(rows))
    return Section(heading, _said(heads, lang), cells, lines, frozenset((2, 4, 5) if has_money else (2,)))


def _cells(row: Row, lang: Lang, *, has_money: bool) -> list[str]:
    source = f"{row.facts.source.name}, {channel_words(row.channel, lang)}"
    money = [saving_words(row, lang), cost_words(row, lang), payback_words(row, lang)] if has_money else []
    return [row.system.name, source, paid_words(row.payment, lang), target_words(row, lang), *money]


def _last(row: Row, lang: Lang) -> list[str]:
    if row.verdict == "now":
        return [horizon_words(row.case.horizon if row.case else None, lang)]
    return [] if row.verdict == "stay" else [when_words(row, lang)]


def _years(plan: SwitchPlan, lang: Lang) -> Section:
    rows = [
        [str(one.year), *(amount(it, lang) for it in (one.saving, one.cost, one.net, one.sum))] for one in plan.years
    ]
    totals = (
        sum(one.saving for one in plan.years),
        sum(one.cost for one in plan.years),
        sum(one.net for one in plan.years),
    )
    rows.append([TOTAL.say(lang), *(amount(it, lang) for it in totals), ""])
    lines = [YEARS_NOTE.say(lang)]
    if plan.uncounted:
        lines.append(UNCOUNTED.say(lang, rows=of_sources(row.facts.use for row in plan.uncounted)))
    return Section(YEARS.say(lang), _said((YEAR, SAVING, COST, NET, SUM), lang), rows, lines, frozenset((1, 2, 3, 4)))


def _endings(found: Sequence[Subscription], lang: Lang) -> Section:
    heads = (PRICE, PAID, LAST, NOTICE, SAFE, ENDS, FREE)
    rows = [
        [
            one.payment.stated.name,
            amount(one.payment.amount or 0, lang),
            day_text(one.last) if one.payment.members else NOBODY.say(lang),
            notice_words(one, lang),
            day_text(one.safe_day),
            day_text(one.exit),
            day_text(one.saves_from),
        ]
        for one in found
    ]
    heading = COUNTED.say(lang, heading=ENDINGS.say(lang), count=len(rows))
    lines = [ENDINGS_NOTE.say(lang), *(line for one in found for line in condition_lines(one, lang))]
    return Section(heading, _said(heads, lang), rows, lines, frozenset((1,)))


def _ways(plan: SwitchPlan, registry: Registry, lang: Lang) -> Section:
    rows, shown = [], None
    for way in plan.ways:
        name = way.register.name if way.register.id != shown else ""
        systems = list(dict.fromkeys(use.system.id for use in way.uses))
        named = ", ".join(systems[:NAMED]) + (", …" if len(systems) > NAMED else "")
        count = f"{number(len(systems), lang)}: {named}"
        rows.append([name, way.source.name, channel_words(way.channel, lang), count, _way_amount(way, lang)])
        shown = way.register.id
    if rows:
        rows.append([TOTAL.say(lang), "", "", "", amount(plan.paid, lang)])
    lines = [WAYS_NOTE.say(lang, currency=registry.settings.currency)]
    if plan.unpriced:
        lines.append(UNPRICED.say(lang, uses=of_sources(plan.unpriced)))
    return Section(
        WAYS.say(lang), _said((REGISTER, SOURCE, CHANNEL, SYSTEMS, PAID), lang), rows, lines, frozenset((4,))
    )


def _way_amount(way: Way, lang: Lang) -> str:
    return "–" if way.amount is None else f"{'+ ' if way.is_partly else ''}{amount(way.amount, lang)}"


def of_sources(uses: Iterable[Use]) -> str:
    """Systems by what they use: `eindkomst (ky, ksd)`."""
    found: dict[str, dict[str, None]] = {}
    for use in uses:
        found.setdefault(use.target, {})[use.system.id] = None
    return "; ".join(f"{target} ({', '.join(systems)})" for target, systems in sorted(found.items()))


def as_csv(plan: SwitchPlan, lang: Lang) -> str:
    """A row per consumer for a spreadsheet; of a shared price the amounts are those of all together."""
    heads = (SYSTEM, SOURCE, REGISTER, CHANNEL, PAID, BETTER, SAVES, COSTS, BACK, EXIT, VERDICT, WHEN)
    return comma_separated(_said(heads, lang), [_csv_row(row, lang) for row in plan.rows])


def _csv_row(row: Row, lang: Lang) -> list[str]:
    case = row.case
    return [
        row.system.id,
        row.facts.source.id,
        row.register.id,
        row.channel or "",
        plain(row.payment.amount),
        row.facts.target.id if row.facts.target else "",
        plain(case.saving if case else None),
        plain(row.facts.cost),
        day_text(row.paid_back),
        day_text(case.horizon.day if case and case.horizon else None),
        VERDICT_LABELS[row.verdict].say(lang),
        when_words(row, lang),
    ]


def _said(heads: Iterable[Text], lang: Lang) -> list[str]:
    return [head.say(lang) for head in heads]
