"""Commands for GitHub and Azure, read back the way their agents read them."""

import re
from typing import NamedTuple

import pytest

from registry_cli.escaping import visible
from registry_cli.findings import Span
from registry_cli.output import azure, github
from tests.output.sample import HOSTILE, diagnostic, only, related, report, with_findings


class Command(NamedTuple):
    """A command as an agent reads it."""

    name: str
    properties: dict[str, str]
    message: str


def _from_github(line: str) -> Command:
    match = re.fullmatch(r"::(?P<name>\w+) (?P<properties>.*?)::(?P<message>.*)", line)
    assert match
    pairs = (pair.split("=", 1) for pair in match["properties"].split(","))
    properties = {name: _data(value.replace("%3A", ":").replace("%2C", ",")) for name, value in pairs}
    return Command(match["name"], properties, _data(match["message"]))


def _data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _from_azure(line: str) -> Command:
    match = re.fullmatch(r"##vso\[(?P<name>[\w.]+) (?P<properties>[^\]]*)\](?P<message>.*)", line)
    assert match
    pairs = (pair.split("=", 1) for pair in match["properties"].split(";"))
    return Command(match["name"], {name: _plain(value) for name, value in pairs}, _plain(match["message"]))


def _plain(text: str) -> str:
    for character, code in ((";", "%3B"), ("\r", "%0D"), ("\n", "%0A"), ("]", "%5D"), ("%", "%AZP25")):
        text = text.replace(code, character)
    return text


def test_github_annotation_is_exact() -> None:
    assert github.render(only("unknown-reference")) == (
        "::error file=it/registret/systems/ky.yaml,line=2,col=8,endLine=2,endColumn=18,title=reg unknown-reference::"
        "it/registret/systems/ky.yaml:2:8: there is no ydelseschf in the registry%0A"
        "Did you mean ydelseschef? Correct the id, or write the missing file with `reg new`.\n"
    )


def test_github_names_related_places() -> None:
    (command,) = [_from_github(line) for line in github.render(only("duplicate-id", lang="da")).splitlines()]
    assert command.message.splitlines() == [
        "it/registret/systems/cpr.yaml:1:1: id'et cpr er optaget",
        "først her: it/registret/datasources/cpr.yaml:1:1",
        "Omdøb en af filerne.",
    ]


def test_github_shows_errors_first_as_it_stops_after_ten() -> None:
    commands = [_from_github(line) for line in github.render(report()).splitlines()]
    assert [one.name for one in commands] == ["error"] * 15 + ["warning", "notice"]
    errors = [(one.properties["file"], int(one.properties["line"])) for one in commands[:15]]
    assert errors == sorted(errors)


def test_github_gives_hostile_texts_back_as_text() -> None:
    messages = [_from_github(line).message for line in github.render(only("unknown-key")).splitlines()]
    assert [message.splitlines()[0].split(": ", 1)[1] for message in messages] == [
        f"unknown key {visible(text)}" for text in HOSTILE
    ]


def test_github_escapes_what_ends_a_property() -> None:
    path = "systems/a,b:c%3A\r\nd::e.yaml"
    line = github.render(with_findings(diagnostic(path=path))).splitlines()
    assert [_from_github(one).properties["file"] for one in line] == [path]
    assert line[0].startswith("::error file=systems/a%2Cb%3Ac%253A%0D%0Ad%3A%3Ae.yaml,line=2,")


@pytest.mark.parametrize(
    ("span", "lines"),
    [
        (Span(2, 8, 2, 18), {"line": "2", "col": "8", "endLine": "2", "endColumn": "18"}),
        (Span(2, 8, 2, 1), {"line": "2", "col": "8", "endLine": "2", "endColumn": "8"}),
        (Span(2, 8, 4, 1), {"line": "2", "endLine": "4"}),
    ],
    ids=["one line", "backwards", "several lines"],
)
def test_github_gives_columns_only_within_a_line(span: Span, lines: dict[str, str]) -> None:
    (line,) = github.render(with_findings(diagnostic(span=span))).splitlines()
    found = _from_github(line).properties
    assert {name: value for name, value in found.items() if name not in {"file", "title"}} == lines


@pytest.mark.parametrize(
    ("text", "data", "value"),
    [
        ("100%", "100%25", "100%25"),
        ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
        ("a: b, c", "a: b, c", "a%3A b%2C c"),
        ("%0A", "%250A", "%250A"),
    ],
)
def test_github_escaping(text: str, data: str, value: str) -> None:
    assert (github.escape_data(text), github.escape_property(text)) == (data, value)


def test_azure_issue_is_exact() -> None:
    assert azure.render(only("unknown-folder")) == (
        "##vso[task.logissue type=warning;sourcepath=it/registret/systms/kit.yaml;linenumber=1;columnnumber=1;"
        "code=unknown-folder]it/registret/systms/kit.yaml:1:1: the folder systms is none of the registry's, so its "
        "files are not read%0ADid you mean systems? Move the files to the folder that was meant.\n"
    )


def test_azure_knows_no_third_type_so_the_text_says_it() -> None:
    (line,) = azure.render(only("unknown-choice", lang="da")).splitlines()
    command = _from_azure(line)
    assert command.properties["type"] == "warning"
    assert command.message.startswith("oplysning: it/registret/systems/ky.yaml:3:10: suplier er ikke")


def test_azure_gives_hostile_texts_back_as_text() -> None:
    commands = [_from_azure(line) for line in azure.render(only("unknown-key")).splitlines()]
    assert {one.name for one in commands} == {"task.logissue"}
    assert [one.message.splitlines()[0].split(": ", 1)[1] for one in commands] == [
        f"unknown key {visible(text)}" for text in HOSTILE
    ]


def test_azure_escapes_what_ends_a_property() -> None:
    path = "systems/a;b]c%3B\r\nd.yaml"
    (line,) = azure.render(with_findings(diagnostic(path=path, related=(related("x"),)))).splitlines()
    assert _from_azure(line).properties["sourcepath"] == path


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("100%", "100%AZP25"), ("a;b]c", "a%3Bb%5Dc"), ("a\r\nb", "a%0D%0Ab"), ("%5D", "%AZP255D")],
)
def test_azure_escaping(text: str, escaped: str) -> None:
    assert azure.escape(text) == escaped
