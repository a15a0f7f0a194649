"""What stands around a registry to keep it right by itself: CI, hooks, owners of files, line ends."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from registry_cli.sources.folder import FolderSource

Forge = Literal["github", "gitlab", "azure"]

HOOKS = ".pre-commit-config.yaml"
OWNERS = ("CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS")
ATTRIBUTES = ".gitattributes"

_CI_FILES: tuple[tuple[Forge, str], ...] = (
    ("gitlab", ".gitlab-ci.yml"),
    ("azure", "azure-pipelines.yml"),
    ("azure", "azure-pipelines.yaml"),
)
_WORKFLOWS = ".github/workflows"
_CALLS = re.compile(r"\b(?:reg|registry|registry_cli)\b[^\n]*\bvalidate\b")


class CiFile(NamedTuple):
    """A file that a forge's CI obeys, and whether it validates a registry."""

    forge: Forge
    path: str
    validates: bool


class Automation(NamedTuple):
    """What was found in a folder; paths count from it, `None` where there is no such file."""

    ci: tuple[CiFile, ...] = ()
    hooks: str | None = None
    owners: str | None = None
    attributes: str | None = None


def automation_in(folder: Path) -> Automation:
    """What stands in `folder`, which should be the top of a repository: elsewhere no forge looks for it."""
    return Automation(
        ci=tuple(_ci_files(folder)),
        hooks=_first(folder, (HOOKS,)),
        owners=_first(folder, OWNERS),
        attributes=_first(folder, (ATTRIBUTES,)),
    )


def forge_of(remote: str) -> Forge | None:
    """The forge that an address of a repository speaks of."""
    names: dict[str, Forge] = {"github": "github", "gitlab": "gitlab", "azure": "azure", "visualstudio": "azure"}
    return next((forge for name, forge in names.items() if name in remote.casefold()), None)


def _ci_files(folder: Path) -> Iterator[CiFile]:
    workflows = folder / _WORKFLOWS
    names = sorted(path.name for path in workflows.iterdir()) if workflows.is_dir() else []
    found: list[tuple[Forge, str]] = [
        ("github", f"{_WORKFLOWS}/{name}") for name in names if name.endswith((".yml", ".yaml"))
    ]
    for forge, path in (*found, *_CI_FILES):
        text = _text(folder, path)
        if text is not None:
            yield CiFile(forge, path, _CALLS.search(text) is not None)


def _first(folder: Path, paths: tuple[str, ...]) -> str | None:
    return next((path for path in paths if _text(folder, path) is not None), None)


def _text(folder: Path, path: str) -> str | None:
    """What the file says; `None` where there is none that can be read. Links are not followed."""
    (file,) = FolderSource(folder).read([path])
    return None if file.problem else file.data.decode("utf-8", "replace")
