"""Views and data in other formats: one file per format; each returns text."""

from registry_cli.exports.dot import to_dot
from registry_cli.exports.mermaid import to_mermaid

GRAPH_FORMATS = {"mermaid": to_mermaid, "dot": to_dot}

__all__ = ["GRAPH_FORMATS", "to_dot", "to_mermaid"]
