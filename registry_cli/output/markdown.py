"""For comments on pull requests and summaries of jobs: Markdown as GitHub, GitLab and Azure DevOps read it."""

from itertools import accumulate, takewhile

from registry_cli.escaping import escape_markdown
from registry_cli.language import Text
from registry_cli.output.diagnostics import Diagnostic
from registry_cli.output.report import FindingsReport, most_severe_first
from registry_cli.output.words import closing_lines, place, related_lines, severity_word

HEADING = Text("Registry check", "Kontrol af registret")
COLUMNS = Text("Severity | Code | Place | Finding | Help", "Alvor | Kode | Sted | Bemærkning | Hjælp")
SHOW = Text("Show all", "Vis alle")
NOT_SHOWN = Text(
    "... and {count} more: run `reg validate` to see all.", "... og {count} til: kør `reg validate` for at se alle."
)

MAX_OPEN = 20
"""More findings than this are folded away."""

MAX_CHARACTERS = 60_000
"""GitHub refuses a comment of more than 65 536 characters; findings beyond are counted, the least severe first."""


def render(report: FindingsReport) -> str:
    """A heading, the summary, and a table with the most severe findings first."""
    closing = [escape_markdown(line) for line in closing_lines(report)]
    parts = [f"## {HEADING.say(report.lang)}", f"**{closing[0]}**", *closing[1:]]
    if report.diagnostics:
        parts.extend(_folded(_table(report), report) if len(report.diagnostics) > MAX_OPEN else _table(report))
    return "\n\n".join(parts) + "\n"


def _folded(parts: list[str], report: FindingsReport) -> list[str]:
    return [f"<details>\n<summary>{SHOW.say(report.lang)}</summary>", *parts, "</details>"]


def _table(report: FindingsReport) -> list[str]:
    columns = COLUMNS.say(report.lang)
    rows = [_row(one, report) for one in most_severe_first(report.diagnostics)]
    sizes = accumulate(len(row) + 1 for row in rows)
    shown = rows[: len(list(takewhile(lambda size: size <= MAX_CHARACTERS, sizes)))]
    table = "\n".join((f"| {columns} |", "|" + " --- |" * (columns.count("|") + 1), *shown))
    hidden = len(rows) - len(shown)
    return [table, NOT_SHOWN.say(report.lang, count=hidden)] if hidden else [table]


def _row(one: Diagnostic, report: FindingsReport) -> str:
    related = related_lines(one, report)
    finding = f"{one.message} ({', '.join(related)})" if related else one.message
    cells = (severity_word(one.severity, report.lang), one.code, place(report, one.path, one.span), finding, one.help)
    return f"| {' | '.join(escape_markdown(cell) for cell in cells)} |"
