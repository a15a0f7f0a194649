"""One entity's life out of git: by meaning, through renames, moves, gaps, files that were no data, and clones that end early."""

from pathlib import Path

import pytest

from registry_cli.review import histories as module
from registry_cli.review.histories import lives
from registry_cli.review.histories import told as with_commits
from registry_cli.sources.history import past_of
from tests.review.stories import SETTINGS, Chapter, in_lines, life, told
from tests.sources.repositories import dated, git, repository, write

KY = "systems/ky.yaml"
NEW = "systems/ny.yaml"
LONG = "name: KY\nowner: chef\ntype: application\nhosting: cloud\nversion: '1'\n"
OTHER = "name: Noget helt andet\nmanager: bo\n"

STORIES: dict[str, tuple[str, list[Chapter], list[str]]] = {
    "newest-first-with-old-and-new": (
        "ky",
        [
            ("2026-01-01", {KY: "name: KY\nowner: a\n"}),
            ("2026-02-01", {KY: "name: KY\nowner: b\n"}),
            ("2026-03-01", {KY: "name: KY\nowner: b\ntags: [x]\n", NEW: OTHER}),
        ],
        ["2026-03-01 changed tags=None>x", "2026-02-01 changed owner=a>b", "2026-01-01 added"],
    ),
    "how-it-is-written-leaves-no-line": (
        "ky",
        [
            ("2026-01-01", {KY: "name: KY\nowner: a\n"}),
            ("2026-02-01", {KY: "# Systemet\nowner: 'a'\nname: KY\n"}),
            ("2026-03-01", {NEW: OTHER}),
        ],
        ["2026-01-01 added"],
    ),
    "through-a-rename-that-it-states-itself": (
        "ny",
        [
            ("2026-01-01", {KY: "name: KY\nowner: a\n"}),
            ("2026-02-01", {KY: "name: KY\nowner: b\n"}),
            ("2026-03-01", {KY: None, NEW: "name: NY\nowner: b\nformerly: [ky]\n"}),
            ("2026-04-01", {NEW: "name: NY\nowner: c\nformerly: [ky]\n"}),
        ],
        [
            "2026-04-01 changed owner=b>c",
            "2026-03-01 renamed ky>ny name=KY>NY formerly=None>ky",
            "2026-02-01 changed owner=a>b",
            "2026-01-01 added",
        ],
    ),
    "through-a-file-that-only-got-another-name": (
        "ny",
        [("2026-01-01", {KY: LONG}), ("2026-02-01", {KY: None, NEW: LONG})],
        ["2026-02-01 renamed ky>ny", "2026-01-01 added"],
    ),
    "through-what-only-looks-like-a-rename": (
        "ny",
        [("2026-01-01", {KY: LONG}), ("2026-02-01", {KY: None, NEW: LONG.replace("chef", "bo")})],
        ["2026-02-01 renamed? ky>ny owner=chef>bo", "2026-01-01 added"],
    ),
    "not-through-what-is-something-else": (
        "ny",
        [("2026-01-01", {KY: LONG}), ("2026-02-01", {KY: None, NEW: OTHER})],
        ["2026-02-01 added"],
    ),
    "by-the-earlier-id-until-the-rename": (
        "ky",
        [("2026-01-01", {KY: LONG}), ("2026-02-01", {KY: None, NEW: LONG}), ("2026-03-01", {NEW: OTHER})],
        ["2026-02-01 renamed ky>ny", "2026-01-01 added"],
    ),
    "a-former-id-that-went-in-an-earlier-commit": (
        "ny",
        [
            ("2026-01-01", {KY: LONG}),
            ("2026-02-01", {KY: None}),
            ("2026-03-01", {NEW: "name: NY\nformerly: [ky]\n"}),
        ],
        ["2026-03-01 added", "2026-02-01 removed", "2026-01-01 added"],
    ),
    "gone-and-back-and-gone": (
        "ky",
        [
            ("2026-01-01", {KY: LONG}),
            ("2026-02-01", {KY: None}),
            ("2026-03-01", {KY: LONG.replace("chef", "bo")}),
            ("2026-04-01", {KY: None}),
        ],
        ["2026-04-01 removed", "2026-03-01 added", "2026-02-01 removed", "2026-01-01 added"],
    ),
    "moved-to-another-folder": (
        "ky",
        [("2026-01-01", {KY: LONG}), ("2026-02-01", {KY: None, "systems/a/ky.yaml": LONG})],
        ["2026-02-01 moved", "2026-01-01 added"],
    ),
    "over-a-file-that-was-no-data": (
        "ky",
        [
            ("2026-01-01", {KY: "name: KY\nowner: a\n"}),
            ("2026-02-01", {KY: "name: KY\nowner: [\n"}),
            ("2026-02-15", {KY: b"\xff\xfe"}),
            ("2026-03-01", {KY: "name: KY\nowner: b\n"}),
        ],
        [
            "2026-03-01 changed owner=a>b (since 2026-01-01)",
            "2026-02-15 changed (after unreadable) (since 2026-01-01)",
            "2026-02-01 changed (after unreadable)",
            "2026-01-01 added",
        ],
    ),
    "a-new-name-of-what-it-refers-to-is-no-change-of-its-own": (
        "ky",
        [
            ("2026-01-01", {KY: "name: KY\nmain_contract: k1\n", "contracts/k1.yaml": LONG}),
            (
                "2026-02-01",
                {KY: "name: KY\nmain_contract: k2\n", "contracts/k1.yaml": None, "contracts/k2.yaml": LONG},
            ),
            ("2026-03-01", {KY: "name: KY\nmain_contract: k3\n"}),
        ],
        ["2026-03-01 changed main_contract=k2>k3", "2026-01-01 added"],
    ),
}


@pytest.mark.parametrize(("id_", "chapters", "expected"), STORIES.values(), ids=STORIES)
def test_a_life(id_: str, chapters: list[Chapter], expected: list[str], tmp_path: Path) -> None:
    assert in_lines(life(told(tmp_path, chapters), id_)) == expected


def test_what_is_not_committed_comes_first_also_a_rename(tmp_path: Path) -> None:
    folder = told(tmp_path, [("2026-01-01", {KY: LONG})])
    write(folder, {KY: LONG.replace("chef", "bo")})
    assert in_lines(life(folder, "ky")) == ["now changed owner=chef>bo", "2026-01-01 added"]
    (folder / KY).unlink()
    write(folder, {NEW: LONG})
    assert in_lines(life(folder, "ny")) == ["now renamed ky>ny", "2026-01-01 added"]


def test_a_merge_stands_for_what_it_brought(tmp_path: Path) -> None:
    folder = told(tmp_path, [("2026-01-01", {KY: "name: KY\nowner: a\n"})])
    git(folder, "switch", "--quiet", "--create", "branch")
    dated(folder, "2026-01-10", {KY: "name: KY\nowner: b\n"}, message="One", author="Åse")
    dated(folder, "2026-01-11", {KY: "name: KY\nowner: c\n"}, message="Two", author="Bo")
    git(folder, "switch", "--quiet", "main")
    dated(folder, "2026-02-01", {}, message="Merge", author="Leder", merging="branch")
    found = life(folder, "ky")
    assert in_lines(found) == ["2026-02-01 changed owner=a>c", "2026-01-01 added"]
    merge, begin = with_commits(past_of(folder), found.changed)
    assert merge.commit is not None
    assert merge.commit.author == "Leder"
    assert [(one.author, one.subject) for one in merge.merged] == [("Bo", "Two"), ("Åse", "One")]
    assert begin.merged == ()


def test_a_shallow_clone_says_that_it_may_have_been_there_before(tmp_path: Path) -> None:
    folder = told(tmp_path / "whole", [("2026-01-01", {KY: LONG}), ("2026-02-01", {KY: OTHER}), ("2026-03-01", {})])
    git(tmp_path, "clone", "--quiet", "--depth=2", folder.as_uri(), "clone")
    found = life(tmp_path / "clone", "ky")
    assert in_lines(found) == ["2026-02-01 added (edge)"]
    assert found.edge is not None
    assert found.edge.id == git(folder, "rev-parse", "HEAD~1")


def test_several_lives_are_read_in_one_walk(tmp_path: Path) -> None:
    folder = told(
        tmp_path, [("2026-01-01", {KY: LONG, NEW: OTHER}), ("2026-02-01", {KY: None, "systems/c.yaml": LONG})]
    )
    found = lives(past_of(folder), ["c", "ny", "nobody"])
    assert {id_: in_lines(one) for id_, one in found.items()} == {
        "c": ["2026-02-01 renamed ky>c", "2026-01-01 added"],
        "ny": ["2026-01-01 added"],
        "nobody": [],
    }


def test_more_steps_than_are_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_STEPS", 2)
    folder = told(tmp_path, [(f"2026-01-0{day}", {KY: f"name: KY\nversion: '{day}'\n"}) for day in (1, 2, 3)])
    found = life(folder, "ky")
    assert found.is_cut
    assert in_lines(found) == ["2026-01-03 changed version=2>3", "2026-01-02 changed version=1>2"]


def test_a_registry_in_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    dated(folder, "2026-01-01", {"it/registry.yaml": SETTINGS, f"it/{KY}": LONG, KY: OTHER})
    dated(folder, "2026-02-01", {f"it/{KY}": LONG.replace("chef", "bo"), KY: LONG})
    assert in_lines(life(folder / "it", "ky")) == ["2026-02-01 changed owner=chef>bo", "2026-01-01 added"]


def test_contents_that_git_has_lost_are_unreadable(tmp_path: Path) -> None:
    folder = told(tmp_path, [("2026-01-01", {KY: LONG}), ("2026-02-01", {KY: OTHER})])
    name = git(folder, "rev-parse", f"HEAD~1:{KY}")
    (folder / ".git" / "objects" / name[:2] / name[2:]).unlink()
    assert in_lines(life(folder, "ky")) == [
        "2026-02-01 changed (before unreadable)",
        "2026-01-01 added (after unreadable)",
    ]
