"""Data as YAML: what is written is read again as the very same data, and is written as people write it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry_cli.documents import Data
from registry_cli.documents.changing import told
from registry_cli.documents.document import has_stray_line_end
from registry_cli.documents.parse import parse
from registry_cli.documents.spelling import entry_lines, in_line


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("ydelseschef", "ydelseschef"),
        ("2027-05-01", "2027-05-01"),
        ("P6M", "P6M"),
        ("digital-strategi#selvbetjening", "digital-strategi#selvbetjening"),
        ("Kærlighed og økonomi (ø)", "Kærlighed og økonomi (ø)"),
        ("1.10", '"1.10"'),
        ("0101", '"0101"'),
        ("null", '"null"'),
        ("no", '"no"'),
        ("", '""'),
        (" x", '" x"'),
        ("kle:32.24", '"kle:32.24"'),
        ("sag #12", '"sag #12"'),
        ("a, b", '"a, b"'),
        ('Han sagde "nej"', "'Han sagde \"nej\"'"),
        ("it's", '"it\'s"'),
        ('it\'s "x"', '"it\'s \\"x\\""'),
        (Decimal("1.10"), "1.10"),
        (12, "12"),
        (True, "true"),
        (None, "null"),
        ([], "[]"),
        ({"by": "x", "date": "2026-01-01"}, "{by: x, date: 2026-01-01}"),
        ({"kle:32.24": ["a", 1]}, '{"kle:32.24": [a, 1]}'),
    ],
)
def test_a_value_on_one_line(value: Data, written: str) -> None:
    assert in_line(value) == written


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("x\ny\n", ["k: |", "  x", "  y"]),
        ("x\n\ny", ["k: |-", "  x", "", "  y"]),
        ("x \ny", ['k: "x \\ny"']),
        ([{"a": 1}, {"b": "x\ny"}], ["k:", "  - {a: 1}", "  - b: |-", "      x", "      y"]),
        ({"a": {"b": {"c": 1}}}, ["k:", "  a: {b: {c: 1}}"]),
        ({"a": [{"b": 1}]}, ["k:", "  a:", "    - {b: 1}"]),
        ([{"a": "x" * 80, "b": "y" * 80}], ["k:", f"  - a: {'x' * 80}", f"    b: {'y' * 80}"]),
    ],
)
def test_a_value_over_lines(value: Data, lines: list[str]) -> None:
    assert list(entry_lines("k", value, 0)) == lines


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3)
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text(alphabet="ab:-#|>+ \n\"'[]{},\\?&\t1.0~é")
KEYS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=9).filter(lambda key: key != "z")
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | NUMBERS | TEXTS,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=3),
    max_leaves=8,
)


@given(KEYS, DATA)
def test_what_is_written_is_read_again(key: str, value: Data) -> None:
    text = "\n".join([*entry_lines(key, value, 0), "z: 1", ""])
    parsed = parse(text)
    assert not has_stray_line_end(text)
    assert (parsed.faults, parsed.root is not None) == ((), True)
    assert told(parsed.root.data() if parsed.root else None) == told({key: value, "z": 1})
