"""For people at a terminal: every finding with its line, carets under the fault, related places and help."""

import io
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text as Styled

from registry_cli.escaping import visible
from registry_cli.findings import Severity, Span
from registry_cli.language import Text
from registry_cli.output.diagnostics import Diagnostic
from registry_cli.output.excerpts import excerpt
from registry_cli.output.report import Report
from registry_cli.output.words import closing_lines, place, severity_word

HELP = Text("help", "hjælp")
MIN_ROOM = 24
"""An excerpt gets this many cells even on a screen that has no room for them."""

_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_FRAME = "bold blue"


def render(report: Report) -> str:
    """The findings, an empty line after each, and the summary."""
    blocks = [_finding(one, report) for one in report.diagnostics]
    whole = Styled("\n\n").join([*blocks, _closing(report)]).append("\n")
    return _with_colour(whole) if report.color else whole.plain


def _finding(one: Diagnostic, report: Report) -> Styled:
    style = _STYLES[one.severity]
    gutter = max(len(str(span.line)) for span in (one.span, *(other.span for other in one.related)))
    lines = [_headline(one, report, style), _arrow(place(report, one.path, one.span), gutter)]
    lines.extend(_quoted(one.excerpt, one.span, gutter, report.width, "^", style))
    for other in one.related:
        lines.append(_arrow(f"{place(report, other.path, other.span)} ({visible(other.message)})", gutter))
        lines.extend(_quoted(other.excerpt, other.span, gutter, report.width, "-", _FRAME))
    if one.help:
        lines.append(Styled.assemble((f"{HELP.say(report.lang)}:", "bold cyan"), f" {visible(one.help)}"))
    return Styled("\n").join(lines)


def _headline(one: Diagnostic, report: Report, style: str) -> Styled:
    head = f"{severity_word(one.severity, report.lang)}[{one.code}]"
    return Styled.assemble((head, style), (f": {visible(one.message)}", "bold"))


def _arrow(text: str, gutter: int) -> Styled:
    return Styled.assemble((f"{' ' * gutter}--> ", _FRAME), text)


def _quoted(line: str, span: Span, gutter: int, width: int, stroke: str, style: str) -> Iterator[Styled]:
    """The line in its frame, underlined; nothing where a finding is about a whole file."""
    if not line:
        return
    shown = excerpt(line, span, max(MIN_ROOM, width - gutter - 3))
    edge = Styled(f"{' ' * gutter} |", _FRAME)
    yield edge
    yield Styled.assemble((f"{span.line:>{gutter}} | ", _FRAME), shown.text)
    yield Styled.assemble(edge, f" {' ' * shown.offset}", (stroke * shown.length, style))


def _closing(report: Report) -> Styled:
    first, *others = closing_lines(report)
    return Styled("\n").join([Styled(first, "bold"), *(Styled(line, "yellow") for line in others)])


def _with_colour(text: Styled) -> str:
    """With ANSI codes, whatever the environment says: the caller has asked it already."""
    written = io.StringIO()
    console = Console(file=written, force_terminal=True, color_system="standard", no_color=False, legacy_windows=False, _environ={})
    console.print(text, end="", soft_wrap=True, markup=False, highlight=False, emoji=False)
    return written.getvalue()
