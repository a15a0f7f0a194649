"""New data as YAML text, quoted where a reader would take it for something else."""

import io
from collections.abc import Mapping

from ruamel.yaml import YAML


def yaml_text(data: Mapping[str, object]) -> str:
    """`data` as a block mapping; text that looks like a number, a date or a flag is quoted."""
    writer = YAML(typ="rt")
    writer.width = 10_000
    writer.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    writer.dump(dict(data), stream)
    return stream.getvalue()
