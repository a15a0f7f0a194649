"""Small changes of a text: what is asked for changes, every other character stays, and what cannot be done safely is not."""

import pytest

from registry_cli.documents.edits import Edit, edited, removal, replacement, without_stray_line_ends
from registry_cli.findings import Part, Route


@pytest.mark.parametrize(
    ("text", "route", "part", "word", "after"),
    [
        ("navn: KY  # a\n", ("navn",), "key", "name", "name: KY  # a\n"),
        ("a: x\r\nnavn: KY\r\n", ("navn",), "key", "name", "a: x\r\nname: KY\r\n"),
        ('"navn": KY\n', ("navn",), "key", "name", '"name": KY\n'),
        ("a: {'b': 'c d'}\n", ("a", "b"), "value", "e", "a: {'b': 'e'}\n"),
        ("æ: [ø, å]\n", ("æ", 1), "value", "aa", "æ: [ø, aa]\n"),
        ("a:\n  - b: c # d\n", ("a", 0, "b"), "value", "e", "a:\n  - b: e # d\n"),
        ("a: b c", ("a",), "value", "d", "a: d"),
        ("a: >\n  b\n", ("a",), "value", "c", None),
        ("a: b\n  c\n", ("a",), "value", "d", None),
        ("a: [b]\n", ("a",), "value", "c", None),
        ("a: b\n", ("c",), "value", "d", None),
        ("a: b\n", ("a",), "value", "d e", None),
        ("a: b\n", ("a",), "value", "'", None),
        ("a: [\n", ("a",), "value", "b", None),
    ],
)
def test_a_scalar_is_replaced(text: str, route: Route, part: Part, word: str, after: str | None) -> None:
    edit = replacement(text, route, part, word)
    assert (edited(text, [edit]) if edit else None) == after


@pytest.mark.parametrize(
    ("text", "route", "after"),
    [
        ("a: [b, b]\n", ("a", 1), "a: [b]\n"),
        ("a: [b, b, c]\n", ("a", 1), "a: [b, c]\n"),
        ("a: [b,\n    b]\n", ("a", 1), "a: [b]\n"),
        ("a: [{b: c}, {b: c}]\n", ("a", 1), "a: [{b: c}]\n"),
        ("a:\n  - b\n  - b\n  - c\n", ("a", 1), "a:\n  - b\n  - c\n"),
        ("a:\r\n  - b\r\n  - b\r\nc: d\r\n", ("a", 1), "a:\r\n  - b\r\nc: d\r\n"),
        ("a:\n- b: c\n  d: e\n- b: c\n  d: e\nf: g\n", ("a", 1), "a:\n- b: c\n  d: e\nf: g\n"),
        ("a:\n  - b\n  # why\n  - b\n", ("a", 1), "a:\n  - b\n  # why\n"),
        ("a:\n  - b\n  - b", ("a", 1), "a:\n  - b\n"),
        ("a:\n  - b\n  - b # kept\n", ("a", 1), None),
        ("a:\n  - b: c\n  - b: # kept\n      c\n", ("a", 1), None),
        ("a: [b, # kept\n  b]\n", ("a", 1), None),
        ("a:\n  - - b\n    - b\n", ("a", 0, 1), "a:\n  - - b\n"),
        ("a: [b, b]\n", ("a", 0), None),
        ("a: [b, b]\n", ("a", 2), None),
        ("a: {b: c}\n", ("a", "b"), None),
        ("a:\n  - |\n    b\n  - |\n    b\nc: d\n", ("a", 1), None),
    ],
)
def test_an_item_is_taken_out(text: str, route: Route, after: str | None) -> None:
    edit = removal(text, route)
    assert (edited(text, [edit]) if edit else None) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a: b\r\r\nc: d\n", "a: b\r\nc: d\n"),
        ("a: b\u2028\nc: d\x85\u2029", "a: b\nc: d"),
        ("a: b\rc: d\r", "a: b\rc: d"),
        ("a: b\r\nc: d\r\n", "a: b\r\nc: d\r\n"),
    ],
)
def test_odd_line_ends_go_where_they_mean_nothing(text: str, after: str) -> None:
    assert edited(text, without_stray_line_ends(text)) == after


def test_edits_are_made_together_unless_they_overlap() -> None:
    assert edited("abcdef", [Edit(4, 5, "E"), Edit(0, 1, "A"), Edit(0, 1, "A")]) == "AbcdEf"
    assert edited("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")]) is None
