"""Data as JSON text."""

import json
from datetime import date
from decimal import Decimal

from registry_cli.escaping import unseen_escaped


def json_text(value: object, indent: int | None = None) -> str:
    r"""JSON that every encoding and every build log can hold: it stays the same data.

    What a terminal would obey, hide or reorder, and half a character, which UTF-8 cannot hold, are written `\u202e`; of `##`,
    with which Azure Pipelines marks its orders anywhere in a line, the second is written `\u0023`, and the slash of `</`, which
    ends a script in HTML, `\/`. All can only stand inside a string. Days are ISO text, exact decimals numbers.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=_plain)
    return unseen_escaped(text).replace("##", "#\\u0023").replace("</", "<\\/")


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple | set | frozenset):
        return list(value)
    raise TypeError(type(value).__name__)
