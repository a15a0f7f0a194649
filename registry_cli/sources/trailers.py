"""What the commits of a change state in their last lines about who approved it: shown to people, and never proof."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from registry_cli.questions import WrongQuestion
from registry_cli.sources.git import repository_of
from registry_cli.sources.git_program import GIT_STOPPED, stream_git

KEYS = ("approved-by", "reviewed-by", "acked-by")
MOST_COMMITS = 500
MOST_TRAILERS = 200
MOST_CHARACTERS = 200
"""Of what a line states no more than this is kept."""

_LOG = ("-c", "trailer.separators=:", "log", "-z", "--encoding=UTF-8", "--no-show-signature")
_FORM = "--format=tformat:%H%x00%(trailers:only=true,unfold=true)"
"""No message can hold the NUL between a commit's id and its lines, so that none can speak for another commit."""


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
    span = ("--end-of-options", f"{base}..{head or 'HEAD'}", "--")
    try:
        return tuple(
            islice(_stated(stream_git(top, *_LOG, f"--max-count={MOST_COMMITS}", _FORM, *span)), MOST_TRAILERS)
        )
    except WrongQuestion as wrong:
        if wrong.is_about(GIT_STOPPED):
            return ()
        raise


def _stated(pieces: Iterator[bytes]) -> Iterator[Trailer]:
    for commit in pieces:
        for line in next(pieces, b"").decode("utf-8", "replace").split("\n"):
            key, colon, value = line.partition(":")
            if colon and key.strip().lower() in KEYS:
                yield Trailer(key.strip(), _short(value.strip()), commit.decode("ascii", "replace"))


def _short(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"
