"""`reg diff` in real repositories: what is compared with what, every format, and whatever can be odd about a history."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.running import AS_OF, Ran, reg
from tests.sources.repositories import commit, commit_index, git, repository, state, write

FILES: dict[str, str | bytes] = {
    "registry.yaml": "format: 1\norganisation: {name: Eksempelby}\nlocale: en\n",
    "systems/ky.yaml": "name: KY\nowner: chef\nuses:\n  - {system: sag, essential: true}\n",
    "systems/sag.yaml": "name: Sag\nowner: chef\ncriticality: {level: high}\n",
    "people/chef.yaml": "name: Chef\n",
    "people/anden.yaml": "name: Anden\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A registry on main, and a branch that is checked out."""
    root = repository(tmp_path / "register")
    commit(root, FILES)
    git(root, "switch", "--quiet", "--create", "change")
    return root


def diff(folder: Path, *arguments: str | Path, **more: str) -> Ran:
    return reg("--registry", folder, "--as-of", AS_OF, "diff", *arguments, cwd=None, stdin="", **more)


def told(folder: Path, *arguments: str) -> Any:
    ran = diff(folder, *arguments, "--format", "json")
    return json.loads(ran.out)


def changed(folder: Path, *arguments: str) -> list[tuple[str, str]]:
    return [(one["change"], one["id"]) for one in told(folder, *arguments)["changes"]]


def test_nothing_differs(folder: Path) -> None:
    ran = diff(folder, "main", "--exit-code")
    assert ran.code == 0
    assert "±0 · Nothing differs in what the registry says." in ran.out


def test_what_is_not_committed_counts(folder: Path) -> None:
    write(folder, {"systems/ky.yaml": "name: KY\nowner: anden\nuses:\n  - {system: sag, essential: true}\n"})
    before = state(folder)
    ran = diff(folder, "main", "--exit-code")
    assert ran.code == 1
    assert "~ KY (ky), system   System owner   Chef (chef)   Anden (anden)" in ran.out
    assert state(folder) == before


def test_the_base_is_where_the_branch_began(folder: Path) -> None:
    commit(folder, {"systems/ny.yaml": "name: Ny\n"})
    git(folder, "switch", "--quiet", "main")
    commit(folder, {"systems/imens.yaml": "name: Imens\n"})
    assert changed(folder, "main", "change") == [("added", "ny")]
    assert changed(folder, "main...change") == [("added", "ny")]
    assert changed(folder, "main..change") == [("removed", "imens"), ("added", "ny")]
    assert changed(folder, "main", "change", "--direct") == [("removed", "imens"), ("added", "ny")]


def test_a_range_and_a_second_revision_are_one_too_many(folder: Path) -> None:
    ran = diff(folder, "main...change", "HEAD")
    assert (ran.code, ran.err) == (2, "reg: main...change names both sides: give no second revision\n")


def test_a_merge_commit_is_held_against_where_the_branch_began(folder: Path) -> None:
    commit(folder, {"systems/ny.yaml": "name: Ny\n"})
    git(folder, "switch", "--quiet", "main")
    commit(folder, {"systems/imens.yaml": "name: Imens\n"})
    git(folder, "merge", "--quiet", "--no-ff", "--no-edit", "change")
    assert changed(folder, "HEAD^1", "HEAD") == [("added", "ny")]
    assert changed(folder, "change", "HEAD") == [("added", "imens")]


def test_histories_that_crossed_are_said(folder: Path) -> None:
    commit(folder, {"systems/a.yaml": "name: A\n"})
    git(folder, "switch", "--quiet", "main")
    commit(folder, {"systems/b.yaml": "name: B\n"})
    git(folder, "branch", "other")
    git(folder, "merge", "--quiet", "--no-edit", "change")
    git(folder, "switch", "--quiet", "change")
    git(folder, "merge", "--quiet", "--no-edit", "other")
    ran = diff(folder, "main", "change")
    assert "crossed, so that they have several last common commits: compared with" in ran.err
    assert ran.code == 0


def test_a_revision_that_is_not_there(folder: Path) -> None:
    ran = diff(folder, "origin/main")
    assert (ran.code, ran.err) == (2, "reg: there is no revision origin/main here\n")


def test_a_revision_nearly_named(folder: Path) -> None:
    ran = diff(folder, "maim")
    assert (ran.code, ran.err) == (2, "reg: there is no revision maim here: did you mean main?\n")


def test_without_a_base_it_asks_for_one(folder: Path) -> None:
    ran = diff(folder)
    assert (ran.code, ran.err) == (
        2,
        "reg: what is the change to be compared with? Usually the branch it is to be merged into, such as main\n",
    )


def test_a_shallow_clone_without_the_base(folder: Path, tmp_path: Path) -> None:
    commit(folder, {"systems/ny.yaml": "name: Ny\n"})
    commit(folder, {"systems/nyere.yaml": "name: Nyere\n"})
    git(folder, "switch", "--quiet", "main")
    commit(folder, {"systems/imens.yaml": "name: Imens\n"})
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", folder.as_uri(), str(clone))
    ran = diff(clone, "origin/main", "origin/change")
    assert ran.code == 2
    assert ran.err == (
        "reg: where origin/main and origin/change parted is not in this clone, because it is shallow: "
        "fetch the history with `git fetch --unshallow` (in a build: fetch-depth 0)\n"
    )


def test_histories_that_never_met(folder: Path) -> None:
    git(folder, "checkout", "--quiet", "--orphan", "alone")
    commit(folder, {"systems/ny.yaml": "name: Ny\n"})
    ran = diff(folder, "main")
    assert ran.code == 2
    assert ran.err.startswith("reg: main and HEAD have no common commit: their histories never met")
    assert changed(folder, "main", "--direct") == [("added", "ny")]


def test_without_git(tmp_path: Path) -> None:
    write(tmp_path / "register", FILES)
    ran = diff(tmp_path / "register", "main")
    assert (ran.code, "is in no git repository" in ran.err) == (2, True)


def test_a_base_without_a_registry(tmp_path: Path) -> None:
    root = repository(tmp_path / "register")
    commit(root, {"README.md": "# Her\n"})
    commit(root, FILES)
    ran = diff(root, "HEAD~1", "HEAD")
    assert (ran.code, ran.err) == (0, "there is no registry in HEAD~1: all that is here now counts as new\n")
    assert changed(root, "HEAD~1", "HEAD") == [
        ("added", "anden"),
        ("added", "chef"),
        ("added", "ky"),
        ("added", "sag"),
    ]


def test_a_registry_that_moved(folder: Path) -> None:
    (folder / "register").mkdir()
    for name in ("registry.yaml", "systems", "people"):
        git(folder, "mv", name, f"register/{name}")
    commit_index(folder)
    ran = diff(folder / "register", "main")
    assert "the registry lies in register now, and lay in the top of the repository then" in ran.err
    assert "±0" in ran.out


def test_a_file_that_cannot_be_read_now(folder: Path) -> None:
    write(folder, {"systems/ky.yaml": "name: [KY\n"})
    ran = diff(folder, "main")
    assert ran.code == 1
    assert "cannot be read as data after the change" in " ".join(ran.out.split())
    assert "This answer is incomplete" in ran.out
    (one,) = told(folder, "main")["changes"]
    assert (one["change"], one["id"], one["unreadable"], one["facts"]) == ("changed", "ky", "after", [])


def test_a_file_that_could_not_be_read_then(folder: Path) -> None:
    write(folder, {"systems/ky.yaml": "name: [KY\n"})
    commit(folder, {})
    write(folder, {"systems/ky.yaml": FILES["systems/ky.yaml"]})
    (one,) = told(folder, "HEAD")["changes"]
    assert (one["change"], one["unreadable"]) == ("changed", "before")


def test_a_submodule_among_the_files_is_said_and_not_read(folder: Path) -> None:
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{git(folder, 'rev-parse', 'HEAD')},systems/under.yaml")
    commit_index(folder)
    ran = diff(folder, "main", "change")
    assert ran.code == 1
    findings = told(folder, "main", "change")["findings"]["introduced"]
    assert [(one["code"], one["path"]) for one in findings] == [("unreadable-file", "systems/under.yaml")]


def test_a_rename_across_kinds(folder: Path) -> None:
    (folder / "systems/sag.yaml").unlink()
    write(folder, {"datasources/sag.yaml": "name: Sag\n"})
    out = " ".join(diff(folder, "main").out.split())
    assert "~ Sag (sag), data source Kind system data source" in out


def test_a_likely_rename_is_called_likely(folder: Path) -> None:
    (folder / "systems/sag.yaml").unlink()
    write(folder, {"systems/esdh.yaml": "name: Sag\nowner: anden\ncriticality: {level: high}\n"})
    ran = diff(folder, "main")
    assert "looks like a rename" in " ".join(ran.out.split())
    (one,) = [one for one in told(folder, "main")["changes"] if one["id"] == "esdh"]
    assert (one["change"], one["certain"], one["before"]["id"]) == ("renamed", False, "sag")


def test_the_base_s_policy_judges(folder: Path) -> None:
    write(
        folder,
        {
            "registry.yaml": f"{FILES['registry.yaml']!s}severity: {{unknown-reference: info}}\n",
            "systems/ky.yaml": "name: KY\nowner: nobody\nuses:\n  - {system: sag, essential: true}\n",
        },
    )
    found = told(folder, "main")
    assert [(one["code"], one["severity"]) for one in found["findings"]["introduced"]] == [
        ("unknown-reference", "error")
    ]
    assert found["risk"]["class"] == "high"
    assert {"policy", "error"} <= {one["cause"] for one in found["risk"]["reasons"]}


HOSTILE = "<script>alert(1)</script> @alle ![x](https://e.example/p.png) `x` | #1 ::error::x ##vso[x]\u202e"


def test_text_of_the_registry_is_text_in_a_comment(folder: Path) -> None:
    write(folder, {"systems/ond.yaml": f"name: '{HOSTILE}'\nnotes: '{HOSTILE}'\n"})
    out = diff(folder, "main", "--format", "md").out
    assert out.startswith("<!-- reg diff -->\n\n## ")
    for live in ("<script", "![x]", "##vso[", " @alle", "\u202e"):
        assert live not in out


def test_text_of_the_registry_gives_github_no_orders(folder: Path, tmp_path: Path) -> None:
    write(folder, {"systems/ond.yaml": 'name: "x\\n::error::y %0A"\nnotes: "a\\r\\n::set-output::b"\n'})
    summary = tmp_path / "summary.md"
    ran = diff(folder, "main", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert all(line.startswith(("::notice ", "::warning ", "::error ")) for line in ran.out.splitlines())
    assert "::notice file=systems/ond.yaml,line=1,title=reg diff::" in ran.out
    assert summary.read_text(encoding="utf-8").startswith("<!-- reg diff -->")


def test_a_long_comment_is_folded_and_bounded(folder: Path) -> None:
    long = "ord " * 200
    write(folder, {f"systems/s{number:04}.yaml": f"name: System {number}\nnotes: {long}\n" for number in range(1200)})
    out = diff(folder, "main", "--format", "md").out
    assert len(out) < 65_536
    assert "<details>\n<summary>Changes (1200)</summary>" in out
    assert "Left out here, because a comment can hold no more: rows: " in out


def test_both_languages(folder: Path) -> None:
    write(folder, {"systems/ny.yaml": "name: Ny\n"})
    assert "`+1`** 1 added" in diff(folder, "main", "-f", "md").out
    assert "`+1`** 1 ny" in reg("--registry", folder, "--lang", "da", "diff", "main", "-f", "md").out


def test_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    root = repository(tmp_path / "all")
    commit(root, {f"it/register/{path}": text for path, text in FILES.items()})
    write(root, {"it/register/systems/ny.yaml": "name: Ny\n", "elsewhere.yaml": "name: Other\n"})
    (one,) = told(root / "it/register", "HEAD")["changes"]
    assert one["path"] == "it/register/systems/ny.yaml"


def test_a_repository_without_files_cannot_have_them_as_they_are(folder: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    commit(folder, {"systems/ny.yaml": "name: Ny\n"})
    git(tmp_path, "clone", "--quiet", "--bare", str(folder), str(bare))
    shutil.rmtree(folder)
    assert changed(bare, "main", "change") == [("added", "ny")]


def test_what_is_only_written_otherwise_is_counted_and_no_change(folder: Path) -> None:
    write(folder, {"systems/sag.yaml": "# a note\ncriticality:\n  level: high\nowner: 'chef'\nname: Sag\n"})
    ran = diff(folder, "main", "--exit-code")
    assert ran.code == 0
    assert "1 file is only written otherwise: layout, order or comments." in ran.out


def test_files_that_follow_a_rename_are_counted_and_no_changes(folder: Path) -> None:
    assert reg("--registry", folder, "rename", "sag", "esdh").code == 0
    ran = diff(folder, "main")
    assert changed(folder, "main") == [("renamed", "esdh")]
    assert "1 other file only says the new id of what was renamed." in ran.out
