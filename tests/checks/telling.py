"""What one check tells of a small registry: each finding by its file and the text it points to."""

from collections.abc import Mapping
from datetime import date

from registry_cli.checks.running import judge
from registry_cli.documents import locate
from registry_cli.findings import Finding
from registry_cli.output.diagnostics import Diagnostic, diagnostics
from tests.model.memory import registry_of

AS_OF = date(2026, 11, 22)


def told(code: str, files: Mapping[str, str], as_of: date = AS_OF) -> list[str]:
    """`path: text` for every finding of this code; the text is what is marked."""
    registry = registry_of(files)
    found = [one.finding for one in judge(registry, as_of) if one.finding.code == code]
    return sorted(f"{one.mark.path}: {_marked(one, files)}" for one in found)


def said(code: str, files: Mapping[str, str], as_of: date = AS_OF) -> list[Diagnostic]:
    """The findings of this code in Danish words."""
    registry = registry_of(files)
    return [one for one in diagnostics(judge(registry, as_of), registry, "da") if one.code == code]


def _marked(finding: Finding, files: Mapping[str, str]) -> str:
    text = files[finding.mark.path]
    span = locate(text, finding.mark)
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]
