"""The broken example yields exactly the findings its comments mark, at their places, in every format and language."""

import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from registry_cli.checks import CHECKS
from registry_cli.checks.running import judge
from registry_cli.findings import Span
from registry_cli.language import Lang
from registry_cli.model.load import load
from registry_cli.output.diagnostics import Diagnostic, diagnostics
from registry_cli.output.formats import FORMATS, FindingsReport
from registry_cli.sources import FolderSource
from tests.expectations import Expected, expected_of

BROKEN = Path(__file__).parents[2] / "examples" / "broken"
AS_OF = date(2026, 11, 22)
NOT_SHOWN = {"unreadable-file", "file-too-large", "unknown-format"}
LANGUAGES = pytest.mark.parametrize("lang", ["da", "en"])

# What only the file system can say, or what the text of the file cannot hold.
WITHOUT_COMMENT = [Expected("systems/link-not-followed.yaml", 1, 1, 1, "link-not-followed")]


def expectations() -> list[Expected]:
    texts = [
        (path.relative_to(BROKEN).as_posix(), path.read_bytes())
        for path in BROKEN.rglob("*.yaml")
        if not path.is_symlink()
    ]
    decoded = [(path, data.decode("latin-1" if path.endswith("not-utf-8.yaml") else "utf-8")) for path, data in texts]
    return sorted([*expected_of(decoded), *WITHOUT_COMMENT])


def found(lang: Lang) -> tuple[Diagnostic, ...]:
    registry = load(FolderSource(BROKEN))
    return diagnostics(judge(registry, AS_OF), registry, lang)


def place(one: Diagnostic) -> Expected:
    return Expected(one.path, one.span.line, one.span.column, one.span.end_column, one.code)


def report(lang: Lang) -> FindingsReport:
    return FindingsReport(found(lang), lang, incomplete=True, version="0", files=1, entities=1, as_of=AS_OF)


@LANGUAGES
def test_every_marked_finding_and_no_other(lang: Lang) -> None:
    assert sorted(place(one) for one in found(lang)) == expectations()


def test_every_code_is_shown() -> None:
    assert {one.code for one in expectations()} == {check.code for check in CHECKS} - NOT_SHOWN


def test_both_languages_differ_in_words_alone() -> None:
    danish, english = found("da"), found("en")
    assert [(place(one), one.identity, one.suggestion) for one in danish] == [
        (place(one), one.identity, one.suggestion) for one in english
    ]
    assert [
        (one.code, one.message) for one, other in zip(danish, english, strict=True) if one.message == other.message
    ] == []


def start(span: Span) -> tuple[int, int]:
    return span.line, span.column


@LANGUAGES
def test_concise_has_each_at_its_place(lang: Lang) -> None:
    lines = FORMATS["concise"](report(lang)).splitlines()
    places = [re.match(r"(.+?):(\d+):(\d+): \w+\[([a-z0-9-]+)\] ", line) for line in lines]
    assert [(m[1], int(m[2]), int(m[3]), m[4]) for m in places if m] == [
        (one.path, *start(one.span), one.code) for one in found(lang)
    ]


@LANGUAGES
@pytest.mark.parametrize("name", ["full", "md"])
def test_texts_for_people_name_each(lang: Lang, name: str) -> None:
    text = FORMATS[name](report(lang))
    missing = [one.code for one in found(lang) if f"{one.path}:{one.span.line}" not in text or one.code not in text]
    assert missing == []


@LANGUAGES
def test_json_and_jsonl_have_each_at_its_place(lang: Lang) -> None:
    expected = [(one.path, *one.span, one.code, one.message, one.suggestion) for one in found(lang)]
    whole = json.loads(FORMATS["json"](report(lang)))["findings"]
    lines = [json.loads(line) for line in FORMATS["jsonl"](report(lang)).splitlines()]
    keys = ("path", "line", "column", "end_line", "end_column", "code", "message", "suggestion")
    assert [tuple(one[key] for key in keys) for one in whole] == expected
    assert lines == whole


@LANGUAGES
def test_sarif_has_each_at_its_place(lang: Lang) -> None:
    results = json.loads(FORMATS["sarif"](report(lang)))["runs"][0]["results"]
    places = [(one["ruleId"], one["locations"][0]["physicalLocation"]) for one in results]
    assert [(code, where["artifactLocation"]["uri"], where["region"]["startLine"]) for code, where in places] == [
        (one.code, one.path, one.span.line) for one in found(lang)
    ]


@LANGUAGES
def test_gitlab_has_each_with_a_fingerprint_of_its_own(lang: Lang) -> None:
    rows = json.loads(FORMATS["gitlab"](report(lang)))
    assert [(row["check_name"], row["location"]["path"], row["location"]["lines"]["begin"]) for row in rows] == [
        (one.code, one.path, one.span.line) for one in found(lang)
    ]
    assert len({row["fingerprint"] for row in rows}) == len(rows)


@LANGUAGES
@pytest.mark.parametrize(
    ("name", "pattern"), [("github", r"file=([^,]+),line=(\d+)"), ("azure", r"sourcepath=([^;]+);linenumber=(\d+)")]
)
def test_build_server_commands_have_each(lang: Lang, name: str, pattern: str) -> None:
    lines = FORMATS[name](report(lang)).splitlines()
    assert sorted((m[1], int(m[2])) for line in lines if (m := re.search(pattern, line))) == sorted(
        (one.path, one.span.line) for one in found(lang)
    )


@LANGUAGES
def test_junit_has_each(lang: Lang) -> None:
    text = FORMATS["junit"](report(lang))
    cases = ET.fromstring(text).iter("testcase")  # noqa: S314 - our own output
    names = " ".join(" ".join(case.attrib.values()) for case in cases)
    assert [one.code for one in found(lang) if one.code not in names or one.path not in names] == []


def test_no_fault_makes_a_second_one_elsewhere() -> None:
    """What a faulty file is referred to by is not called unknown."""
    unknown = [row.message for row in found("en") if row.code == "unknown-reference"]
    assert unknown == ["there is no ydelseschf in the registry"]
