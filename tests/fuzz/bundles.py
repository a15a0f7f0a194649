"""A registry of several files as one text that a fuzzer changes and a person reads: `=== path` before each file.

A bundle may begin with `@name`: its files then stand over those of that example.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TOP = Path(__file__).parents[2]
REGISTRIES: Mapping[str, Path] = {
    **{name: TOP / "examples" / name for name in ("broken", "fjordby", "strandholm", "tutorial")},
    "reference": TOP / "templates" / "reference",
}
SETTINGS = b"format: 1\norganisation: {name: Eksempelby Kommune}\n"
MAX_FILES = 40
"""More files than this in one bundle find nothing that fewer do not."""

_HEAD = re.compile(rb"(?m)^=== ([^\n]*)\n")
_BASE = re.compile(rb"@([a-z]+)\n")


@cache
def example(name: str) -> Mapping[str, bytes]:
    """The YAML files of an example by their paths."""
    root = REGISTRIES[name]
    found = sorted(path for path in root.rglob("*.yaml") if path.is_file() and not path.is_symlink())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def bundled(files: Mapping[str, bytes], base: str = "") -> bytes:
    """The bundle that holds these files."""
    head = f"@{base}\n".encode() if base else b""
    parts = (b"=== " + path.encode("utf-8", "surrogateescape") + b"\n" + data for path, data in files.items())
    return head + b"".join(part if part.endswith(b"\n") else part + b"\n" for part in parts)


def base_of(bundle: bytes) -> str:
    """The example below the bundle's own files; an empty text where there is none."""
    found = _BASE.match(bundle)
    name = found[1].decode() if found else ""
    return name if name in REGISTRIES else ""


def own_files(bundle: bytes) -> dict[str, bytes]:
    """The files that the bundle itself holds, under paths that a folder could have."""
    _, *parts = _HEAD.split(bundle)
    named = zip(parts[::2], parts[1::2], strict=True)
    files = {_path(path): data for path, data in named}
    return {path: files[path] for path in list(files)[:MAX_FILES] if path}


def unbundled(bundle: bytes) -> dict[str, bytes]:
    """All files of the registry that the bundle describes; it always has settings."""
    base = base_of(bundle)
    return {"registry.yaml": SETTINGS, **(example(base) if base else {}), **own_files(bundle)}


def _path(written: bytes) -> str:
    parts = written.replace(b"\0", b"").decode("utf-8", "surrogateescape").split("/")
    return "/".join(part for part in parts if part and not part.startswith("."))
