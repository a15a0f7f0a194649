"""New data as YAML text, quoted where a reader would take it for something else."""

import io
from collections.abc import Mapping
from decimal import Decimal

from ruamel.yaml import YAML, Node
from ruamel.yaml.representer import RoundTripRepresenter


class _Representer(RoundTripRepresenter):
    """Decimal numbers too, exactly as they are."""


def _decimal(representer: _Representer, number: Decimal) -> Node:
    return representer.represent_scalar("tag:yaml.org,2002:float", str(number))


_Representer.add_representer(Decimal, _decimal)


def yaml_text(data: Mapping[str, object]) -> str:
    """`data` as a block mapping; text that looks like a number, a date or a flag is quoted."""
    writer = YAML(typ="rt")
    writer.Representer = _Representer
    writer.width = 10_000
    writer.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    writer.dump(dict(data), stream)
    return stream.getvalue()
