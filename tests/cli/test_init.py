"""`reg init`: with flags and at a terminal, with and without git, alone and inside a larger repository."""

import shlex
import sys
from pathlib import Path

import pytest

from tests.running import Ran, reg
from tests.sources.repositories import commit, git, repository, state
from tests.terminal import CTRL_D, talk

AT_A_TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
SOMEONE = {f"GIT_{who}_{what}": "t@example.dk" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
NOBODY = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}


def files_in(folder: Path) -> set[str]:
    """The files below a folder, without those of git."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {path for path in paths if not path.startswith(".git/")}


def test_everything_is_there_and_the_next_steps_are_named(tmp_path: Path) -> None:
    ran = reg("init", "register", "--lang", "da", cwd=tmp_path)
    root = tmp_path / "register"
    assert (ran.code, ran.out) == (0, "register\n")
    assert {
        *("registry.yaml", "README.md", ".gitignore", ".gitattributes", ".editorconfig", ".pre-commit-config.yaml"),
        *(".github/workflows/registry.yml", ".vscode/settings.json", ".vscode/extensions.json", "systems/ky.yaml"),
    } <= files_in(root)
    assert git(root, "symbolic-ref", "HEAD") == "refs/heads/main"
    assert git(root, "status", "--porcelain", "--untracked-files=no") == ""
    assert ran.err.splitlines()[:6] == [
        f"et register på {len(files_in(root))} filer ligger klar i register",
        "næste skridt:",
        "  cd register",
        "  reg validate              # se, at det er i orden",
        "  reg show ky               # se ét system og alt, det hænger sammen med",
        "  git add . && git commit   # gem det i git",
    ]
    assert reg("validate", "--fail-on", "info", cwd=root).out == "Ingen bemærkninger i 15 filer (14 poster)\n"
    assert reg("fmt", "--check", cwd=root).code == 0


def test_without_a_sample_there_is_an_organisation_and_nothing_in_it(tmp_path: Path) -> None:
    ran = reg("init", tmp_path / "r", "--no-sample", "--no-git", "--no-pre-commit", "--forge", "none", "--lang", "en")
    assert ran.code == 0
    assert {path for path in files_in(tmp_path / "r") if not path.startswith((".schemas/", ".vscode/"))} == {
        *("registry.yaml", "README.md", ".gitignore", ".gitattributes", ".editorconfig", "units/direktion.yaml"),
        "people/kommunaldirektoer.yaml",
    }
    assert not (tmp_path / "r/.git").exists()
    assert "reg new unit" in ran.err
    assert "git add" not in ran.err
    assert reg("validate", "--fail-on", "info", cwd=tmp_path / "r").out == "No findings in 3 files (2 entities)\n"


def test_what_is_said_of_the_municipality_stands_in_the_settings(tmp_path: Path) -> None:
    said = ["--name", "Øby", "--municipality-code", "0101", "--cvr", "01234567", "--inhabitants", "42000"]
    assert reg("init", tmp_path / "r", *said).code == 0
    text = (tmp_path / "r/registry.yaml").read_text(encoding="utf-8")
    assert "\n  name: Øby\n  cvr: '01234567'\n  municipality_code: '0101'\n  inhabitants: 42000\n" in text


def test_commit_commits_what_was_written_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r/mine.txt").write_text("mine")
    assert reg("init", "r", "--commit", "--lang", "en", cwd=tmp_path, **SOMEONE).code == 0
    root = tmp_path / "r"
    assert git(root, "log", "--format=%s") == "Start the registry"
    assert set(git(root, "ls-tree", "-r", "--name-only", "HEAD").splitlines()) == files_in(root) - {"mine.txt"}
    assert git(root, "status", "--porcelain") == "?? mine.txt"


def test_in_a_repository_of_its_own_only_the_new_files_are_committed(tmp_path: Path) -> None:
    root = repository(tmp_path / "r")
    commit(root, {"README.md": "# Ours\n"})
    (root / "staged.txt").write_text("staged")
    git(root, "add", "staged.txt")
    ran = reg("init", root, "--commit", "--lang", "en", cwd=tmp_path, **SOMEONE)
    assert ran.code == 0
    assert f"left as they were: {root}/README.md\n" in ran.err
    assert (root / "README.md").read_text() == "# Ours\n"
    assert git(root, "status", "--porcelain") == "A  staged.txt"


def test_inside_a_larger_repository_ci_and_hooks_stand_at_its_top(tmp_path: Path) -> None:
    top = repository(tmp_path / "big")
    commit(top, {"code.py": "x = 1\n"})
    before = state(top)[1:]
    ran = reg("init", "docs/register", "--forge", "azure", "--lang", "en", "--git", cwd=top)
    assert ran.code == 0
    assert ran.err.startswith(f"docs/register lies in the repository {top} already: no other is made\n")
    assert state(top)[1:] == before
    assert not (top / "docs/register/.git").exists()
    assert {"azure-pipelines.yml", ".pre-commit-config.yaml"} <= files_in(top)
    assert not {"azure-pipelines.yml", ".pre-commit-config.yaml"} & files_in(top / "docs/register")
    assert "reg --registry docs/register validate --format azure" in (top / "azure-pipelines.yml").read_text()
    assert (
        "git add . ../../azure-pipelines.yml ../../azure-reviewers.json ../../.pre-commit-config.yaml && git commit"
        in ran.err
    )
    assert "branch policy (build validation)" in ran.err
    assert reg("--registry", "docs/register", "validate", cwd=top).code == 0


def test_ci_and_hooks_that_are_there_stay_and_what_to_add_is_told(tmp_path: Path) -> None:
    top = repository(tmp_path / "big")
    commit(top, {".gitlab-ci.yml": "build: {script: make}\n", ".pre-commit-config.yaml": "repos: []\n"})
    ran = reg("init", "register", "--forge", "gitlab", "--lang", "en", cwd=top)
    assert ran.code == 0
    assert (top / ".gitlab-ci.yml").read_text() == "build: {script: make}\n"
    assert (top / ".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert f"{top}/.gitlab-ci.yml is there already: add this to it:\n" in ran.err
    assert "\n    validate-registry:\n" in ran.err
    assert "\n            entry: registry --registry register validate\n" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--cvr", "123"], "reg: expected a CVR number of eight digits, found 123. Write it in that form.\n"),
        (["--municipality-code", "12a4"], "reg: expected a municipality code of four digits, found 12a4."),
        (["--inhabitants", "-1"], "reg: -1 is"),
        (["--name", " "], "reg: expected one line of text, found  ."),
        (["--name", "a\x1bb"], "reg: the name holds characters that cannot be shown\n"),
        (["--commit", "--no-git"], "reg: --commit needs a repository: leave out --no-git\n"),
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused_before_anything_is_written(
    arguments: list[str], says: str, tmp_path: Path
) -> None:
    ran = reg("init", "r", *arguments, "--lang", "en", cwd=tmp_path, **SOMEONE)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(says)
    assert list(tmp_path.iterdir()) == []


def refused(ran: Ran, says: str) -> None:
    assert (ran.code, ran.out, ran.err) == (2, "", f"reg: {says}\n")


def test_where_no_registry_can_begin(tmp_path: Path) -> None:
    assert reg("init", "r", cwd=tmp_path).code == 0
    refused(reg("init", "r", "--lang", "en", cwd=tmp_path), "r is a registry already: it holds registry.yaml")
    refused(reg("init", "r/README.md/x", "--lang", "en", cwd=tmp_path), f"{tmp_path}/r/README.md is no folder")
    refused(
        reg("init", "r/below", "--commit", "--lang", "en", cwd=tmp_path, **SOMEONE),
        f"r/below lies in the repository {tmp_path}/r, which is left alone: run init without --commit",
    )
    assert not (tmp_path / "r/below").exists()


def test_all_or_nothing(tmp_path: Path) -> None:
    """A file stands where a folder is needed: what was written before it is taken away again."""
    (tmp_path / "r").mkdir()
    (tmp_path / "r/systems").write_text("")
    ran = reg("init", "r", "--lang", "en", cwd=tmp_path)
    assert ran.code == 2
    assert ran.err == "reg: r/systems is already there\n"
    assert [path.name for path in (tmp_path / "r").iterdir()] == ["systems"]


def test_without_git_the_files_are_there_and_it_is_told(tmp_path: Path) -> None:
    ran = reg("init", "r", "--lang", "en", cwd=tmp_path, PATH="/nonexistent")
    assert ran.code == 0
    assert ran.err.startswith(
        "git is not installed, so there is no repository yet: install git, then run `git init` in r\n"
    )
    refused(reg("init", "q", "--git", "--lang", "en", cwd=tmp_path, PATH="/nonexistent"), "git is not installed")
    refused(reg("init", "q", "--commit", "--lang", "en", cwd=tmp_path, PATH="/nonexistent"), "git is not installed")
    assert not (tmp_path / "q").exists()


def test_nobody_commits_unnamed(tmp_path: Path) -> None:
    refused(
        reg("init", "r", "--commit", "--lang", "en", cwd=tmp_path, **NOBODY),
        "git does not know who commits: set user.name and user.email with `git config --global`",
    )
    assert not (tmp_path / "r").exists()


def test_a_hook_that_refuses_the_commit_is_told(tmp_path: Path) -> None:
    root = repository(tmp_path / "r")
    hook = root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n")
    hook.chmod(0o755)
    ran = reg("init", root, "--commit", "--lang", "en", cwd=tmp_path, **SOMEONE)
    refused(ran, "the files are written, but git could not commit them: not today")
    assert (root / "registry.yaml").is_file()


@AT_A_TERMINAL
def test_questions_and_the_same_command_without_them(tmp_path: Path) -> None:
    answers = ["xx", "da", "Eksempelby Kommune", "99", "0999", "", "42.000", "42000", "bitbucket", "gitlab"]
    ran = talk(["init", "first"], [*answers, "ja", "n", "", "j", "nej"], tmp_path, **SOMEONE)
    assert (ran.code, ran.out) == (0, "first\n"), ran.err
    assert "vælg en af: da, en" in ran.err
    assert "forventede en kommunekode på fire cifre, fandt 99" in ran.err
    assert "forventede et helt tal, fandt en tekst" in ran.err
    assert "vælg en af: github, gitlab, azure, none" in ran.err
    command = ran.err.partition("det samme uden spørgsmål:\n  ")[2].partition("\n")[0]
    assert command == (
        "reg init first --name 'Eksempelby Kommune' --municipality-code 0999 --inhabitants 42000 --lang da "
        "--forge gitlab --git --no-commit --pre-commit --standards --no-sample --no-input"
    )
    again = [word if word != "first" else "second" for word in shlex.split(command)[1:]]
    assert reg(*again, cwd=tmp_path).code == 0
    first, second = tmp_path / "first", tmp_path / "second"
    assert "standards/fk-organisation.yaml" in files_in(first)
    assert files_in(first) == files_in(second)
    assert [path for path in files_in(first) if (first / path).read_bytes() != (second / path).read_bytes()] == []


@AT_A_TERMINAL
def test_flags_answer_their_questions(tmp_path: Path) -> None:
    flags = ["--name", "X", "--municipality-code", "0999", "--cvr", "12345678", "--inhabitants", "1", "--lang", "en"]
    flags += ["--forge", "none", "--no-git", "--no-pre-commit", "--no-standards"]
    ran = talk(["init", "r", *flags], ["y"], tmp_path)
    assert ran.code == 0
    assert ran.err.startswith("Write a small sample to edit [yes]: y\nthe same without questions:\n")


@AT_A_TERMINAL
def test_nothing_is_asked_about_a_repository_that_is_not_the_registrys_own(tmp_path: Path) -> None:
    top = repository(tmp_path / "big")
    ran = talk(["init", "r", "--lang", "en", "--name", "X"], [""] * 7, top, **SOMEONE)
    assert ran.code == 0
    assert "git repository" not in ran.err
    assert "Commit" not in ran.err


@AT_A_TERMINAL
def test_going_away_writes_nothing(tmp_path: Path) -> None:
    ran = talk(["init", "r"], ["da", "Navn", CTRL_D], tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert list(tmp_path.iterdir()) == []
