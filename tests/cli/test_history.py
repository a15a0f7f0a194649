"""`reg history` and `reg blame`: real repositories, both languages, and text of strangers that stays text."""

import json
from pathlib import Path

import pytest

from tests.review.stories import SETTINGS, told
from tests.running import reg
from tests.sources.repositories import dated, git, write

KY = "systems/ky.yaml"
CHEF = {"people/chef.yaml": "name: Chefen\n", "people/bo.yaml": "name: Bo Bosen\n"}


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """A system whose owner changes on a branch that somebody merges."""
    folder = told(tmp_path / "register", [("2026-01-05", {KY: "name: KY\nowner: chef\nversion: '1'\n", **CHEF})])
    git(folder, "switch", "--quiet", "--create", "branch")
    dated(folder, "2026-02-03", {KY: "name: KY\nowner: bo\nversion: '1'\n"}, message="Skift ejer", author="Åse Ny")
    git(folder, "switch", "--quiet", "main")
    message = "Godkend\n\nReviewed-by: Eva"
    dated(folder, "2026-02-10", {}, message=message, author="Leder", committer="GitHub", merging="branch")
    return folder


def test_a_life_in_danish(registry: Path) -> None:
    ran = reg("history", "ky", "--lang", "da", cwd=registry)
    merge, change = git(registry, "rev-parse", "HEAD", "HEAD^2").split()
    assert (ran.code, ran.err) == (0, "")
    assert [" ".join(line.split()) for line in ran.out.splitlines()[2:12] if "──" not in line] == [
        "2026-02-10: ændret",
        "Hvad Før Efter",
        "Systemejer Chefen (chef) Bo Bosen (bo)",
        "",
        f"Flettet ind af Leder, committet af GitHub (commit {merge[:10]}): Godkend",
        f"Skrevet af Åse Ny den 2026-02-03 (commit {change[:10]}): Skift ejer",
        "Angivet i commit-beskeden, hvilket ikke er et bevis: Reviewed-by: Eva",
        "",
        "2026-01-05: kom med i registret",
    ]


def test_a_life_in_english_oldest_first_and_since_a_day(registry: Path) -> None:
    ran = reg("history", "ky", "--oldest-first", "--lang", "en", cwd=registry)
    assert ran.out.index("2026-01-05: came into the registry") < ran.out.index("2026-02-10: changed")
    ran = reg("history", "ky", "--since", "2026-02-01", "--lang", "en", cwd=registry)
    assert "2026-02-10: changed" in ran.out
    assert "2026-01-05" not in ran.out
    ran = reg("history", "ky", "--since", "2026-03-01", "--lang", "en", cwd=registry)
    assert "Nothing happened in this time." in ran.out
    ran = reg("history", "ky", "--since", "i går", "--lang", "da", cwd=registry)
    assert (ran.code, ran.err) == (2, "reg: --since i går er ikke en dag skrevet som ÅÅÅÅ-MM-DD\n")


def test_a_life_for_programs(registry: Path) -> None:
    (newest, first) = json.loads(reg("history", "ky", "--lang", "en", "--format", "json", cwd=registry).out)["events"]
    assert newest["facts"] == [
        {
            "field": "owner",
            "path": ["owner"],
            "before": "chef",
            "after": "bo",
            "words": "System owner: Chefen (chef) → Bo Bosen (bo)",
        }
    ]
    assert (newest["commit"]["author"], newest["commit"]["is_merge"]) == ("Leder", True)
    assert newest["commit"]["trailers"] == [{"key": "Reviewed-by", "value": "Eva"}]
    assert [one["author"] for one in newest["merged"]] == ["Åse Ny"]
    assert (first["turn"], first["before"], first["after"]["path"]) == ("added", None, KY)


def test_what_is_gone_and_what_has_another_id(registry: Path) -> None:
    dated(registry, "2026-03-01", {KY: None, "systems/ny.yaml": "name: NY\nformerly: [ky]\n", "people/bo.yaml": None})
    ran = reg("history", "bo", "--lang", "en", cwd=registry)
    assert ran.out.startswith("The life of Bo Bosen (bo)\n\n2026-03-01: left the registry\n")
    ran = reg("history", "ky", "--lang", "da", cwd=registry)
    assert ran.err == "ky hedder nu ny\n"
    assert "2026-03-01: omdøbt fra ky til ny" in ran.out
    ran = reg("history", "kz", "--lang", "en", cwd=registry)
    assert (ran.code, ran.err.startswith("reg: there is no kz in the registry")) == (2, True)


def test_the_past_of_an_earlier_revision(registry: Path) -> None:
    assert "2026-02-10" not in reg("--rev", "HEAD^", "history", "ky", cwd=registry).out


def test_what_is_not_committed_is_told_as_such(registry: Path) -> None:
    write(registry, {KY: "name: KY\nowner: chef\nversion: '1'\n"})
    ran = reg("history", "ky", "--lang", "da", cwd=registry)
    assert "nu: ændret" in ran.out
    assert "Endnu ikke committet." in ran.out


def test_without_git_one_line_says_so(tmp_path: Path) -> None:
    write(tmp_path, {"registry.yaml": SETTINGS, KY: "name: KY\n"})
    for command in ("history", "blame"):
        ran = reg(command, "ky", "--lang", "en", cwd=tmp_path)
        assert (ran.code, ran.out) == (2, "")
        assert "is in no git repository" in ran.err


def test_a_shallow_clone_says_what_it_does_not_have(registry: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", registry.as_uri(), "clone")
    ran = reg("history", "ky", "--lang", "da", cwd=tmp_path / "clone")
    assert "2026-02-10: fandtes allerede, da klonens historik begynder" in ran.out
    assert "er ikke i denne klon: hent den med `git fetch --unshallow`." in ran.out
    assert "2026-02-10 eller før" in reg("blame", "ky", "--lang", "da", cwd=tmp_path / "clone").out


def test_blame_names_who_wrote_and_who_merged(registry: Path) -> None:
    merge, first = git(registry, "rev-parse", "HEAD", "HEAD^").split()
    ran = reg("blame", "ky", "--lang", "en", cwd=registry)
    rows = [tuple(cell.strip() for cell in line.split("  ") if cell.strip()) for line in ran.out.splitlines()]
    assert ("1", "Name for people", "KY", "2026-01-05", "Test", first[:10]) in rows
    assert (
        *("2", "System owner", "Bo Bosen (bo)", "2026-02-10", "Åse Ny"),
        *("Leder, committed by GitHub", merge[:10]),
    ) in rows
    found = json.loads(reg("blame", "ky", "--format", "json", cwd=registry).out)
    owner = next(one for one in found["facts"] if one["field"] == "owner")
    assert (owner["value"], owner["line"], owner["since"], owner["commit"]) == ("bo", 2, "2026-02-10", merge)
    assert found["commits"][owner["merged"][0]]["author"] == "Åse Ny"


def test_texts_of_strangers_stay_text(tmp_path: Path) -> None:
    hostile = "\x1b[31m::error::x | <b> `x` @alle #1\n\nReviewed-by: ##vso[task.x] \u202e"
    folder = told(tmp_path, [("2026-01-05", {"README.md": "x"})])
    dated(folder, "2026-02-01", {KY: "name: '<b>|x'\n"}, message=hostile, author="::warning::<i>")
    for format_ in ("table", "md", "json"):
        for command in ("history", "blame"):
            out = reg(command, "ky", "--format", format_, cwd=folder, GITHUB_ACTIONS="true").out
            assert "\x1b" not in out
            assert "\u202e" not in out
            assert "##vso" not in out
            assert not any(line.startswith("::") for line in out.splitlines())
            assert format_ != "md" or ("<b>" not in out and "@alle" not in out)
