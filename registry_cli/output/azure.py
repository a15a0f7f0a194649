"""For Azure Pipelines: logging commands that become issues of the task, with a link to file and line."""

from registry_cli.escaping import encodable, visible
from registry_cli.findings import Severity
from registry_cli.output.diagnostics import Diagnostic
from registry_cli.output.report import FindingsReport, most_severe_first
from registry_cli.output.words import in_lines, severity_word

TYPES: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "warning"}
"""Azure knows no third type; what is less than a warning says so in its text."""

_ESCAPES = (("%", "%AZP25"), (";", "%3B"), ("\r", "%0D"), ("\n", "%0A"), ("]", "%5D"))


def render(report: FindingsReport) -> str:
    """A command a line, errors first, as Azure too stops showing after some."""
    return "".join(f"{_command(one, report)}\n" for one in most_severe_first(report.diagnostics))


def escape(text: str) -> str:
    """A property's value or a message as a command holds it; the agent turns both back alike."""
    for character, code in _ESCAPES:
        text = text.replace(character, code)
    return text


def _command(one: Diagnostic, report: FindingsReport) -> str:
    properties = {
        "type": TYPES[one.severity],
        "sourcepath": encodable(report.path(one.path)),
        "linenumber": str(one.span.line),
        "columnnumber": str(one.span.column),
        "code": one.code,
    }
    listed = ";".join(f"{name}={visible(escape(value))}" for name, value in properties.items())
    return f"##vso[task.logissue {listed}]{escape(_message(one, report))}"


def _message(one: Diagnostic, report: FindingsReport) -> str:
    text = "\n".join(in_lines(one, report))
    return f"{severity_word('info', report.lang)}: {text}" if one.severity == "info" else text
