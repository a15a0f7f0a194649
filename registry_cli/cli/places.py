"""Paths as the user means them: arguments to the registry's own paths, and the registry's paths to what is shown."""

import os
from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath

from registry_cli.language import Text
from registry_cli.questions import WrongQuestion
from registry_cli.sources import FolderSource, GitSource, Source

NO_FILE = Text("there is no file {path} in the registry", "der er ingen fil {path} i registret")


def root_of(source: Source) -> Path | None:
    """The registry's folder on disk; `None` where it was read from elsewhere."""
    return source.root if isinstance(source, FolderSource) else None


def prefix_from_here(source: Source) -> str:
    """What to put before the registry's paths so that they can be opened from the current folder."""
    root = root_of(source)
    return _prefix(root, Path.cwd()) if root else ""


def prefix_in_repository(source: Source) -> str:
    """What to put before the registry's paths so that they count from the top of the repository, as forges ask for."""
    if isinstance(source, GitSource):
        return source.prefix
    root = root_of(source)
    if root is None:
        return ""
    absolute = root.absolute()
    top = next((folder for folder in (absolute, *absolute.parents) if (folder / ".git").exists()), Path.cwd())
    return _prefix(absolute, top)


def _prefix(root: Path, base: Path) -> str:
    try:
        relative = Path(os.path.relpath(root.absolute(), base))
    except ValueError:
        return f"{root.as_posix()}/"
    return "" if relative == Path() else f"{relative.as_posix()}/"


def chosen_paths(source: Source, arguments: Iterable[Path], known: Collection[str]) -> set[str]:
    """The registry's files that the arguments name: a file, or every file below a folder.

    Raises:
        WrongQuestion: an argument names none.
    """
    chosen: set[str] = set()
    for argument in arguments:
        wanted = _in_registry(source, argument)
        matching = {path for path in known if wanted in (".", path) or path.startswith(f"{wanted}/")}
        if not matching:
            raise WrongQuestion(NO_FILE, path=argument)
        chosen |= matching
    return chosen


def _in_registry(source: Source, argument: Path) -> str:
    root = root_of(source)
    if root is not None:
        relative = Path(os.path.relpath(argument.absolute(), root.absolute()))
        if ".." not in relative.parts and (argument.is_absolute() or (root / relative).exists()):
            return relative.as_posix()
    return PurePosixPath(argument.as_posix()).as_posix()
