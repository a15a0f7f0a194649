"""A registry in numbers month by month, for people as one table and for programs as one JSON document."""

from collections.abc import Iterator, Sequence

from registry_cli.analysis.costs.records import kroner
from registry_cli.findings import SEVERITIES, Severity
from registry_cli.language import Lang, Text
from registry_cli.output.commits import short_id
from registry_cli.output.json_text import json_text
from registry_cli.output.numbers import number, percent, whole_kroner
from registry_cli.output.sections import Section
from registry_cli.output.words import SEVERITY_PLURAL
from registry_cli.review.over_time import Numbers

TITLE = Text("{name} over time", "{name} over tid")
MONTHS = Text("At the end of each month, and now", "Ved udgangen af hver måned, og nu")
HEADS = (
    Text("Day", "Dag"),
    Text("Systems", "Systemer"),
    Text("Contracts", "Kontrakter"),
    Text("Kroner of the year", "Kroner i året"),
    Text("Filled in", "Udfyldt"),
)
COMMIT = Text("Commit", "Commit")
NOTE = Text(
    "Each line is the registry as the last commit of the month had it, judged on that day by today's program: systems that are "
    "there, contracts that are not over, what is expected to be paid in the year of the day, how much is filled in of what must be "
    "there, and findings. The last line is the registry as it is now.",
    "Hver linje er registret, som månedens sidste commit havde det, bedømt den dag med programmet af i dag: systemer i drift eller "
    "under ind- og udfasning, kontrakter, der ikke er ophørt, hvad der ventes betalt i dagens år, hvor meget der er udfyldt af det, "
    "der skal være der, og bemærkninger. Sidste linje er registret, som det er nu.",
)
INCOMPLETE = Text(
    "Lines marked * rest on less than the files held: some had faults.",
    "Linjer med * bygger på mindre, end filerne rummede: nogle havde fejl.",
)


def title(name: str, lang: Lang) -> str:
    """The heading of the page."""
    return TITLE.say(lang, name=name)


def sections(states: Sequence[Numbers], lang: Lang) -> Iterator[Section]:
    """One table, oldest first."""
    findings = [_capital(SEVERITY_PLURAL[severity].say(lang)) for severity in reversed(SEVERITIES)]
    heads = [*(head.say(lang) for head in HEADS), *findings, COMMIT.say(lang)]
    rows = [_row(one, lang) for one in states]
    lines = [NOTE.say(lang), *([INCOMPLETE.say(lang)] if any(one.is_incomplete for one in states) else [])]
    yield Section(MONTHS.say(lang), heads, rows, lines, frozenset(range(1, len(heads) - 1)))


def _row(one: Numbers, lang: Lang) -> list[str]:
    return [
        f"{one.day.isoformat()}{'*' if one.is_incomplete else ''}",
        number(one.systems, lang),
        number(one.contracts, lang),
        whole_kroner(one.cost, lang),
        percent(one.must.part, one.must.whole, lang),
        *(number(one.count(severity), lang) for severity in reversed(SEVERITIES)),
        short_id(one.revision.id) if one.revision else "",
    ]


def _capital(word: str) -> str:
    return f"{word[0].upper()}{word[1:]}"


def as_json(states: Sequence[Numbers]) -> str:
    """Everything as JSON; kroner are of the year of the day."""
    document = {
        "schema_version": 1,
        "incomplete": bool(states) and states[-1].is_incomplete,
        "states": [_as_data(one) for one in states],
    }
    return json_text(document, indent=2) + "\n"


def _as_data(one: Numbers) -> dict[str, object]:
    findings: dict[Severity, int] = dict(one.findings)
    return {
        "day": one.day,
        "commit": one.revision.id if one.revision else None,
        "committed": one.revision.day if one.revision else None,
        "systems": one.systems,
        "contracts": one.contracts,
        "expected_kroner": kroner(one.cost),
        "must": {"there": one.must.part, "wanted": one.must.whole},
        "findings": findings,
        "incomplete": one.is_incomplete,
    }
