"""Answers of earlier runs, kept so that an unchanged question about unchanged files need not be worked out again.

A key is made of everything an answer rests on: the program's own files, the options, and every byte of the registry. So nothing
kept is ever trusted over the bytes; it lies in the user's cache folder and may be deleted at any time. `REG_CACHE` names another
folder, or `off`.
"""

import json
import os
import sys
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from registry_cli import __version__

MAX_KEPT, MAX_KEPT_BYTES = 64, 256 * 1024 * 1024
"""So many answers are kept, and so many bytes of them; the oldest are thrown away first."""

MAX_BYTES = 64 * 1024 * 1024
"""A longer answer is not kept."""


def key_of(*parts: object) -> str:
    """The key of an answer that rests on `parts` and on this very program."""
    return sha256(repr((__version__, sys.version, _program(), parts)).encode("utf-8", "surrogatepass")).hexdigest()


def recall(key: str) -> Mapping[str, object] | None:
    """What was kept under `key`; `None` where nothing was, or it cannot be read."""
    folder = _folder()
    if folder is None:
        return None
    try:
        kept = json.loads((folder / f"{key}.json").read_bytes())
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) and kept.get("key") == key else None


def keep(key: str, answer: Mapping[str, object]) -> None:
    """Keep `answer`, which JSON can hold, under `key`; where that is not possible nothing happens."""
    folder = _folder()
    text = json.dumps({**answer, "key": key})
    if folder is None or len(text) > MAX_BYTES:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(folder, key, text)
        _throw_away_old(folder)
    except OSError:
        return


def _write(folder: Path, key: str, text: str) -> None:
    """Under another name first: whoever reads sees the whole answer or none."""
    handle, name = tempfile.mkstemp(dir=folder, suffix=".tmp")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        draft.replace(folder / f"{key}.json")
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _throw_away_old(folder: Path) -> None:
    found = [(path, path.stat()) for path in folder.iterdir()]
    size = 0
    for position, (path, info) in enumerate(sorted(found, key=lambda one: one[1].st_mtime_ns, reverse=True)):
        size += info.st_size
        if position >= MAX_KEPT or size > MAX_KEPT_BYTES:
            path.unlink(missing_ok=True)


def _folder() -> Path | None:
    stated = os.environ.get("REG_CACHE")
    if stated == "off":
        return None
    if stated:
        return Path(stated)
    from platformdirs import user_cache_path  # noqa: PLC0415 - only where something is kept

    return user_cache_path("reg", appauthor=False)


def _program() -> tuple[tuple[str, int, int], ...]:
    """The program's own files with size and time: an edited checkout gives no answers of the version before."""
    package = Path(__file__).parent
    files = (Path(folder) / name for folder, _, names in os.walk(package) for name in names)
    found = ((path.relative_to(package).as_posix(), path.stat()) for path in files if path.suffix in (".py", ".yaml"))
    return tuple(sorted((name, info.st_size, info.st_mtime_ns) for name, info in found))
