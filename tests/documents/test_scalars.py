"""The core schema of YAML 1.2 and nothing more: what is not a number there is text."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry_cli.documents.scalars import MAX_DIGITS, Scalar, UnusableNumber, resolve

VALUES: dict[str, Scalar] = {
    # nothing
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "nULL": "nULL",
    "none": "none",
    # flags
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "tRue": "tRue",
    # words that YAML 1.1 took for flags
    **{word: word for word in ("no", "No", "NO", "yes", "on", "On", "off", "y", "n", "ja", "nej")},
    # whole numbers
    "0": 0,
    "-0": 0,
    "+1": 1,
    "-7": -7,
    "0101": 101,
    "007": 7,
    "0o17": 15,
    "0xfF": 255,
    "9" * MAX_DIGITS: 10**MAX_DIGITS - 1,
    "0o8": "0o8",
    "0xg": "0xg",
    "-0x1": "-0x1",
    "0b1": "0b1",
    "1_000": "1_000",
    "1 000": "1 000",
    "1.000,50": "1.000,50",
    "٣": "٣",
    "1٣": "1٣",
    # fractions, exactly
    "0.10": Decimal("0.10"),
    "1e3": Decimal("1e3"),
    "1E+3": Decimal("1e3"),
    ".5": Decimal("0.5"),
    "-.5": Decimal("-0.5"),
    "5.": Decimal(5),
    "+12.50": Decimal("12.50"),
    "00.13": Decimal("0.13"),
    "0.1e-2": Decimal("0.001"),
    "e3": "e3",
    ".": ".",
    "+": "+",
    "-": "-",
    ".e3": ".e3",
    "1e": "1e",
    "1.2.3": "1.2.3",
    "--1": "--1",
    "1-2": "1-2",
    # YAML 1.1's times
    "2026-01-01": "2026-01-01",
    "2026-01-01T10:00:00Z": "2026-01-01T10:00:00Z",
    "10:30": "10:30",
    "190:20:30": "190:20:30",
    # other text
    "inf": "inf",
    "nan": "nan",
    ".info": ".info",
    "<<": "<<",
    "=": "=",
    "12345678 kr.": "12345678 kr.",
}

UNUSABLE = (
    ".inf", "-.inf", "+.INF", ".Inf", ".nan", ".NaN", ".NAN",
    "1" * (MAX_DIGITS + 1), f"-{'1' * MAX_DIGITS}", "0" * 1000, f"0o{'7' * MAX_DIGITS}", f"0x{'f' * MAX_DIGITS}",
    f"0.{'1' * MAX_DIGITS}", "1e19", "1e-19", "1e999999999", "-1e-99999999999999", "0e99",
)  # fmt: skip


@pytest.mark.parametrize(("text", "value"), VALUES.items(), ids=[repr(text) for text in VALUES])
def test_value(text: str, value: Scalar) -> None:
    found = resolve(text)
    assert (type(found), str(found)) == (type(value), str(value))


@pytest.mark.parametrize("text", UNUSABLE, ids=[text[:24] for text in UNUSABLE])
def test_unusable_number(text: str) -> None:
    with pytest.raises(UnusableNumber):
        resolve(text)


@settings(deadline=None)
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_amounts_are_exactly_what_is_written(amount: Decimal) -> None:
    assert str(resolve(str(amount))) == str(amount)


@settings(deadline=None)
@given(st.text() | st.text("0123456789+-.eExo_:~ainfN"))
def test_any_text_has_a_value_or_is_unusable(text: str) -> None:
    try:
        value = resolve(text)
    except UnusableNumber:
        assert not text[0].isalpha()
    else:
        assert value == text or not isinstance(value, str)
