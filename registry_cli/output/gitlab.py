"""For GitLab: a Code Quality report, which a merge request compares with that of its target."""

from registry_cli.findings import Severity
from registry_cli.output.diagnostics import Diagnostic
from registry_cli.output.json_text import json_text
from registry_cli.output.report import FindingsReport, fingerprints
from registry_cli.output.words import in_one_line

SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(report: FindingsReport) -> str:
    """A JSON array; GitLab wants every fingerprint to be its own, and `[]` where there is no finding."""
    pairs = zip(report.diagnostics, fingerprints(report.diagnostics), strict=True)
    issues = [_issue(one, fingerprint, report) for one, fingerprint in pairs]
    return json_text(issues, indent=2) + "\n"


def _issue(one: Diagnostic, fingerprint: str, report: FindingsReport) -> dict[str, object]:
    return {
        "description": in_one_line(one, report.lang),
        "check_name": one.code,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[one.severity],
        "location": {"path": report.path(one.path), "lines": {"begin": one.span.line}},
    }
