"""The registries of other municipalities that the settings name, read beside our own and never written."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from registry_cli.model.load import load
from registry_cli.model.registry import Registry
from registry_cli.model.settings.organisation import Peer
from registry_cli.questions import WrongQuestion
from registry_cli.sources import SETTINGS_FILE, FolderSource

PeerProblem = Literal["only-git", "no-address", "no-folder", "no-registry", "too-large", "ourselves"]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A peer with its registry, or why there is none. What a registry with faults holds is taken as far as it is sound."""

    peer: Peer
    registry: Registry | None
    problem: PeerProblem | None = None


def neighbours(registry: Registry, root: Path | None) -> tuple[Neighbour, ...]:
    """The peers of `registry`; their paths count from `root`, the folder it stands in. Git addresses are not fetched."""
    return tuple(_neighbour(peer, root) for peer in registry.settings.peers)


def _neighbour(peer: Peer, root: Path | None) -> Neighbour:
    if peer.path is None:
        return Neighbour(peer, None, "only-git" if peer.git else "no-address")
    if root is None:
        return Neighbour(peer, None, "no-folder")
    try:
        folder = root / peer.path
        if not folder.is_dir():
            return Neighbour(peer, None, "no-folder")
        if not (folder / SETTINGS_FILE).is_file():
            return Neighbour(peer, None, "no-registry")
        if folder.samefile(root):
            return Neighbour(peer, None, "ourselves")
        return Neighbour(peer, load(FolderSource(folder), str(peer.id)))
    except (OSError, ValueError):
        return Neighbour(peer, None, "no-folder")
    except WrongQuestion:
        return Neighbour(peer, None, "too-large")
