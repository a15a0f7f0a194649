"""For GitHub Actions: workflow commands that become annotations on the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step: the whole goes into the job summary, see `markdown`.
"""

from registry_cli.escaping import encodable, visible
from registry_cli.findings import Severity
from registry_cli.output.diagnostics import Diagnostic
from registry_cli.output.report import PROGRAM, FindingsReport, most_severe_first
from registry_cli.output.words import in_lines

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: FindingsReport) -> str:
    """A command a line, errors first. The message begins with the place, which the log would not show otherwise."""
    return "".join(f"{_command(one, report)}\n" for one in most_severe_first(report.diagnostics))


def escape_data(text: str) -> str:
    """A message as a command holds it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """A property's value as a command holds it."""
    return visible(escape_data(text)).replace(":", "%3A").replace(",", "%2C")


def _command(one: Diagnostic, report: FindingsReport) -> str:
    properties = {"file": encodable(report.path(one.path)), **_lines(one), "title": f"{PROGRAM} {one.code}"}
    listed = ",".join(f"{name}={escape_property(value)}" for name, value in properties.items())
    return f"::{COMMANDS[one.severity]} {listed}::{escape_data(chr(10).join(in_lines(one, report)))}"


def _lines(one: Diagnostic) -> dict[str, str]:
    """Lines and columns; GitHub takes columns only where both are on one line."""
    span = one.span
    if span.line != span.end_line:
        return {"line": str(span.line), "endLine": str(span.end_line)}
    end_column = max(span.end_column, span.column)
    return {
        "line": str(span.line),
        "col": str(span.column),
        "endLine": str(span.end_line),
        "endColumn": str(end_column),
    }
