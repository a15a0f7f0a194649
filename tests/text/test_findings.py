"""Findings about hostile files in every format: read back by a reader of the format, they say what the files say."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from registry_cli.escaping import encodable, visible
from registry_cli.output import azure, concise, full, github, gitlab, json_document, json_lines, junit, markdown, sarif
from registry_cli.output.diagnostics import Diagnostic
from registry_cli.output.report import FindingsReport
from tests.text.hostile import report_of
from tests.text.judges import (
    OWN_COLOURS,
    cell,
    orders,
    reads_as_text,
    unseen,
)
from tests.text.payloads import CLASSES

EACH_CLASS = pytest.mark.parametrize("name", CLASSES)
JSON_FORMATS: dict[str, tuple[Callable[[FindingsReport], str], Callable[[Any], list[tuple[str, str]]]]] = {
    "json": (json_document.render, lambda data: [(one["message"], one["path"]) for one in data["findings"]]),
    "gitlab": (gitlab.render, lambda data: [(one["description"], one["location"]["path"]) for one in data]),
    "sarif": (
        sarif.render,
        lambda data: [
            (
                one["message"]["text"].replace("] (", "]("),
                unquote(one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], errors="surrogateescape"),
            )
            for one in data["runs"][0]["results"]
        ],
    ),
}
"""Each with the message and path of every finding, as a program reads them."""


def said(name: str) -> Iterator[Diagnostic]:
    yield from report_of(name).diagnostics


def flat(text: str) -> str:
    """Without blanks and our own characters of no width, for comparing texts whose blanks are shown in another way."""
    return "".join(text.replace("\u200b", "").split())


@EACH_CLASS
@pytest.mark.parametrize("render", [full.render, concise.render], ids=["full", "concise"])
def test_terminals_show_every_character(name: str, render: Callable[[FindingsReport], str]) -> None:
    text = render(report_of(name))
    assert unseen(text) == []
    for one in said(name):
        assert visible(one.message) in text
        assert visible(one.path) in text


@EACH_CLASS
def test_colours_are_ours_alone(name: str) -> None:
    some = replace(report_of(name), diagnostics=report_of(name).diagnostics[::5])
    text = OWN_COLOURS.sub("", full.render(replace(some, color=True)))
    assert unseen(text) == []
    assert text == full.render(some)


@EACH_CLASS
def test_concise_is_a_line_a_finding(name: str) -> None:
    assert len(concise.render(report_of(name)).splitlines()) == len(report_of(name).diagnostics)


@EACH_CLASS
@pytest.mark.parametrize("form", JSON_FORMATS)
def test_json_gives_the_texts_back(name: str, form: str) -> None:
    render, findings = JSON_FORMATS[form]
    text = render(report_of(name))
    assert unseen(text) == []
    assert orders(text) == []
    assert "</script" not in text.lower()
    read = findings(json.loads(text))
    assert len(read) == len(report_of(name).diagnostics)
    for (message, path), one in zip(read, said(name), strict=True):
        assert message.startswith((one.message if form == "json" else visible(one.message)).replace("] (", "]("))
        assert encodable(path) == encodable(f"it/{one.path}")


@EACH_CLASS
def test_json_lines_are_a_document_a_line(name: str) -> None:
    lines = json_lines.render(report_of(name)).split("\n")
    assert unseen("\n".join(lines)) == []
    assert [json.loads(line)["message"] for line in lines[:-1]] == [one.message for one in said(name)]
    assert [json.loads(line)["path"] for line in lines[:-1]] == [f"it/{one.path}" for one in said(name)]


@EACH_CLASS
def test_junit_gives_the_texts_back(name: str) -> None:
    text = junit.render(report_of(name))
    assert unseen(text) == []
    assert orders(text) == []
    root = ET.fromstring(text)  # noqa: S314 - our own document
    cases = root.findall("testsuite/testcase")
    assert [case.get("file") for case in cases] == [visible(f"it/{one.path}") for one in said(name)]
    assert [
        (case[0].text or "").split("\n")[0].partition(": ")[2] for case in cases if ": " not in case.get("file", "")
    ] == [visible(one.message) for one in said(name) if ": " not in visible(one.path)]
    assert {element.tag for element in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"
    }  # fmt: skip


@EACH_CLASS
def test_github_obeys_only_our_own_annotations(name: str) -> None:
    text = github.render(report_of(name))
    assert unseen(text) == []
    lines = text.splitlines()
    assert len(lines) == len(report_of(name).diagnostics)
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)
    for line in lines:
        assert orders(line[2:]) == []


@EACH_CLASS
def test_azure_obeys_only_our_own_issues(name: str) -> None:
    text = azure.render(report_of(name))
    assert unseen(text) == []
    lines = text.splitlines()
    assert len(lines) == len(report_of(name).diagnostics)
    for line in lines:
        assert line.startswith("##vso[task.logissue type=")
        assert orders(line.removeprefix("##vso[")) == []


def tables(report: FindingsReport) -> Iterator[str]:
    """The findings in tables short enough to be shown whole, not folded away."""
    for found in batched(report.diagnostics, 15):
        text = markdown.render(replace(report, diagnostics=found))
        if len(text) < markdown.MAX_CHARACTERS:
            yield text


@EACH_CLASS
def test_markdown_shows_the_text_and_nothing_else(name: str) -> None:
    read = flat("\n".join(reads_as_text(text) for text in tables(report_of(name))))
    short = (one.message for one in said(name) if len(one.message) < 200)
    assert not [one for one in short if flat(cell(one)) not in read]


def batched(found: tuple[Diagnostic, ...], size: int) -> Iterator[tuple[Diagnostic, ...]]:
    for start in range(0, len(found), size):
        yield found[start : start + size]
