"""Where the bytes of a registry come from: a folder, a git revision, or memory."""

from registry_cli.sources.folder import FolderSource
from registry_cli.sources.git import GitSource
from registry_cli.sources.memory import MemorySource
from registry_cli.sources.opening import SETTINGS_FILE, open_source
from registry_cli.sources.source import MAX_FILE_BYTES, MAX_FILES, Problem, Source, SourceFile

__all__ = [
    "MAX_FILES",
    "MAX_FILE_BYTES",
    "SETTINGS_FILE",
    "FolderSource",
    "GitSource",
    "MemorySource",
    "Problem",
    "Source",
    "SourceFile",
    "open_source",
]
