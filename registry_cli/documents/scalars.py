"""What a plain scalar means: the core schema of YAML 1.2, so `no` and `on` are text and dates stay text.

Source: YAML 1.2.2, section 10.3.2 (tag resolution of the core schema).
"""

import re
from decimal import Decimal

Scalar = str | int | Decimal | bool | None

MAX_DIGITS = 18
"""Longer numbers are refused: no amount has them, and they are how text is made to look like a number."""

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_START = frozenset("+-.0123456789")
_DECIMAL_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


class UnusableNumber(ValueError):
    """Raised for a number that is infinite, not a number, or longer than `MAX_DIGITS`."""


def resolve(text: str) -> Scalar:
    """The value of a plain (unquoted) scalar; fractions become exact decimals of the text.

    Raises:
        UnusableNumber: the text is a number that no field can hold.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_START:
        return text
    if _NOT_FINITE.fullmatch(text):
        raise UnusableNumber(text)
    return _number(text)


def _number(text: str) -> Scalar:
    for pattern, base in ((_DECIMAL_INTEGER, 10), (_OCTAL, 8), (_HEXADECIMAL, 16)):
        if pattern.fullmatch(text):
            return int(_short(text), base) if base == 10 else int(_short(text)[2:], base)
    if _DECIMAL.fullmatch(text):
        value = Decimal(_short(text))
        if abs(value.adjusted()) > MAX_DIGITS:
            raise UnusableNumber(text)
        return value
    return text


def _short(text: str) -> str:
    if len(text) > MAX_DIGITS:
        raise UnusableNumber(text)
    return text
