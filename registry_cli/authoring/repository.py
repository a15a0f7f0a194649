"""The git repository of a new registry: found around it, made for it, committed to. Nothing else in it is touched."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from registry_cli.language import Text
from registry_cli.questions import WrongQuestion
from registry_cli.sources.git_program import run_git

BRANCH = "main"
NO_GIT = Text("git is not installed", "git er ikke installeret")
UNKNOWN = Text(
    "git does not know who commits: set user.name and user.email with `git config --global`",
    "git ved ikke, hvem der laver commits: angiv user.name og user.email med `git config --global`",
)
NOT_MADE = Text(
    "git could not make a repository in {folder}: {reason}", "git kunne ikke lave et arkiv i {folder}: {reason}"
)
NOT_COMMITTED = Text(
    "the files are written, but git could not commit them: {reason}",
    "filerne er skrevet, men git kunne ikke lave et commit: {reason}",
)


def has_git() -> bool:
    """Whether git is there."""
    return shutil.which("git") is not None


def top_around(folder: Path) -> Path | None:
    """The top of the repository that `folder` lies in, whether it is there yet or not; `None` where it lies in none."""
    absolute = Path(os.path.abspath(folder))  # noqa: PTH100 - without following links, as git shows paths
    return next((one for one in (absolute, *absolute.parents) if (one / ".git").exists()), None)


def folder_in(top: Path, folder: Path) -> str:
    """Where `folder` lies below the top of its repository, with slashes; empty where it is the top."""
    relative = Path(os.path.abspath(folder)).relative_to(top).as_posix()  # noqa: PTH100
    return "" if relative == "." else relative


def refuse_to_commit(folder: Path) -> None:
    """Find out before anything is written whether git can commit.

    Raises:
        WrongQuestion: git is not installed, or does not know who commits.
    """
    if not has_git():
        raise WrongQuestion(NO_GIT)
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.is_dir())
    for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        if run_git(there, "-c", "user.useConfigOnly=true", "var", who).returncode:
            raise WrongQuestion(UNKNOWN)


def can_commit(folder: Path) -> bool:
    """Whether git is there and knows who commits."""
    try:
        refuse_to_commit(folder)
    except WrongQuestion:
        return False
    return True


def make_repository(folder: Path) -> None:
    """An empty repository whose first branch is `main`, also with a git that is too old to be asked for that.

    Raises:
        WrongQuestion: git cannot make one.
    """
    for arguments in (("init", "--quiet"), ("symbolic-ref", "HEAD", f"refs/heads/{BRANCH}")):
        done = run_git(folder, *arguments)
        if done.returncode:
            raise WrongQuestion(NOT_MADE, folder=folder, reason=_reason(done.stderr))


def commit(folder: Path, paths: Sequence[str], message: str) -> None:
    """Commit these files and no others.

    Raises:
        WrongQuestion: git refuses.
    """
    names = "".join(f"{path}\0" for path in paths).encode()
    listed = ("--pathspec-from-file=-", "--pathspec-file-nul")
    for arguments in (("add", "--force", *listed), ("commit", "--quiet", "--message", message, "--only", *listed)):
        done = run_git(folder, *arguments, given=names)
        if done.returncode:
            raise WrongQuestion(NOT_COMMITTED, reason=_reason(done.stderr or done.stdout))


def _reason(text: bytes) -> str:
    return text.decode("utf-8", "replace").strip().partition("\n")[0]
