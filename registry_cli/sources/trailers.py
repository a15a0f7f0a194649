"""What the commits of a change state in their last lines about who approved it: shown to people, and never proof."""

from pathlib import Path
from typing import NamedTuple

from registry_cli.sources.git import repository_of
from registry_cli.sources.git_program import run_git

KEYS = ("approved-by", "reviewed-by", "acked-by")
MOST_COMMITS = 500
MOST_TRAILERS = 200


class Trailer(NamedTuple):
    """One line at the end of a commit's message: what it states, of whom, and in which commit."""

    key: str
    value: str
    commit: str


def trailers(folder: Path, base: str, head: str | None) -> tuple[Trailer, ...]:
    """What the commits after `base` up to `head` (the last one where it is `None`) state; nothing where git cannot say.

    Raises:
        WrongQuestion: git is not installed, or cannot read the repository.
    """
    top, _ = repository_of(folder)
    form = "--format=%x1e%H%x1f%(trailers:only,unfold)"
    span = ("--end-of-options", f"{base}..{head or 'HEAD'}")
    listing = run_git(top, "rev-list", f"--max-count={MOST_COMMITS}", form, *span)
    if listing.returncode:
        return ()
    found = []
    for record in listing.stdout.decode("utf-8", "replace").split("\x1e")[1:]:
        commit, _, lines = record.partition("\x1f")
        for line in lines.splitlines():
            key, colon, value = line.partition(":")
            if colon and key.strip().lower() in KEYS:
                found.append(Trailer(key.strip(), value.strip(), commit))
    return tuple(found[:MOST_TRAILERS])
