"""What real parsers make of the formats for programs."""

import json
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from registry_cli.checks import BY_CODE
from registry_cli.checks.documentation import documentation
from registry_cli.escaping import visible
from registry_cli.findings import START, Span
from registry_cli.language import Lang
from registry_cli.output import gitlab, json_document, json_lines, junit, sarif
from registry_cli.output.report import fingerprints
from tests.output.sample import HOSTILE, LANGS, clean, diagnostic, only, related, report, with_findings

EVERY_LANG = pytest.mark.parametrize("lang", LANGS)


def _sarif_run(text: str) -> dict[str, Any]:
    document = json.loads(text)
    assert list(document) == ["$schema", "version", "runs"]
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    assert isinstance(run, dict)
    return run


def _suite(text: str) -> ET.Element:
    root = ET.fromstring(text)  # noqa: S314 - our own text
    assert root.tag == "testsuites"
    (suite,) = root
    assert suite.tag == "testsuite"
    return suite


def test_json_holds_everything_about_a_finding() -> None:
    (found,) = json.loads(json_document.render(only("duplicate-key")))["findings"]
    (known,) = fingerprints(only("duplicate-key").diagnostics)
    assert found == {
        "code": "duplicate-key",
        "severity": "error",
        "path": "it/registret/systems/ky.yaml",
        "line": 4,
        "column": 1,
        "end_line": 4,
        "end_column": 5,
        "message": "the key name stands twice here",
        "help": "Keep one of them.",
        "suggestion": None,
        "entity": "ky",
        "related": [
            {
                "path": "it/registret/systems/ky.yaml",
                "line": 1,
                "column": 1,
                "end_line": 1,
                "end_column": 5,
                "message": "first here",
            }
        ],
        "fingerprint": known,
    }


def test_json_holds_the_texts_of_files_unchanged() -> None:
    found = json.loads(json_document.render(only("unknown-key")))["findings"]
    assert [one["message"] for one in found] == [f"unknown key {text}" for text in HOSTILE]


@EVERY_LANG
def test_json_sums_up(lang: Lang) -> None:
    document = json.loads(json_document.render(report(lang)))
    del document["findings"]
    assert document == {
        "schema_version": 1,
        "tool": {"name": "reg", "version": "1.2.3"},
        "as_of": "2026-11-22",
        "lang": lang,
        "incomplete": True,
        "summary": {"error": 15, "warning": 1, "info": 1, "files": 6, "entities": 4},
    }


def test_json_without_findings() -> None:
    document = json.loads(json_document.render(clean()))
    assert document["findings"] == []
    assert document["incomplete"] is False
    assert document["summary"] == {"error": 0, "warning": 0, "info": 0, "files": 2, "entities": 1}


def test_json_keeps_half_a_character() -> None:
    text = json_document.render(with_findings(diagnostic("a\ud800b")))
    assert "a\\ud800b" in text
    assert json.loads(text)["findings"][0]["message"] == "a\ud800b"


def test_json_lines_are_the_findings_of_json() -> None:
    lines = json_lines.render(report()).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(json_document.render(report()))["findings"]


def test_fingerprints_stay_when_lines_move_and_differ_where_identities_do_not() -> None:
    first = [diagnostic("a"), diagnostic("a"), diagnostic("b")]
    moved = [diagnostic("b", span=Span(9, 1, 9, 2)), diagnostic("a", span=Span(8, 1, 8, 2)), diagnostic("a")]
    assert len(set(fingerprints(first))) == 3
    assert sorted(fingerprints(first)) == sorted(fingerprints(moved))
    assert set(fingerprints(first[:1])) < set(fingerprints(first))
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in fingerprints(first))


@EVERY_LANG
def test_sarif_rules_are_the_documentation_of_the_checks_that_found_something(lang: Lang) -> None:
    run = _sarif_run(sarif.render(report(lang)))
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("reg", "1.2.3")
    found = {one.code for one in report(lang).diagnostics}
    assert [rule["id"] for rule in driver["rules"]] == [code for code in BY_CODE if code in found]
    for rule in driver["rules"]:
        check = BY_CODE[rule["id"]]
        words = documentation(check, lang)
        assert rule["shortDescription"] == {"text": words.title}
        assert rule["fullDescription"] == {"text": words.why}
        assert rule["help"]["text"].startswith(words.why)
        assert f"```yaml\n# {words.bad[0].path}\n" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"] == {"level": {"info": "note"}.get(check.severity, check.severity)}


def test_sarif_results_point_at_their_rules() -> None:
    run = _sarif_run(sarif.render(report()))
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["ruleId"] for result in run["results"]] == [one.code for one in report().diagnostics]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [one.code for one in report().diagnostics]
    assert {(result["ruleId"], result["level"]) for result in run["results"]} >= {
        ("unknown-choice", "note"),
        ("unknown-folder", "warning"),
        ("unknown-key", "error"),
    }


def test_sarif_result() -> None:
    (result,) = _sarif_run(sarif.render(only("duplicate-key")))["results"]
    artifact = {"uri": "it/registret/systems/ky.yaml", "uriBaseId": "%SRCROOT%"}
    assert result == {
        "ruleId": "duplicate-key",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "the key name stands twice here"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": {"startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 5},
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 5},
                },
                "message": {"text": "first here"},
            }
        ],
        "partialFingerprints": {"regIdentity/v1": fingerprints(only("duplicate-key").diagnostics)[0]},
    }


@pytest.mark.parametrize(
    ("span", "region"),
    [
        (START, {"startLine": 1}),
        (Span(2, 8, 2, 8), {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 8}),
        (Span(2, 8, 2, 3), {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 8}),
        (Span(2, 8, 3, 1), {"startLine": 2, "startColumn": 8, "endLine": 3, "endColumn": 1}),
    ],
    ids=["file", "empty", "backwards", "lines"],
)
def test_sarif_region(span: Span, region: dict[str, int]) -> None:
    (result,) = _sarif_run(sarif.render(with_findings(diagnostic(span=span))))["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == region


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("systems/Børnesystem.yaml", "systems/B%C3%B8rnesystem.yaml"),
        ("systems/a b%20#?.yaml", "systems/a%20b%2520%23%3F.yaml"),
        ("c:/x.yaml", "c%3A/x.yaml"),
        ("systems/\udcff.yaml", "systems/%FF.yaml"),
    ],
    ids=["letters", "signs", "no scheme", "bytes"],
)
def test_sarif_address(path: str, uri: str) -> None:
    (result,) = _sarif_run(sarif.render(with_findings(diagnostic(path=path))))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    assert unquote(uri, errors="surrogateescape") == path


def test_sarif_messages_hold_no_links() -> None:
    run = _sarif_run(sarif.render(report()))
    texts = [result["message"]["text"] for result in run["results"]]
    assert "unknown key [click] (https://example.org)" in texts
    assert not any("](" in text for text in texts)


def test_sarif_says_when_it_could_not_see_everything() -> None:
    (invocation,) = _sarif_run(sarif.render(report("da")))["invocations"]
    text = "Svaret er ufuldstændigt på grund af fejl i 2 filer."
    notes = [{"level": "warning", "message": {"text": text}}]
    assert invocation == {"executionSuccessful": True, "toolExecutionNotifications": notes}


def test_sarif_without_findings() -> None:
    run = _sarif_run(sarif.render(clean()))
    assert (run["tool"]["driver"]["rules"], run["results"]) == ([], [])
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_gitlab_issue() -> None:
    (issue,) = json.loads(gitlab.render(only("unknown-reference")))
    assert issue == {
        "description": "there is no ydelseschf in the registry (did you mean ydelseschef?)",
        "check_name": "unknown-reference",
        "fingerprint": fingerprints(only("unknown-reference").diagnostics)[0],
        "severity": "major",
        "location": {"path": "it/registret/systems/ky.yaml", "lines": {"begin": 2}},
    }


def test_gitlab_severities_and_fingerprints() -> None:
    issues = json.loads(gitlab.render(report()))
    assert {(issue["check_name"], issue["severity"]) for issue in issues} == {
        ("duplicate-id", "major"),
        ("duplicate-key", "major"),
        ("unknown-choice", "info"),
        ("unknown-folder", "minor"),
        ("unknown-key", "major"),
        ("unknown-reference", "major"),
    }
    assert len({issue["fingerprint"] for issue in issues}) == len(report().diagnostics)


def test_gitlab_without_findings() -> None:
    assert json.loads(gitlab.render(clean())) == []


def test_junit_error_is_a_failure() -> None:
    suite = _suite(junit.render(only("unknown-reference")))
    assert suite.attrib == {
        "name": "reg validate",
        "tests": "1",
        "failures": "1",
        "errors": "0",
        "skipped": "0",
        "time": "0",
    }
    case, output = suite
    assert case.attrib == {
        "classname": "it/registret/systems/ky.yaml",
        "name": "unknown-reference: there is no ydelseschf in the registry (did you mean ydelseschef?)",
        "file": "it/registret/systems/ky.yaml",
        "line": "2",
        "time": "0",
    }
    (failure,) = case
    assert failure.tag == "failure"
    assert failure.attrib == {
        "type": "unknown-reference",
        "message": "error: there is no ydelseschf in the registry (did you mean ydelseschef?)",
    }
    assert failure.text == (
        "it/registret/systems/ky.yaml:2:8: there is no ydelseschf in the registry\n"
        "Did you mean ydelseschef? Correct the id, or write the missing file with `reg new`."
    )
    assert output.text == ("1 error in 6 files (4 entities)\nThe answer is incomplete because of faults in 2 files.")


def test_junit_warning_is_skipped_with_its_text_as_the_reason() -> None:
    case = _suite(junit.render(only("unknown-folder", lang="da")))[0]
    (skipped,) = case
    assert (skipped.tag, skipped.attrib["type"]) == ("skipped", "unknown-folder")
    assert skipped.attrib["message"].startswith("advarsel: mappen systms hører ikke til registret")


def test_junit_counts_cases_and_gives_each_its_name() -> None:
    suite = _suite(junit.render(with_findings(diagnostic(), diagnostic(), diagnostic(severity="info"))))
    names = [case.attrib["name"] for case in suite.iter("testcase")]
    assert names == [f"unknown-reference: a fault{number}" for number in ("", " (2)", " (3)")]
    assert (suite.attrib["tests"], suite.attrib["failures"], suite.attrib["skipped"]) == ("3", "2", "1")


def test_junit_holds_hostile_texts_as_text() -> None:
    cases = _suite(junit.render(only("unknown-key"))).iter("testcase")
    assert [case.attrib["name"] for case in cases] == [f"unknown-key: unknown key {visible(text)}" for text in HOSTILE]


def test_junit_takes_every_character_there_is() -> None:
    text = "".join(map(chr, [*range(0x100), 0x2028, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0x1F600, 0x10FFFF]))
    case = _suite(junit.render(with_findings(diagnostic(text, path=text, related=(related(text, text),)))))[0]
    assert case.attrib["name"] == f"unknown-reference: {visible(text)}"


def test_junit_without_findings_is_one_test_that_passes() -> None:
    suite = _suite(junit.render(clean("da")))
    case, output = suite
    assert (suite.attrib["tests"], suite.attrib["failures"], suite.attrib["skipped"]) == ("1", "0", "0")
    assert (case.attrib["name"], len(case)) == ("Ingen bemærkninger i 2 filer (1 post)", 0)
    assert output.text == "Ingen bemærkninger i 2 filer (1 post)"
