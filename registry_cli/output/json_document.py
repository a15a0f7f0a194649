"""For programs: everything known about the findings as one JSON document, with a version of its own."""

from collections.abc import Iterator

from registry_cli.findings import Span
from registry_cli.output.diagnostics import Diagnostic, Related, count
from registry_cli.output.json_text import json_text
from registry_cli.output.report import PROGRAM, FindingsReport, fingerprints

SCHEMA_VERSION = 1
"""Raised when a field is removed or comes to mean something else; new fields do not raise it."""


def render(report: FindingsReport) -> str:
    """The document, indented by two."""
    counts: dict[str, int] = dict(count(report.diagnostics).items())
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": PROGRAM, "version": report.version},
        "as_of": report.as_of.isoformat(),
        "lang": report.lang,
        "incomplete": report.incomplete,
        **({"baseline": report.baseline._asdict()} if report.baseline else {}),
        **({"since": report.since._asdict()} if report.since else {}),
        "summary": {**counts, "files": report.files, "entities": report.entities},
        "findings": list(finding_objects(report)),
    }
    return json_text(document, indent=2) + "\n"


def finding_objects(report: FindingsReport) -> Iterator[dict[str, object]]:
    """Each finding as a JSON object; lines and columns count from 1, the end column is the first one outside."""
    for one, fingerprint in zip(report.diagnostics, fingerprints(report.diagnostics), strict=True):
        yield {**_finding(one, report), "fingerprint": fingerprint}


def _finding(one: Diagnostic, report: FindingsReport) -> dict[str, object]:
    return {
        "code": one.code,
        "severity": one.severity,
        **_place(one.path, one.span, report),
        "message": one.message,
        "help": one.help,
        "suggestion": one.suggestion,
        "entity": one.entity,
        "related": [_related(other, report) for other in one.related],
    }


def _related(other: Related, report: FindingsReport) -> dict[str, object]:
    return {**_place(other.path, other.span, report), "message": other.message}


def _place(path: str, span: Span, report: FindingsReport) -> dict[str, object]:
    return {"path": report.path(path), **span._asdict()}
