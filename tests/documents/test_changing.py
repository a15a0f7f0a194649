"""A value put into a text or taken out: the data differ there and nowhere else, and every other character stays."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Literal, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry_cli.authoring.formatting import order_of
from registry_cli.documents import Data
from registry_cli.documents.changing import at, emptied_route, put, take, told, with_value, without
from registry_cli.documents.layout import KeyOrder, comments_in
from registry_cli.documents.ordering import lexemes
from registry_cli.documents.parse import parse
from registry_cli.findings import Route
from registry_cli.model.naming import kind_of
from tests.documents.test_layout import SloppyWriter
from tests.running import EXAMPLES

ORDER: KeyOrder = {
    "name": {},
    "verified": {"by": {}, "date": {}},
    "owner": {},
    "level": {"of": {}, "by": {}},
    "uses": {"interface": {}, "purpose": {}},
    "tags": {},
}


@pytest.mark.parametrize(
    ("text", "route", "value", "after"),
    [
        ("name: a  # c\n", ("name",), "b", "name: b  # c\n"),
        ("name: 'a'  # c\n", ("name",), "b", "name: 'b'  # c\n"),
        ('name: "a"\n', ("name",), 'b "c"', "name: 'b \"c\"'\n"),
        ("name: a\n", ("name",), "1.10", 'name: "1.10"\n'),
        ("name:\n  a  # c\nx: 1\n", ("name",), "b", "name:\n  b  # c\nx: 1\n"),
        ("name: a\n  b\nx: 1\n", ("name",), "c", "name: c\nx: 1\n"),
        ("name: >-  # c\n  a\n\n  b\n\nx: 1\n", ("name",), "d", "name: d  # c\n\nx: 1\n"),
        ("name: a  # c\nx: 1\n", ("name",), "b\nd\n", "name: |  # c\n  b\n  d\nx: 1\n"),
        ("name:  # c\nx: 1\n", ("name",), "b", "name: b  # c\nx: 1\n"),
        ("name:\nx: 1\n", ("name",), "b", "name: b\nx: 1\n"),
        ("tags:  # c\n  - a\n  - b\nx: 1\n", ("tags",), ["d"], "tags: [d]  # c\nx: 1\n"),
        ("tags: [a]  # c\nx: 1\n", ("tags",), [{"b": 1}], "tags:  # c\n  - {b: 1}\nx: 1\n"),
        ("tags:\n  - a\n  - b  # c\n", ("tags", 1), "d", "tags:\n  - a\n  - d  # c\n"),
        ("tags:\n  - a  # c\n  - b\n", ("tags",), ["d"], None),
        ("tags: [a,  # c\n  b]\n", ("tags",), ["d"], None),
        ("a: {b: , c: 1}\n", ("a", "b"), "x", "a: {b: x, c: 1}\n"),
        ("a: {b: 1}\n", ("a", "b"), ["x, y"], 'a: {b: ["x, y"]}\n'),
        ("a: [\n", ("a",), "x", None),
        ("a: b\n", ("a", "c"), "x", None),
        ("- a\n", ("a",), "x", None),
    ],
)
def test_a_value_is_replaced(text: str, route: Route, value: Data, after: str | None) -> None:
    assert with_value(text, route, value, ORDER) == after


@pytest.mark.parametrize(
    ("text", "route", "value", "after"),
    [
        ("name: a\ntags: [x]\n", ("owner",), "b", "name: a\nowner: b\ntags: [x]\n"),
        ("name: a\r\ntags: [x]\r\n", ("owner",), "b", "name: a\r\nowner: b\r\ntags: [x]\r\n"),
        ("name: a", ("owner",), "b", "name: a\nowner: b"),
        ("# top\n\n# t\ntags: [x]\n", ("owner",), "b", "# top\n\nowner: b\n# t\ntags: [x]\n"),
        ("name: a\nzz: 1\n", ("yy",), "b", "name: a\nzz: 1\nyy: b\n"),
        ("name: a\n", ("level", "of"), "b", "name: a\nlevel: {of: b}\n"),
        ("level:  # c\ntags: []\n", ("level", "of"), "b", "level: {of: b}  # c\ntags: []\n"),
        ("level: {by: x}  # c\n", ("level", "of"), "b", "level: {of: b, by: x}  # c\n"),
        ("level: {of: x}  # c\n", ("level", "by"), "b", "level: {of: x, by: b}  # c\n"),
        ("level:\n  # c\n  by: x\n", ("level", "of"), "b", "level:\n  of: b\n  # c\n  by: x\n"),
        (
            "uses:\n  - purpose: b  # c\n",
            ("uses", 0, "interface"),
            "x",
            "uses:\n  - interface: x\n    purpose: b  # c\n",
        ),
        (
            "uses:\n- interface: b\n# c\ntags: []\n",
            ("uses", 0, "purpose"),
            "x",
            "uses:\n- interface: b\n  purpose: x\n# c\ntags: []\n",
        ),
        ("owner: a\n  # c\n\ntags: []\n", ("uses",), [], "owner: a\n  # c\nuses: []\n\ntags: []\n"),
        ("name: |+\n  a\n\nx: 1\n", ("owner",), "b", "name: |+\n  a\n\nowner: b\nx: 1\n"),
        ("a:\n", ("a", "kle:1"), 1, 'a: {"kle:1": 1}\n'),
        ("a: x\n", ("b", 0, "c"), 1, "a: x\nb:\n  - {c: 1}\n"),
        ("a: x\n", ("b", "c", "d"), 1, "a: x\nb: {c: {d: 1}}\n"),
    ],
)
def test_a_key_is_added_where_the_order_has_it(text: str, route: Route, value: Data, after: str) -> None:
    assert with_value(text, route, value, ORDER) == after


@pytest.mark.parametrize(
    ("text", "route", "value", "after"),
    [
        ("tags: []  # c\n", ("tags", 0), "a", "tags: [a]  # c\n"),
        ("tags: [a]  # c\n", ("tags", 1), "b", "tags: [a, b]  # c\n"),
        ("tags: [a, ]\n", ("tags", 1), "b", "tags: [a, b, ]\n"),
        ("tags: [\n  a,  # c\n  b  # d\n]\n", ("tags", 2), "x", "tags: [\n  a,  # c\n  b,  # d\n  x\n]\n"),
        ("tags: [\n  a,\n  b,  # d\n]\n", ("tags", 2), "x", "tags: [\n  a,\n  b,  # d\n  x,\n]\n"),
        ("tags:\n  - a  # c\n  # foot\nx: 1\n", ("tags", 1), "b", "tags:\n  - a  # c\n  - b\n  # foot\nx: 1\n"),
        ("tags:\n- a: 1\n  # foot\nx: 1\n", ("tags", 1), {"b": 1}, "tags:\n- a: 1\n  # foot\n- {b: 1}\nx: 1\n"),
        ("tags: [a]\n", ("tags", 2), "b", None),
        ("tags:\n  -\n    a: 1\n", ("tags", 1), "b", None),
    ],
)
def test_an_item_is_added_at_the_end(text: str, route: Route, value: Data, after: str | None) -> None:
    assert with_value(text, route, value, ORDER) == after


@pytest.mark.parametrize(
    ("text", "route", "after"),
    [
        ("# a\na: 1\n# b\nb:  # c\n  - x  # d\n  # foot\n# e\ne: 1\n", ("b",), "# a\na: 1\n# e\ne: 1\n"),
        ("a: 1\r\nb: |\r\n  x\r\n\r\nc: 1\r\n", ("b",), "a: 1\r\n\r\nc: 1\r\n"),
        ("# top\n\n# a\na: 1\nb: 2\n", ("a",), "# top\n\nb: 2\n"),
        (
            "# yaml-language-server: $schema=s.json\na: 1\nb: 2\n",
            ("a",),
            "# yaml-language-server: $schema=s.json\nb: 2\n",
        ),
        ("a: {b: 1, c: 2}  # c\n", ("a", "b"), "a: {c: 2}  # c\n"),
        ("a: {b: 1, c: 2}  # c\n", ("a", "c"), "a: {b: 1}  # c\n"),
        ("a: {b: {c: 1}}\nd: 1\n", ("a", "b", "c"), "d: 1\n"),
        ("a:\n  - b: 1\n    c: 2\n", ("a", 0, "b"), "a:\n  - c: 2\n"),
        ("a:\n  - b: 1\n    # c\n    c: 2\n", ("a", 0, "b"), None),
        ("a:\n  - b\n  # c\n  - c\nd: 1\n", ("a", 1), "a:\n  - b\nd: 1\n"),
        ("a:\n  - b\n  - c", ("a", 1), "a:\n  - b\n"),
        ("a: [b, c, d]\n", ("a", 0), "a: [c, d]\n"),
        ("a: [b,  # c\n  c]\n", ("a", 0), None),
        ("a: [b]\n", ("a", 0), None),
        ("a: 1\n", ("b",), None),
        ("a: [b\n", ("a",), None),
    ],
)
def test_what_is_taken_out_takes_its_own_lines_and_comments(text: str, route: Route, after: str | None) -> None:
    assert without(text, route) == after


def routes(data: Data, route: Route = ()) -> Iterator[Route]:
    if route:
        yield route
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from routes(value, (*route, key))


class Edited(NamedTuple):
    """One edit of a text: what came out, what the data should be, how many scalars may be gone, and which kind it is."""

    after: str | None
    wanted: Data
    gone: int
    kind: Literal["replace", "take", "add"]


def edits(text: str, random: Random, order: KeyOrder) -> Iterator[Edited]:
    data = _data(text)
    all_of_them = list(routes(data))
    for route in random.sample(all_of_them, min(3, len(all_of_them))):
        here, taken = at(data, route), emptied_route(data, route)
        yield Edited(with_value(text, route, "ny: værdi", order), put(data, route, "ny: værdi"), _size(here), "replace")
        if isinstance(data, dict) and len(data) > 1:
            yield Edited(without(text, route), take(data, taken), _size(at(data, taken)) + 1, "take")
        if isinstance(here, dict):
            to = (*route, "tags")
            yield Edited(with_value(text, to, ["x"], order), put(data, to, ["x"]), 0, "add")
        if isinstance(here, list):
            to = (*route, len(here))
            yield Edited(with_value(text, to, {"name": "x y"}, order), put(data, to, {"name": "x y"}), 0, "add")


def _size(data: Data) -> int:
    """How many keys and scalars there are."""
    if isinstance(data, dict):
        return len(data) + sum(map(_size, data.values()))
    return sum(map(_size, data)) if isinstance(data, list) else 1


def check(text: str, one: Edited) -> None:
    """What must hold for every edit that was made."""
    assert one.after is not None
    assert told(_data(one.after)) == told(one.wanted)
    assert not parse(one.after).faults
    had, has = comments_in(text), comments_in(one.after)
    assert has == had if one.kind != "take" else has <= had
    assert sum((_scalars(text) - _scalars(one.after)).values()) <= one.gone
    assert "\n" not in one.after or ("\r\n" in one.after) == ("\r\n" in text)
    assert one.after.count("\n") - one.after.count("\r\n") in (0, one.after.count("\n"))


def test_the_examples_can_be_edited_everywhere() -> None:
    """Some files of the examples at three places each; only a comment inside of what is replaced or taken out stands in the way."""
    random = Random(7)  # noqa: S311 - the same files each time, no secret
    paths = sorted(path for path in EXAMPLES.rglob("*.yaml") if "broken" not in path.parts)
    for path in random.sample(paths, 20):
        text = path.read_text(encoding="utf-8").replace("\n", random.choice(["\n", "\r\n"]))
        for one in edits(text, random, order_of(_kind(path))):
            if one.after is None:
                assert one.kind == "replace", path
            else:
                check(text, one)


def _kind(path: Path) -> str | None:
    return kind_of("/".join(path.relative_to(EXAMPLES).parts[1:]))


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_any_layout_keeps_what_is_not_asked_for(random: Random) -> None:
    text = SloppyWriter(random).text().removeprefix("\ufeff")
    for one in edits(text, random, ORDER):
        if one.after is not None:
            check(text, one)


def _data(text: str) -> Data:
    root = parse(text).root
    assert root is not None
    return root.data()


def _scalars(text: str) -> Counter[str]:
    return Counter(one.text for one in lexemes(text.replace("\r\n", "\n")) if one.kind == "scalar")
