"""`reg compare`: states as they are written, revisions from real repositories, both languages, and text that stays text."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from registry_cli.cli.asking import Asked
from registry_cli.cli.compare import State, state_of
from registry_cli.questions import WrongQuestion
from tests.running import AS_OF, EXAMPLES, reg
from tests.sources.repositories import commit, git, repository, write

FJORDBY = EXAMPLES / "fjordby"
QUESTION = Asked(Path(), is_named=False, rev=None, as_of=date(2026, 11, 22), lang="en", strict=False)
FILES: dict[str, str | bytes] = {
    "registry.yaml": "format: 1\norganisation: {name: Eksempelby}\n",
    "systems/k.yaml": "name: K | <b>fed</b>\nuses: [{system: o}]\n",
    "systems/o.yaml": "name: O\n",
}
PLAN = "name: Plan\nstate: approved\nchanges: [{system: o, action: retire, date: 2028-01-01}]\n"

WRITTEN: dict[str, tuple[str, State]] = {
    "a-revision": ("main", State("main", date(2026, 11, 22))),
    "a-day": ("@2030-01-01", State(None, date(2030, 1, 1))),
    "a-revision-on-a-day": ("main@2030-01-01", State("main", date(2030, 1, 1))),
    "nothing": ("", State(None, date(2026, 11, 22))),
    "git's-own-sign": ("@", State("@", date(2026, 11, 22))),
    "git's-own-sign-on-a-day": ("HEAD@{1}@2030-01-01", State("HEAD@{1}", date(2030, 1, 1))),
    "an-earlier-one": ("HEAD@{1}", State("HEAD@{1}", date(2026, 11, 22))),
    "a-tag-with-the-sign": ("release@mars", State("release@mars", date(2026, 11, 22))),
    "a-day-without-the-sign-is-a-revision": ("2030-01-01", State("2030-01-01", date(2026, 11, 22))),
}


@pytest.mark.parametrize(("text", "expected"), WRITTEN.values(), ids=WRITTEN)
def test_a_state_as_it_is_written(text: str, expected: State) -> None:
    assert state_of(text, QUESTION) == expected


def test_what_is_left_out_is_as_the_global_options_have_it() -> None:
    asked = replace(QUESTION, rev="v1")
    assert state_of("@2030-01-01", asked) == State("v1", date(2030, 1, 1))
    assert state_of("v2", asked).rev == "v2"


@pytest.mark.parametrize("text", ["@2030-13-01", "main@2030-1-1", "@2030", "HEAD@{1}@20300101"])
def test_a_day_that_is_none(text: str) -> None:
    day = text.rpartition("@")[2]
    with pytest.raises(WrongQuestion) as raised:
        state_of(text, QUESTION)
    assert (
        raised.value.say("en") == f"{text}: {day} is no day written as YYYY-MM-DD (a state is REV, @DATE or REV@DATE)"
    )
    assert raised.value.say("da").startswith(f"{text}: {day} er ikke en dag skrevet som ÅÅÅÅ-MM-DD")


def test_revisions_and_days(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    commit(folder, FILES)
    git(folder, "tag", "first")
    commit(folder, {"projects/p.yaml": PLAN})
    write(folder, {"systems/x.yaml": "name: X\n"})
    found = reg(
        "--as-of", AS_OF, "--lang", "en", "compare", "first@2026-11-22", "main@2028-01-01", "-f", "json", cwd=folder
    )
    assert (found.code, found.err) == (0, "")
    told = json.loads(found.out)
    assert (told["before"], told["after"]["rev"]) == ({"rev": "first", "day": "2026-11-22", "entities": 2}, "main")
    assert [(one["turn"], one["id"], one["ground"], one["day"], one["project"]) for one in told["entities"]] == [
        ("retiring", "o", "project", "2028-01-01", "p"),
        ("arriving", "p", "files", None, None),
    ]
    assert told["connections"] == [
        {
            "outcome": "severed",
            "system": "k",
            "stated": "o",
            "before": "o",
            "after": "o",
            "since": "2028-01-01",
            "lost": "o",
            "project": "p",
        }
    ]
    now = reg("--as-of", AS_OF, "--lang", "da", "compare", "main", "--format", "md", cwd=folder)
    assert now.out.startswith("# Eksempelby: fra main den 2026-11-22 til filerne den 2026-11-22\n")
    assert "| system | X (x) | tilstand |  | i drift |  | ny i registret |" in now.out
    wrong = reg("--lang", "en", "compare", "nowhere", cwd=folder)
    assert (wrong.code, wrong.err) == (2, "reg: there is no revision nowhere here\n")
    same = reg("--as-of", AS_OF, "--lang", "en", "compare", "@2026-11-22", cwd=folder)
    assert (same.code, same.err) == (2, "reg: both states are @2026-11-22: there is nothing to compare\n")


def test_names_stay_text_and_faults_are_counted(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "projects/p.yaml": PLAN, "systems/broken.yaml": "name: [\n"})
    ran = reg("--as-of", AS_OF, "--lang", "en", "compare", "@2026-11-22", "@2028-01-01", "-f", "md", cwd=tmp_path)
    assert ran.code == 1
    assert ran.err == "this answer is incomplete; files with faults: 1; see `reg validate`\n"
    assert "Some files have faults, so something may be missing here." in ran.out
    assert "<b>" not in ran.out
    strict = reg("--strict", "--lang", "en", "compare", "@2026-11-22", "@2028-01-01", cwd=tmp_path)
    assert strict.code == 2


def test_the_example_in_a_table() -> None:
    ran = reg("--as-of", AS_OF, "compare", "@2026-11-25", "@2030-01-01", cwd=FJORDBY, COLUMNS="200")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Fjordby Kommune: fra filerne den 2026-11-25 til filerne den 2030-01-01\n")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert (
        "Kommunernes Ydelsessystem (ky) SF1590 Økonomi i rammearkitekturen (sf1590) KMD Opus Økonomi (opus) 2029-01-01 "
        "projekt Genudbud af økonomi og løn (genudbud-oekonomi-loen)"
    ) in lines
    assert any(
        line.startswith("system KMD Opus Økonomi (opus) tilstand i drift udfaset 2029-01-01 projekt") for line in lines
    )


def test_show_says_where_a_state_comes_from() -> None:
    ran = reg("--as-of", "2029-01-01", "show", "opus", cwd=FJORDBY)
    head = ran.out.splitlines()[:3]
    assert head[0] == "KMD Opus Økonomi (opus) · system · udfaset siden 2029-01-01"
    assert head[2].startswith(
        "Tilstand efter det godkendte projekt genudbud-oekonomi-loen  projects/genudbud-oekonomi-loen.yaml:"
    )
    use = next(
        line
        for line in reg("--as-of", "2029-01-01", "--lang", "en", "show", "ky", cwd=FJORDBY).out.splitlines()
        if "sf1590 (" in line
    )
    assert use.endswith("[severed since 2029-01-01, opus is retired, by the approved project genudbud-oekonomi-loen]")
    told = json.loads(reg("--as-of", "2029-01-01", "show", "opus", "-f", "json", cwd=FJORDBY).out)
    assert told["state_from"]["project"] == "genudbud-oekonomi-loen"
    assert told["state_from"]["path"] == "projects/genudbud-oekonomi-loen.yaml"


SELECTED: dict[str, tuple[list[str], list[str], list[tuple[str, str]]]] = {
    "what-is-gone": (["-s", "o"], ["o"], [("k", "o")]),
    "what-is-new": (["-s", "x"], ["x"], []),
    "what-was-renamed-by-its-name-then": (["-s", "name:Gamle"], ["y"], []),
    "one-side-each": (["-s", "o x"], ["o", "x"], [("k", "o")]),
    "all-but": (["--exclude", "kind:project", "--exclude", "o"], ["x", "y"], [("k", "o")]),
    "as-each-day-has-it": (["-s", "at:retired"], ["o"], [("k", "o")]),
}


@pytest.mark.parametrize(("arguments", "entities", "connections"), SELECTED.values(), ids=SELECTED)
def test_a_selection_is_what_either_side_selects(
    tmp_path: Path, arguments: list[str], entities: list[str], connections: list[tuple[str, str]]
) -> None:
    folder = repository(tmp_path / "r")
    commit(folder, {**FILES, "systems/y.yaml": "name: Gamle\n"})
    write(folder, {"projects/p.yaml": PLAN, "systems/x.yaml": "name: X\n", "systems/y.yaml": "name: Nye\n"})
    found = reg("--as-of", AS_OF, "compare", "HEAD", "@2028-01-01", "-f", "json", *arguments, cwd=folder)
    assert (found.code, found.err) == (0, "")
    told = json.loads(found.out)
    assert sorted(one["id"] for one in told["entities"]) == entities
    assert [(one["system"], one["stated"]) for one in told["connections"]] == connections


def test_a_selection_that_neither_side_knows(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    commit(folder, FILES)
    unknown = reg("--lang", "en", "compare", "HEAD", "@2028-01-01", "-s", "zz", cwd=folder)
    assert (unknown.code, unknown.out) == (2, "")
    assert unknown.err.splitlines()[0].startswith("reg: there is no zz in the registry")
    nothing = reg("--lang", "en", "compare", "HEAD", "@2028-01-01", "-s", "name:zz", "-f", "md", cwd=folder)
    assert nothing.code == 0
    assert nothing.err.splitlines() == ["nothing fits name:zz"]
    assert "(selection: name:zz)" in nothing.out.splitlines()[0]
