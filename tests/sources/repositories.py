"""Real git repositories for tests: made with git itself, unaware of the settings of whoever runs them."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

_ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Test",
    "GIT_AUTHOR_EMAIL": "test@example.dk",
    "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@example.dk",
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
}


def git(
    folder: Path, *arguments: str, text: str | None = None, given: bytes = b"", more: Mapping[str, str] | None = None
) -> str:
    """One git command that must succeed, with `text` or `given` on its input; `more` is put into its environment."""
    answer = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True,
        capture_output=True,
        env={**os.environ, **_ALONE, **(more or {})},
        input=given if text is None else text.encode(),
    )
    return answer.stdout.decode("utf-8", "surrogateescape").strip()


def repository(folder: Path) -> Path:
    """An empty repository at `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below `folder`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def commit(folder: Path, files: Mapping[str, str | bytes]) -> str:
    """Write and commit files; the commit's id."""
    write(folder, files)
    git(folder, "add", "--all")
    return commit_index(folder)


def commit_index(folder: Path) -> str:
    """Commit what the index holds; the commit's id."""
    git(folder, "commit", "--quiet", "--allow-empty", "--message=change")
    return git(folder, "rev-parse", "HEAD")


def state(folder: Path) -> tuple[str, str, tuple[tuple[str, int, bytes], ...]]:
    """Everything a reading must leave as it was: the working tree, the refs, and every file of the repository."""
    files = sorted(path for path in (folder / ".git").rglob("*") if path.is_file())
    contents = tuple((str(path), path.stat().st_mtime_ns, path.read_bytes()) for path in files)
    return git(folder, "--no-optional-locks", "status", "--porcelain"), git(folder, "for-each-ref"), contents


def dated(
    folder: Path,
    day: str,
    files: Mapping[str, str | bytes | None],
    *,
    message: str = "change",
    author: str = "Test",
    committer: str | None = None,
    merging: str | None = None,
) -> str:
    """Commit on a day: files are written, those that are `None` taken away, a branch merged; the commit's id."""
    if merging is not None:
        git(folder, "merge", "--quiet", "--no-commit", "--no-ff", merging)
    for name in [name for name, content in files.items() if content is None]:
        (folder / name).unlink()
    write(folder, {name: content for name, content in files.items() if content is not None})
    git(folder, "add", "--all")
    when = day if "T" in day else f"{day}T12:00:00+0100"
    people = {"GIT_AUTHOR_NAME": author, "GIT_COMMITTER_NAME": committer or author}
    git(
        folder,
        *("commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "--file=-"),
        text=message,
        more={"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, **people},
    )
    return git(folder, "rev-parse", "HEAD")
