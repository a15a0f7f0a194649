"""Where the files that ship with the program lie: beside the package when installed, above it in a checkout."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def templates_folder() -> Path:
    """The folder of templates: reports and the files that `reg init` writes."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def presets_folder() -> Path:
    """The folder of presets: one folder each, laid out like a registry."""
    return _PACKAGE / "presets"
