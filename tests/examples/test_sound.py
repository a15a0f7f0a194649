"""The example municipalities are sound: no errors, and just the findings that their READMEs own up to."""

import re
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

from registry_cli.checks.running import judge
from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.output.diagnostics import Diagnostic, diagnostics
from registry_cli.sources import FolderSource

EXAMPLES = Path(__file__).parents[2] / "examples"
AS_OF = date(2026, 11, 25)
HEADING = "## Bemærkninger, der står med vilje"
ROW = re.compile(r"^\| *`(?P<path>[^`]+)` *\| *`(?P<code>[a-z0-9-]+)` *\| *(?P<why>\S.*?) *\|$", re.MULTILINE)
SOUND = sorted(
    folder.name
    for folder in EXAMPLES.iterdir()
    if folder.name != "broken" and HEADING in (folder / "README.md").read_text(encoding="utf-8")
)


@cache
def registry(name: str) -> Registry:
    return load(FolderSource(EXAMPLES / name))


@cache
def found(name: str) -> tuple[Diagnostic, ...]:
    return diagnostics(judge(registry(name), AS_OF), registry(name), "da")


def admitted(name: str) -> list[tuple[str, str]]:
    """The file, or pattern of files, and the code of each row of the README's table."""
    section = (EXAMPLES / name / "README.md").read_text(encoding="utf-8").partition(HEADING)[2].partition("\n## ")[0]
    return [(row["path"], row["code"]) for row in ROW.finditer(section)]


def fits(one: Diagnostic, row: tuple[str, str]) -> bool:
    return one.code == row[1] and fnmatchcase(one.path, row[0])


@pytest.mark.parametrize("name", ["strandholm", "tutorial"])
def test_the_examples_own_up_to_their_findings(name: str) -> None:
    assert name in SOUND


@pytest.mark.parametrize("name", SOUND)
def test_no_errors(name: str) -> None:
    assert [(one.path, one.span.line, one.message) for one in found(name) if one.severity == "error"] == []


@pytest.mark.parametrize("name", SOUND)
def test_the_readme_names_the_warnings_and_no_other(name: str) -> None:
    warnings, rows = [one for one in found(name) if one.severity == "warning"], admitted(name)
    assert [(one.path, one.code) for one in warnings if not any(fits(one, row) for row in rows)] == []
    assert [row for row in rows if not any(fits(one, row) for one in warnings)] == []
