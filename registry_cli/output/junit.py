"""For build servers that show tests: JUnit's XML, a test case for each finding.

JUnit knows no warning. An error is a failed test; a warning or less is a skipped one with its text as the reason, as
pytest writes a fault that is expected: it is listed and counted, and does not turn the run red. Without findings
there is one test, which passes, as servers call a file without tests broken.
"""

from xml.etree import ElementTree as ET

from registry_cli.escaping import visible
from registry_cli.output.diagnostics import Diagnostic
from registry_cli.output.report import PROGRAM, FindingsReport, occurrences
from registry_cli.output.words import closing_lines, in_lines, in_one_line, severity_word, summary

SUITE = f"{PROGRAM} validate"


def render(report: FindingsReport) -> str:
    """One suite; its output is the summary."""
    root = ET.Element("testsuites")
    suite = ET.SubElement(root, "testsuite", _counts(report))
    names = [f"{one.code}: {in_one_line(one, report.lang)}" for one in report.diagnostics]
    places = [(one.path, name) for one, name in zip(report.diagnostics, names, strict=True)]
    for one, name, number in zip(report.diagnostics, names, occurrences(places), strict=True):
        _add_case(suite, one, name if number == 1 else f"{name} ({number})", report)
    if not report.diagnostics:
        ET.SubElement(suite, "testcase", {"classname": SUITE, "name": summary(report), "time": "0"})
    ET.SubElement(suite, "system-out").text = "\n".join(closing_lines(report))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _counts(report: FindingsReport) -> dict[str, str]:
    errors = sum(one.severity == "error" for one in report.diagnostics)
    total = len(report.diagnostics)
    counts = {"tests": max(total, 1), "failures": errors, "errors": 0, "skipped": total - errors}
    return {"name": SUITE, **{name: str(number) for name, number in counts.items()}, "time": "0"}


def _add_case(suite: ET.Element, one: Diagnostic, name: str, report: FindingsReport) -> None:
    """A case named by code and message, so that it keeps its name when lines move."""
    path = visible(report.path(one.path))
    case = ET.SubElement(
        suite, "testcase", {"classname": path, "name": name, "file": path, "line": str(one.span.line), "time": "0"}
    )
    message = f"{severity_word(one.severity, report.lang)}: {in_one_line(one, report.lang)}"
    result = ET.SubElement(
        case, "failure" if one.severity == "error" else "skipped", {"type": one.code, "message": message}
    )
    result.text = "\n".join(in_lines(one, report))
