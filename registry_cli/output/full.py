"""For people at a terminal: every finding with its line, carets under the fault, related places and help."""

import io
from collections.abc import Iterator
from typing import NamedTuple

from rich.console import Console
from rich.text import Text as Styled

from registry_cli.escaping import visible
from registry_cli.findings import Severity, Span
from registry_cli.language import Lang, Text
from registry_cli.output.diagnostics import Diagnostic
from registry_cli.output.excerpts import excerpt
from registry_cli.output.report import FindingsReport
from registry_cli.output.words import closing_lines, place, severity_word

HELP = Text("help", "hjælp")
MIN_ROOM = 24
"""An excerpt gets this many cells even on a screen that has no room for them."""

_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_FRAME_STYLE = "bold blue"


def render(report: FindingsReport) -> str:
    """The findings, an empty line after each, and the summary."""
    blocks = [_finding(one, report) for one in report.diagnostics]
    whole = Styled("\n\n").join([*blocks, _closing(report)]).append("\n")
    return _with_colour(whole) if report.color else whole.plain


class _Stroke(NamedTuple):
    """What the span of an excerpt is underlined with."""

    sign: str
    style: str


class _Frame(NamedTuple):
    """What all excerpts of a finding share: room for line numbers, and the width of the screen."""

    gutter: int
    width: int


def _finding(one: Diagnostic, report: FindingsReport) -> Styled:
    style = _STYLES[one.severity]
    gutter = max(len(str(span.line)) for span in (one.span, *(other.span for other in one.related)))
    frame = _Frame(gutter, report.width)
    lines = [_headline(one, report.lang)]
    lines.extend(_pointed(place(report, one.path, one.span), one.excerpt, one.span, frame, _Stroke("^", style)))
    for other in one.related:
        where = f"{place(report, other.path, other.span)} ({visible(other.message)})"
        lines.extend(_pointed(where, other.excerpt, other.span, frame, _Stroke("-", _FRAME_STYLE)))
    if one.help:
        lines.append(Styled.assemble((f"{HELP.say(report.lang)}:", "bold cyan"), f" {visible(one.help)}"))
    return Styled("\n").join(lines)


def _headline(one: Diagnostic, lang: Lang) -> Styled:
    head = f"{severity_word(one.severity, lang)}[{one.code}]"
    return Styled.assemble((head, _STYLES[one.severity]), (f": {visible(one.message)}", "bold"))


def _pointed(where: str, line: str, span: Span, frame: _Frame, stroke: _Stroke) -> Iterator[Styled]:
    """The place, and its line underlined; the place alone where a finding is about a whole file."""
    edge = " " * frame.gutter
    yield Styled.assemble((f"{edge}--> ", _FRAME_STYLE), where)
    if not line:
        return
    shown = excerpt(line, span, max(MIN_ROOM, frame.width - frame.gutter - len(" | ")))
    yield Styled(f"{edge} |", _FRAME_STYLE)
    yield Styled.assemble((f"{span.line:>{frame.gutter}} | ", _FRAME_STYLE), shown.text)
    underline = (stroke.sign * shown.length, stroke.style)
    yield Styled.assemble((f"{edge} | ", _FRAME_STYLE), " " * shown.offset, underline)


def _closing(report: FindingsReport) -> Styled:
    first, *others = closing_lines(report)
    return Styled("\n").join([Styled(first, "bold"), *(Styled(line, "yellow") for line in others)])


def _with_colour(text: Styled) -> str:
    """With ANSI codes, whatever the environment says: the caller has asked it already."""
    written = io.StringIO()
    console = Console(
        file=written, force_terminal=True, color_system="standard", no_color=False, legacy_windows=False, _environ={}
    )
    console.print(text, end="", soft_wrap=True, markup=False, highlight=False, emoji=False)
    return written.getvalue()
