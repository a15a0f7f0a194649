"""Costs for people: a table by a dimension, what is shared, the three views, and what could not be reckoned."""

from collections.abc import Iterable, Iterator, Sequence

from registry_cli.analysis.costs.records import NOT_COUNTED, CostGap, Ledger, Ore, View, kroner
from registry_cli.analysis.costs.tables import CostRow, CostTable, YearTotal
from registry_cli.escaping import visible
from registry_cli.language import Lang, Text
from registry_cli.model.registry import Registry
from registry_cli.output.cost_words import (
    DIMENSION_LABELS,
    PROBLEMS,
    VIEW_EXPLANATIONS,
    VIEW_LABELS,
    key_words,
    problem_details,
)
from registry_cli.output.numbers import amount
from registry_cli.output.sections import Section
from registry_cli.output.tables import comma_separated

TITLE = Text("Costs by {dimension} on {day}", "Udgifter efter {dimension} den {day}")
INCOMPLETE = Text("{title} (incomplete: some files have faults)", "{title} (ufuldstændigt: nogle filer har fejl)")
HEADING = Text("{view}, {currency} without VAT", "{view}, {currency} uden moms")
SHARED_HEADING = Text("Shared costs", "Delte udgifter")
SHARED_NOTE = Text(
    "Several share these prices and nobody has split them: each is shown at all who share it, and once in the total.",
    "Flere deler disse priser, og ingen har fordelt dem: hver vises hos alle, der deler den, og tæller én gang i summen.",
)
SHARED_ONCE = Text("Shared, counted once", "Delt, talt én gang")
TOTAL = Text("Total", "I alt")
PAID = Text("Paid {year}", "Betalt {year}")
VIEWS_HEADING = Text("With and without renewal", "Med og uden forlængelse")
YEAR, ACTUALLY_PAID = Text("Year", "År"), Text("Paid", "Betalt")
INTERNAL = Text("Of expected: internal", "Heraf internt af forventet")
UNRECKONED = Text("What could not be reckoned", "Hvad der ikke kunne regnes ud")
NOTHING_PRICED = Text("No price lies in these years.", "Ingen priser ligger i disse år.")
AND_MORE = Text("{things} and {count} more", "{things} og {count} til")
OWN, SHARED = Text("Own", "Egen"), Text("Shared", "Delt")
KEY, NAME = Text("Key", "Nøgle"), Text("Name", "Navn")
NAMED = 8
"""So many of the things that one problem concerns are named; JSON names all."""


def title(table: CostTable | None, ledger: Ledger, lang: Lang, *, incomplete: bool) -> str:
    """The heading of the page; without a table it is by year."""
    dimension = DIMENSION_LABELS[table.dimension.name if table else "year"].say(lang)
    text = TITLE.say(lang, dimension=dimension, day=ledger.as_of)
    return INCOMPLETE.say(lang, title=text) if incomplete else text


def sections(
    table: CostTable | None, ledger: Ledger, totals: Sequence[YearTotal], registry: Registry, lang: Lang
) -> Iterator[Section]:
    """The page: the table, what is shared, the views beside one another, and what could not be reckoned."""
    if table is not None:
        yield from table_sections(table, registry, lang)
    yield views_section(totals, lang)
    yield from unreckoned_sections(ledger.gaps, lang)


def table_sections(table: CostTable, registry: Registry, lang: Lang) -> Iterator[Section]:
    """The table, and what its rows share where they share anything."""
    yield _main(table, registry, lang)
    if any(any(row.shared) for row in table.rows):
        yield _shared(table, registry, lang)


def heading_of(view: View, registry: Registry, lang: Lang) -> str:
    """What the amounts of a table are: in which view, and in which currency."""
    return HEADING.say(lang, view=VIEW_LABELS[view].say(lang), currency=registry.settings.currency)


def _main(table: CostTable, registry: Registry, lang: Lang) -> Section:
    paid_years = [at for at in range(len(table.years)) if any(row.paid[at] is not None for row in table.rows)]
    heads = [
        _head(table, lang),
        *(str(year) for year in table.years),
        *(PAID.say(lang, year=table.years[at]) for at in paid_years),
    ]
    rows = [
        [
            key_words(row.key, table.dimension, registry, lang),
            *(amount(own, lang) for own in row.own),
            *(_maybe(row.paid[at], lang) for at in paid_years),
        ]
        for row in table.rows
        if any(row.own) or any(one is not None for one in row.paid)
    ]
    empty = [""] * len(paid_years)
    if any(table.shared_once):
        rows.append([SHARED_ONCE.say(lang), *(amount(one, lang) for one in table.shared_once), *empty])
    paid = [_maybe(sum(row.paid[at] or 0 for row in table.rows), lang) for at in paid_years]
    closing = [[TOTAL.say(lang), *(amount(one, lang) for one in table.total), *paid]]
    lines = (VIEW_EXPLANATIONS[table.view].say(lang),) if rows else (NOTHING_PRICED.say(lang),)
    heading = heading_of(table.view, registry, lang)
    return Section(heading, heads, [*rows, *closing] if rows else (), lines, _numeric(heads))


def _shared(table: CostTable, registry: Registry, lang: Lang) -> Section:
    heads = [_head(table, lang), *(str(year) for year in table.years)]
    rows = [
        [key_words(row.key, table.dimension, registry, lang), *(amount(one, lang) for one in row.shared)]
        for row in sorted(table.rows, key=lambda row: (row.key is None, -sum(row.shared)))
        if any(row.shared)
    ]
    return Section(SHARED_HEADING.say(lang), heads, rows, (SHARED_NOTE.say(lang),), _numeric(heads))


def views_section(totals: Sequence[YearTotal], lang: Lang) -> Section:
    """A row per year: the three views, what was paid, and what of the expected is paid within the municipality."""
    has_paid, has_internal = any(one.paid is not None for one in totals), any(one.internal for one in totals)
    heads = [YEAR.say(lang), *(label.say(lang) for label in VIEW_LABELS.values())]
    heads += [ACTUALLY_PAID.say(lang)] * has_paid + [INTERNAL.say(lang)] * has_internal
    rows = [
        [
            str(one.year),
            *(amount(one.views[view], lang) for view in VIEW_LABELS),
            *([_maybe(one.paid, lang)] * has_paid),
            *([amount(one.internal, lang)] * has_internal),
        ]
        for one in totals
    ]
    lines = tuple(text.say(lang) for text in VIEW_EXPLANATIONS.values())
    return Section(VIEWS_HEADING.say(lang), heads, rows, lines, _numeric(heads))


def unreckoned_sections(gaps: Iterable[CostGap], lang: Lang) -> Iterator[Section]:
    """What could not be reckoned, a line per problem with the first things it concerns; nothing where there is none."""
    found: dict[str, list[str]] = {}
    for gap in sorted(gaps, key=lambda gap: gap.problem not in NOT_COUNTED):
        found.setdefault(PROBLEMS[gap.problem].say(lang), []).append(problem_details(gap))
    lines = tuple(f"{text} {_listed(things, lang)}." for text, things in found.items())
    if lines:
        yield Section(UNRECKONED.say(lang), lines=lines)


def as_csv(table: CostTable, registry: Registry, lang: Lang) -> str:
    """A row per thing and year for a spreadsheet; what is shared stands last, so that the own amounts sum to the total."""
    heads = [text.say(lang) for text in (KEY, NAME, YEAR, OWN, SHARED, ACTUALLY_PAID)]
    rows = [cells for row in table.rows for cells in _csv_rows(row, table, registry, lang)]
    if any(table.shared_once):
        once = zip(table.years, table.shared_once, strict=True)
        rows += [["", SHARED_ONCE.say(lang), str(year), plain(shared), "", ""] for year, shared in once]
    return comma_separated(heads, rows, numeric=range(2, len(heads)))


def totals_as_csv(totals: Sequence[YearTotal], lang: Lang) -> str:
    """A row per year for a spreadsheet."""
    heads = [YEAR.say(lang), *(label.say(lang) for label in VIEW_LABELS.values()), ACTUALLY_PAID.say(lang)]
    heads.append(INTERNAL.say(lang))
    rows = [
        [str(one.year), *(plain(one.views[view]) for view in VIEW_LABELS), plain(one.paid), plain(one.internal)]
        for one in totals
    ]
    return comma_separated(heads, rows, numeric=range(len(heads)))


def _csv_rows(row: CostRow, table: CostTable, registry: Registry, lang: Lang) -> Iterator[list[str]]:
    name = key_words(row.key, table.dimension, registry, lang)
    for at, year in enumerate(table.years):
        yield [row.key or "", name, str(year), plain(row.own[at]), plain(row.shared[at]), plain(row.paid[at])]


def plain(one: Ore | None) -> str:
    """Kroner for a spreadsheet or program: `1234.50`; nothing where there is no amount."""
    return "" if one is None else str(kroner(one))


def _head(table: CostTable, lang: Lang) -> str:
    return DIMENSION_LABELS[table.dimension.name].say(lang).capitalize()


def _maybe(one: Ore | None, lang: Lang) -> str:
    return "–" if one is None else amount(one, lang)


def _numeric(heads: Sequence[str]) -> frozenset[int]:
    return frozenset(range(1, len(heads)))


def _listed(things: Sequence[str], lang: Lang) -> str:
    unique = [visible(one) for one in dict.fromkeys(things)]
    shown = "; ".join(unique[:NAMED])
    return AND_MORE.say(lang, things=shown, count=len(unique) - NAMED) if len(unique) > NAMED else shown
