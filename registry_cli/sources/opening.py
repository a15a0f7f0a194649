"""Find the registry a question is about."""

from pathlib import Path

from registry_cli.language import Text
from registry_cli.questions import WrongQuestion
from registry_cli.sources.folder import FolderSource
from registry_cli.sources.git import open_revision
from registry_cli.sources.source import Source

SETTINGS_FILE = "registry.yaml"

NO_FOLDER = Text("there is no folder {folder}", "der er ingen mappe {folder}")
NO_REGISTRY_IN = Text(
    "{folder} is no registry: it holds no registry.yaml",
    "{folder} er ikke et register: der er ingen registry.yaml i den",
)
NO_REGISTRY = Text(
    "no registry here: found no registry.yaml in {folder} or above it (start one with `reg init`, or name one with --registry)",
    "intet register her: fandt ingen registry.yaml i {folder} eller over den (begynd et med `reg init`, eller angiv et med --registry)",
)


def open_source(folder: Path, ref: str | None = None, *, upwards: bool = True) -> Source:
    """The registry at `folder` or the nearest above it, in the working tree or at the git revision `ref`.

    Raises:
        WrongQuestion: there is no such folder, no registry, no repository or no such revision.
    """
    if not folder.is_dir():
        raise WrongQuestion(NO_FOLDER, folder=folder)
    if ref is not None:
        return open_revision(folder, ref)
    return FolderSource(find_registry(folder, upwards=upwards))


def find_registry(folder: Path, *, upwards: bool = True) -> Path:
    """The folder that holds `registry.yaml`: `folder` itself, or with `upwards` the nearest above it.

    Raises:
        WrongQuestion: none holds one.
    """
    candidates = [folder, *folder.absolute().parents] if upwards else [folder]
    for candidate in candidates:
        if (candidate / SETTINGS_FILE).is_file():
            return candidate
    raise WrongQuestion(NO_REGISTRY if upwards else NO_REGISTRY_IN, folder=folder)
