"""`reg validate --new-since REF` in real repositories."""

import json
from pathlib import Path

import pytest

from tests.review.test_ratchet import BASE, NEW_USE, WAIVER
from tests.running import AS_OF, Ran, reg
from tests.sources.repositories import commit, git, repository, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A registry with an error on main, and a branch."""
    root = repository(tmp_path / "register")
    commit(root, BASE)
    git(root, "switch", "--quiet", "--create", "change")
    return root


def validate(folder: Path, *arguments: str | Path) -> Ran:
    return reg("--registry", folder, "--as-of", AS_OF, "validate", *arguments)


def test_old_findings_do_not_fail(folder: Path) -> None:
    assert validate(folder).code == 1
    ran = validate(folder, "--new-since", "main")
    short = git(folder, "rev-parse", "--short=7", "main")
    assert ran.code == 0
    assert ran.out == (
        f"New since main (commit {short}): no findings; others, not counted: 2; looked at 5 files (4 entities)\n"
    )


def test_new_findings_fail_also_when_not_committed(folder: Path) -> None:
    write(folder, NEW_USE)
    ran = validate(folder, "--new-since", "main", "--format", "concise")
    assert ran.code == 1
    assert "ksd.yaml:4:21: error[retired-reference]" in ran.out
    assert ran.out.count("\n") == 1


def test_the_base_is_where_the_branch_began(folder: Path) -> None:
    commit(folder, NEW_USE)
    git(folder, "switch", "--quiet", "main")
    commit(folder, {**NEW_USE, "systems/andet.yaml": "name: Andet\n"})
    git(folder, "switch", "--quiet", "change")
    assert validate(folder, "--new-since", "main").code == 1


def test_a_revision_is_held_against_its_own_base(folder: Path) -> None:
    commit(folder, NEW_USE)
    git(folder, "switch", "--quiet", "main")
    ran = reg("--registry", folder, "--rev", "change", "--as-of", AS_OF, "validate", "--new-since", "main")
    assert ran.code == 1
    assert "retired-reference" in ran.out


def test_less_is_asked_by_path_and_severity(folder: Path) -> None:
    commit(folder, NEW_USE)
    assert validate(folder, folder / "systems/ky.yaml", "--new-since", "main").code == 0
    assert "others, not counted: 1;" in validate(folder, folder / "systems/ky.yaml", "--new-since", "main").out
    commit(folder, {**NEW_USE, **WAIVER, "systems/ky.yaml": "name: KY\n"})
    git(folder, "branch", "--force", "main", "change")
    commit(folder, {**WAIVER, "systems/ksd.yaml": BASE["systems/ksd.yaml"]})
    assert validate(folder, "--new-since", "main").code == 0


def test_a_waiver_in_the_change_is_told_with_the_finding(folder: Path) -> None:
    commit(folder, {**NEW_USE, "waivers/udskudt.yaml": WAIVER["waivers/udskudt.yaml"].replace("ky", "ksd")})
    ran = validate(folder, "--new-since", "main")
    assert ran.code == 1
    assert "The waiver udskudt accepts this once it is approved and merged." in ran.out


def test_json_says_what_it_was_held_against(folder: Path) -> None:
    commit(folder, NEW_USE)
    ran = validate(folder, "--new-since", "main", "--format", "json")
    document = json.loads(ran.out)
    assert document["since"] == {"ref": "main", "commit": git(folder, "rev-parse", "main"), "others": 2}
    assert [(one["code"], one["entity"]) for one in document["findings"]] == [("retired-reference", "ksd")]


@pytest.mark.parametrize("name", ["full", "concise", "jsonl", "sarif", "github", "gitlab", "azure", "junit", "md"])
def test_every_format_tells_the_new_alone(folder: Path, name: str) -> None:
    commit(folder, NEW_USE)
    ran = validate(folder, "--new-since", "main", "--format", name)
    assert ran.code == 1
    assert "retired-reference" in ran.out
    assert "ksd" in ran.out
    assert "unknown-reference" not in ran.out.replace('"id": "unknown-reference"', "")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--new-since", "nowhere"], "there is no revision nowhere here"),
        (["--new-since", "--help"], "there is no revision --help here"),
        (["--new-since", "alone"], "no common commit"),
        (["--new-since", "main", "--fix"], "--new-since and --baseline judge and mend nothing"),
    ],
)
def test_what_cannot_be_answered_is_one_line(folder: Path, arguments: list[str], line: str) -> None:
    git(folder, "switch", "--quiet", "--orphan", "alone")
    commit(folder, {"other.txt": "x"})
    git(folder, "switch", "--quiet", "change")
    ran = validate(folder, *arguments)
    assert ran.code == 2
    assert line in ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""


def test_a_shallow_clone_says_so(folder: Path, tmp_path: Path) -> None:
    commit(folder, NEW_USE)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{folder}", str(clone))
    ran = validate(clone, "--new-since", "origin/main")
    assert ran.code == 2
    assert "git fetch --unshallow" in ran.err


def test_a_folder_outside_git_says_so(tmp_path: Path) -> None:
    write(tmp_path, BASE)
    ran = validate(tmp_path, "--new-since", "main")
    assert ran.code == 2
    assert ran.err.count("\n") == 1
