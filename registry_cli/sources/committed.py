"""One file as a commit had it, whether it is a part of the registry or lies beside it."""

from pathlib import Path

from registry_cli.questions import WrongQuestion
from registry_cli.sources.git import GIT_FAILED, blob_contents, repository_of
from registry_cli.sources.git_program import first_line, run_git

MAX_BYTES = 32 * 1024 * 1024
"""A larger file is not read."""

_PLAIN = ("100644", "100755")


def file_in_commit(path: Path, commit: str, beside: Path) -> bytes | None:
    """What stood at `path` in a commit of the repository around `beside`: nothing where there was no plain file of bounded size.

    `None` where `path` lies outside that repository, so that no commit says anything of it.

    Raises:
        WrongQuestion: git is missing, or cannot read the commit.
    """
    top = repository_of(beside)[0]
    try:
        inside = (path.absolute().parent.resolve() / path.name).relative_to(top.resolve()).as_posix()
    except ValueError:
        return None
    listing = run_git(top, "ls-tree", "-l", "-z", "--full-tree", commit, "--", inside)
    if listing.returncode:
        raise WrongQuestion(GIT_FAILED, ref=commit, reason=first_line(listing.stderr))
    mode, _, name, size = (*listing.stdout.decode("utf-8", "replace").partition("\t")[0].split(), "", "", "", "")[:4]
    if mode not in _PLAIN or not size.isdigit() or int(size) > MAX_BYTES:
        return b""
    return blob_contents(top, [name]).get(name, b"")
