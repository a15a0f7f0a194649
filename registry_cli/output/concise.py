"""For `grep`, editors and short glances: a finding a line, and no other line."""

from registry_cli.output.report import FindingsReport
from registry_cli.output.words import in_one_line, place, severity_word


def render(report: FindingsReport) -> str:
    """Lines of `path:line:column: severity[code] message`; nothing where there is no finding."""
    return "".join(
        f"{place(report, one.path, one.span)}: "
        f"{severity_word(one.severity, report.lang)}[{one.code}] {in_one_line(one, report.lang)}\n"
        for one in report.diagnostics
    )
