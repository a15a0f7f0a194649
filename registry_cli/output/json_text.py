"""Data as JSON text."""

import json
from datetime import date
from decimal import Decimal

from registry_cli.escaping import harmless_json


def json_text(value: object, indent: int | None = None) -> str:
    """JSON that every encoding and every build log can hold: it stays the same data. Days are ISO text, exact decimals numbers."""
    return harmless_json(json.dumps(value, ensure_ascii=False, indent=indent, default=_plain))


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple | set | frozenset):
        return list(value)
    raise TypeError(type(value).__name__)
