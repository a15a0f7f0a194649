"""Views and data in other formats: one file per format; each returns text."""

from collections.abc import Callable

from registry_cli.analysis.matrix import Matrix
from registry_cli.analysis.pictures import Picture
from registry_cli.analysis.roadmap import Roadmap
from registry_cli.analysis.views import View
from registry_cli.exports.dot import to_dot
from registry_cli.exports.graph_json import to_json
from registry_cli.exports.graphml import to_graphml
from registry_cli.exports.matrix import MATRIX_FORMATS
from registry_cli.exports.mermaid import to_mermaid
from registry_cli.exports.roadmap import ROADMAP_FORMATS
from registry_cli.exports.svg import to_svg
from registry_cli.language import Lang

GRAPH_FORMATS: dict[str, Callable[[View, Lang], str]] = {
    "mermaid": to_mermaid,
    "dot": to_dot,
    "svg": to_svg,
    "graphml": to_graphml,
    "json": to_json,
}
PICTURE_FORMATS = tuple(dict.fromkeys([*GRAPH_FORMATS, *MATRIX_FORMATS, *ROADMAP_FORMATS]))
"""Everything a picture can be written in; not every picture in every one."""


def renderings(picture: Picture, lang: Lang) -> dict[str, Callable[[], str]]:
    """The formats that this picture can be written in, each as what writes it; the first is the usual one."""
    if isinstance(picture, Matrix):
        return {name: lambda draw=draw: draw(picture, lang) for name, draw in MATRIX_FORMATS.items()}  # type: ignore[misc]
    if isinstance(picture, Roadmap):
        return {name: lambda draw=draw: draw(picture, lang) for name, draw in ROADMAP_FORMATS.items()}  # type: ignore[misc]
    return {name: lambda draw=draw: draw(picture, lang) for name, draw in GRAPH_FORMATS.items()}  # type: ignore[misc]


__all__ = [
    "GRAPH_FORMATS",
    "MATRIX_FORMATS",
    "PICTURE_FORMATS",
    "ROADMAP_FORMATS",
    "renderings",
    "to_dot",
    "to_mermaid",
]
