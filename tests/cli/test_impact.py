"""`reg impact` and `reg path`: the same answer in every format, both languages, and questions that have none."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.test_answers import write
from tests.running import AS_OF, EXAMPLES, reg

FJORDBY, BROKEN = EXAMPLES / "fjordby", EXAMPLES / "broken"
NASTY = 'A | "B" <script> # `c` --> end ]]> \\n [x](y)'


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        systems__a=f"name: '{NASTY}'\nowner: chef\n",
        systems__b="name: B\nuses: [{system: a, essential: true}]\ntasks: ['kle:32.24']\n",
        systems__c="name: C\nuses: [{system: b}]\n",
        people__chef="name: Chef\n",
        units__tom="name: Tom\n",
        contracts__k="name: K\ncovers: [a]\nterm: {start: 2024-01-01, end: 2027-12-31}\n"
        "prices: [{name: Drift, type: operation, amount: 365000, per: year}]\n",
    )


def ask(registry: Path, *arguments: str, lang: str = "en") -> str:
    """The answer to a question that has one."""
    ran = reg("--registry", registry, "--as-of", AS_OF, "--lang", lang, *arguments)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_the_page_names_what_stops_and_what_may_suffer_with_the_way(registry: Path) -> None:
    page = ask(registry, "impact", "a")
    lines = [" ".join(line.split()) for line in page.splitlines()]
    assert "Stops for certain: 1, of which systems: 1. May be touched: 1, of which systems: 1." in lines
    assert "1 b B system a ← b (uses.system)" in lines
    assert "2 c C system a ← b (uses.system) ← c (uses.system, may suffer)" in lines
    assert any(line.startswith("k a in force 2027-12-31 ends by itself") for line in lines)
    danish = ask(registry, "impact", "a", lang="da")
    assert "Går med sikkerhed i stå: 1, heraf systemer: 1. Kan blive berørt: 1, heraf systemer: 1." in danish


def test_markdown_holds_names_as_text(registry: Path) -> None:
    page = ask(registry, "impact", "a", "-f", "md")
    assert "<script>" not in page
    assert "| 2 | c | C | system | a ← b (uses.system) ← c (uses.system, may suffer) |" in page


def test_json_has_ways_contracts_and_kroner(registry: Path) -> None:
    found = json.loads(ask(registry, "impact", "a", "-f", "json"))
    assert (found["schema_version"], found["incomplete"], found["asked"]["name"]) == (1, False, NASTY)
    assert [(one["id"], one["how"], one["distance"]) for one in found["touched"]] == [
        ("b", "certain", 1),
        ("c", "possible", 2),
    ]
    assert [(step["from"], step["to"], step["bearing"]) for step in found["touched"][1]["path"]] == [
        ("b", "a", "stops"),
        ("c", "b", "suffers"),
    ]
    assert [(one["id"], one["cost"], one["touched"]) for one in found["contracts"]] == [("k", 365000, ["a"])]
    assert found["tasks"] == [{"task": "kle:32.24", "systems": ["b"]}]


def test_pictures_hold_every_node_and_names_as_text(registry: Path) -> None:
    mermaid = ask(registry, "impact", "a", "-f", "mermaid")
    assert "n_b --> n_a" in mermaid
    assert "n_c -.-> n_b" in mermaid
    assert "<script>" not in mermaid
    for format_ in ("svg", "graphml"):
        ET.fromstring(ask(registry, "impact", "a", "-f", format_))  # noqa: S314 - our own output
    assert '"b" -> "a"' in re.sub("sys_|n_", "", ask(registry, "impact", "a", "-f", "dot"))


def test_the_simulation_of_a_retirement(registry: Path) -> None:
    """The contract ends with 2027: 184 of 365 days of 365.000 are paid after the last day of use."""
    page = ask(registry, "impact", "a", "--retire", "2027-07-01", lang="da")
    assert "Sidste dag i brug: 2027-06-30. Beregnet ud fra forholdene den 2026-11-22." in page
    assert "Betales efter sidste dag i brug: 184.000,00 kr." in page
    found = json.loads(ask(registry, "impact", "a", "--retire", "2027-07-01", "-f", "json"))
    assert (found["retired"], found["year"]) == ("2027-07-01", 2028)
    assert found["stranded"] == {"own": 184000, "shared": 0}
    assert [(one["system"], one["loses"], one["loss"], one["in_time"]) for one in found["losing"]] == [
        ("b", "a", "stops", False)
    ]
    assert [(one["what"], one["id"], one["about"]) for one in found["decisions"]] == [("replace", "a", ["b"])]
    markdown = ask(registry, "impact", "a", "--retire", "2027-07-01", "-f", "md")
    assert "<script>" not in markdown


def test_how_one_depends_on_another(registry: Path) -> None:
    page = ask(registry, "path", "c", "a")
    assert "c may be touched if a stops." in page
    assert "c → b (uses.system) → a (uses.system)" in page
    assert "b stops for certain without a." in ask(registry, "path", "b", "a")
    assert "a does not depend on b, but the other way round" in ask(registry, "path", "a", "b")
    assert "a is the same as a." in ask(registry, "path", "a", "a")
    assert "Neither depends on the other" in ask(registry, "path", "a", "chef")
    assert "Nothing connects them." in ask(registry, "path", "a", "tom")
    found = json.loads(ask(registry, "path", "c", "a", "-f", "json"))
    assert (found["direction"], found["certainty"], found["ways"]) == ("depends", "possible", [["c", "b", "a"]])
    for format_ in ("md", "mermaid", "dot", "svg", "graphml"):
        assert ask(registry, "path", "c", "a", "-f", format_)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["impact", "kmd-sga"], "did you mean kmd-sag?"),
        (["path", "ky", "kmd-sga"], "did you mean kmd-sag?"),
        (["impact", "ky", "--retire", "next year"], "--retire next year is no day written as YYYY-MM-DD"),
        (["impact", "ky", "--retire", "2026-11-21"], "must lie on or after 2026-11-22"),
        (["impact", "ky", "--retire", "2127-01-01"], "at most 100 years ahead"),
        (["impact", "ydelse", "--retire", "2027-01-01"], "ydelse is a unit, which is not retired"),
        (["impact", "ky", "--retire", "2027-01-01", "-f", "svg"], "--retire gives no picture"),
    ],
)
def test_questions_without_an_answer(arguments: list[str], said: str) -> None:
    ran = reg("--registry", FJORDBY, "--as-of", AS_OF, "--lang", "en", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_an_answer_from_files_with_faults_says_that_it_is_incomplete() -> None:
    ran = reg("--registry", BROKEN, "--as-of", AS_OF, "--lang", "en", "impact", "bibliotek")
    assert ran.code == 1
    assert "this answer is incomplete" in ran.err
    assert "(incomplete: some files have faults)" in ran.out
    assert json.loads(reg("--registry", BROKEN, "impact", "bibliotek", "-f", "json").out)["incomplete"] is True
