"""A registry in a folder of the working tree."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from registry_cli.language import Text
from registry_cli.questions import WrongQuestion
from registry_cli.sources.source import MAX_FILE_BYTES, MAX_FILES, Problem, SourceFile, is_hidden

TOO_MANY_FILES = Text(
    "{folder} holds more than {limit} files: is it a registry?",
    "{folder} indeholder mere end {limit} filer: er det et register?",
)

_ONLY_READ = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""Where the system can: neither over a link nor waiting for the other end of a pipe."""


class FolderSource:
    """The files below one folder; links are never followed, so nothing outside it is read."""

    def __init__(self, root: Path) -> None:
        """Take the folder that holds `registry.yaml`."""
        self.root = root

    @property
    def label(self) -> str:
        """The folder's path."""
        return str(self.root)

    def paths(self) -> tuple[str, ...]:
        """Every file and link below the folder that is not hidden, sorted; a folder that cannot be listed ends in a slash.

        Raises:
            WrongQuestion: there are more than `MAX_FILES`.
        """
        found = []
        for path in self._walk():
            found.append(path)
            if len(found) > MAX_FILES:
                raise WrongQuestion(TOO_MANY_FILES, folder=self.label, limit=MAX_FILES)
        return tuple(sorted(found))

    def _walk(self) -> Iterator[str]:
        pending = [""]
        while pending:
            prefix = pending.pop()
            try:
                entries = _entries(self.root / prefix)
            except OSError:
                yield prefix or "./"
                continue
            for entry in entries:
                if _is_folder(entry):
                    pending.append(f"{prefix}{entry.name}/")
                else:
                    yield f"{prefix}{entry.name}"

    def read(self, paths: Iterable[str]) -> Iterator[SourceFile]:
        """The files at `paths`, opened one at a time."""
        for path in paths:
            yield _read(self.root, path)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for entry in entries if not is_hidden(entry.name)]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    is_junction = getattr(entry, "is_junction", bool)
    return entry.is_dir(follow_symlinks=False) and not is_junction()


def _read(root: Path, path: str) -> SourceFile:
    place = f"{root}{os.sep}{path}"
    try:
        problem = _problem(os.lstat(place))
        if problem is not None:
            return SourceFile(path, problem=problem)
        handle = os.open(place, _ONLY_READ)
        with os.fdopen(handle, "rb") as stream:
            problem = _problem(os.fstat(handle))
            data = b"" if problem is not None else stream.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        return SourceFile(path, problem="missing")
    except OSError as error:
        return SourceFile(path, problem="link" if error.errno == errno.ELOOP else "denied")
    if len(data) > MAX_FILE_BYTES:
        problem = "too-large"
    return SourceFile(path, data) if problem is None else SourceFile(path, problem=problem)


def _problem(info: os.stat_result) -> Problem | None:
    """What keeps a file from being read. It is asked twice: another file may have the name when it is opened."""
    if stat.S_ISLNK(info.st_mode):
        return "link"
    if stat.S_ISDIR(info.st_mode):
        return "denied"
    if not stat.S_ISREG(info.st_mode):
        return "special"
    return "too-large" if info.st_size > MAX_FILE_BYTES else None
