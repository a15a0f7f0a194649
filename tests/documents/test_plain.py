"""The quick reader takes only what the careful parser takes too, and gives the same data."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry_cli.documents import Data, read_document
from registry_cli.documents.parse import parse
from registry_cli.documents.plain import read_plain
from registry_cli.sources import SourceFile

EXAMPLES = Path(__file__).parents[2] / "examples"
SUITE = Path(__file__).parent / "yaml_test_suite"

PIECES = (
    " ", "  ", "\n", "\n  ", "\n- ", "- ", "-", ":", ": ", "#", " #", " # ", ",", "[", "]", "{", "}", '"', "'", "|", ">", "|-\n",
    "&a ", "*a", "!t ", "%", "@", "`", "?", "? ", "<<: ", "---\n", "...\n", "\t", "\r\n", "\\", "~", "null", "0x1F", "1e3", "-5",
    ".5", "00.13", "true", "æ", "\u00a0", "\u2028", "\ufeff", "\x00", "a", "key: ", "a: b\n",
)  # fmt: skip


@cache
def texts() -> tuple[str, ...]:
    """The text of every example file and of every case of the conformance suite."""
    files = sorted(path for path in EXAMPLES.rglob("*.yaml") if not path.is_symlink() and path.name != "not-utf-8.yaml")
    return (*(path.read_bytes().decode().removeprefix("\ufeff") for path in files), *suite())


def suite() -> Iterator[str]:
    """The texts of the conformance suite, with its marks for blanks, tabs and missing line ends made real."""
    for path in sorted(SUITE.glob("*.yaml")):
        cases = parse_list(path.read_text(encoding="utf-8"))
        yield from (real(str(case["yaml"])) for case in cases if isinstance(case, dict) and "yaml" in case)


def parse_list(text: str) -> list[Data]:
    root = parse(text).root
    data = root.data() if root else None
    assert isinstance(data, list)
    return data


def real(text: str) -> str:
    text = re.sub("—*»", "\t", text)
    return text.replace("␣", " ").replace("←", "\r").replace("⇔", "\ufeff").replace("↵", "").replace("∎\n", "")


def careful(text: str) -> Data:
    """What the careful parser reads; `None` where it finds any fault or no mapping."""
    parsed = parse(text)
    if parsed.faults or parsed.root is None or parsed.root.entries is None:
        return None
    return parsed.root.data()


def agrees(text: str) -> bool:
    """Whether the quick reader leaves the text alone, or reads what the careful one does; `True` is not 1, nor 1 the text."""
    plain = read_plain(text)
    return plain is None or repr(plain) == repr(careful(text))


def test_the_suite_is_there() -> None:
    assert len(list(suite())) > 300


def test_both_readers_agree_on_examples_and_suite() -> None:
    assert [text for text in texts() if not agrees(text)] == []


def test_nearly_every_example_is_plain() -> None:
    files = [path for path in EXAMPLES.rglob("*.yaml") if "broken" not in path.parts]
    plain = [path for path in files if read_plain(path.read_text(encoding="utf-8")) is not None]
    assert len(plain) >= 0.99 * len(files)


EDITS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 3), st.sampled_from(PIECES)), min_size=1, max_size=4)


def edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    for position, length, piece in edits:
        at = position % (len(text) + 1)
        text = text[:at] + piece + text[at + length :]
    return text


@settings(max_examples=2000)
@given(st.integers(0, 10_000), EDITS)
def test_both_readers_agree_on_mutations(number: int, edits: list[tuple[int, int, str]]) -> None:
    assert agrees(edited(texts()[number % len(texts())], edits))


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_both_readers_agree_on_heaps_of_pieces(pieces: list[str]) -> None:
    assert agrees("".join((*pieces, "\n")))


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: b\n", {"a": "b"}),
        ("a: 1 # og mere\nb: -5\n", {"a": 1, "b": -5}),
        ("a:\n- 1\n- 2\nb: x\n", {"a": [1, 2], "b": "x"}),
        ("a:\n  - b: 1\n    c: {d: [e, 'f g'], \"32.24\": h#i}\n", {"a": [{"b": 1, "c": {"d": ["e", "f g"], "32.24": "h#i"}}]}),
        ("a: >-\n  b\n  c\nd: |\n  e\n   f\n", {"a": "b c", "d": "e\n f\n"}),
        ('a:\nb: ""\n', {"a": None, "b": ""}),
    ],
)  # fmt: skip
def test_what_is_plain(text: str, data: Data) -> None:
    assert read_plain(text) == data == careful(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: &b c\n", "a: *b\n", "a: !t b\n", "<<: {a: b}\n", "a: b\na: c\n", "a: b: c\n", "a: [b\n", "- a\n", "a\n", "", "# a\n", "a: b",
        'a: "b\\n"\n', "a:\n\tb: c\n", "a: b\n  c\n", "a: .inf\n", "---\na: b\n", "a: sag #12\n", "a: {b: c, b: d}\n", "a:\n  b: c\n d: e\n",
    ],
)  # fmt: skip
def test_what_is_left_to_the_careful_parser(text: str) -> None:
    assert read_plain(text) is None


def test_a_plain_file_and_its_careful_reading_are_one_document() -> None:
    text = "name: KY\nuses:\n  - {interface: sf1520}\n"
    careful_text = f'{text}extra: "\\x41"\n'
    plain = read_document(SourceFile("systems/ky.yaml", text.encode()))
    slow = read_document(SourceFile("systems/ky.yaml", careful_text.encode()))
    assert plain.data is not None
    assert slow.data == {**plain.data, "extra": "A"}
    assert (plain.findings, plain.unknown) == ((), ())
