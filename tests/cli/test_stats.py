"""`reg stats`: the same numbers as tables, as Markdown and as JSON, in both languages."""

import json
from pathlib import Path

import pytest

from tests.cli.test_answers import write
from tests.review.stories import SETTINGS as PLAIN
from tests.running import AS_OF, EXAMPLES, reg
from tests.sources.repositories import dated, git, repository

FJORDBY, BROKEN = EXAMPLES / "fjordby", EXAMPLES / "broken"
SETTINGS = """format: 1
organisation: {name: "Eksempelby | Kommune"}
completeness:
  system: {must: [owner, hosting], should: [criticality.level]}
  contract: {must: [owner]}
verification: {by_criticality: {high: P6M, medium: P12M, low: P24M}}
controls: {adgange: {name: Adgange, every: P6M, applies_to: all}}
"""


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        registry=SETTINGS,
        systems__ky="name: KY\nowner: chef\nverified: {by: chef, date: 2026-11-01}\n",
        systems__ksd="name: KSD\nhosting: cloud\n",
        contracts__k="name: K\nowner: chef\n",
        people__chef="name: Chef\nunit: ydelse\n",
        units__ydelse="name: Ydelse\n",
    )


def section(page: str, heading: str) -> list[str]:
    """The lines of one table: from its heading to the next empty line, each with single blanks."""
    lines = page.splitlines()
    start = lines.index(heading) + 1
    end = next((number for number in range(start, len(lines)) if not lines[number]), len(lines))
    return [" ".join(line.replace("\xa0", " ").split()) for line in lines[start:end] if "──" not in line]


def test_the_tables(registry: Path) -> None:
    ran = reg("--as-of", AS_OF, "--lang", "en", "stats", cwd=registry, COLUMNS="120")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Eksempelby | Kommune in numbers on 2026-11-22\n")
    assert section(ran.out, "Filled in, by kind (least first)") == [
        "Kind Entities Must Should Could",
        "Systems 2 50% (2/4) 0% (0/2) –",
        "Contracts 1 100% (1/1) – –",
        "All 3 60% (3/5) 0% (0/2) –",
    ]
    assert section(ran.out, "Most incomplete") == [
        "Id Kind Missing of what must be there",
        "ksd system owner",
        "ky system hosting",
    ]
    assert section(ran.out, "Confirmed in time")[1:] == [
        "Systems 50% (1/2) 0 1",
        "Systems, criticality: low 50% (1/2) 0 1",
    ]
    assert section(ran.out, "Controls, oversight and other duties")[1:] == ["Adgange 0% (0/2) 0 2"]
    assert "Confirmed longest ago: ky (2026-11-01)." in ran.out


@pytest.mark.parametrize(
    ("by", "heading", "rows"),
    [
        ("unit", "Udfyldt efter center (mindst først)", ["(ingen ejer eller ingen enhed) 1", "Ydelse 2"]),
        ("owner", "Udfyldt efter ejer (mindst først)", ["(uden ejer) 1", "Chef 2"]),
    ],
)
def test_groups(registry: Path, by: str, heading: str, rows: list[str]) -> None:
    ran = reg("stats", "--by", by, cwd=registry)
    found = section(ran.out, heading)[1:-1]
    assert [line.rpartition(" 50 %")[0] or line.partition(" 67 %")[0] for line in found] == rows


def test_markdown_is_escaped_and_has_every_table(registry: Path) -> None:
    ran = reg("--as-of", AS_OF, "stats", "--format", "md", cwd=registry)
    assert ran.out.startswith(
        "# Eksempelby \\| Kommune i tal den 2026-11-22\n\n## Omfang\n\n| Art | Poster | Aktive |\n"
    )
    assert [line for line in ran.out.splitlines() if line.startswith("## ")] == [
        "## Omfang",
        "## Hvor systemer og projekter står",
        "## Udfyldt efter art (mindst først)",
        "## Mangler mest",
        "## Bekræftet i tide",
        "## Kontroller, tilsyn og andre pligter",
        "## Ejere",
        "## Hvad der er beskrevet og dækket",
    ]


def test_json_has_every_number_in_words_of_the_program(registry: Path) -> None:
    first = reg("--as-of", AS_OF, "stats", "-f", "json", cwd=registry)
    second = reg("--as-of", AS_OF, "--lang", "en", "stats", "-f", "json", "--by", "owner", cwd=registry)
    assert first.out == second.out
    found = json.loads(first.out)
    assert (found["schema_version"], found["as_of"], found["incomplete"]) == (1, AS_OF, False)
    assert found["sizes"]["kinds"][0] == {"kind": "system", "entities": 2, "active": 2}
    assert found["completeness"]["by_owner"][0] == {
        "key": None,
        "name": None,
        "entities": 1,
        "must": {"part": 1, "whole": 2},
        "should": {"part": 0, "whole": 1},
        "could": {"part": 0, "whole": 0},
    }
    assert found["completeness"]["most_incomplete"][0] == {
        "entry": {"id": "ksd", "kind": "system", "name": "KSD"},
        "missing": ["owner"],
    }
    assert found["trust"]["oldest"] == [{"entry": {"id": "ky", "kind": "system", "name": "KY"}, "date": "2026-11-01"}]


def test_without_settings_one_line_says_how_to_get_them(tmp_path: Path) -> None:
    write(tmp_path, systems__ky="name: KY\n")
    english = reg("--lang", "en", "stats", cwd=tmp_path, COLUMNS="120")
    danish = reg("stats", cwd=tmp_path, COLUMNS="120")
    assert english.out.count("`extends: dk-2026`") == danish.out.count("`extends: dk-2026`") == 1
    assert section(danish.out, "Udfyldt og bekræftet") == [
        "Indstillingerne beder ikke om noget her; `extends: dk-2026` i registry.yaml giver danske standardværdier."
    ]


def test_a_registry_of_nothing_but_settings(tmp_path: Path) -> None:
    write(tmp_path)
    ran = reg("stats", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert "Systemer med KLE-nummer" in ran.out


def test_faults_make_the_numbers_incomplete() -> None:
    ran = reg("--registry", BROKEN, "--lang", "en", "stats")
    assert ran.code == 1
    assert "(incomplete: some files have faults)" in ran.out.partition("\n")[0]
    assert ran.err.startswith("this answer is incomplete; files with faults: ")
    assert reg("--registry", BROKEN, "--strict", "stats").code == 2
    assert json.loads(reg("--registry", BROKEN, "stats", "-f", "json").out)["incomplete"] is True


def test_the_example_fits_a_narrow_screen() -> None:
    ran = reg("--registry", FJORDBY, "--as-of", AS_OF, "stats", COLUMNS="80")
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "\x1b" not in ran.out
    assert "\x1b[1mOmfang\x1b[0m" in reg("--registry", FJORDBY, "stats", FORCE_COLOR="1").out


def test_over_time_reads_the_months_from_git(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    dated(folder, "2026-01-10", {"registry.yaml": PLAIN, "systems/a.yaml": "name: A\nowner: x\n"})
    commit = dated(folder, "2026-02-10", {"systems/b.yaml": "name: B\n"})
    (folder / "systems/c.yaml").write_text("name: C\n")
    asked = ("--as-of", "2026-03-05", "stats", "--over-time", "--since", "2026-01-01")
    ran = reg("--lang", "da", *asked, cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert [" ".join(line.split()) for line in ran.out.splitlines() if line.startswith("2026")] == [
        f"2026-01-31 1 0 0 – 1 0 0 {git(folder, 'rev-parse', 'HEAD^')[:10]}",
        f"2026-02-28 2 0 0 – 1 0 0 {commit[:10]}",
        "2026-03-05 3 0 0 – 1 0 0",
    ]
    found = json.loads(reg(*asked, "--format", "json", cwd=folder).out)
    assert [(one["day"], one["systems"], one["committed"]) for one in found["states"]] == [
        ("2026-01-31", 1, "2026-01-10"),
        ("2026-02-28", 2, "2026-02-10"),
        ("2026-03-05", 3, None),
    ]
    assert reg(*asked, "--format", "svg", cwd=folder).out.startswith("<?xml")
    assert reg("--rev", "HEAD^", *asked, "-f", "json", cwd=folder).out.count('"systems": 1') == 3


def test_over_time_says_what_it_cannot_do(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    dated(folder, "2010-01-10", {"registry.yaml": PLAIN})
    for options, said in (
        (("--over-time", "--select", "a"), "--over-time tæller hele registret: udelad --select og --exclude"),
        (("--since", "2026-01-01"), "--since hører sammen med --over-time"),
        (("--format", "svg"), "--format svg hører sammen med --over-time"),
        (("--over-time", "--since", "x"), "--since x er ikke en dag skrevet som ÅÅÅÅ-MM-DD"),
    ):
        ran = reg("--lang", "da", "stats", *options, cwd=folder)
        assert (ran.code, ran.out, ran.err) == (2, "", f"reg: {said}\n")
    ran = reg("--as-of", "2026-03-05", "stats", "--over-time", "--since", "2000-01-01", cwd=folder)
    assert ran.err == "der læses højst 60 måneder; den første er 2021-03-31\n"
