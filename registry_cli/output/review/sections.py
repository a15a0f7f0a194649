"""A review as sections, for a terminal and for Markdown: what changes, what that brings, moves, costs and touches."""

from collections.abc import Iterable, Iterator

from registry_cli.analysis.costs.records import Ore
from registry_cli.analysis.deadlines.event import Event
from registry_cli.analysis.deadlines.wording import sentence
from registry_cli.labels import KIND_LABELS, STATE_LABELS, choice
from registry_cli.language import Lang, Text
from registry_cli.model.fields import Effect
from registry_cli.model.registry import Entry
from registry_cli.output.approvals import Names, needed_sections
from registry_cli.output.diagnostics import Diagnostic
from registry_cli.output.field_names import relation_name
from registry_cli.output.impact_words import BOND_TITLES
from registry_cli.output.numbers import amount, whole_kroner
from registry_cli.output.review.changed import SETTINGS, blocks
from registry_cli.output.review.shown import ShownReview
from registry_cli.output.review.words import RISK, beside_the_changes, in_words, reason_words, signs
from registry_cli.output.sections import Section
from registry_cli.output.words import severity_word
from registry_cli.review.connections import Connection
from registry_cli.review.deadlines import DeadlineMove
from registry_cli.review.impact import Downstream
from registry_cli.timeline.life import Stage

TITLE = Text("What changes from {base} to {head}", "Hvad der ændres fra {base} til {head}")
IN_SHORT = Text("In short", "Kort fortalt")
CHANGES = Text("Changes ({count})", "Ændringer ({count})")
INTRODUCED = Text("Findings it brings ({count})", "Nye bemærkninger ({count})")
FIXED = Text("Findings it takes away ({count})", "Bemærkninger, der forsvinder ({count})")
COSTS = Text("Expected costs, kroner", "Forventede udgifter, kroner")
DEADLINES = Text("Deadlines that move ({count})", "Frister, der flytter sig ({count})")
LIVES = Text("Lives that move ({count})", "Livsforløb, der ændres ({count})")
NEW = Text("New connections ({count})", "Nye forbindelser ({count})")
SEVERED = Text("Severed connections ({count})", "Afbrudte forbindelser ({count})")
ALTERED = Text("Connections that mean something else ({count})", "Forbindelser, der betyder noget andet ({count})")
REACH = Text("What depends on what is changed ({count})", "Hvad der afhænger af det, der ændres ({count})")

ENTITY, FIELD, BEFORE, AFTER = (
    Text("Entity", "Post"),
    Text("Field", "Felt"),
    Text("Before", "Før"),
    Text("After", "Efter"),
)
SEVERITY, CODE, PLACE, FINDING = (
    Text("Severity", "Alvor"),
    Text("Code", "Kode"),
    Text("Place", "Sted"),
    Text("Finding", "Bemærkning"),
)
YEAR, DELTA, WHO, TOTAL = (
    Text("Year", "År"),
    Text("Difference", "Forskel"),
    Text("Paid by", "Betales af"),
    Text("All", "I alt"),
)
DAY, WHAT = Text("Day", "Dag"), Text("What", "Hvad")
FROM, TO, HOW = Text("From", "Fra"), Text("To", "Til"), Text("Relation", "Relation")
CHANGED, TOUCHED = Text("Changed", "Det, der ændres"), Text("Depends on it", "Afhænger af det")
RISK_LINE = Text("Risk class: {level}", "Risikoklasse: {level}")
RISK_BECAUSE = Text("Risk class: {level}, because:", "Risikoklasse: {level}, fordi:")
COST_LINE = Text("Costs: {years}", "Udgifter: {years}")
IN_YEAR = Text("{amount} in {year}", "{amount} kr. i {year}")
FINDINGS_LINE = Text(
    "Findings: {new} new, {gone} gone", "Nye bemærkninger: {new}; bemærkninger, der forsvinder: {gone}"
)
APPROVALS_LINE = Text("Must approve: {who}", "Skal godkende: {who}")
REACH_LINE = Text("Touches {count} others: {names}", "Berører {count} andre: {names}")
UNRECKONED = Text(
    "Prices that cannot be reckoned in full, see `reg cost`: {where}",
    "Priser, der ikke kan beregnes fuldt ud, se `reg cost`: {where}",
)
INCOMPLETE = Text(
    "This answer is incomplete: some files have faults, see `reg validate`.",
    "Svaret er ufuldstændigt: nogle filer har fejl, se `reg validate`.",
)
EFFECTS: dict[Effect, Text] = {
    Effect.BREAKS: Text("stops without it", "går i stå uden den"),
    Effect.DEGRADES: Text("may suffer without it", "kan blive berørt uden den"),
    Effect.GOVERNS: Text("governs it", "styrer den"),
    Effect.CONTEXT: Text("names it", "nævner den"),
}
READY = Text("{day}, ready by {by}", "{day}, klar senest {by}")
SHOWN_YEARS = 4
BULLET = "• "
MOST_TOUCHED = 12
"""Of what rests on one thing so many are named; the rest are counted."""


def title(shown: ShownReview) -> str:
    """The heading."""
    return TITLE.say(shown.lang, base=shown.base_ref, head=shown.head_label)


def sections(shown: ShownReview) -> Iterator[Section]:
    """All sections that hold anything; the short version always."""
    yield Section(IN_SHORT.say(shown.lang), lines=tuple(short_lines(shown)))
    yield from needed_sections(shown.review.approvals, shown.review.changes, shown.lang)
    for found in (
        _changes(shown),
        _findings(shown.introduced(), INTRODUCED, shown),
        _findings(shown.fixed(), FIXED, shown),
        _costs(shown),
        _deadlines(shown),
        _lives(shown),
        *_connections(shown),
        _reach(shown),
    ):
        if found is not None:
            yield found


def short_lines(shown: ShownReview) -> Iterator[str]:
    """The summary in signs and words, how much care, findings, costs, reach, and what must be known."""
    review, lang = shown.review, shown.lang
    yield f"{signs(review)} · {in_words(review, lang)}"
    yield from beside_the_changes(review, lang)
    if review.changes.is_empty:
        return
    level = RISK[review.risk.level].say(lang)
    yield (RISK_BECAUSE if review.risk.reasons else RISK_LINE).say(lang, level=level)
    yield from (f"{BULLET}{reason_words(one, lang)}" for one in review.risk.reasons)
    approvers = review.approvals.approvers
    if approvers:
        names = Names(review.changes, lang)
        yield APPROVALS_LINE.say(lang, who=", ".join(dict.fromkeys(names.approver(one) for one in approvers)))
    if review.introduced or review.fixed:
        yield FINDINGS_LINE.say(lang, new=len(review.introduced), gone=len(review.fixed))
    if review.costs.payers:
        yield COST_LINE.say(lang, years=_years(shown))
    touched = review.reach.entries
    if touched:
        yield REACH_LINE.say(lang, count=len(touched), names=_names(touched))
    yield from shown.notes
    if shown.incomplete:
        yield INCOMPLETE.say(lang)


def _names(entries: Iterable[Entry]) -> str:
    names = [entry.name for entry in entries]
    rest = len(names) - MOST_TOUCHED
    return ", ".join(names[:MOST_TOUCHED]) + (f" … (+{rest})" if rest > 0 else "")


def _years(shown: ShownReview) -> str:
    costs = shown.review.costs
    moved = [(year, delta) for year, delta in zip(costs.years, costs.total.delta, strict=True) if delta]
    told = [
        IN_YEAR.say(shown.lang, amount=_plus(whole_kroner(delta, shown.lang)), year=year)
        for year, delta in moved[:SHOWN_YEARS]
    ]
    return ", ".join(told) + (" …" if len(moved) > SHOWN_YEARS else "") if told else "±0"


def _signed(ore: Ore, lang: Lang) -> str:
    return _plus(amount(ore, lang))


def _plus(number: str) -> str:
    return number if number.startswith("-") else f"+{number}"


def _changes(shown: ShownReview) -> Section | None:
    rows: list[tuple[str, ...]] = []
    listed = tuple(blocks(shown))
    for sign, name, lines in listed:
        told = lines or (None,)
        for position, line in enumerate(told):
            head = f"{sign} {name}" if position == 0 else ""
            cells = (line.field, line.before or "", line.after or "") if line is not None else ("", "", "")
            rows.append((head, *cells))
    heads = [text.say(shown.lang) for text in (ENTITY, FIELD, BEFORE, AFTER)]
    return Section(CHANGES.say(shown.lang, count=len(listed)), heads, rows) if rows else None


def _findings(found: tuple[Diagnostic, ...], heading: Text, shown: ShownReview) -> Section | None:
    if not found:
        return None
    rows = [
        (severity_word(one.severity, shown.lang), one.code, f"{shown.prefix}{one.path}:{one.span.line}", one.message)
        for one in found
    ]
    heads = [text.say(shown.lang) for text in (SEVERITY, CODE, PLACE, FINDING)]
    return Section(heading.say(shown.lang, count=len(found)), heads, rows)


def _costs(shown: ShownReview) -> Section | None:
    costs, lang = shown.review.costs, shown.lang
    if not costs.payers:
        return None
    rows = []
    for id_, amounts in (*costs.payers.items(), *((("", costs.total),) if len(costs.payers) > 1 else ())):
        name = shown.teller.name_of(id_) if id_ else None
        label = f"{name} ({id_})" if name else id_ or TOTAL.say(lang)
        for year, old, new, delta in zip(costs.years, amounts.before, amounts.after, amounts.delta, strict=True):
            if delta:
                rows.append((label, str(year), amount(old, lang), amount(new, lang), _signed(delta, lang)))
                label = ""
    heads = [text.say(lang) for text in (WHO, YEAR, BEFORE, AFTER, DELTA)]
    gaps = sorted({gap.entry.id for gap in costs.unreckoned})
    lines = (UNRECKONED.say(lang, where=", ".join(gaps)),) if gaps else ()
    return Section(COSTS.say(lang), heads, rows, lines, frozenset((2, 3, 4)))


def _deadlines(shown: ShownReview) -> Section | None:
    moves, lang = shown.review.deadlines, shown.lang
    if not moves:
        return None
    rows = [(move.event.entity or SETTINGS.say(lang), sentence(move.event, lang), *_days(move, lang)) for move in moves]
    heads = [text.say(lang) for text in (ENTITY, WHAT, BEFORE, AFTER)]
    return Section(DEADLINES.say(lang, count=len(moves)), heads, rows)


def _days(move: DeadlineMove, lang: Lang) -> tuple[str, str]:
    """The day before and after; where only what leads up to it or follows it moves, that too."""
    is_same = move.before is not None and move.after is not None and move.before.day == move.after.day
    return _day(move.before, lang, is_same=is_same), _day(move.after, lang, is_same=is_same)


def _day(event: Event | None, lang: Lang, *, is_same: bool) -> str:
    if event is None or event.day is None:
        return ""
    day = event.day.isoformat()
    if is_same and event.through is not None:
        day = f"{day} – {event.through.isoformat()}"
    if is_same and event.decide_by is not None:
        return READY.say(lang, day=day, by=event.decide_by.isoformat())
    return day


def _lives(shown: ShownReview) -> Section | None:
    moves, lang = [one for one in shown.review.lives if one.before or one.after], shown.lang
    if not moves:
        return None
    rows = [(f"{one.entry.name} ({one.entry.id})", _life(one.before, lang), _life(one.after, lang)) for one in moves]
    heads = [text.say(lang) for text in (ENTITY, BEFORE, AFTER)]
    return Section(LIVES.say(lang, count=len(moves)), heads, rows)


def _life(stages: tuple[Stage, ...], lang: Lang) -> str:
    return ", ".join(f"{STATE_LABELS[one.state].say(lang)} {one.day.isoformat()}" for one in stages)


def _connections(shown: ShownReview) -> Iterator[Section | None]:
    found = shown.review.connections
    yield _connection_table(found.new, NEW, shown)
    yield _connection_table(found.severed, SEVERED, shown)
    if found.altered:
        rows = [(*_ends(now), _how(was, shown.lang), _how(now, shown.lang)) for was, now in found.altered]
        heads = [text.say(shown.lang) for text in (FROM, TO, BEFORE, AFTER)]
        yield Section(ALTERED.say(shown.lang, count=len(rows)), heads, rows)


def _connection_table(found: tuple[Connection, ...], heading: Text, shown: ShownReview) -> Section | None:
    rows = [(*_ends(one), _how(one, shown.lang)) for one in found]
    heads = [text.say(shown.lang) for text in (FROM, TO, HOW)]
    return Section(heading.say(shown.lang, count=len(rows)), heads, rows) if rows else None


def _ends(one: Connection) -> tuple[str, str]:
    return f"{one.source.name} ({one.source.id})", f"{one.target.name} ({one.target.id})"


def _how(one: Connection, lang: Lang) -> str:
    via = one.row.get("via")
    parts = (
        relation_name(one.source.kind, one.relation, lang),
        choice(via, lang, "via") if isinstance(via, str) else "",
        EFFECTS[one.effect].say(lang),
    )
    return "; ".join(part for part in parts if part)


def _reach(shown: ShownReview) -> Section | None:
    found, lang = shown.review.reach.downstream, shown.lang
    rows = [row for one in found for row in _touched_rows(one, lang)]
    heads = [text.say(lang) for text in (CHANGED, HOW, TOUCHED)]
    return Section(REACH.say(lang, count=len(shown.review.reach.entries)), heads, rows) if rows else None


def _touched_rows(one: Downstream, lang: Lang) -> Iterator[tuple[str, str, str]]:
    label = f"{one.change.entry.name} ({one.change.entry.id})"
    for bond, text in BOND_TITLES.items():
        entries = [touched.entry for touched in one.touched if touched.bond == bond]
        if entries:
            names = [f"{entry.name} ({KIND_LABELS[entry.kind].say(lang)})" for entry in entries]
            rest = len(names) - MOST_TOUCHED
            yield (
                label,
                text.say(lang, count=len(entries)),
                ", ".join(names[:MOST_TOUCHED]) + (f" … (+{rest})" if rest > 0 else ""),
            )
            label = ""
