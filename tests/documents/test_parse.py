"""Text to data and faults: each fault at its place, nothing raised, the same data as another YAML 1.2 reader."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from registry_cli.documents import Data, read_document
from registry_cli.documents.dump import yaml_text
from registry_cli.documents.parse import MAX_FAULTS, parse
from registry_cli.documents.tree import MAX_DEPTH, Fault, Node, unknown_routes
from registry_cli.findings import Route, Span
from registry_cli.sources import SourceFile

TOP = Path(__file__).parents[2]
REAL_FILES = sorted(
    path
    for folder in ("examples/fjordby", "templates/reference", "registry_cli/presets")
    for path in (TOP / folder).rglob("*.yaml")
    if path.is_file()
)

LINES = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""Where libyaml begins a new line."""

Expected = tuple[str, tuple[int, ...], dict[str, str | int]]

FAULTS: dict[str, tuple[str, list[Expected], Data]] = {
    "anchor": ("a: &x 1\n", [("unsafe-yaml", (1, 4, 1, 8), {"feature": "anchor"})], {"a": 1}),
    "anchor-of-nothing": ("a: &x\n", [("unsafe-yaml", (1, 4, 1, 6), {"feature": "anchor"})], {"a": None}),
    "alias": (
        "a: &x 1\nb: *x\n",
        [
            ("unsafe-yaml", (1, 4, 1, 8), {"feature": "anchor"}),
            ("unsafe-yaml", (2, 4, 2, 6), {"feature": "alias"}),
        ],
        {"a": 1, "b": None},
    ),
    "alias-of-nothing": ("b: *x\n", [("unsafe-yaml", (1, 4, 1, 6), {"feature": "alias"})], {"b": None}),
    "alias-as-key": ("*x : 1\nnull: 2\n", [("unsafe-yaml", (1, 1, 1, 3), {"feature": "alias"})], {"null": 2}),
    "tag": ("a: !!str 1\n", [("unsafe-yaml", (1, 4, 1, 11), {"feature": "tag"})], {"a": 1}),
    "tag-of-python": (
        "a: !!python/object/apply:os.system [ls]\n",
        [("unsafe-yaml", (1, 4, 1, 37), {"feature": "tag"})],
        {"a": ["ls"]},
    ),
    "anchor-and-tag": (
        "a: &x !y z\n",
        [
            ("unsafe-yaml", (1, 4, 1, 11), {"feature": "anchor"}),
            ("unsafe-yaml", (1, 4, 1, 11), {"feature": "tag"}),
        ],
        {"a": "z"},
    ),
    "merge": (
        "a:\n  <<: {b: 1}\n  c: 2\n",
        [("unsafe-yaml", (2, 3, 2, 5), {"feature": "merge"})],
        {"a": {"c": 2}},
    ),
    "quoted-merge-is-a-key": ('"<<": 1\n', [], {"<<": 1}),
    "complex-key": ("? [a, b]\n: 1\nc: 2\n", [("unsafe-yaml", (1, 3, 1, 9), {"feature": "complex-key"})], {"c": 2}),
    "mapping-as-key": ("{a: 1}: 2\n", [("unsafe-yaml", (1, 1, 1, 7), {"feature": "complex-key"})], {}),
    "directive": ("%YAML 1.2\n---\na: 1\n", [("unsafe-yaml", (1, 1, 2, 4), {"feature": "directive"})], {"a": 1}),
    "duplicate-key": (
        "a: 1\nb: 2\n'a': 3\n",
        [("duplicate-key", (3, 1, 3, 4), {"key": "a"})],
        {"a": 1, "b": 2},
    ),
    "duplicate-key-in-flow": ("{a: 1, a: 2}\n", [("duplicate-key", (1, 8, 1, 9), {"key": "a"})], {"a": 1}),
    "several-documents": ("a: 1\n---\nb: 2\n", [("several-documents", (2, 1, 2, 4), {})], None),
    "unusable-number": (
        f"a: .inf\nb: 0.5\nc: {'9' * 19}\n",
        [
            ("unusable-number", (1, 4, 1, 8), {"number": ".inf"}),
            ("unusable-number", (3, 4, 3, 23), {"number": "9" * 19}),
        ],
        {"a": None, "b": Decimal("0.5"), "c": None},
    ),
    "unusable-number-as-key-is-text": (f".inf: 1\n{'9' * 19}: 2\n", [], {".inf": 1, "9" * 19: 2}),
    "too-deep": (
        "[" * (MAX_DEPTH + 1),
        [("too-deep", (1, MAX_DEPTH + 1, 1, MAX_DEPTH + 2), {"limit": MAX_DEPTH})],
        None,
    ),
}

SYNTAX: dict[str, tuple[str, tuple[int, int]]] = {
    "tab": ("a: 1\n\tb: 2\n", (2, 1)),
    "second-colon": ("a: b: c\n", (1, 5)),
    "open-quote": ("a: 'x", (1, 6)),
    "open-bracket": ("a: [1,\n", (1, 7)),
    "open-bracket-in-crlf": ("a: [1,\r\n", (1, 7)),
    "reserved": ("æøå: @x\n", (1, 6)),
    "indentation": ("a: |\n  x\n y\n", (3, 2)),
    "list-and-mapping": ("- a\nb: c\n", (2, 1)),
    "end-of-document": ("a: 1\n...\nb: 2\n", (3, 1)),
    "unknown-directive": ("%FOO\n---\na: 1\n", (1, 5)),
    "control-character": ("a: 1\nb: \x07\n", (2, 4)),
    "control-character-behind-danish": ("æøå: 1\nåøæ: x\x00y\n", (2, 7)),
    "control-character-behind-emoji": ("a: 😀\x1b\n", (1, 5)),
    "unquoted-percent": ("a: %x\n", (1, 4)),
    "unquoted-star": ("a: *\n", (1, 5)),
}

DATA: dict[str, tuple[str, Data]] = {
    "keys-are-their-text": (
        "00.13: a\n32.20: b\n1e3: c\n0x10: d\ntrue: e\nTrue: f\n~: g\n2026-01-01: h\n",
        {
            "00.13": "a", "32.20": "b", "1e3": "c", "0x10": "d", "true": "e", "True": "f", "~": "g",
            "2026-01-01": "h"
        },
    ),
    "numbers-that-are-equal-are-two-keys": ("1: a\n01: b\n1.0: c\n", {"1": "a", "01": "b", "1.0": "c"}),
    "quoted-is-text": ("a: '1'\nb: \"true\"\nc: ''\n", {"a": "1", "b": "true", "c": ""}),
    "block-text-is-text": ("a: |\n  1\nb: >-\n  true\n  x\n", {"a": "1\n", "b": "true x"}),
    "lists": ("- 1\n- [a, {b: c}]\n-\n", [1, ["a", {"b": "c"}], None]),
    "empty-containers": ("a: {}\nb: []\n", {"a": {}, "b": []}),
    "flow-key-without-value": ("{a, b: }\n", {"a": None, "b": None}),
    "crlf": ("a: 1\r\nb:\r\n  - x\r\n", {"a": 1, "b": ["x"]}),
    "scalar": ("x\n", "x"),
    "comment-only": ("# nothing\n", None),
    "nothing": ("", None),
    "document-start": ("---\na: 1\n...\n", {"a": 1}),
    "as-deep-as-allowed": ("[" * MAX_DEPTH + "]" * MAX_DEPTH, json.loads("[" * MAX_DEPTH + "]" * MAX_DEPTH)),
}  # fmt: skip

UNKNOWN: dict[str, tuple[str, tuple[Route, ...]]] = {
    "nothing": ("a: &x {b: 1}\nc: !!str 2\n", ()),
    "alias": ("a: {b: [1, *x]}\n", (("a", "b", 1),)),
    "number": ("a: 1\nb: .nan\n", (("b",),)),
    "merge": ("a:\n  <<: *x\n", (("a",),)),
    "merge-at-top": ("<<: {a: 1}\nb: .nan\n", ((), ("b",))),
    "complex-key": ("a:\n  - {[1]: 2}\n", (("a", 0),)),
    "alias-as-key": ("a: {*x : 1}\n", (("a",),)),
}


def data_of(text: str) -> Data:
    root = parse(text).root
    return None if root is None else root.data()


def described(faults: tuple[Fault, ...]) -> list[Expected]:
    return [(fault.code, tuple(fault.span), dict(fault.params)) for fault in faults]


@pytest.mark.parametrize(("text", "faults", "data"), FAULTS.values(), ids=FAULTS)
def test_fault(text: str, faults: list[Expected], data: Data) -> None:
    assert described(parse(text).faults) == faults
    assert data_of(text) == data


@pytest.mark.parametrize(("text", "place"), SYNTAX.values(), ids=SYNTAX)
def test_syntax_error_is_one_character(text: str, place: tuple[int, int]) -> None:
    (fault,) = parse(text).faults
    assert (fault.code, fault.span) == ("syntax-error", Span(*place, place[0], place[1] + 1))
    assert fault.params["problem"]
    assert parse(text).root is None


def test_a_syntax_error_comes_after_the_faults_before_it() -> None:
    assert [fault.code for fault in parse("a: *x\na: 1\nb: [\n").faults] == [
        "unsafe-yaml",
        "duplicate-key",
        "syntax-error",
    ]


def test_a_duplicate_key_names_the_first_one() -> None:
    (fault,) = parse("a: 1\nb:\n  c: 1\n  c: 2\n").faults
    assert fault.related == (Span(3, 3, 3, 4),)


def test_faults_have_an_end() -> None:
    parsed = parse("".join(f"a{number}: *x\n" for number in range(MAX_FAULTS + 50)))
    assert (len(parsed.faults), parsed.faults[-1].span.line, parsed.root) == (MAX_FAULTS, MAX_FAULTS, None)


@pytest.mark.parametrize(("text", "data"), DATA.values(), ids=DATA)
def test_data(text: str, data: Data) -> None:
    assert parse(text).faults == ()
    assert data_of(text) == data


@pytest.mark.parametrize(("text", "routes"), UNKNOWN.values(), ids=UNKNOWN)
def test_what_the_data_does_not_say(text: str, routes: tuple[Route, ...]) -> None:
    root = parse(text).root
    assert root is not None
    assert tuple(unknown_routes(root)) == routes


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_nesting_exhausts_nothing(opening: str) -> None:
    parsed = parse(opening * 100_000)
    assert parsed.root is None
    assert len(parsed.faults) == 1


SOUP = st.lists(
    st.sampled_from(
        [
            "a",
            ": ",
            ":",
            "- ",
            "\n",
            "  ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "'",
            '"',
            "|",
            ">",
            "&x ",
            "*x",
            "!t ",
            "<<",
            "? ",
            "#",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "1",
            ".inf",
            "\t",
            "\r",
            "\r\n",
            "æ",
            "😀",
            "\ufeff",
            "\u2028",
            "\x85",
            "\x00",
        ]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(SOUP.map(str.encode) | st.text().map(lambda text: text.encode("utf-8", "ignore")) | st.binary())
@example(b"\xef\xbb\xbfa: \x00")
@example(b"\xef\xbb\xbf")
@example("a: \u2028\x07".encode())
@example(b"a: 1\r\rb: \x07")
def test_no_bytes_are_too_much(data: bytes) -> None:
    document = read_document(SourceFile("a.yaml", data))
    lines = document.text.split("\n")
    assert document.data is not None or document.findings
    for finding in document.findings:
        if finding.mark.part != "file":
            assert finding.mark.span is not None
            assert_inside(finding.mark.span, lines)
    if not re.search("\r(?!\n)|[\x85\u2028\u2029]", document.text):
        for span in spans_of(parse(document.text).root):
            assert_inside(span, lines)


def assert_inside(span: Span, lines: list[str]) -> None:
    """A span is in the text; a point may stand one behind its line, and nothing at all behind the last one."""
    longest = [*(len(line) + 1 for line in lines), 1]
    assert (1, 1) <= span[:2] <= span[2:]
    assert span.end_line <= len(longest)
    assert span.column <= longest[span.line - 1]
    assert span.end_column <= longest[span.end_line - 1] + 1


def spans_of(node: Node | None) -> Iterator[Span]:
    if node is None:
        return
    yield node.span
    for key, value in (node.entries or {}).values():
        yield key
        yield from spans_of(value)
    for item in node.items or ():
        yield from spans_of(item)


def comparable(data: object) -> object:
    """Fractions as floats and days as text; keys are text in a registry."""
    if isinstance(data, dict):
        return {str(key): comparable(value) for key, value in data.items()}
    if isinstance(data, list):
        return [comparable(item) for item in data]
    if isinstance(data, date):
        return data.isoformat()
    return float(data) if isinstance(data, Decimal) else data


def read_by_another(text: str) -> object:
    reader = YAML(typ="safe", pure=True)
    reader.version = "1.2"
    return reader.load(StringIO(text))


def same_types(one: object, other: object) -> bool:
    """`1` and `True` are equal in Python, and must not be here."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same_types(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_types, one, other))
    return type(one) is type(other) and one == other


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.relative_to(TOP).as_posix())
def test_real_files_say_the_same_to_another_reader(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert parse(text).faults == ()
    assert same_types(comparable(data_of(text)), comparable(read_by_another(text)))


PRINTABLE = st.characters(
    codec="utf-8",
    exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"],
    exclude_characters="\ufeff",
    include_characters="\n",
)
TEXTS = st.text(PRINTABLE, max_size=30) | st.sampled_from(
    [
        "no",
        "on",
        "~",
        "null",
        "1",
        "0o7",
        "1e3",
        "2026-01-01",
        "kle:32.24",
        "a: b",
        "- a",
        "# a",
        "'",
        '"',
        "<<",
        " x ",
        "æøå",
    ]
)
VALUES = st.recursive(
    TEXTS
    | st.integers(-(10**15), 10**15)
    | st.booleans()
    | st.none()
    | st.floats(1e-5, 1e12).map(lambda number: round(number, 5)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(TEXTS, VALUES, max_size=5))
def test_what_we_write_we_and_another_reader_read_again(data: dict[str, object]) -> None:
    text = yaml_text(data)
    assert parse(text).faults == ()
    assert same_types(comparable(data_of(text)), data)
    assert same_types(comparable(data_of(text)), comparable(read_by_another(text)))
