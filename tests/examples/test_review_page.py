"""The page about changes shows what the program says, and the story it tells holds to its end."""

import json
from pathlib import Path

import pytest

from tests.examples.story import OTHERS, blocks, fjordby, follow, texts, told
from tests.sources.repositories import git

SCRIPTS = [text for name, text in blocks() if name == "sh"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Fjordby with the change of the story on a branch."""
    folder = fjordby(tmp_path / "fjordby")
    assert [ran.code for ran in follow(folder, SCRIPTS[0])] == [0] * 6
    return folder


def test_the_page_shows_what_the_program_says(tmp_path: Path) -> None:
    shown = dict(blocks())
    said = texts(tmp_path / "fjordby")
    assert {name: shown[name] for name in said} == said, "`python -m tests.golden --write` writes it anew"


def test_the_comment_tells_all_of_the_change_and_nothing_else(root: Path) -> None:
    found = json.loads(told(root, "diff", "main", "--format", "json").out)
    assert [(one["change"], one["id"]) for one in found["changes"]] == [
        ("changed", "kmd-institution"),
        ("changed", "nexus-kontrakt"),
        ("renamed", "noedkaldscentral"),
    ]
    assert [fact["field"] for one in found["changes"] for fact in one["facts"]] == [
        "uses",
        "uses",
        "term.exercised",
        "term.intended_exit",
        "formerly",
    ]
    assert found["findings"]["introduced"] == []
    assert [one["code"] for one in found["findings"]["fixed"]] == ["copy-register-in-use"]
    assert [(one["source"], one["target"]) for one in found["connections"]["new"]] == [("kmd-institution", "sf1520")]
    assert [(one["source"], one["target"]) for one in found["connections"]["severed"]] == [
        ("kmd-institution", "p-data")
    ]
    assert set(found["costs"]["by_payer"]) == {"nexus-kontrakt"}
    touched = git(root, "diff", "--name-only", "--no-renames", "main", "HEAD").splitlines()
    assert {"contracts/noedkald-kontrakt.yaml", "processing/dba-oevrige.yaml"} < set(touched)


def approvals(root: Path, *accounts: str) -> int:
    reviews = root.parent / "reviews.json"
    given = [{"user": {"login": f"{who}-fjordby"}, "state": "APPROVED"} for who in accounts]
    reviews.write_text(json.dumps(given), encoding="utf-8")
    return told(root, "approvals", "main", "--given", reviews).code


def test_the_wrong_approver_is_refused_and_the_right_ones_are_enough(root: Path) -> None:
    assert approvals(root) == 1
    assert approvals(root, *OTHERS[1:], "skolechef") == 1
    assert approvals(root, *OTHERS) == 0


def test_the_line_holds(root: Path) -> None:
    assert told(root, "validate", "--new-since", "main").code == 0
    assert [ran.code for ran in follow(root, SCRIPTS[2])] == [0]
    assert told(root, "validate", "--new-since", "main").code == 1
