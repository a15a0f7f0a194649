"""Every format of findings. To add one: one file with a `render`, one name in `FORMATS`.

A renderer returns one whole document with a line break at its end, or nothing where a format of lines has no line.
It prints nothing and asks nothing, so the same report always gives the same text.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from registry_cli.output import (
    azure,
    concise,
    full,
    github,
    gitlab,
    json_document,
    json_lines,
    junit,
    markdown,
    sarif,
)
from registry_cli.output.report import FindingsReport

Renderer = Callable[[FindingsReport], str]

FORMATS: Mapping[str, Renderer] = MappingProxyType(
    {
        "full": full.render,
        "concise": concise.render,
        "json": json_document.render,
        "jsonl": json_lines.render,
        "sarif": sarif.render,
        "github": github.render,
        "gitlab": gitlab.render,
        "azure": azure.render,
        "junit": junit.render,
        "md": markdown.render,
    }
)

__all__ = ["FORMATS", "FindingsReport", "Renderer"]
