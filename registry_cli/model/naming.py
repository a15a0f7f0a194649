"""Which file holds what: paths to kinds and ids, ids made of names, and files that nobody would read."""

import re
import unicodedata
from collections.abc import Iterator

from registry_cli.findings import Finding, Mark
from registry_cli.model.kinds import BY_FOLDER
from registry_cli.model.values import ID_PATTERN
from registry_cli.sources import SETTINGS_FILE
from registry_cli.suggestions import closest

SETTINGS_FOLDER = "settings"
"""The folder of further files of settings."""

_ID = re.compile(ID_PATTERN)
_YAML_LIKE = re.compile(r"\.ya?ml(\.[a-z]+)?$", re.IGNORECASE)
_DANISH_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa", "ß": "ss"})
_DANISH_FOLDERS = {kind.PLURAL.da.casefold(): folder for folder, kind in BY_FOLDER.items()}


def kind_of(path: str) -> str | None:
    """The kind of entity that the file at `path` holds, by its folder; `None` for any other file."""
    folder, slash, _ = path.partition("/")
    if slash and folder in BY_FOLDER and _YAML_LIKE.search(path):
        return BY_FOLDER[folder].KIND
    return None


def is_settings(path: str) -> bool:
    """Whether the file at `path` holds settings: `registry.yaml`, or any file below `settings/`."""
    folder, slash, _ = path.partition("/")
    return path == SETTINGS_FILE or (bool(slash) and folder == SETTINGS_FOLDER and bool(_YAML_LIKE.search(path)))


def is_read(path: str) -> bool:
    """Whether the file at `path` belongs to the registry; so does a folder of it that cannot be listed."""
    folder, slash, _ = path.partition("/")
    return (
        is_settings(path)
        or kind_of(path) is not None
        or (path.endswith("/") and folder in {".", SETTINGS_FOLDER, *BY_FOLDER} and bool(slash))
    )


def stem_of(path: str) -> str:
    """The file's name without its ending: an entity's id."""
    return _YAML_LIKE.sub("", path.rsplit("/", 1)[-1])


def id_from(name: str) -> str:
    """An id made of a name: small letters, digits and hyphens; æ, ø and å become ae, oe and aa."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).translate(_DANISH_LETTERS))
    ascii_only = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:100].rstrip("-")


def is_id(text: str) -> bool:
    """Whether `text` may be an id."""
    return _ID.fullmatch(text) is not None


def misnamed(path: str) -> Finding | None:
    """The finding about a file whose name is no id with the ending `.yaml`, with the name it should have."""
    if is_id(stem_of(path)) and path.endswith(".yaml"):
        return None
    name = path.rsplit("/", 1)[-1]
    good = id_from(stem_of(path))
    meant = f"{good}.yaml" if good else None
    return Finding("invalid-file-name", Mark(path, part="file"), None, {"name": name}, meant=meant)


def misplaced(paths: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """YAML files in a folder at the top that is almost a kind's, or the kind's name in Danish: path, folder, the right one."""
    for path in paths:
        folder, slash, _ = path.partition("/")
        if slash and folder not in (SETTINGS_FOLDER, *BY_FOLDER) and _YAML_LIKE.search(path):
            meant = _DANISH_FOLDERS.get(folder.casefold()) or closest(folder, (SETTINGS_FOLDER, *BY_FOLDER))
            if meant is not None:
                yield path, folder, meant
