"""What a preset knows beforehand: its standards, requirements and strategies, ready to be written as files."""

from functools import cache

from registry_cli.documents import Data, Document, read_document
from registry_cli.model.kinds import BY_KIND
from registry_cli.model.naming import kind_of
from registry_cli.resources import presets_folder
from registry_cli.sources import FolderSource

PRESET = "dk-2026"
"""The preset that a new registry extends."""


def texts(preset: str, kind: str) -> dict[str, str]:
    """The files of the entities of a kind in a preset's catalogue, by path."""
    return {path: document.text for path, document in _documents(preset).items() if kind_of(path) == kind}


def known_data(preset: str | None, kind: str, id_: str | None) -> dict[str, Data]:
    """What the catalogue says of an entity; nothing where it has none with this id."""
    document = _documents(preset).get(f"{BY_KIND[kind].FOLDER}/{id_}.yaml") if preset else None
    return dict(document.data or {}) if document else {}


@cache
def _documents(preset: str) -> dict[str, Document]:
    source = FolderSource(presets_folder() / preset)
    return {file.path: read_document(file) for file in source.read(path for path in source.paths() if kind_of(path))}
