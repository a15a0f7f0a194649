"""What git says of the repository around a folder, without changing anything in it."""

from pathlib import Path

import pytest

from registry_cli.sources.git import git_version, repository_around
from tests.sources.repositories import commit, git, repository, state, write

SETTINGS = "format: 1\norganisation: {name: Eksempelby}\n"


def test_the_version_is_a_number(tmp_path: Path) -> None:
    version = git_version(tmp_path)
    assert version is not None
    assert version[0].isdecimal()


def test_without_git_there_is_no_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert git_version(tmp_path) is None


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert repository_around(tmp_path) is None


def test_a_registry_that_is_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    top = repository(tmp_path / "r")
    commit(top, {"it/register/registry.yaml": SETTINGS, "it/register/systems/ky.yaml": "name: KY\n", "README.md": ""})
    git(top, "remote", "add", "origin", "https://token@github.com/kommune/it.git")
    write(
        top,
        {
            "README.md": "changed outside\n",
            "it/register/systems/ky.yaml": "name: Ny\n",
            "it/register/systems/børn.yaml": "name: B\n",
        },
    )
    before = state(top)
    found = repository_around(top / "it" / "register")
    assert found is not None
    assert (found.top.resolve(), found.prefix, found.is_shallow) == (top.resolve(), "it/register/", False)
    assert found.changed == ("systems/ky.yaml", "systems/børn.yaml")
    assert found.remote == "https://token@github.com/kommune/it.git"
    assert state(top) == before


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    top = repository(tmp_path / "r")
    write(top, {"registry.yaml": SETTINGS})
    found = repository_around(top)
    assert found is not None
    assert (found.prefix, found.changed, found.remote) == ("", ("registry.yaml",), "")


def test_a_shallow_clone(tmp_path: Path) -> None:
    top = repository(tmp_path / "r")
    for name in ("a", "b"):
        commit(top, {"registry.yaml": SETTINGS, "x": name})
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{top}", "clone")
    found = repository_around(tmp_path / "clone")
    assert found is not None
    assert (found.is_shallow, found.changed) == (True, ())


def test_no_program_of_the_repository_runs(tmp_path: Path) -> None:
    top = repository(tmp_path / "r")
    commit(top, {"registry.yaml": SETTINGS})
    spy = top / ".git" / "spy.sh"
    spy.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    spy.chmod(0o755)
    git(top, "config", "core.fsmonitor", str(spy))
    assert repository_around(top) is not None
    assert not (tmp_path / "ran").exists()
