"""What every source of files offers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

MAX_FILE_BYTES = 2 * 1024 * 1024
"""A larger file is not read: no entity needs it, and parsing it would take seconds."""

MAX_FILES = 500_000
"""All municipalities together hold some 400 000 entities; a folder with more files is no registry."""

Problem = Literal["damaged", "denied", "link", "missing", "special", "too-large"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file by its POSIX path inside the registry: its bytes, or the problem that kept them away."""

    path: str
    data: bytes = b""
    problem: Problem | None = None


class Source(Protocol):
    """A registry's files at one moment."""

    @property
    def label(self) -> str:
        """What to call this source in one line for people."""
        ...

    def paths(self) -> tuple[str, ...]:
        """Every file that is not hidden, sorted; links are listed and not followed.

        A folder that cannot be listed stands here itself, with a slash at its end, and reads as denied.
        """
        ...

    def read(self, paths: Iterable[str]) -> Iterator[SourceFile]:
        """The files at `paths`, in that order; what cannot be read says why and raises nothing."""
        ...


def is_hidden(name: str) -> bool:
    """Whether a file or folder is left out: dot files, and what editors leave behind."""
    return name.startswith((".", "~", "#")) or name.endswith(("~", "#"))
