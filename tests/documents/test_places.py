"""Routes to spans: what a mark means is what stands at its span."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry_cli.documents import Data, locate, read_document
from registry_cli.documents.dump import yaml_text
from registry_cli.documents.scalars import resolve
from registry_cli.findings import START, Mark, Part, Route, Span
from registry_cli.sources import SourceFile

REGISTRY = """\
# Æøå 😀
name: Kommunernes Ydelsessystem
'owner': "ydelseschef"
"tags": [a, 'b c', {x: 1}]
æøå: ægte   # comment
emoji: {😀: 😀, after: x}
lifecycle:
  in_use: 2018-11-01
  phase_out:
uses:
  - interface: sf1520
    purpose: Adresser
  - {interface: sf1530}
  -
    interface: sf1540
  - purpose: >-
      two
      lines
    interface: sf1550
  - - nested
    - items
  - plain
    over lines
  -
description: |
  First line.

  Last line.
notes: one
  two
quoted: "one
  two"
flow: {
  a: 1,
  b: [2,
    3]
}
empty: {}
"""

PLACES: dict[str, tuple[Route, Part, int, str]] = {
    "value": (("name",), "value", 2, "Kommunernes Ydelsessystem"),
    "key": (("name",), "key", 2, "name"),
    "quoted-value": (("owner",), "value", 3, '"ydelseschef"'),
    "quoted-key": (("owner",), "key", 3, "'owner'"),
    "double-quoted-key": (("tags",), "key", 4, '"tags"'),
    "flow-list": (("tags",), "value", 4, "[a, 'b c', {x: 1}]"),
    "flow-item": (("tags", 1), "value", 4, "'b c'"),
    "in-flow-item": (("tags", 2, "x"), "value", 4, "1"),
    "key-in-flow-item": (("tags", 2, "x"), "key", 4, "x"),
    "danish-key": (("æøå",), "key", 5, "æøå"),
    "danish-value": (("æøå",), "value", 5, "ægte"),
    "columns-count-characters": (("emoji", "after"), "value", 6, "x"),
    "wide-value": (("emoji", "😀"), "value", 6, "😀"),
    "block-mapping-is-shown-by-its-key": (("lifecycle",), "value", 7, "lifecycle"),
    "nested-value": (("lifecycle", "in_use"), "value", 8, "2018-11-01"),
    "nothing-is-shown-by-its-key": (("lifecycle", "phase_out"), "value", 9, "phase_out"),
    "block-list-is-shown-by-its-key": (("uses",), "value", 10, "uses"),
    "item-is-shown-by-its-first-entry": (("uses", 0), "value", 11, "interface: sf1520"),
    "item-as-key": (("uses", 0), "key", 11, "interface: sf1520"),
    "value-in-item": (("uses", 0, "purpose"), "value", 12, "Adresser"),
    "flow-mapping-as-item": (("uses", 1), "value", 13, "{interface: sf1530}"),
    "item-on-its-own-line": (("uses", 2), "value", 15, "interface: sf1540"),
    "item-with-a-long-first-value": (("uses", 3), "value", 16, "purpose"),
    "folded-is-shown-by-its-key": (("uses", 3, "purpose"), "value", 16, "purpose"),
    "list-in-list": (("uses", 4), "value", 20, "-"),
    "item-in-list-in-list": (("uses", 4, 1), "value", 21, "items"),
    "plain-item-over-lines": (("uses", 5), "value", 22, "p"),
    "literal-is-shown-by-its-key": (("description",), "value", 25, "description"),
    "plain-over-lines-is-shown-by-its-key": (("notes",), "value", 29, "notes"),
    "quoted-over-lines-is-shown-by-its-key": (("quoted",), "value", 31, "quoted"),
    "flow-over-lines-is-shown-by-its-key": (("flow",), "value", 33, "flow"),
    "value-in-flow-over-lines": (("flow", "a"), "value", 34, "1"),
    "list-in-flow-over-lines": (("flow", "b"), "value", 35, "b"),
    "item-in-flow-over-lines": (("flow", "b", 1), "value", 36, "3"),
    "empty-mapping": (("empty",), "value", 38, "{}"),
    "missing-at-the-top": (("gone",), "value", 2, "name"),
    "missing-at-the-top-as-key": (("gone",), "key", 2, "name"),
    "the-whole-file": ((), "value", 2, "name"),
    "missing-in-a-mapping": (("lifecycle", "gone"), "value", 7, "lifecycle"),
    "missing-far-below": (("lifecycle", "gone", 3, "x"), "key", 7, "lifecycle"),
    "missing-in-an-item": (("uses", 0, "gone"), "value", 11, "interface: sf1520"),
    "missing-in-a-flow-item": (("tags", 2, "gone"), "value", 4, "{x: 1}"),
    "missing-item": (("tags", 9), "value", 4, '"tags"'),
    "negative-item": (("tags", -1), "value", 4, '"tags"'),
    "below-a-scalar": (("name", "gone"), "value", 2, "name"),
    "a-number-for-a-key": ((0,), "value", 2, "name"),
}


def text_at(text: str, span: Span) -> str:
    assert span.line == span.end_line
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize(("route", "part", "line", "shown"), PLACES.values(), ids=PLACES)
def test_place(route: Route, part: Part, line: int, shown: str) -> None:
    span = locate(REGISTRY, Mark("a.yaml", route, part))
    assert (span.line, text_at(REGISTRY, span)) == (line, shown)


def test_an_empty_item_is_the_character_behind_its_dash() -> None:
    span = locate(REGISTRY, Mark("a.yaml", ("uses", 6)))
    assert span[:2] == span[2:]
    assert REGISTRY.split("\n")[span.line - 1][: span.column - 1] == "  -"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        pytest.param(REGISTRY, Mark("a.yaml", part="file"), id="file"),
        pytest.param("", Mark("a.yaml", ("name",)), id="empty"),
        pytest.param("# only\n", Mark("a.yaml", ("name",)), id="comment"),
        pytest.param("a: [\n", Mark("a.yaml", ("a",)), id="unreadable"),
        pytest.param("{}", Mark("a.yaml", ("a",)), id="empty-mapping"),
        pytest.param("- a\n", Mark("a.yaml", ("a",)), id="list"),
        pytest.param("a\n", Mark("a.yaml"), id="scalar"),
    ],
)
def test_where_there_is_nothing_to_show_it_is_the_beginning(text: str, mark: Mark) -> None:
    assert locate(text, mark) == START


def test_a_span_that_is_known_is_kept() -> None:
    assert locate(REGISTRY, Mark("a.yaml", ("name",), span=Span(3, 4, 5, 6))) == Span(3, 4, 5, 6)


def test_of_a_duplicate_key_the_first_is_shown() -> None:
    assert locate("a: 1\na: 2\n", Mark("a.yaml", ("a",))) == Span(1, 4, 1, 5)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_move_places(end: str) -> None:
    text = f"name: x{end}uses:{end}  - interface: æ{end}"
    assert locate(text, Mark("a.yaml", ("uses", 0, "interface"))) == Span(3, 16, 3, 17)


WORDS = st.text("abcæøå😀 :#'\"-1é", min_size=1, max_size=12)
VALUES = st.recursive(
    WORDS | st.integers(0, 99) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=10,
)


def leaves(data: Data, route: Route = ()) -> Iterator[tuple[Route, Data]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*route, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from leaves(value, (*route, position))
    elif route:
        yield route, data


@settings(deadline=None)
@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4))
def test_what_stands_at_a_place_is_the_value(data: dict[str, object]) -> None:
    text = yaml_text(data)
    found = read_document(SourceFile("a.yaml", text.encode())).data
    assert found == data
    for route, value in leaves(found):
        shown = text_at(text, locate(text, Mark("a.yaml", route)))
        assert read_document(SourceFile("a.yaml", f"x: {shown}\n".encode())).data == {"x": value}
        if shown[0] not in "'\"":
            assert resolve(shown) == value
